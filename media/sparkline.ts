/** How a value and its gradient went, as small curves that stand by themselves, for hovers. */
import type { Course } from '../core/answers.ts';
import { textWidth } from '../core/circuit/text.ts';
import { formatNumber } from '../core/format.ts';
import { DARK, type Ground, LIGHT } from './scale.ts';
import { addressOf, element, escaped, PICTURE_FONT } from './svg.ts';

export interface Sparkline {
  readonly title: string;
  /** Behind the title. */
  readonly note?: string;
  readonly course: Course;
  readonly of: 'value' | 'gradient';
}

/** As the numbers at the ends of lines. */
const INK = {
  light: { value: '#1a7f37', gradient: '#b3261e' },
  dark: { value: '#7cc48f', gradient: '#f28b82' },
} as const;

const WIDTH = 220;
const GAP = 20;
const TOP = 20;
const HEIGHT = 44;
const BOTTOM = 6;
const FONT = 11;
const LABELS = 58;
/** Fewer points than this are marked one by one. */
const DOTTED = 30;

/** The curves beside one another, as SVG. */
export function renderSparklines(lines: readonly Sparkline[], isDark: boolean): string {
  const ground = isDark ? DARK : LIGHT;
  const ink = isDark ? INK.dark : INK.light;
  const width = lines.length * (WIDTH + GAP) - GAP;
  const height = TOP + HEIGHT + BOTTOM;
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, 'font-size': FONT },
    element(
      'g',
      { 'font-family': PICTURE_FONT, fill: ground.ink },
      ...lines.map((line, i) =>
        element('g', { transform: `translate(${i * (WIDTH + GAP)} 0)` }, ...drawn(line, ink[line.of], ground)),
      ),
    ),
  );
}

/** The same as an address that can stand in Markdown. */
export function sparklineAddress(lines: readonly Sparkline[], isDark: boolean): string {
  return addressOf(renderSparklines(lines, isDark));
}

function drawn({ title, note, course }: Sparkline, ink: string, ground: Ground): string[] {
  const plot = new Plot(course);
  return [
    element('text', { y: 12, 'font-weight': 600 }, escaped(title)),
    note === undefined
      ? ''
      : element('text', { x: textWidth(title, FONT) + 10, y: 12, fill: ground.muted }, escaped(note)),
    ...loudTexts(course, ground),
    element('path', {
      d: `M${fixed(plot.x(course.at))} ${TOP - 3}v${HEIGHT + 6}`,
      stroke: ground.muted,
      'stroke-dasharray': '2 2',
    }),
    plot.hasZero
      ? element('path', { d: `M0 ${fixed(plot.y(0))}h${plot.width}`, stroke: ground.muted, 'stroke-opacity': '0.5' })
      : '',
    element('path', { d: plot.band(), fill: ink, 'fill-opacity': '0.3' }),
    element('path', { d: plot.line(), fill: 'none', stroke: ink, 'stroke-width': '1.5', 'stroke-linejoin': 'round' }),
    ...plot.points().map(([x, y]) => element('circle', { cx: x, cy: y, r: 1.8, fill: ink })),
    ...loudMarks(course, plot, ground),
    ...shownMark(course, plot, ink, ground),
    ...labels(plot, ground),
  ];
}

/** Where the columns stand, and how high. */
class Plot {
  readonly width = WIDTH - LABELS;
  readonly from: number;
  readonly to: number;

  constructor(private readonly course: Course) {
    this.from = Math.min(...course.least.filter(Number.isFinite));
    this.to = Math.max(...course.most.filter(Number.isFinite));
  }

  get isEmpty(): boolean {
    return this.from > this.to;
  }

  get hasZero(): boolean {
    return this.from < 0 && this.to > 0;
  }

  x(column: number): number {
    return ((column + 0.5) * this.width) / this.course.least.length;
  }

  y(value: number): number {
    // Halves, since the difference of two large numbers may be too large for one.
    const part = this.from === this.to ? 0.5 : (value / 2 - this.from / 2) / (this.to / 2 - this.from / 2);
    return TOP + HEIGHT * (1 - part);
  }

