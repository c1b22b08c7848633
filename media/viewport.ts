/** Where the picture stands in the panel: pure geometry, in pixels. */
import type { Frame, Places } from '../core/circuit/places.ts';

export interface Transform {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

const SCALE_LEAST = 0.05;
const SCALE_MOST = 5;
/** A small circuit is not blown up beyond this. */
const FIT_MOST = 1.5;
/** Below this the numbers, of 11 pixels, are hard to read. */
const LEGIBLE = 0.85;
const MARGIN = 24;
/** What stands around a part that one looks at is worth seeing, too. */
const AROUND = 60;

/** The whole picture, in the middle. */
export function fitted(picture: Extent, panel: Extent): Transform {
  const free = { width: Math.max(panel.width - 2 * MARGIN, 1), height: Math.max(panel.height - 2 * MARGIN, 1) };
  const scale = clamped(
    Math.min(free.width / Math.max(picture.width, 1), free.height / Math.max(picture.height, 1), FIT_MOST),
  );
  return { x: (panel.width - scale * picture.width) / 2, y: (panel.height - scale * picture.height) / 2, scale };
}

/** Can the whole picture be read at once? */
export function isLegible(picture: Extent, panel: Extent): boolean {
  return isReadable(fitted(picture, panel));
}

export function isReadable({ scale }: Transform): boolean {
  return scale >= LEGIBLE;
}

/**
 * The whole picture if it can be read then; else where one begins to read it, in a size that can: at its left end, at
 * the height of most gates there.
 */
export function legible(picture: Pick<Places, 'width' | 'height' | 'gates'>, panel: Extent): Transform {
  if (isLegible(picture, panel)) return fitted(picture, panel);
  const free = Math.max(panel.height - 2 * MARGIN, 1);
  const scale = Math.min(Math.max(free / Math.max(picture.height, 1), LEGIBLE), 1);
  if (scale * picture.height <= free) return { x: MARGIN, y: (panel.height - scale * picture.height) / 2, scale };
  const first = picture.gates.filter(({ x }) => scale * x < panel.width).map(({ y, height }) => y + height / 2);
  const middle = first.sort((a, b) => a - b)[first.length >> 1] ?? picture.height / 2;
  const y = panel.height / 2 - scale * middle;
  return { x: MARGIN, y: Math.min(Math.max(y, panel.height - MARGIN - scale * picture.height), MARGIN), scale };
}

/** A part of the picture in the middle of the panel, as big as it can be read with ease. */
export function focused(part: Frame, panel: Extent): Transform {
  const { x, y, scale } = fitted({ width: part.width + 2 * AROUND, height: part.height + 2 * AROUND }, panel);
  return { x: x - scale * (part.x - AROUND), y: y - scale * (part.y - AROUND), scale };
}

/** Is all of the picture to be seen? */
export function isWhole(picture: Extent, panel: Extent, { x, y, scale }: Transform): boolean {
  return x >= 0 && y >= 0 && x + scale * picture.width <= panel.width && y + scale * picture.height <= panel.height;
}

/** The frame around frames; there must be one. */
export function union(frames: readonly Frame[]): Frame {
  const x = Math.min(...frames.map((frame) => frame.x));
  const y = Math.min(...frames.map((frame) => frame.y));
  const right = Math.max(...frames.map((frame) => frame.x + frame.width));
  const bottom = Math.max(...frames.map((frame) => frame.y + frame.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Zooms about a point of the panel, which keeps its place. */
export function zoomed({ x, y, scale }: Transform, at: { readonly x: number; readonly y: number }, factor: number) {
  const next = clamped(scale * factor);
  const ratio = next / scale;
  return { x: at.x - ratio * (at.x - x), y: at.y - ratio * (at.y - y), scale: next };
}

export function moved({ x, y, scale }: Transform, dx: number, dy: number): Transform {
  return { x: x + dx, y: y + dy, scale };
}

/**
 * The smallest move that brings a part of the picture into the panel.
 *
 * @param corner how much of the panel is covered at its right, below
 */
export function inSight(transform: Transform, frame: Frame, panel: Extent, corner?: Extent): Transform {
  const { x, y, scale } = transform;
  const dx = shift(x + scale * frame.x, scale * frame.width, panel.width);
  const dy = shift(y + scale * frame.y, scale * frame.height, panel.height);
  const next = dx === 0 && dy === 0 ? transform : moved(transform, dx, dy);
  return corner === undefined ? next : pastCorner(next, frame, panel, corner);
}

/** Goes out of the corner the shorter way, if the part has room there. */
function pastCorner(transform: Transform, frame: Frame, panel: Extent, corner: Extent): Transform {
  const { x, y, scale } = transform;
  const left = x + scale * frame.x;
  const top = y + scale * frame.y;
  const over = left + scale * frame.width - (panel.width - corner.width);
  const below = top + scale * frame.height - (panel.height - corner.height);
  if (over <= 0 || below <= 0) return transform;
  const ways = [
    { far: below, isFree: top - below >= MARGIN, to: moved(transform, 0, -below) },
    { far: over, isFree: left - over >= MARGIN, to: moved(transform, -over, 0) },
  ];
  const [way] = ways.filter(({ isFree }) => isFree).sort((a, b) => a.far - b.far);
  return way?.to ?? transform;
}

function shift(start: number, length: number, room: number): number {
  if (start < MARGIN) return MARGIN - start;
  const over = start + length - (room - MARGIN);
  return over > 0 ? -Math.min(over, start - MARGIN) : 0;
}

function clamped(scale: number): number {
  return Math.min(Math.max(scale, SCALE_LEAST), SCALE_MOST);
}
