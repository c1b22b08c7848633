import type { CheckReport, CheckRequest } from '../../core/backward/answers.ts';
import { Channel } from '../channel.ts';
import type { Port } from '../port.ts';
import type { Answers, Question } from '../worker/protocol.ts';

export type CheckOutcome =
  | { readonly kind: 'done'; readonly report: CheckReport }
  /** A newer request under the same key took its place, or nobody wants it any more. */
  | { readonly kind: 'superseded' }
  /** The worker did not keep to the time, and was ended. */
  | { readonly kind: 'stopped'; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Here the times that a check may take are always said. */
export type TimedCheck = CheckRequest & {
  readonly limits: { readonly milliseconds: number };
  readonly patience: number;
};

interface Job {
  readonly key: string;
  readonly request: TimedCheck;
  readonly resolve: (outcome: CheckOutcome) => void;
}

interface Running {
  readonly job: Job;
  readonly deadline: Timer;
  impatience?: Timer;
}

/** A check ends itself at its limits; so much later its worker is ended. */
const GRACE = 1_000;
/** So long the run for verdicts may go on when newer text waits. */
const PATIENCE = 150;

const SUPERSEDED: CheckOutcome = { kind: 'superseded' };

/**
 * Checks of backward passes, in a worker of their own: they may take seconds, and nothing else waits for them. One at a
 * time; of each document only the newest text waits. Whoever only waits for a reason gives way to verdicts.
 */
export class CheckClient {
  #channel: Channel<Question, Answers> | undefined;
  readonly #waiting = new Map<string, Job>();
  #running: Running | undefined;
  #disposed = false;

  constructor(
    private readonly startWorker: () => Port,
    /** The worker ended by itself. */
    private readonly onCrash: (reason: string) => void,
  ) {}

  /** Checks a program. A newer request under the same key supersedes. */
  check(key: string, request: TimedCheck): Promise<CheckOutcome> {
    return new Promise((resolve) => {
      this.#waiting.get(key)?.resolve(SUPERSEDED);
      this.#waiting.set(key, { key, request, resolve });
      const { job } = this.#running ?? {};
      if (job !== undefined && job.request.patience > 0) {
        const isOlder = job.key === key;
        this.#end(isOlder ? SUPERSEDED : 'again');
      } else if (this.#running !== undefined && job?.key === key)
        this.#running.impatience ??= setTimeout(() => this.#end(SUPERSEDED), PATIENCE);
      this.#next();
    });
  }

  /** Nobody wants an answer under this key any more. */
  forget(key: string): void {
    this.#waiting.get(key)?.resolve(SUPERSEDED);
    this.#waiting.delete(key);
    if (this.#running?.job.key === key) this.#end(SUPERSEDED);
  }

  dispose(): void {
    this.#disposed = true;
    for (const { resolve } of this.#waiting.values()) resolve(SUPERSEDED);
    this.#waiting.clear();
    this.#end(SUPERSEDED);
    this.#channel?.end();
  }

  #next(): void {
    if (this.#running !== undefined || this.#disposed) return;
    const [job] = this.#waiting.values();
    if (job === undefined) return;
    this.#waiting.delete(job.key);
    const { limits, patience } = job.request;
    // The program runs once for the verdicts, and the last edit that is tried may take as long again.
    const milliseconds = patience > 0 ? 2 * limits.milliseconds + patience : limits.milliseconds;
    const stopped = () => this.#end({ kind: 'stopped', milliseconds: limits.milliseconds });
    const running: Running = { job, deadline: setTimeout(stopped, milliseconds + GRACE) };
    this.#running = running;
    this.#ask(job.request).then(
      (report) => this.#finish(running, { kind: 'done', report }),
      (error: Error) => this.#finish(running, { kind: 'failed', reason: error.stack ?? error.message }),
    );
  }

  #ask(request: TimedCheck): Promise<CheckReport> {
    this.#channel ??= new Channel<Question, Answers>(this.startWorker(), (reason) => {
      this.#channel = undefined;
      this.onCrash(reason);
    });
    return this.#channel.ask<'check'>({ kind: 'check', request });
  }

  /** Ends what runs, and its worker. */
  #end(outcome: CheckOutcome | 'again'): void {
    const running = this.#running;
    if (running === undefined) return;
    this.#channel?.end();
    this.#channel = undefined;
    if (outcome !== 'again') {
      this.#finish(running, outcome);
      return;
    }
    this.#clear(running);
    this.#waiting.set(running.job.key, running.job);
  }

  #finish(running: Running, outcome: CheckOutcome): void {
    if (this.#running !== running) return; // it was ended meanwhile
    this.#clear(running);
    running.job.resolve(outcome);
    this.#next();
  }

  #clear({ deadline, impatience }: Running): void {
    this.#running = undefined;
    clearTimeout(deadline);
    clearTimeout(impatience);
  }
}

type Timer = ReturnType<typeof setTimeout>;