  /** Between the least and the greatest of each column. */
  band(): string {
    const { least, most } = this.course;
    if (least.every((low, column) => !(low < most[column]))) return '';
    return this.#runs()
      .map((run) => {
        const above = run.map((column) => `${fixed(this.x(column))} ${fixed(this.y(most[column]))}`);
        const below = run.map((column) => `${fixed(this.x(column))} ${fixed(this.y(least[column]))}`);
        return `M${[...above, ...below.reverse()].join('L')}z`;
      })
      .join('');
  }

  line(): string {
    return this.#runs()
      .map((run) => `M${run.map((column) => `${fixed(this.x(column))} ${fixed(this.middle(column))}`).join('L')}`)
      .join('');
  }

  /** Of few each, of many those that stand alone. */
  points(): (readonly [number, number])[] {
    const runs = this.#runs();
    const dotted = this.course.least.length < DOTTED ? runs.flat() : runs.filter(({ length }) => length === 1).flat();
    return dotted.map((column) => [this.x(column), this.middle(column)]);
  }

  middle(column: number): number {
    return (this.y(this.course.least[column]) + this.y(this.course.most[column])) / 2;
  }

  /** Columns with numbers that follow one another. */
  #runs(): number[][] {
    const runs: number[][] = [];
    for (const [column, low] of this.course.least.entries()) {
      if (Number.isNaN(low)) continue;
      const last = runs.at(-1);
      if (last?.at(-1) === column - 1) last.push(column);
      else runs.push([column]);
    }
    return runs;
  }
}

/** What is not finite, in words. */
function loudTexts({ nans, above, below }: Course, ground: Ground): string[] {
  const texts = [
    { columns: nans, text: 'NaN', fill: ground.nan },
    { columns: above, text: '∞', fill: ground.infinite },
    { columns: below, text: '-∞', fill: ground.infinite },
  ].filter(({ columns }) => columns.length > 0);
  let right = WIDTH - LABELS;
  return texts.map(({ text, fill }) => {
    const written = element('text', { x: right, y: 12, 'text-anchor': 'end', fill, 'font-weight': 600 }, text);
    right -= textWidth(text, FONT) + 8;
    return written;
  });
}

/** A bar for NaN; for infinities an arrow at that end. */
function loudMarks({ nans, above, below }: Course, plot: Plot, ground: Ground): string[] {
  const bar = (column: number) => `M${fixed(plot.x(column))} ${TOP}v${HEIGHT}`;
  const arrow = (column: number, by: number) => {
    const tip = by < 0 ? TOP - 3 : TOP + HEIGHT + 3;
    return `M${fixed(plot.x(column))} ${tip}l-4 ${-7 * by}h8z`;
  };
  const arrows = [...above.map((column) => arrow(column, -1)), ...below.map((column) => arrow(column, 1))];
  return [
    nans.length === 0 ? '' : element('path', { d: nans.map(bar).join(''), stroke: ground.nan, 'stroke-width': '2' }),
    arrows.length === 0 ? '' : element('path', { d: arrows.join(''), fill: ground.infinite }),
  ];
}

function shownMark({ at, least }: Course, plot: Plot, ink: string, ground: Ground): string[] {
  if (Number.isNaN(least[at])) return [];
  return [
    element('circle', {
      cx: plot.x(at),
      cy: plot.middle(at),
      r: 3.5,
      fill: ink,
      stroke: ground.ink,
      'stroke-width': '1.2',
    }),
  ];
}

function labels(plot: Plot, ground: Ground): string[] {
  if (plot.isEmpty) return [];
  const label = (x: number) =>
    element('text', { x: plot.width + 8, y: plot.y(x) + 4, fill: ground.muted }, escaped(formatNumber(x)));
  return plot.from === plot.to ? [label(plot.to)] : [label(plot.to), label(plot.from)];
}

function fixed(x: number): string {
  return String(Math.round(10 * x) / 10);
}
