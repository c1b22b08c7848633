/** The simple model of arrays that views share: nested lists of cells, each of which holds one number of a scalar tape. */
import type { Scalar } from '../../../core/runtime/operand.ts';

export interface Cell {
  held: Scalar;
}

export type Cells = Cell | readonly Cells[];

export function isCell(cells: Cells): cells is Cell {
  return !Array.isArray(cells);
}

export function cellsOf(shape: readonly number[], make: () => Scalar): Cells {
  const [length, ...rest] = shape;
  return length === undefined ? { held: make() } : Array.from({ length }, () => cellsOf(rest, make));
}

/** In C order. */
export function flat(cells: Cells): Cell[] {
  return isCell(cells) ? [cells] : cells.flatMap(flat);
}

export function shapeOf(cells: Cells): number[] {
  return isCell(cells) ? [] : [cells.length, ...shapeOf(cells[0])];
}

/** Changes the lists at a depth. */
export function atAxis(cells: Cells, axis: number, change: (list: readonly Cells[]) => Cells): Cells {
  const list = cells as readonly Cells[];
  return axis === 0 ? change(list) : list.map((below) => atAxis(below, axis - 1, change));
}

export function swapped(cells: Cells): Cells {
  const rows = cells as readonly (readonly Cells[])[];
  return rows[0].map((_, j) => rows.map((row) => row[j]));
}
