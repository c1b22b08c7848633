import type { Nodes, Span } from '../runtime/nodes.ts';

const TEXT_LENGTH = 60;

/** Answers where in the source text a syntax node stands. */
export class Source {
  readonly #starts: number[] = [0];
  /** By node; 0 where nobody asked yet. */
  readonly #lines: Int32Array;

  constructor(
    private readonly text: string,
    private readonly nodes: Nodes,
  ) {
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.#starts.push(i + 1);
    this.#lines = new Int32Array(nodes.length);
  }

  span(node: number): Span {
    return node >= 0 && node < this.nodes.length ? this.nodes.span(node) : { start: 0, end: 0 };
  }

  /** From 1. */
  line(node: number): number {
    if (node < 0 || node >= this.nodes.length) return 1;
    return (this.#lines[node] ||= this.#lineAt(this.nodes.span(node).start));
  }

  /** The text of a node on one line, shortened. */
  excerpt(node: number, length = TEXT_LENGTH): string {
    const { start, end } = this.span(node);
    const text = this.text
      .slice(start, Math.min(end, start + 4 * length))
      .replace(/\s+/g, ' ')
      .trim();
    return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}
