/** Where a plot's axes are, and how they look. */
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { FONT, type Size, textWidth } from '../../core/circuit/text.ts';
import { element, escaped } from '../svg.ts';

export type Scale = ScaleLinear<number, number>;
export type Interval = readonly [from: number, to: number];

/** The scales' ranges are pixels of the picture. */
export interface Frame extends Size {
  readonly x: Scale;
  readonly y: Scale;
}

/** In pixels of the picture. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Room beside the axes. */
const TOP = 24;
const RIGHT = 16;
const BOTTOM = 36;
const GAP = 8;
/** Pixels between ticks, about. */
const APART_X = 76;
const APART_Y = 40;
/** Axes whose units are so unequal have no common one. */
const UNEQUAL = 2.5;

/** @param isSquare one unit is as long on both axes, if that leaves enough to see: gradients stand upright on contours */
export function frameOf(size: Size, x: Interval, y: Interval, isSquare = false): Frame {
  const bottom = size.height - BOTTOM;
  const yScale = scaleLinear().domain(y).range([bottom, TOP]);
  const widest = Math.max(...ticksOf(yScale, APART_Y).map(({ text }) => textWidth(text, FONT.number)), 24);
  const left = Math.ceil(widest) + 2 * GAP;
  const right = Math.max(size.width - RIGHT, left + 1);
  const xScale = scaleLinear().domain(x).range([left, right]);
  if (isSquare) equalize(xScale, yScale);
  return { ...size, x: xScale, y: yScale };
}

function equalize(x: Scale, y: Scale): void {
  const unit = (scale: Scale) =>
    Math.abs((scale.range()[1] - scale.range()[0]) / (scale.domain()[1] - scale.domain()[0]));
  const [ux, uy] = [unit(x), unit(y)];
  if (!(ux / uy < UNEQUAL && uy / ux < UNEQUAL)) return;
  const [left, right] = x.range();
  const [bottom, top] = y.range();
  if (ux > uy) x.range([left, left + ((right - left) * uy) / ux]);
  else y.range([bottom, bottom - ((bottom - top) * ux) / uy]);
}

interface Tick {
  readonly at: number;
  readonly text: string;
}

function ticksOf(scale: Scale, apart: number): Tick[] {
  const [a, b] = scale.range();
  const ticks = scale.ticks(Math.max(2, Math.floor(Math.abs(b - a) / apart)));
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : 1;
  const largest = Math.max(...ticks.map(Math.abs));
  return ticks.map((at) => ({ at, text: tickText(at, step, largest) }));
}

/** All ticks of an axis have as many digits as tell them apart. */
export function tickText(x: number, step: number, largest: number): string {
  if (x === 0) return '0';
  if (largest < 1e5 && step >= 1e-4) return x.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const digits = Math.max(0, Math.floor(Math.log10(Math.abs(x)) + 1e-9) - Math.floor(Math.log10(step) + 1e-9));
  return x.toExponential(digits).replace('e+', 'e');
}

/** The frame with its grid and the numbers beside it. */
export function renderAxes({ x, y }: Frame, names: { readonly x: string; readonly y: string }): string {
  const [left, right] = x.range();
  const [bottom, top] = y.range();
  const grid: string[] = [];
  const numbers: string[] = [];
  for (const { at, text } of ticksOf(x, APART_X)) {
    grid.push(line(x(at), top, x(at), bottom, at === 0 ? 'gl-plot-zero' : 'gl-plot-grid'));
    numbers.push(label(x(at), bottom + 16, text, 'middle'));
  }
  for (const { at, text } of ticksOf(y, APART_Y)) {
    grid.push(line(left, y(at), right, y(at), at === 0 ? 'gl-plot-zero' : 'gl-plot-grid'));
    numbers.push(label(left - GAP, y(at) + 4, text, 'end'));
  }
  const frame = element('rect', { class: 'gl-plot-frame', x: left, y: top, width: right - left, height: bottom - top });
  const name = (class_: string, at: { x: number; y: number }, anchor: string, text: string) =>
    element('text', { class: `gl-plot-name ${class_}`, ...at, 'text-anchor': anchor }, escaped(text));
  return [
    ...grid,
    frame,
    ...numbers,
    name('gl-plot-name-x', { x: right, y: bottom + 31 }, 'end', names.x),
    name('gl-plot-name-y', { x: left, y: top - 9 }, 'start', names.y),
  ].join('');
}

/** What is drawn in it does not go beyond the frame. */
export function clipped({ x, y }: Frame, ...content: readonly string[]): string {
  const [left, right] = x.range();
  const [bottom, top] = y.range();
  const rect = element('rect', { x: left, y: top, width: right - left, height: bottom - top });
  return (
    element('clipPath', { id: 'gl-plot-clip' }, rect) + element('g', { 'clip-path': 'url(#gl-plot-clip)' }, ...content)
  );
}

export function line(x1: number, y1: number, x2: number, y2: number, className: string): string {
  return element('line', { class: className, x1, y1, x2, y2 });
}

export function label(x: number, y: number, text: string, anchor: string, className = 'gl-plot-number'): string {
  return element('text', { class: className, x, y, 'text-anchor': anchor }, escaped(text));
}

/** Hatches what has no value. */
export function hatching(): string {
  const stroke = element('path', { class: 'gl-plot-hatch', d: 'M-2,2l4,-4M0,8l8,-8M6,10l4,-4' });
  return element('pattern', { id: 'gl-plot-hatching', width: 8, height: 8, patternUnits: 'userSpaceOnUse' }, stroke);
}
