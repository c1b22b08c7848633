/** Milliseconds between two looks whether a run has ended. */
const SOON = 10;

/**
 * Runs again and again while something moves: one at a time, and after each what is newest then. Nothing queues, and
 * whatever moves last is run.
 */
export class Live {
  #moved = Number.NEGATIVE_INFINITY;
  #wanted = false;
  #running = false;

  /** @param pause after each run, before the next */
  constructor(
    private readonly run: () => Promise<void>,
    private readonly pause: () => Promise<void>,
  ) {}

  /** Something moved that no run has taken up yet. */
  get isWanted(): boolean {
    return this.#wanted;
  }

  /**
   * Whether nothing moves, and nothing has for a while.
   *
   * @param milliseconds of that while
   */
  isAtRest(milliseconds: number): boolean {
    return !this.#running && performance.now() - this.#moved >= milliseconds;
  }

  /** Resolves when nothing has moved for so many milliseconds. */
  async rested(milliseconds: number): Promise<void> {
    while (!this.isAtRest(milliseconds)) {
      const left = this.#moved + milliseconds - performance.now();
      await new Promise((resolve) => setTimeout(resolve, Math.max(SOON, left)));
    }
  }

  want(): void {
    this.#moved = performance.now();
    this.#wanted = true;
    if (!this.#running) void this.#go();
  }

  /** What moved is in a run that something else began. */
  taken(): void {
    this.#wanted = false;
  }

  async #go(): Promise<void> {
    this.#running = true;
    try {
      while (this.#wanted) {
        await this.run();
        this.#moved = performance.now();
        if (this.#wanted) await this.pause();
      }
    } finally {
      this.#running = false;
    }
  }
}
