/** The picture of a curve: the function, its tangent where the program is, and on both sides of a kink two of them. */
import { scaleLinear } from 'd3-scale';
import { FONT, type Size, textWidth } from '../../core/circuit/text.ts';
import { formatNumber } from '../../core/format.ts';
import { extentOf } from '../../core/plot/extent.ts';
import type { Sample, SampledAxis } from '../../core/plot/sample.ts';
import { element } from '../svg.ts';
import { fill, type Words } from '../words.ts';
import { clipped, type Frame, frameOf, hatching, type Interval, label, line, renderAxes, type Spot } from './frame.ts';
import { derivativeName } from './told.ts';

export interface Look {
  readonly words: Words;
  readonly digits: number | undefined;
}

/** Part of the height that is left free above and below. */
const AIR = 0.06;
/** In pixels: from the point to where the slope is written, and from there to the tangent. */
const OUT = 74;
const OFF = 7;
const LINE = 14;
/** What is hatched and so wide is also said. */
const SAYS = 90;

export function lineFrame({ axes: [axis], values, value, xs }: Sample, range: Interval, size: Size): Frame {
  const inside = axis.at >= range[0] && axis.at <= range[1] && Number.isFinite(value);
  const [least, most] = extentOf(values, xs) ?? (inside ? [value, value] : [-1, 1]);
  const low = inside ? Math.min(least, value) : least;
  const high = inside ? Math.max(most, value) : most;
  const air = high > low ? AIR * (high - low) : Math.max(Math.abs(high), 1) / 2;
  const [bottom, top] = scaleLinear([low - air, high + air], [0, 1])
    .nice(5)
    .domain();
  return frameOf(size, range, [bottom, top]);
}

export function renderLine(sample: Sample, frame: Frame, { words, digits }: Look): string {
  const [axis] = sample.axes;
  const names = { x: axis.label, y: sample.output };
  const drawn = [...holes(sample, frame, words), element('path', { class: 'gl-plot-curve', d: curve(sample, frame) })];
  const labels: string[] = [];
  if (Number.isFinite(sample.value) && isIn(frame, axis.at)) {
    drawn.push(...dropped(frame, axis.at, sample.value));
    const rays = raysOf(axis, sample.value);
    for (const ray of rays) {
      drawn.push(drawRay(frame, axis.at, ray));
      labels.push(slopeLabel(sample, frame, ray, rays, { words, digits }));
    }
    drawn.push(element('circle', { class: 'gl-plot-point', cx: frame.x(axis.at), cy: frame.y(sample.value), r: 5 }));
  }
  return hatching() + renderAxes(frame, names) + clipped(frame, ...drawn) + labels.join('');
}

function isIn({ x }: Frame, at: number): boolean {
  const [from, to] = x.domain();
  return at >= from && at <= to;
}

/** The point on the curve is one of its points, even while those around it are far apart. */
function curve({ xs, values, leaps, axes: [axis], value }: Sample, { x, y }: Frame): string {
  const broken = new Set(leaps);
  const d: string[] = [];
  let pen = 'M';
  const to = (at: number, height: number) => {
    d.push(`${pen}${pixel(x(at))},${pixel(y(height))}`);
    pen = 'L';
  };
  xs.forEach((at, i) => {
    if (!Number.isFinite(values[i])) pen = 'M';
    else to(at, values[i]);
    if (broken.has(i)) pen = 'M';
    else if (i + 1 < xs.length && at < axis.at && axis.at < xs[i + 1] && Number.isFinite(value)) to(axis.at, value);
  });
  return d.join('');
}

/** Far outside of the frame it makes no difference where. */
function pixel(at: number): number {
  return Math.round(10 * Math.min(Math.max(at, -1e5), 1e5)) / 10;
}

/** Where there are no values. */
function holes({ xs, values }: Sample, { x, y }: Frame, words: Words): string[] {
  const [bottom, top] = y.range();
  const drawn: string[] = [];
  for (let i = 0; i < xs.length; i++) {
    if (Number.isFinite(values[i])) continue;
    let end = i;
    while (end + 1 < xs.length && !Number.isFinite(values[end + 1])) end++;
    const [left, right] = [x(xs[Math.max(i - 1, 0)]), x(xs[Math.min(end + 1, xs.length - 1)])];
    const place = { x: left, y: top, width: right - left, height: bottom - top };
    if (end > i) drawn.push(element('rect', { class: 'gl-plot-hole', ...place }));
    if (right - left >= SAYS)
      drawn.push(label((left + right) / 2, (top + bottom) / 2, words.plotNoValue, 'middle', 'gl-plot-said'));
    i = end;
  }
  return drawn;
}

function dropped({ x, y }: Frame, at: number, value: number): string[] {
  const [left] = x.range();
  const [bottom] = y.range();
  return [line(x(at), y(value), x(at), bottom, 'gl-plot-drop'), line(left, y(value), x(at), y(value), 'gl-plot-drop')];
}

