/** What a view of each step of a moving value may take without holding up the next one, in milliseconds. */
const QUICK = 40;
const LEAST_REST = 150;

/** What moves, as far as it is looked at here. */
interface Moving {
  isAtRest(milliseconds: number): boolean;
  rested(milliseconds: number): Promise<void>;
}

/** When a view is made anew while values move: at each step if that is quick; else at rest, the longer the slower. */
export class Pace {
  #took = 0;

  /** Asks, and takes note of how long the answer takes. */
  async timed<T>(ask: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const answer = await ask();
    this.#took = performance.now() - began;
    return answer;
  }

  /**
   * Resolves when it is time.
   *
   * @param waits is told first when that is not now: what is shown meanwhile is old
   */
  async await(moving: Moving, waits: () => void): Promise<void> {
    const rest = Math.max(LEAST_REST, this.#took);
    if (this.#took <= QUICK || moving.isAtRest(rest)) return;
    waits();
    await moving.rested(rest);
  }
}
