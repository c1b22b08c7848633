/** The picture of a landscape: lines of equal value, and the gradient where the program is as an arrow. */
import { contours } from 'd3-contour';
import { scaleLinear } from 'd3-scale';
import { FONT, type Size, textWidth } from '../../core/circuit/text.ts';
import { extentOf } from '../../core/plot/extent.ts';
import type { Sample } from '../../core/plot/sample.ts';
import { element } from '../svg.ts';
import {
  clipped,
  type Frame,
  frameOf,
  hatching,
  type Interval,
  label,
  line,
  renderAxes,
  type Spot,
  tickText,
} from './frame.ts';

const LEVELS = 14;
/** Pixels. */
const ARROW = 92;
const HEAD = 11;
const HEAD_WIDTH = 4.5;
const MARGIN = 3;
/** A part of the distance of two points of the grid. */
const NEAR = 1e-6;
/** A line is so long that has its number on it, and numbers are so far apart. */
const LEAST_LINE = 60;
const APART = 34;

export function contourFrame(size: Size, x: Interval, y: Interval): Frame {
  return frameOf(size, x, y, true);
}

export function renderContours(sample: Sample, frame: Frame): string {
  const { xs, ys = [], values, axes, output } = sample;
  const [x, y] = axes;
  const extent = extentOf(values);
  const drawn: string[] = [];
  if (extent !== undefined && xs.length > 1) {
    const grid = new Grid(xs, ys, values, frame);
    const levels = levelsIn(extent);
    const step = levels.length > 1 ? levels[1] - levels[0] : 1;
    const largest = Math.max(...levels.map(Math.abs));
    const all = levels.map((level) => ({ level, rings: grid.rings(level) }));
    for (const { level, rings } of all)
      drawn.push(
        element('path', {
          class: 'gl-plot-band',
          d: rings.map((ring) => path(ring, true)).join(''),
          'data-level': String(level),
        }),
      );
    const taken: Spot[] = [spotAt(frame, x.at, y.at)];
    const numbers: string[] = [];
    for (const { level, rings } of all) {
      const lines = rings.flatMap((ring) => grid.linesOf(ring));
      drawn.push(element('path', { class: 'gl-plot-contour', d: lines.map((one) => path(one, false)).join('') }));
      const text = tickText(level, step, largest);
      const spot = freeSpot(lines, text, taken, frame);
      if (spot !== undefined) numbers.push(label(spot.x, spot.y + 4, text, 'middle', 'gl-plot-level'));
    }
    drawn.push(grid.holes(), ...numbers);
  }
  drawn.push(arrow(sample, frame));
  return hatching() + renderAxes(frame, { x: x.label, y: y.label }) + clipped(frame, ...drawn) + named(frame, output);
}

function levelsIn([least, most]: readonly [number, number]): number[] {
  return scaleLinear([least, most], [0, 1])
    .ticks(LEVELS)
    .filter((level) => level > least && level < most);
}

/** What the lines are of. */
function named({ x, y }: Frame, text: string): string {
  return label(x.range()[1], y.range()[1] - 9, text, 'end', 'gl-plot-name gl-plot-name-f');
}

/** In the coordinates of the grid: d3 puts the first of its points at 0.5. */
type Ring = readonly (readonly number[])[];

class Grid {
  readonly #contours;

  constructor(
    private readonly xs: readonly number[],
    private readonly ys: readonly number[],
    private readonly values: readonly number[],
    private readonly frame: Frame,
  ) {
    this.#contours = contours().size([xs.length, ys.length]);
  }

  /** In pixels, closed; where there are no values or no more points it goes along their edge. */
  rings(level: number): Spot[][] {
    return this.#contour(this.values as number[], level).map((ring) => ring.map((at) => this.#pixel(at)));
  }

  /** The parts of a ring that are lines of equal value. */
  linesOf(ring: readonly Spot[]): Spot[][] {
    const lines: Spot[][] = [];
    let line: Spot[] = [];
    for (let i = 0; i + 1 < ring.length; i++) {
      if (this.#isInside(ring[i], ring[i + 1])) {
        if (line.length === 0) line.push(ring[i]);
        line.push(ring[i + 1]);
      } else if (line.length > 0) {
        lines.push(line);
        line = [];
      }
    }
    if (line.length > 0) lines.push(line);
    return lines;
  }

  /** What has no value, hatched. */
  holes(): string {
    const missing = this.values.map((value) => (Number.isNaN(value) ? 1 : 0));
    if (!missing.includes(1)) return '';
    const rings = this.#contour(missing, 0.5).map((ring) => ring.map((at) => this.#pixel(at)));
    const d = rings.map((ring) => path(ring, true)).join('');
    return element('path', { class: 'gl-plot-blank', d }) + element('path', { class: 'gl-plot-hole', d });
  }

