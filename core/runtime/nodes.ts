/** A source range, as offsets in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Syntax nodes that a run can name, by number: what the tape's node column points at. */
export class Nodes {
  readonly #start: number[] = [];
  readonly #end: number[] = [];

  /** Gives a source range a number. */
  add(span: Span): number {
    this.#end.push(span.end);
    return this.#start.push(span.start) - 1;
  }

  get length(): number {
    return this.#start.length;
  }

  span(node: number): Span {
    return { start: this.#start[node], end: this.#end[node] };
  }
}
