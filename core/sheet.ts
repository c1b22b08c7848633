import type { ArrayLook, ArrayTree, Sheet } from './answers.ts';
import { elementOf } from './array-tree.ts';
import { figuresOf } from './statistics.ts';

/** More cells than this one cannot tell apart in a hover. */
const MOST_ROWS = 64;
const MOST_COLUMNS = 64;
/** A picture is about so much wider than it is high. */
const ASPECT = 1.4;
/** Matrices are not made smaller than so many cells each way: rather some are left out. */
const LEAST_CELLS = 8;

/** What a cell shows of the elements that it stands for. */
export type Summing = 'mean' | 'greatest';

/**
 * An array as few cells for a picture: a vector in one row, further dimensions as a grid of the matrices of the last
 * two. Its cells hold the mean, or the element that is greatest without its sign: gradients would cancel out.
 *
 * @returns undefined where there are no elements
 */
export function sheetOf(array: ArrayTree, summing: Summing): Sheet | undefined {
  if (array.data.length === 0) return undefined;
  const [height, width] = array.shape.length < 2 ? [1, array.data.length] : array.shape.slice(-2);
  const tiles = array.data.length / (height * width);
  const grid = arranged(tiles, height, width);
  const block = [
    Math.ceil(height / Math.floor(MOST_ROWS / grid.down)),
    Math.ceil(width / Math.floor(MOST_COLUMNS / grid.across)),
  ] as const;
  const tile = [Math.ceil(height / block[0]), Math.ceil(width / block[1])] as const;
  const shown = Math.min(tiles, grid.down * grid.across);
  const cells = new Float64Array(shown * tile[0] * tile[1]);
  const empty = new Uint8Array(cells.length);
  let at = 0;
  for (let t = 0; t < shown; t++)
    for (let row = 0; row < height; row += block[0])
      for (let column = 0; column < width; column += block[1]) {
        const rows = Math.min(block[0], height - row);
        const columns = Math.min(block[1], width - column);
        const from = (t * height + row) * width + column;
        const cell = summed(array, from, rows, columns, width, summing);
        if (cell === undefined) empty[at] = 1;
        else cells[at] = cell;
        at++;
      }
  return {
    tile,
    across: grid.across,
    tiles: shown,
    of: tiles,
    block,
    cells,
    empty: empty.includes(1) ? empty : undefined,
  };
}

/** So that the picture is about as wide as it may be for its height. */
function arranged(tiles: number, height: number, width: number): { readonly across: number; readonly down: number } {
  const mostDown = Math.floor(MOST_ROWS / Math.min(height, LEAST_CELLS));
  const mostAcross = Math.floor(MOST_COLUMNS / Math.min(width, LEAST_CELLS));
  const ideal = Math.ceil(Math.sqrt((tiles * height * ASPECT) / width));
  const across = Math.min(Math.max(ideal, 1), tiles, mostAcross);
  return { across, down: Math.min(Math.ceil(tiles / across), mostDown) };
}

/** What is not finite is not hidden by what is around it. @returns undefined where there is no number */
function summed(
  array: ArrayTree,
  from: number,
  rows: number,
  columns: number,
  width: number,
  summing: Summing,
): number | undefined {
  let count = 0;
  let sum = 0;
  let greatest = 0;
  let loud: number | undefined;
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const x = elementOf(array, from + r * width + c);
      if (x === null) continue;
      if (!Number.isFinite(x) && !Number.isNaN(loud)) loud = x;
      count++;
      sum += x;
      if (Math.abs(x) > Math.abs(greatest)) greatest = x;
    }
  if (count === 0) return undefined;
  return loud ?? (summing === 'mean' ? sum / count : greatest);
}

/** A picture of a few elements says less than their text. */
export function lookAt(array: ArrayTree, summing: Summing): ArrayLook {
  const figures = figuresOf(array);
  return { figures, sheet: figures.elements === undefined ? sheetOf(array, summing) : undefined };
}
