/** Singular values and eigenvalues by Jacobi rotations: slow for large matrices, and right to the last digits. */
type Numbers = Float64Array;

const SWEEPS = 60;
const SMALL = 1e-15;

export interface Singular {
  /** Falling. */
  readonly values: Numbers;
  /** m × r and n × r, where r is the lesser of m and n: A = U·diag(values)·Vᵀ. */
  readonly u: Numbers;
  readonly v: Numbers;
}

/** One-sided: columns are turned until all are at right angles (Hestenes 1958). */
export function singularValues(a: Numbers, m: number, n: number): Singular {
  if (m < n) {
    const t = new Float64Array(a.length);
    for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) t[j * m + i] = a[i * n + j];
    const { values, u, v } = singularValues(t, n, m);
    return { values, u: v, v: u };
  }
  const w = a.slice(0, m * n);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0, turned = true; turned && sweep < SWEEPS; sweep++) {
    turned = false;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        let [alpha, beta, gamma] = [0, 0, 0];
        for (let i = 0; i < m; i++) {
          alpha += w[i * n + p] ** 2;
          beta += w[i * n + q] ** 2;
          gamma += w[i * n + p] * w[i * n + q];
        }
        if (!(Math.abs(gamma) > SMALL * Math.sqrt(alpha * beta))) continue;
        turned = true;
        const { c, s } = rotation(alpha, beta, gamma);
        turn(w, m, n, p, q, c, s);
        turn(v, n, n, p, q, c, s);
      }
  }
  const lengths = Array.from({ length: n }, (_, j) => {
    let squares = 0;
    for (let i = 0; i < m; i++) squares += w[i * n + j] ** 2;
    return Math.sqrt(squares);
  });
  const order = [...lengths.keys()].sort((x, y) => lengths[y] - lengths[x]);
  const column = (from: Numbers, rows: number, scale: (j: number) => number) => {
    const to = new Float64Array(rows * n);
    for (let i = 0; i < rows; i++) for (let k = 0; k < n; k++) to[i * n + k] = from[i * n + order[k]] * scale(order[k]);
    return to;
  };
  return {
    values: Float64Array.from(order, (j) => lengths[j]),
    u: column(w, m, (j) => (lengths[j] === 0 ? 0 : 1 / lengths[j])),
    v: column(v, n, () => 1),
  };
}

export interface Eigen {
  /** Rising. */
  readonly values: Numbers;
  /** Column k belongs to value k. */
  readonly vectors: Numbers;
}

/** Of a symmetric matrix, of which the lower triangle is read. */
export function symmetricEigen(a: Numbers, n: number): Eigen {
  const w = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) w[i * n + j] = w[j * n + i] = a[i * n + j];
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0, turned = true; turned && sweep < SWEEPS; sweep++) {
    turned = false;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const off = w[p * n + q];
        if (!(Math.abs(off) > SMALL * Math.sqrt(Math.abs(w[p * n + p] * w[q * n + q])) && Math.abs(off) > 1e-300))
          continue;
        turned = true;
        const { c, s } = rotation(w[p * n + p], w[q * n + q], off);
        turn(w, n, n, p, q, c, s);
        turnRows(w, n, p, q, c, s);
        turn(v, n, n, p, q, c, s);
      }
  }
  const order = [...Array(n).keys()].sort((x, y) => w[x * n + x] - w[y * n + y]);
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) vectors[i * n + k] = v[i * n + order[k]];
  return { values: Float64Array.from(order, (j) => w[j * n + j]), vectors };
}

/** The turn that makes the element `off` between two diagonal ones 0. */
function rotation(p: number, q: number, off: number): { c: number; s: number } {
  const zeta = (q - p) / (2 * off);
  const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.hypot(1, t);
  return { c, s: c * t };
}

function turn(w: Numbers, m: number, n: number, p: number, q: number, c: number, s: number): void {
  for (let i = 0; i < m; i++) {
    const [x, y] = [w[i * n + p], w[i * n + q]];
    w[i * n + p] = c * x - s * y;
    w[i * n + q] = s * x + c * y;
  }
}

function turnRows(w: Numbers, n: number, p: number, q: number, c: number, s: number): void {
  for (let j = 0; j < n; j++) {
    const [x, y] = [w[p * n + j], w[q * n + j]];
    w[p * n + j] = c * x - s * y;
    w[q * n + j] = s * x + c * y;
  }
}
