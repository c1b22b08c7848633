/** Where the picture stands in the panel: pure geometry, in pixels. */
import type { Frame } from '../core/circuit/places.ts';

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
  return fitted(picture, panel).scale >= LEGIBLE;
}

/** The whole picture if it can be read then; else its beginning, in a size that can. */
export function legible(picture: Extent, panel: Extent): Transform {
  if (isLegible(picture, panel)) return fitted(picture, panel);
  const free = panel.height - LEGIBLE * picture.height;
  return { x: MARGIN, y: Math.max(free / 2, MARGIN), scale: LEGIBLE };
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

/** The smallest move that brings a part of the picture into the panel. */
export function inSight(transform: Transform, frame: Frame, panel: Extent): Transform {
  const { x, y, scale } = transform;
  const dx = shift(x + scale * frame.x, scale * frame.width, panel.width);
  const dy = shift(y + scale * frame.y, scale * frame.height, panel.height);
  return dx === 0 && dy === 0 ? transform : moved(transform, dx, dy);
}

function shift(start: number, length: number, room: number): number {
  if (start < MARGIN) return MARGIN - start;
  const over = start + length - (room - MARGIN);
  return over > 0 ? -Math.min(over, start - MARGIN) : 0;
}

function clamped(scale: number): number {
  return Math.min(Math.max(scale, SCALE_LEAST), SCALE_MOST);
}
