/**
 * √S·Vᵀ of the singular value decomposition of a covariance matrix, which turns independent normal numbers into
 * correlated ones. Singular vectors may have either sign, so the draws are NumPy's only where all steps are those of
 * LAPACK's dgesdd: here for two dimensions and for matrices that are diagonal.
 */

export interface Factor {
  /** √S·Vᵀ, row by row: `RandomState` multiplies with it. */
  readonly right: Float64Array;
  /** U·√S, row by row: `Generator` multiplies with its transpose. */
  readonly left: Float64Array;
}

/** LAPACK cuts larger matrices in pieces. */
const MOST_DIAGONAL = 25;

/** Of n × n numbers, row by row; undefined where it is not known which signs LAPACK gives. */
export function factorOf(covariance: Float64Array, n: number): Factor | undefined {
  if (isDiagonal(covariance, n)) return diagonalFactor(covariance, n);
  return n === 2 && isPositive(covariance) ? factorOfTwo(covariance) : undefined;
}

/** Of a symmetric matrix: no variance is negative. */
function isPositive([a, b, , d]: Float64Array): boolean {
  return a >= 0 && d >= 0 && a * d >= b * b;
}

function isDiagonal(matrix: Float64Array, n: number): boolean {
  return matrix.every((x, i) => x === 0 || i % (n + 1) === 0);
}

function diagonalFactor(matrix: Float64Array, n: number): Factor | undefined {
  const variances = Array.from({ length: n }, (_, i) => matrix[i * (n + 1)]);
  if (variances.some((x) => !(x >= 0))) return undefined;
  const isConstant = variances.every((x) => x === variances[0]);
  if (n > MOST_DIAGONAL && !isConstant) return undefined;
  const order = isConstant ? variances.map((_, i) => i) : sortedAsLapack(variances);
  const right = new Float64Array(n * n);
  const left = new Float64Array(n * n);
  order.forEach((from, i) => {
    right[i * n + from] = Math.sqrt(variances[from]);
    left[from * n + i] = right[i * n + from];
  });
  return { right, left };
}

/** The places from the greatest on. Equal ones change places, since three routines sort one after the other. */
function sortedAsLapack(values: readonly number[]): number[] {
  const order = values.map((_, i) => i);
  const swap = (i: number, j: number) => {
    [order[i], order[j]] = [order[j], order[i]];
  };
  const n = values.length;
  for (let end = n - 1; end > 0; end--) {
    let least = 0;
    for (let j = 1; j <= end; j++) if (values[order[j]] <= values[order[least]]) least = j;
    swap(least, end);
  }
  for (const isBefore of [(a: number, b: number) => a < b, (a: number, b: number) => a > b])
    for (let i = 0; i < n; i++) {
      let first = i;
      for (let j = i + 1; j < n; j++) if (isBefore(values[order[j]], values[order[first]])) first = j;
      swap(first, i);
    }
  return order;
}

/** dgebrd reflects the first column onto the axis, dlasv2 has the two rotations that make the rest diagonal. */
function factorOfTwo([a, b, , d]: Float64Array): Factor {
  const length = -Math.sign(a || 1) * Math.hypot(a, b);
  const tau = (length - a) / length;
  const v = b / (a - length);
  const reflected = tau * (b + v * d);
  const { values, left, right } = triangularSvd(length, b - reflected, d - v * reflected);
  const scales = values.map((x) => Math.sqrt(Math.abs(x)));
  const signs = values.map((x) => (x < 0 ? -1 : 1));
  const columns = [
    [left.cos, left.sin],
    [-left.sin, left.cos],
  ].map(([x, y]) => [x - tau * (x + v * y), y - tau * v * (x + v * y)]);
  const rows = [
    [right.cos, right.sin],
    [-right.sin, right.cos],
  ].map((row, i) => row.map((x) => signs[i] * x));
  return {
    right: Float64Array.of(...rows.flatMap((row, i) => row.map((x) => scales[i] * x))),
    left: Float64Array.of(...[0, 1].flatMap((i) => columns.map((column, j) => column[i] * scales[j]))),
  };
}

interface Turn {
  readonly cos: number;
  readonly sin: number;
}

interface Svd {
  readonly values: readonly [number, number];
  readonly left: Turn;
  readonly right: Turn;
}

const signOf = (x: number) => (x < 0 || Object.is(x, -0) ? -1 : 1);

/** Of the triangle [[f, g], [0, h]], as LAPACK's dlasv2, but for a g that outweighs f and h by all digits. */
function triangularSvd(f: number, g: number, h: number): Svd {
  if (g === 0 && Math.abs(f) >= Math.abs(h))
    return { values: [f, h], left: { cos: 1, sin: 0 }, right: { cos: 1, sin: 0 } };
  const isSwapped = Math.abs(h) > Math.abs(f);
  const [great, small] = isSwapped ? [h, f] : [f, h];
  const gap = Math.abs(great) - Math.abs(small);
  const l = gap / Math.abs(great);
  const m = g / great;
  const t = 2 - l;
  const s = Math.sqrt(t * t + m * m);
  const r = l === 0 ? Math.abs(m) : Math.sqrt(l * l + m * m);
  const mean = 0.5 * (s + r);
  const tangent = (m / (s + t) + m / (r + l)) * (1 + mean);
  const size = Math.sqrt(tangent * tangent + 4);
  const cosRight = 2 / size;
  const sinRight = tangent / size;
  const cosLeft = (cosRight + sinRight * m) / mean;
  const sinLeft = ((small / great) * sinRight) / mean;
  const left = isSwapped ? { cos: sinRight, sin: cosRight } : { cos: cosLeft, sin: sinLeft };
  const right = isSwapped ? { cos: sinLeft, sin: cosLeft } : { cos: cosRight, sin: sinRight };
  const sign = signOfGreatest(f, g, h, left, right);
  return {
    values: [sign * Math.abs(great) * mean, sign * signOf(f) * signOf(h) * (Math.abs(small) / mean)],
    left,
    right,
  };
}

function signOfGreatest(f: number, g: number, h: number, left: Turn, right: Turn): number {
  const [x, y, z] = [f, g, h].map(Math.abs);
  if (y > Math.max(x, z)) return signOf(right.sin) * signOf(left.cos) * signOf(g);
  if (z > x) return signOf(right.sin) * signOf(left.sin) * signOf(h);
  return signOf(right.cos) * signOf(left.cos) * signOf(f);
}
