import type { Change } from './protocol.ts';

/**
 * Sends every step of what is dragged, but none behind another: while one is not answered, the newest waits, and what
 * it overtakes is never sent.
 */
export class Stream {
  #turn = 0;
  /** What was sent and is not answered. */
  #sent: readonly Change[] = [];
  readonly #waiting = new Map<string, Change>();

  constructor(private readonly post: (turn: number, changes: readonly Change[]) => void) {}

  send(change: Change): void {
    this.#waiting.set(keyOf(change.name, change.element), change);
    if (this.#sent.length === 0) this.#next();
  }

  /** The host has answered a turn: only then the next one goes. */
  answered(turn: number): void {
    if (turn !== this.#turn || this.#sent.length === 0) return;
    this.#sent = [];
    this.#next();
  }

  /** What is on its way for a number: the view is ahead of the state. */
  ahead(name: string, element?: number): number | undefined {
    const key = keyOf(name, element);
    const sent = this.#sent.find((change) => keyOf(change.name, change.element) === key);
    return (this.#waiting.get(key) ?? sent)?.value;
  }

  #next(): void {
    if (this.#waiting.size === 0) return;
    this.#sent = [...this.#waiting.values()];
    this.#waiting.clear();
    this.post(++this.#turn, this.#sent);
  }
}

function keyOf(name: string, element: Change['element']): string {
  return element === undefined ? name : `${name} ${element}`;
}