  #contour(values: number[], level: number): Ring[] {
    return this.#contours.contour(values, level).coordinates.flat();
  }

  /** Beyond the outermost points there is nothing: there it ends. */
  #pixel([column, row]: readonly number[]): Spot {
    return { x: this.frame.x(this.#at(this.xs, column)), y: this.frame.y(this.#at(this.ys, row)) };
  }

  #at(points: readonly number[], place: number): number {
    const last = points.length - 1;
    const part = Math.min(Math.max((place - 0.5) / last, 0), 1);
    return points[0] * (1 - part) + points[last] * part;
  }

  /** Between four points that have values. */
  #isInside(a: Spot, b: Spot): boolean {
    const { x, y } = this.frame;
    const part = (scale: Frame['x'], points: readonly number[], at: number) =>
      ((scale.invert(at) - points[0]) / (points[points.length - 1] - points[0])) * (points.length - 1);
    const [column, row] = [part(x, this.xs, (a.x + b.x) / 2), part(y, this.ys, (a.y + b.y) / 2)];
    const isEdge = (at: number, last: number) => at < NEAR || at > last - NEAR;
    if (isEdge(column, this.xs.length - 1) || isEdge(row, this.ys.length - 1)) return false;
    // What lies on a line of the grid belongs to both sides.
    const around = (at: number) => {
      const first = Math.floor(at - NEAR);
      return Array.from({ length: Math.ceil(at + NEAR) - first + 1 }, (_, n) => first + n);
    };
    return around(row).every((j) => around(column).every((i) => Number.isFinite(this.values[j * this.xs.length + i])));
  }
}

function path(points: readonly Spot[], closed: boolean): string {
  const pixel = (at: number) => Math.round(10 * at) / 10;
  return `M${points.map(({ x, y }) => `${pixel(x)},${pixel(y)}`).join('L')}${closed ? 'Z' : ''}`;
}

function spotAt({ x, y }: Frame, atX: number, atY: number): Spot {
  return { x: x(atX), y: y(atY) };
}

/** The place on a line that is farthest from the numbers that stand already. */
function freeSpot(lines: readonly Spot[][], text: string, taken: Spot[], { x, y }: Frame): Spot | undefined {
  const half = textWidth(text, FONT.small) / 2;
  const [left, right] = x.range();
  const [bottom, top] = y.range();
  let best: Spot | undefined;
  let most = APART;
  for (const points of lines) {
    if (lengthOf(points) < LEAST_LINE) continue;
    for (const point of points) {
      const isIn =
        point.x - half > left + 2 && point.x + half < right - 2 && point.y > top + 10 && point.y < bottom - 10;
      const distance = Math.min(...taken.map((other) => Math.hypot(other.x - point.x, other.y - point.y)));
      if (isIn && distance > most) [best, most] = [point, distance];
    }
  }
  if (best !== undefined) taken.push(best);
  return best;
}

function lengthOf(points: readonly Spot[]): number {
  return points.reduce(
    (sum, { x, y }, i) => (i === 0 ? 0 : sum + Math.hypot(x - points[i - 1].x, y - points[i - 1].y)),
    0,
  );
}

/** In the direction of steepest ascent; how steep is written elsewhere. */
function arrow({ axes: [x, y], value }: Sample, frame: Frame): string {
  const { x: cx, y: cy } = spotAt(frame, x.at, y.at);
  const point = Number.isFinite(value) ? element('circle', { class: 'gl-plot-point', cx, cy, r: 5 }) : '';
  const [dx, dy] = [x.slope * (frame.x(1) - frame.x(0)), y.slope * (frame.y(1) - frame.y(0))];
  const length = Math.hypot(dx, dy);
  if (!Number.isFinite(length) || length === 0) return point;
  const [ex, ey] = [dx / length, dy / length];
  const long = Math.max(
    Math.min(ARROW, roomAlong(cx, ex, frame.x.range()), roomAlong(cy, ey, frame.y.range())),
    2 * HEAD,
  );
  const [tx, ty] = [cx + long * ex, cy + long * ey];
  const [bx, by] = [tx - HEAD * ex, ty - HEAD * ey];
  const corner = (side: number) => `${bx - side * HEAD_WIDTH * ey},${by + side * HEAD_WIDTH * ex}`;
  const halo = line(cx, cy, tx, ty, 'gl-plot-halo');
  const shaft = line(cx, cy, bx, by, 'gl-plot-arrow');
  const head = element('path', { class: 'gl-plot-tip', d: `M${tx},${ty}L${corner(1)}L${corner(-1)}Z` });
  return halo + shaft + head + point;
}

/** How far it is to the edge. */
function roomAlong(at: number, direction: number, [a, b]: readonly number[]): number {
  if (direction === 0) return Number.POSITIVE_INFINITY;
  const edge = direction > 0 ? Math.max(a, b) - MARGIN : Math.min(a, b) + MARGIN;
  return (edge - at) / direction;
}
