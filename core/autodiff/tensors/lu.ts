/** Square matrices of n rows, as n² numbers in C order. */
type Numbers = Float64Array;

/** P·A = L·U, with the unit triangle L and U in one square. */
export interface LU {
  readonly n: number;
  readonly lu: Numbers;
  /** Row i of P·A is row `order[i]` of A. */
  readonly order: Int32Array;
  /** −1 if the rows were exchanged an odd number of times. */
  readonly sign: number;
  readonly isSingular: boolean;
}

/** By elimination, with the largest element of a column as its pivot. */
export function luOf(a: Numbers, n: number): LU {
  const lu = a.slice(0, n * n);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  let isSingular = false;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(lu[r * n + c]) > Math.abs(lu[pivot * n + c])) pivot = r;
    if (pivot !== c) {
      for (let j = 0; j < n; j++) [lu[c * n + j], lu[pivot * n + j]] = [lu[pivot * n + j], lu[c * n + j]];
      [order[c], order[pivot]] = [order[pivot], order[c]];
      sign = -sign;
    }
    if (lu[c * n + c] === 0) {
      isSingular = true;
      continue;
    }
    for (let r = c + 1; r < n; r++) {
      const factor = (lu[r * n + c] /= lu[c * n + c]);
      for (let j = c + 1; j < n; j++) lu[r * n + j] -= factor * lu[c * n + j];
    }
  }
  return { n, lu, order, sign, isSingular };
}

export function determinant({ n, lu, sign }: LU): number {
  let det = sign;
  for (let i = 0; i < n; i++) det *= lu[i * n + i];
  return det;
}

/** log |det|, where the determinant itself may overflow. */
export function logDeterminant({ n, lu }: LU): number {
  let log = 0;
  for (let i = 0; i < n; i++) log += Math.log(Math.abs(lu[i * n + i]));
  return log;
}

export function signOfDeterminant({ n, lu, sign }: LU): number {
  for (let i = 0; i < n; i++) sign *= Math.sign(lu[i * n + i]);
  return sign;
}

/** X with A·X = B, for B of `columns` columns. */
export function solveWith({ n, lu, order }: LU, b: Numbers, columns: number): Numbers {
  const x = new Float64Array(n * columns);
  for (let i = 0; i < n; i++)
    for (let c = 0; c < columns; c++) {
      let sum = b[order[i] * columns + c];
      for (let j = 0; j < i; j++) sum -= lu[i * n + j] * x[j * columns + c];
      x[i * columns + c] = sum;
    }
  for (let i = n - 1; i >= 0; i--)
    for (let c = 0; c < columns; c++) {
      let sum = x[i * columns + c];
      for (let j = i + 1; j < n; j++) sum -= lu[i * n + j] * x[j * columns + c];
      x[i * columns + c] = sum / lu[i * n + i];
    }
  return x;
}

export function identity(n: number): Numbers {
  const one = new Float64Array(n * n);
  for (let i = 0; i < n; i++) one[i * n + i] = 1;
  return one;
}

export function transposed(a: Numbers, rows: number, columns: number): Numbers {
  const t = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) t[j * rows + i] = a[i * columns + j];
  return t;
}

/** A·B, for A of m × k and B of k × n. */
export function product(a: Numbers, b: Numbers, m: number, k: number, n: number): Numbers {
  const c = new Float64Array(m * n);
  for (let i = 0; i < m; i++)
    for (let l = 0; l < k; l++) {
      const x = a[i * k + l];
      for (let j = 0; j < n; j++) c[i * n + j] += x * b[l * n + j];
    }
  return c;
}

/** The cofactors: what the determinant's slopes are, also where there is no inverse. */
export function cofactors(a: Numbers, n: number): Numbers {
  const out = new Float64Array(n * n);
  const minor = new Float64Array((n - 1) * (n - 1));
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let at = 0;
      for (let r = 0; r < n; r++) for (let c = 0; c < n; c++) if (r !== i && c !== j) minor[at++] = a[r * n + c];
      out[i * n + j] = ((i + j) % 2 === 0 ? 1 : -1) * determinant(luOf(minor, n - 1));
    }
  return out;
}
