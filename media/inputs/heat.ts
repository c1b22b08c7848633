import type { Sheet, Statistics } from '../../core/answers.ts';
import { ABOVE, BELOW } from '../scale.ts';
import type { ArrayContent, WindowPlace } from './protocol.ts';

/** How much of its colour a number has, so that what is written on it can be read. */
const STRONGEST = 0.55;
const FAINTEST = 0.06;
/** In pixels, where the whole of an array is seen. */
const WIDEST = 240;
const HIGHEST = 120;
const LARGEST_CELL = 12;

/** The greatest size in an array: colours go from it to its negative. */
export function mostOf({ numbers, least, most }: Statistics): number {
  return numbers === 0 ? 0 : Math.max(Math.abs(least), Math.abs(most));
}

/** A colour and how strong it is; undefined for 0 and for what is not finite. */
export function tintOf(
  x: number | null,
  most: number,
): { readonly color: string; readonly strength: number } | undefined {
  if (x === null || !Number.isFinite(x) || x === 0 || most === 0) return undefined;
  return {
    color: x < 0 ? BELOW : ABOVE,
    strength: FAINTEST + (STRONGEST - FAINTEST) * Math.min(Math.abs(x) / most, 1),
  };
}

/** All of an array in small, as it is beside the window on it. */
export class Overview {
  readonly element = document.createElement('canvas');
  #content: ArrayContent | undefined;

  /** @param go the element in the middle of the window is to be this one */
  constructor(go: (middle: WindowPlace) => void) {
    this.element.className = 'gl-overview';
    this.element.setAttribute('aria-hidden', 'true'); // the window can be moved by keys
    const at = (event: PointerEvent) => {
      const place = this.#placeAt(event);
      if (place !== undefined) go(place);
    };
    this.element.addEventListener('pointerdown', (event) => {
      this.element.setPointerCapture(event.pointerId);
      at(event);
    });
    this.element.addEventListener('pointermove', (event) => {
      if (event.buttons === 1) at(event);
    });
  }

  show(content: ArrayContent): void {
    this.#content = content;
    const { sheet } = content;
    this.element.hidden = sheet === undefined;
    const context = sheet && this.element.getContext('2d');
    if (!sheet || !context) return;
    const { width, height, size } = layoutOf(sheet);
    const scale = window.devicePixelRatio || 1;
    this.element.width = width * scale;
    this.element.height = height * scale;
    this.element.style.width = `${width}px`;
    this.element.style.height = `${height}px`;
    context.scale(scale, scale);
    this.#draw(context, sheet, content, size);
  }

  #draw(context: CanvasRenderingContext2D, sheet: Sheet, content: ArrayContent, size: number): void {
    const most = mostOf(content.figures);
    const [rows, columns] = sheet.tile;
    for (let i = 0; i < sheet.cells.length; i++) {
      const tint = sheet.empty?.[i] === 1 ? undefined : tintOf(sheet.cells[i], most);
      if (tint === undefined) continue;
      const tile = Math.floor(i / (rows * columns));
      const { x, y } = cornerOf(sheet, tile, size);
      context.globalAlpha = tint.strength / STRONGEST;
      context.fillStyle = tint.color;
      const [row, column] = [Math.floor(i / columns) % rows, i % columns];
      context.fillRect(x + column * size, y + row * size, size, size);
    }
    context.globalAlpha = 1;
    const style = getComputedStyle(this.element);
    context.strokeStyle = style.borderColor;
    for (let tile = 0; tile < sheet.tiles; tile++) {
      const { x, y } = cornerOf(sheet, tile, size);
      context.strokeRect(x, y, columns * size, rows * size);
    }
    const { window: seen } = content;
    if (seen.matrix >= sheet.tiles) return;
    const { x, y } = cornerOf(sheet, seen.matrix, size);
    const [down, across] = sheet.block;
    context.strokeStyle = style.color;
    context.lineWidth = 2;
    context.strokeRect(
      x + (seen.column / across) * size,
      y + (seen.row / down) * size,
      Math.max((seen.width / across) * size, 4),
      Math.max((seen.height / down) * size, 4),
    );
  }

  #placeAt({ offsetX, offsetY }: PointerEvent): WindowPlace | undefined {
    const content = this.#content;
    const { sheet } = content ?? {};
    if (content === undefined || sheet === undefined) return undefined;
    const { size, tileWidth, tileHeight } = layoutOf(sheet);
    const across = Math.min(Math.max(Math.floor(offsetX / tileWidth), 0), sheet.across - 1);
    const matrix = Math.min(Math.max(Math.floor(offsetY / tileHeight), 0) * sheet.across + across, sheet.tiles - 1);
    const { x, y } = cornerOf(sheet, matrix, size);
    const place = (from: number, at: number, block: number, end: number) =>
      Math.min(Math.max(Math.floor(((at - from) / size) * block), 0), end - 1);
    return {
      matrix,
      row: place(y, offsetY, sheet.block[0], content.rows),
      column: place(x, offsetX, sheet.block[1], content.columns),
    };
  }
}

const GAP = 3;

function layoutOf({ tile, across, tiles }: Sheet) {
  const down = Math.ceil(tiles / across);
  const size = Math.max(
    1,
    Math.min(LARGEST_CELL, (WIDEST - across * GAP) / (across * tile[1]), (HIGHEST - down * GAP) / (down * tile[0])),
  );
  const [tileHeight, tileWidth] = [tile[0] * size + GAP, tile[1] * size + GAP];
  return { size, tileWidth, tileHeight, width: across * tileWidth, height: down * tileHeight };
}

function cornerOf({ tile, across }: Sheet, t: number, size: number) {
  const margin = GAP / 2;
  return {
    x: margin + (t % across) * (tile[1] * size + GAP),
    y: margin + Math.floor(t / across) * (tile[0] * size + GAP),
  };
}
