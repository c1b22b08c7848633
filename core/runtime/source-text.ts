/** A document's text with its lines. */
export class SourceText {
  readonly #starts: number[] = [0];

  constructor(readonly text: string) {
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.#starts.push(i + 1);
  }

  /** Line from 1. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** Column from 1, in UTF-16 code units. */
  columnOf(offset: number): number {
    return offset - this.#starts[this.lineOf(offset) - 1] + 1;
  }

  /** Offset of a line's first character; lines beyond the end give the text's length. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }
}
