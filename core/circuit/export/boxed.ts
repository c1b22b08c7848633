import { type Circuit, NONE } from '../circuit.ts';

/** The lines of a text format, each in the box where it belongs; boxes stand within boxes. */
export class Boxed {
  readonly #lines = new Map<number, string[]>();

  put(box: number, line: string): void {
    const lines = this.#lines.get(box);
    if (lines === undefined) this.#lines.set(box, [line]);
    else lines.push(line);
  }

  /** @param head the lines that open a box, and @param foot the one that closes it */
  write(circuit: Circuit, head: (box: number) => readonly string[], foot: string, box = NONE): string[] {
    const lines = [...(this.#lines.get(box) ?? [])];
    circuit.boxes.forEach((inner, b) => {
      if (inner.box !== box) return;
      const [first, ...others] = [...head(b), ...this.write(circuit, head, foot, b)];
      lines.push(first, ...others.map((line) => `  ${line}`), foot);
    });
    return lines;
  }
}
