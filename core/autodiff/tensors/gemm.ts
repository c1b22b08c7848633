import { DEPTH, type Kernel, LEFT, makeKernel, RIGHT, ROWS, SUMS, TILE } from './kernel.ts';

/** A matrix in a run of numbers: element (i, j) is at offset + i·row + j·column. */
export interface Matrix {
  readonly data: Float64Array;
  readonly offset: number;
  readonly row: number;
  readonly column: number;
}

export function transposeOf({ data, offset, row, column }: Matrix): Matrix {
  return { data, offset, row: column, column: row };
}

/** Below so many products nothing is packed: it would take as long as multiplying. */
const SMALL = 1 << 13;

/** c += a·b, where a is m × k and b is k × n. */
export function multiplyAdd(c: Matrix, a: Matrix, b: Matrix, m: number, n: number, k: number): void {
  if (m === 1 || n === 1) {
    multiplyThin(c, a, b, m, n, k);
    return;
  }
  if (m * n * k < SMALL) {
    for (let i = 0; i < m; i += TILE)
      for (let j = 0; j < n; j += TILE) {
        const left = { ...a, offset: a.offset + i * a.row };
        const right = { ...b, offset: b.offset + j * b.column };
        tile(c, i, j, Math.min(TILE, m - i), Math.min(TILE, n - j), left, right, k);
      }
    return;
  }
  multiplyPacked(c, a, b, m, n, k);
}

let shared: Kernel | undefined;

/** Panel by panel, each of which is used many times before the next comes. */
function multiplyPacked(c: Matrix, a: Matrix, b: Matrix, m: number, n: number, k: number): void {
  shared ??= makeKernel();
  const { numbers, multiply } = shared;
  for (let from = 0; from < k; from += DEPTH) {
    const depth = Math.min(DEPTH, k - from);
    for (let top = 0; top < m; top += ROWS) {
      const bottom = Math.min(top + ROWS, m);
      for (let i = top; i < bottom; i += TILE)
        pack(
          numbers,
          LEFT + (i - top) * DEPTH,
          a.data,
          a.offset + from * a.column + i * a.row,
          depth,
          a.column,
          a.row,
          m - i,
        );
      for (let j = 0; j < n; j += TILE) {
        pack(numbers, RIGHT, b.data, b.offset + from * b.row + j * b.column, depth, b.row, b.column, n - j);
        for (let i = top; i < bottom; i += TILE) {
          multiply(LEFT + (i - top) * DEPTH, depth);
          addSums(c, i, j, Math.min(TILE, m - i), Math.min(TILE, n - j), numbers);
        }
      }
    }
  }
}

/** Brings `TILE` rows or columns beside one another; zeros where there are fewer. */
function pack(
  to: Float64Array,
  at: number,
  data: Float64Array,
  start: number,
  depth: number,
  alongDepth: number,
  across: number,
  width: number,
): void {
  const end = at + depth * TILE;
  for (let w = 0; w < TILE; w++) {
    let source = start + w * across;
    for (let p = at + w; p < end; p += TILE) {
      to[p] = w < width ? data[source] : 0;
      source += alongDepth;
    }
  }
}

function addSums(c: Matrix, i: number, j: number, height: number, width: number, numbers: Float64Array): void {
  for (let r = 0; r < height; r++) {
    const at = c.offset + (i + r) * c.row + j * c.column;
    for (let w = 0; w < width; w++) c.data[at + w * c.column] += numbers[SUMS + TILE * r + w];
  }
}

/** c[i…, j…] += a·b for the first rows of a and the first columns of b: at most `TILE` of each. */
function tile(
  { data: c, offset, row, column }: Matrix,
  i: number,
  j: number,
  height: number,
  width: number,
  { data: a, offset: firstA, row: aRow, column: aColumn }: Matrix,
  { data: b, offset: firstB, row: bRow, column: bColumn }: Matrix,
  depth: number,
): void {
  let [c00, c01, c02, c03] = [0, 0, 0, 0];
  let [c10, c11, c12, c13] = [0, 0, 0, 0];
  let [c20, c21, c22, c23] = [0, 0, 0, 0];
  let [c30, c31, c32, c33] = [0, 0, 0, 0];
  // Where there are fewer rows or columns the first is used again, and what comes of it is not added.
  const d1 = height > 1 ? aRow : 0;
  const d2 = height > 2 ? 2 * aRow : 0;
  const d3 = height > 3 ? 3 * aRow : 0;
  const e1 = width > 1 ? bColumn : 0;
  const e2 = width > 2 ? 2 * bColumn : 0;
  const e3 = width > 3 ? 3 * bColumn : 0;
  let p = firstA;
  let q = firstB;
  for (let l = 0; l < depth; l++) {
    const b0 = b[q];
    const b1 = b[q + e1];
    const b2 = b[q + e2];
    const b3 = b[q + e3];
    q += bRow;
    const a0 = a[p];
    const a1 = a[p + d1];
    const a2 = a[p + d2];
    const a3 = a[p + d3];
    p += aColumn;
    c00 += a0 * b0;
    c01 += a0 * b1;
    c02 += a0 * b2;
    c03 += a0 * b3;
    c10 += a1 * b0;
    c11 += a1 * b1;
    c12 += a1 * b2;
    c13 += a1 * b3;
    c20 += a2 * b0;
    c21 += a2 * b1;
    c22 += a2 * b2;
    c23 += a2 * b3;
    c30 += a3 * b0;
    c31 += a3 * b1;
    c32 += a3 * b2;
    c33 += a3 * b3;
  }
  addRow(c, offset + i * row + j * column, column, width, c00, c01, c02, c03);
  if (height > 1) addRow(c, offset + (i + 1) * row + j * column, column, width, c10, c11, c12, c13);
  if (height > 2) addRow(c, offset + (i + 2) * row + j * column, column, width, c20, c21, c22, c23);
  if (height > 3) addRow(c, offset + (i + 3) * row + j * column, column, width, c30, c31, c32, c33);
}

function addRow(
  c: Float64Array,
  at: number,
  step: number,
  width: number,
  x0: number,
  x1: number,
  x2: number,
  x3: number,
): void {
  c[at] += x0;
  if (width > 1) c[at + step] += x1;
  if (width > 2) c[at + 2 * step] += x2;
  if (width > 3) c[at + 3 * step] += x3;
}

/** Vectors and the like: nothing is used often enough to be worth packing. */
function multiplyThin(c: Matrix, a: Matrix, b: Matrix, m: number, n: number, k: number): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let p = a.offset + i * a.row;
      let q = b.offset + j * b.column;
      let sum = 0;
      for (let l = 0; l < k; l++) {
        sum += a.data[p] * b.data[q];
        p += a.column;
        q += b.row;
      }
      c.data[c.offset + i * c.row + j * c.column] += sum;
    }
  }
}
