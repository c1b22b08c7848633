/** What a plot says in words: beside the picture, and to those who do not see it. */
import { formatNumber, GRADIENT_MARK } from '../../core/format.ts';
import type { Sample, SampledAxis } from '../../core/plot/sample.ts';
import { make } from '../html.ts';
import { fill, type Words } from '../words.ts';
import type { ShownAxis } from './protocol.ts';
import type { Reading, Slope } from './reading.ts';

/** Rows of the table, and columns where there are two axes. */
const ROWS = 9;
const COLUMNS = 5;

/** `∂f/∂x`. */
export function derivativeName(output: string, input: string): string {
  return `${GRADIENT_MARK}${ofWhat(output)}/${GRADIENT_MARK}${input}`;
}

function ofWhat(output: string): string {
  return output.includes(' ') ? `(${output})` : output;
}

export class Teller {
  constructor(
    private readonly words: Words,
    private readonly digits: number | undefined,
  ) {}

  /** All of it in a sentence. */
  sentence(sample: Sample, shown: readonly ShownAxis[]): string {
    const { output, value, axes } = sample;
    const [x, y] = axes;
    const number = (n: number) => formatNumber(n, this.digits);
    const values = {
      ...{ output, value: number(value), x: x.label, at: number(x.at) },
      ...{ from: number(shown[0].range.from), to: number(shown[0].range.to) },
      slope: this.slopes(sample).join(', '),
    };
    if (y === undefined) return fill(this.words.plotCurve, values);
    const { from, to } = shown[1].range;
    return fill(this.words.plotLandscape, {
      ...values,
      ...{ y: y.label, at2: number(y.at), from2: number(from), to2: number(to) },
    });
  }

  /** Where the point is. */
  place({ output, value, axes }: Sample): string {
    const number = (n: number) => formatNumber(n, this.digits);
    const where = axes.map(({ label, at }) => `${label} = ${number(at)}`);
    return [...where, `${output} = ${number(value)}`].join(', ');
  }

  slopes({ output, axes }: Sample): string[] {
    if (axes.length === 1) return [this.#slope(output, axes[0])];
    const parts = axes.map((axis) => formatNumber(axis.slope, this.digits));
    const length = Math.hypot(...axes.map(({ slope }) => slope));
    const kinks = axes.flatMap((axis) => (axis.sides === undefined ? [] : [this.#slope(output, axis)]));
    return [
      `∇${ofWhat(output)} = (${parts.join(', ')})`,
      `‖∇${ofWhat(output)}‖ = ${formatNumber(length, this.digits)}`,
      ...kinks,
    ];
  }

  #slope(output: string, { label, slope, sides }: SampledAxis): string {
    const name = derivativeName(output, label);
    if (sides === undefined) return `${name} = ${formatNumber(slope, this.digits)}`;
    const { plotLeft, plotRight, plotTaken } = this.words;
    const said = (template: string, x: number) => fill(template, { slope: formatNumber(x, this.digits) });
    const both = (
      [
        [plotLeft, sides.left],
        [plotRight, sides.right],
      ] as const
    ).filter(([, x]) => !Number.isNaN(x));
    return `${name}: ${[...both, [plotTaken, slope] as const].map(([template, x]) => said(template, x)).join(', ')}`;
  }

  /** What is at another place than the program's: the slopes are about right, since they are read off the points beside it. */
  reading(
    { output, axes }: Sample,
    { at, value, slopes }: Reading,
  ): { readonly place: string; readonly slope: string } {
    const number = (n: number) => formatNumber(n, this.digits);
    const where = axes.map(({ label }, i) => `${label} = ${number(at[i])}`);
    const place = [...where, `${output} = ${Number.isFinite(value) ? number(value) : this.words.plotNoValue}`].join(
      ', ',
    );
    const known = slopes.flatMap((slope) => slope ?? []);
    if (known.length < axes.length) return { place, slope: '' };
    const about = ({ left, right }: Slope) =>
      left === right ? number(left) : `${number(Math.min(left, right))} … ${number(Math.max(left, right))}`;
    if (axes.length > 1) return { place, slope: `∇${ofWhat(output)} ≈ (${known.map(about).join(', ')})` };
    const [{ left, right }] = known;
    const name = derivativeName(output, axes[0].label);
    if (left === right) return { place, slope: `${name} ≈ ${number(left)}` };
    const sides = [
      fill(this.words.plotLeft, { slope: number(left) }),
      fill(this.words.plotRight, { slope: number(right) }),
    ];
    return { place, slope: `${name} ≈ ${sides.join(', ')}` };
  }

  /** Some of the values, for who cannot look at the picture. */
  table({ output, axes, xs, ys, values }: Sample, caption: string): HTMLTableElement {
    const [x, y] = axes;
    const table = make('table', 'gl-news');
    const row = (head: string, cells: readonly string[], tag: 'td' | 'th' = 'td') => {
      const made = document.createElement('tr');
      made.append(make('th', '', head), ...cells.map((cell) => make(tag, '', cell)));
      return made;
    };
    const number = (n: number) => formatNumber(n, this.digits);
    const columns = spread(xs.length, y === undefined ? ROWS : COLUMNS);
    if (y === undefined || ys === undefined) {
      table.append(row(x.label, [output], 'th'), ...columns.map((i) => row(number(xs[i]), [number(values[i])])));
    } else {
      table.append(
        row(
          `${y.label} \\ ${x.label}`,
          columns.map((i) => number(xs[i])),
          'th',
        ),
      );
      for (const j of spread(ys.length, COLUMNS)) {
        const cells = columns.map((i) => number(values[j * xs.length + i]));
        table.append(row(number(ys[j]), cells));
      }
    }
    table.prepend(make('caption', '', caption));
    return table;
  }
}

/** So many of the places, the first and the last among them. */
function spread(length: number, count: number): number[] {
  const all = Array.from({ length: count }, (_, i) => Math.round((i * (length - 1)) / (count - 1)));
  return length === 0 ? [] : [...new Set(all)];
}