/** A tangent, or half of one. */
interface Ray {
  readonly slope: number;
  readonly value: number;
  readonly side: 'both' | 'left' | 'right';
}

function raysOf({ slope, sides }: SampledAxis, value: number): Ray[] {
  const rays: Ray[] =
    sides === undefined
      ? [{ slope, value, side: 'both' }]
      : [
          { slope: sides.left, value: sides.leftValue, side: 'left' },
          { slope: sides.right, value: sides.rightValue, side: 'right' },
        ];
  return rays.filter((ray) => !Number.isNaN(ray.slope) && Number.isFinite(ray.value));
}

/** In pixels, from the point on: a direction of length 1. */
function directionOf({ x, y }: Frame, { slope, side }: Ray): { readonly dx: number; readonly dy: number } {
  const forth = side === 'left' ? -1 : 1;
  if (!Number.isFinite(slope)) return { dx: 0, dy: -Math.sign(slope) * forth };
  const dx = x(1) - x(0);
  const dy = (y(1) - y(0)) * slope;
  const length = Math.hypot(dx, dy);
  return { dx: (forth * dx) / length, dy: (forth * dy) / length };
}

function drawRay(frame: Frame, at: number, ray: Ray): string {
  const { dx, dy } = directionOf(frame, ray);
  const [px, py] = [frame.x(at), frame.y(ray.value)];
  const far = frame.width + frame.height;
  const forth = line(px, py, px + far * dx, py + far * dy, 'gl-plot-tangent');
  // Beyond a kink the half of a tangent goes on as what it would be.
  return forth + line(px, py, px - far * dx, py - far * dy, ray.side === 'both' ? 'gl-plot-tangent' : 'gl-plot-beyond');
}

/**
 * The slope is written beside the tangent, on the side where the curve is not; where there is no room for that, elsewhere
 * beside it.
 */
function slopeLabel(sample: Sample, frame: Frame, ray: Ray, rays: readonly Ray[], look: Look): string {
  const text = slopeText(sample, ray, look);
  const half = textWidth(text, FONT.label) / 2;
  const [left, right] = frame.x.range();
  const [bottom, top] = frame.y.range();
  const { dx, dy } = directionOf(frame, ray);
  const [px, py] = [frame.x(sample.axes[0].at), frame.y(ray.value)];
  const away = OFF + Math.abs(dy) * half + (Math.abs(dx) * LINE) / 2;
  const spots = (ray.side === 'both' ? [OUT, -OUT] : [OUT]).map((out) => {
    const [x, y] = [px + dx * out, py + dy * out];
    const side = away * sideOf(sample, frame, ray, rays, { x, y });
    return { free: { x: x - side * dy, y: y + side * dx }, other: { x: x + side * dy, y: y - side * dx } };
  });
  const hasRoom = ({ x, y }: Spot) =>
    x - half > left && x + half < right && y > top + LINE / 2 && y < bottom - LINE / 2;
  const all = [...spots.map(({ free }) => free), ...spots.map(({ other }) => other)];
  const { x, y } = all.find(hasRoom) ?? all[0];
  const [cx, cy] = [
    Math.min(Math.max(x, left + half + 4), right - half - 4),
    Math.min(Math.max(y, top + LINE), bottom - LINE),
  ];
  return label(cx, cy + 4, text, 'middle', 'gl-plot-slope');
}

/** 1: to the right of a ray as one looks along it, which is below one that goes to the right; -1: to the left. */
function sideOf(sample: Sample, frame: Frame, ray: Ray, rays: readonly Ray[], at: Spot): 1 | -1 {
  const { dx, dy } = directionOf(frame, ray);
  const isRight = (x: number, y: number) => (x - at.x) * -dy + (y - at.y) * dx;
  const other = rays.find((one) => one !== ray);
  if (other !== undefined) {
    const way = directionOf(frame, other);
    return way.dx * -dy + way.dy * dx > 0 ? -1 : 1;
  }
  const there = valueNear(sample, frame.x.invert(at.x));
  const curve = there === undefined ? 0 : isRight(at.x, frame.y(there));
  return curve > 0 ? -1 : 1;
}

function valueNear({ xs, values }: Sample, x: number): number | undefined {
  const at = xs.findIndex((one) => one >= x);
  return Number.isFinite(values[at]) ? values[at] : undefined;
}

function slopeText({ output, axes: [{ label: name }] }: Sample, { slope, side }: Ray, { words, digits }: Look): string {
  const number = formatNumber(slope, digits);
  if (side === 'both') return `${derivativeName(output, name)} = ${number}`;
  return fill(side === 'left' ? words.plotLeft : words.plotRight, { slope: number });
}
