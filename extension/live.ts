/**
 * Runs again and again while something moves: one at a time, and after each what is newest then. Nothing queues, and
 * whatever moves last is run.
 */
export class Live {
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

  want(): void {
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
        if (this.#wanted) await this.pause();
      }
    } finally {
      this.#running = false;
    }
  }
}
