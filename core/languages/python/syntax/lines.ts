/** Offsets of a text from lines and columns, as py-ast counts them: lines from 1, columns in UTF-8 bytes. */
export class Lines {
  readonly #starts = [0];
  readonly #isAscii: boolean;

  constructor(readonly text: string) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the range that is meant
    this.#isAscii = !/[^\x00-\x7f]/.test(text);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1);
    }
  }

  offsetOf(line: number, bytes: number): number {
    const start = this.#starts[Math.min(line, this.#starts.length) - 1];
    if (this.#isAscii) return Math.min(start + bytes, this.text.length);
    let offset = start;
    for (let left = bytes; left > 0 && offset < this.text.length; ) {
      const code = this.text.codePointAt(offset) as number;
      left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      offset += code < 0x10000 ? 1 : 2;
    }
    return offset;
  }
}
