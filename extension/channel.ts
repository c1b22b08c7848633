import type { Port } from './port.ts';
import { isReply, type Request } from './worker/protocol.ts';

/** The run that was asked about is not there any more, or its worker was ended. */
export class Gone extends Error {}

/** Questions and answers over one worker's port. */
export class Channel<Q extends { readonly kind: string }, A extends Record<Q['kind'], unknown>> {
  readonly #waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  #next = 0;
  #ended = false;

  /** `onCrash` is told when the worker ends by itself, after all who wait. */
  constructor(
    private readonly port: Port,
    onCrash: (reason: string) => void,
  ) {
    port.onMessage((message) => {
      if (!isReply(message)) return;
      const asker = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.kind === 'answer') asker?.resolve(message.answer as never);
      else asker?.reject(message.kind === 'gone' ? new Gone() : new Error(message.reason));
    });
    port.onFailure((reason) => {
      if (this.#ended) return;
      this.#end(new Error(reason));
      onCrash(reason);
    });
  }

  ask<K extends Q['kind']>(question: Extract<Q, { kind: K }>): Promise<A[K]> {
    if (this.#ended) return Promise.reject(new Gone());
    return new Promise((resolve, reject) => {
      const request: Request<Q> = { id: this.#next++, question };
      this.#waiting.set(request.id, { resolve, reject });
      this.port.post(request);
    });
  }

  /** Ends the worker. Who still waits hears that it is gone. */
  end(): void {
    this.#end(new Gone());
    this.port.terminate();
  }

  #end(reason: Error): void {
    this.#ended = true;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}
