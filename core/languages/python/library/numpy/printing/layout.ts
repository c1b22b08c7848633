/** Arrays as text: brackets, lines, and dots in place of what is too much. */
import type { PyMachine } from '../../../values/machine.ts';
import type { NdArray } from '../../../values/ndarray/array.ts';
import { shapeTuple } from '../../../values/ndarray/convert.ts';
import { bool, float64, int64 } from '../../../values/ndarray/dtype.ts';
import { type ElementOptions, elementWriter, type Write } from './elements.ts';

export interface PrintOptions extends ElementOptions {
  readonly threshold: number;
  readonly edgeitems: number;
  readonly linewidth: number;
  /** What the program writes floats with. */
  readonly formatter: Write | undefined;
}

const DOTS = '...';

/** `str(array)`, or with another separator; `prefix` stands before it on its first line. */
export function arrayText(
  machine: PyMachine,
  array: NdArray,
  options: PrintOptions,
  node: number,
  separator = ' ',
  prefix = 0,
): string {
  const { shape, dtype } = array;
  const { data } = machine.tensorOf(array.read(machine, node));
  if (data.length === 0) return '[]';
  const isSummary = data.length > options.threshold;
  const shown = isSummary ? edges(data, shape, options.edgeitems) : data;
  machine.budget.allocate(30 * shown.length, node);
  const write = (dtype.isFloat && options.formatter) || elementWriter(shown, dtype, shape, options);
  const layout = new Layout(data, shape, write, separator, isSummary ? options.edgeitems : undefined);
  return layout.text(0, 0, ' '.repeat(prefix + 1), options.linewidth);
}

/** The elements that a summary shows. */
function edges(data: Float64Array, shape: readonly number[], count: number): Float64Array {
  const isShown = (i: number) => {
    let left = i;
    for (let d = shape.length - 1; d >= 0; d--) {
      const at = left % shape[d];
      if (at >= count && at < shape[d] - count) return false;
      left = Math.floor(left / shape[d]);
    }
    return true;
  };
  return data.filter((_, i) => isShown(i));
}

class Layout {
  constructor(
    private readonly data: Float64Array,
    private readonly shape: readonly number[],
    private readonly write: Write,
    private readonly separator: string,
    /** So many at each end, with dots between; undefined: all. */
    private readonly edge: number | undefined,
  ) {}

  /** Of the part that begins at `start` and has the dimensions from `axis` on. */
  text(axis: number, start: number, indent: string, width: number): string {
    const { shape, separator, write, data } = this;
    if (axis === shape.length) return write(data[start]);
    const step = shape.slice(axis + 1).reduce((product, length) => product * length, 1);
    const parts = this.#indices(shape[axis]).map((i) =>
      i < 0 ? DOTS : this.text(axis + 1, start + i * step, `${indent} `, width - 1),
    );
    if (axis === shape.length - 1) return `[${this.#row(parts, indent, width).slice(indent.length)}]`;
    const between = separator.trimEnd() + '\n'.repeat(shape.length - axis - 1);
    return `[${parts
      .map((part) => indent + part)
      .join(between)
      .slice(indent.length)}]`;
  }

  /** −1 stands for the dots. */
  #indices(length: number): number[] {
    const { edge } = this;
    if (edge === undefined || 2 * edge >= length) return Array.from({ length }, (_, i) => i);
    const first = Array.from({ length: edge }, (_, i) => i);
    return [...first, -1, ...first.map((i) => length - edge + i)];
  }

  #row(parts: readonly string[], indent: string, width: number): string {
    const room = width - Math.max(this.separator.trimEnd().length, 1);
    let done = '';
    let line = indent;
    parts.forEach((part, i) => {
      if (line.length + part.length > room && line.length > indent.length) {
        done += `${line.trimEnd()}\n`;
        line = indent;
      }
      line += i < parts.length - 1 ? part + this.separator : part;
    });
    return done + line;
  }
}

/** `repr(array)` */
export function arrayRepr(machine: PyMachine, array: NdArray, options: PrintOptions, node: number): string {
  const { dtype, shape, view } = array;
  const isEmpty = view.size === 0;
  const narrow = { ...options, linewidth: options.linewidth - 1 };
  const list =
    isEmpty && shape.length !== 1
      ? `[], shape=${shapeTuple(shape)}`
      : arrayText(machine, array, narrow, node, ', ', 'array('.length);
  const text = `array(${list}`;
  if (!isEmpty && (dtype === float64 || dtype === int64 || dtype === bool)) return `${text})`;
  const kind = `dtype=${dtype.name})`;
  const last = text.length - (text.lastIndexOf('\n') + 1);
  const spacer = last + kind.length + 1 > options.linewidth ? `\n${' '.repeat('array('.length)}` : ' ';
  return `${text},${spacer}${kind}`;
}
