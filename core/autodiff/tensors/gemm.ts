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

/** Rows and columns of the result that are computed at once: as many sums as there are registers for. */
const TILE = 4;
/** So many products are added before they go to the result: the panels for them stay in the fastest cache. */
const DEPTH = 256;

let leftPanel = new Float64Array(0);
let rightPanel = new Float64Array(0);

/** Below so many products nothing is packed: it would take as long as multiplying. */
const SMALL = 1 << 15;

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
  const columns = TILE * Math.ceil(n / TILE);
  if (leftPanel.length < TILE * DEPTH) leftPanel = new Float64Array(TILE * DEPTH);
  if (rightPanel.length < columns * Math.min(k, DEPTH)) rightPanel = new Float64Array(columns * Math.min(k, DEPTH));
  const left = { data: leftPanel, offset: 0, row: 1, column: TILE };
  for (let from = 0; from < k; from += DEPTH) {
    const depth = Math.min(DEPTH, k - from);
    for (let j = 0; j < n; j += TILE)
      pack(rightPanel, j * depth, b, from, depth, j, Math.min(TILE, n - j), b.row, b.column);
    for (let i = 0; i < m; i += TILE) {
      pack(leftPanel, 0, a, from, depth, i, Math.min(TILE, m - i), a.column, a.row);
      for (let j = 0; j < n; j += TILE) {
        const right = { data: rightPanel, offset: j * depth, row: TILE, column: 1 };
        tile(c, i, j, Math.min(TILE, m - i), Math.min(TILE, n - j), left, right, depth);
      }
    }
  }
}

/** Brings `width` rows or columns beside one another, so that a step along the depth is a step to the next `TILE`. */
function pack(
  to: Float64Array,
  at: number,
  { data, offset }: Matrix,
  from: number,
  depth: number,
  first: number,
  width: number,
  alongDepth: number,
  across: number,
): void {
  const start = offset + from * alongDepth + first * across;
  for (let w = 0; w < TILE; w++) {
    let source = start + w * across;
    for (let p = at + w; p < at + depth * TILE; p += TILE) {
      to[p] = w < width ? data[source] : 0;
      source += alongDepth;
    }
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
