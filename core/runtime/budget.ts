import { Problem } from './problem.ts';

/** How much one run may use. Each limit ends the run with a located error; what was computed before it stays. */
export interface Limits {
  /** Loop iterations and calls. */
  readonly steps: number;
  readonly milliseconds: number;
  /** Array elements and characters, counted before they are allocated. */
  readonly elements: number;
  /** Calls inside calls. */
  readonly depth: number;
  /** Entries of the tape, and as many bindings and frames. */
  readonly entries: number;
}

export const DEFAULT_LIMITS: Limits = {
  steps: 3_000_000,
  milliseconds: 5_000,
  elements: 20_000_000,
  depth: 800,
  entries: 4_000_000,
};

/** The clock is asked once in so many steps, and in so many elements. */
const STEPS_A_LOOK = 1024;
const ELEMENTS_A_LOOK = 100_000;

/** The fuel of one run: charged at loop back-edges and calls, and for elements before they are allocated. */
export class Budget {
  #steps = 0;
  #elements = 0;
  #nextLook = ELEMENTS_A_LOOK;
  #deadline = Number.POSITIVE_INFINITY;
  depth = 0;

  constructor(
    readonly limits: Limits,
    /** Milliseconds of a clock that never goes back. */
    private readonly now: () => number,
  ) {
    this.reset();
  }

  reset(): void {
    this.#steps = 0;
    this.#elements = 0;
    this.#nextLook = ELEMENTS_A_LOOK;
    this.depth = 0;
    this.#deadline = this.now() + this.limits.milliseconds;
  }

  /** How many there were. */
  get steps(): number {
    return this.#steps;
  }

  /** One loop iteration or call. */
  step(node: number): void {
    if (++this.#steps % STEPS_A_LOOK !== 0) return;
    if (this.#steps > this.limits.steps) throw new Problem('budget-steps', node, { limit: this.limits.steps });
    this.#look(node);
  }

  #look(node: number): void {
    if (this.now() > this.#deadline) throw new Problem('budget-time', node, { limit: this.limits.milliseconds });
  }

  /** Before so many elements or characters are allocated or walked through at one stroke. */
  allocate(elements: number, node: number): void {
    this.#elements += elements;
    if (!(this.#elements <= this.limits.elements))
      throw new Problem('budget-memory', node, { limit: this.limits.elements });
    if (this.#elements < this.#nextLook) return;
    this.#nextLook = this.#elements + ELEMENTS_A_LOOK;
    this.#look(node);
  }

  /** At a call; the caller takes one from `depth` when it is over. */
  enter(node: number): void {
    if (++this.depth > this.limits.depth) throw new Problem('budget-depth', node, { limit: this.limits.depth });
    this.step(node);
  }
}
