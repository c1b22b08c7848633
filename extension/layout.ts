import type { Circuit } from '../core/circuit/circuit.ts';
import { toDot } from '../core/circuit/dot.ts';
import { KnownPlaces } from '../core/circuit/layout.ts';
import type { Places } from '../core/circuit/places.ts';
import { Channel } from './channel.ts';
import type { Port } from './port.ts';
import type { LayoutAnswers, LayoutQuestion } from './worker/protocol.ts';

/** A picture that takes longer is given up. */
const PATIENCE = 15_000;

/** Places circuits in a worker of its own, so that it does not end with an evaluation. It starts when first asked. */
export class LayoutClient {
  /** Also on this side: it saves the way over there with the whole circuit. */
  readonly #known = new KnownPlaces();
  #channel: Channel<LayoutQuestion, LayoutAnswers> | undefined;

  constructor(private readonly startWorker: () => Port) {}

  async place(circuit: Circuit): Promise<Places> {
    const dot = toDot(circuit);
    const known = this.#known.find(dot);
    if (known !== undefined) return known;
    const places = await this.#ask(circuit);
    this.#known.keep(dot, places);
    return places;
  }

  async #ask(circuit: Circuit): Promise<Places> {
    this.#channel ??= new Channel<LayoutQuestion, LayoutAnswers>(this.startWorker(), () => {
      this.#channel = undefined;
    });
    const deadline = setTimeout(() => this.dispose(), PATIENCE);
    try {
      return await this.#channel.ask<'place'>({ kind: 'place', circuit });
    } finally {
      clearTimeout(deadline);
    }
  }

  dispose(): void {
    this.#channel?.end();
    this.#channel = undefined;
  }
}
