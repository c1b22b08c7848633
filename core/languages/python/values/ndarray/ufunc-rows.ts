/** Functions that work element by element, one row each: what computes them, and what kinds of number they take. */
import { ops } from '../../../../autodiff/ops/index.ts';
import type { Op, OpRow } from '../../../../autodiff/ops/row.ts';

/**
 * What kind of number the results are. `same`: that of the arguments; `float`: a float for integers, too; `quotient`:
 * float64 for integers; `test`: bool of anything; `truth`: bool of truth values; `bits`: integers and bools alone.
 */
export type Typing = 'same' | 'float' | 'quotient' | 'float64' | 'test' | 'truth' | 'bits';

export interface UfuncRow {
  readonly typing: Typing;
  /** What the tape records; without it results are constants. */
  readonly op?: Op<OpRow>;
  /** For results that no gradient passes through. */
  readonly plain?: (x: number, y: number) => number;
  /** Of integers, exactly. */
  readonly exact?: (x: bigint, y: bigint) => bigint;
  /** Of bools; null: there is no such function. Without it they are taken for small integers. */
  readonly ofBools?: ((x: number, y: number) => number) | null;
  readonly isBinary: boolean;
  /** Where it is infinite at finite arguments. */
  readonly isPole?: (xs: readonly number[]) => boolean;
  /** What a reduction begins with. */
  readonly identity?: number;
}

const one = (op: Op<OpRow>, typing: Typing = 'float', isPole?: (x: number) => boolean): UfuncRow => ({
  typing,
  op,
  isBinary: false,
  isPole: isPole && (([x]) => isPole(x)),
});
const kept = (op: Op<OpRow>, exact: (x: bigint) => bigint, ofBools?: UfuncRow['ofBools']): UfuncRow => ({
  ...one(op, 'same'),
  exact,
  ofBools,
});
const two = (op: Op<OpRow>, typing: Typing, more: Partial<UfuncRow> = {}): UfuncRow => ({
  typing,
  op,
  isBinary: true,
  ...more,
});
const plain1 = (typing: Typing, plain: (x: number) => number): UfuncRow => ({ typing, plain, isBinary: false });
const plain2 = (typing: Typing, plain: (x: number, y: number) => number, more: Partial<UfuncRow> = {}): UfuncRow => ({
  typing,
  plain,
  isBinary: true,
  ...more,
});

const byZero: UfuncRow['isPole'] = ([x, y]) => y === 0 && x !== 0;
const or = (x: number, y: number) => Number(x !== 0 || y !== 0);
const and = (x: number, y: number) => Number(x !== 0 && y !== 0);
const xor = (x: number, y: number) => Number((x !== 0) !== (y !== 0));

const floorQuotient = (x: bigint, y: bigint) => {
  if (y === 0n) return 0n;
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
};
/** Its lowest 64 bits, which are all that is kept. */
function power(x: bigint, y: bigint): bigint {
  let [result, base] = [1n, x];
  for (let left = y; left > 0n; left >>= 1n) {
    if (left & 1n) result = BigInt.asIntN(64, result * base);
    base = BigInt.asIntN(64, base * base);
  }
  return result;
}

const floorRest = (x: bigint, y: bigint) => (y === 0n ? 0n : x - y * floorQuotient(x, y));
const bitwise = (exact: (x: bigint, y: bigint) => bigint, small: (x: number, y: number) => number): UfuncRow =>
  plain2(
    'bits',
    // The host's operators are those of 32 bits.
    (x, y) => (x === (x | 0) && y === (y | 0) ? small(x, y) : Number(exact(BigInt(x), BigInt(y)))),
    { exact },
  );
const fromBits: (x: number, y: number) => number = () => Number.NaN;
const SIZE = 64n;

const isNegative = (x: number) => x < 0 || Object.is(x, -0);

const quotient = two(ops.div, 'quotient', { isPole: byZero });
const remainder = two(ops.remFloor, 'same', { exact: floorRest });
const absolute = kept(
  ops.abs,
  (x) => (x < 0n ? -x : x),
  (x) => x,
);
const degrees = one(ops.degrees);
const radians = one(ops.radians);

export const ufuncRows = {
  add: two(ops.add, 'same', { exact: (x, y) => x + y, ofBools: or, identity: 0 }),
  subtract: two(ops.sub, 'same', { exact: (x, y) => x - y, ofBools: null }),
  multiply: two(ops.mul, 'same', { exact: (x, y) => x * y, ofBools: and, identity: 1 }),
  divide: quotient,
  floor_divide: two(ops.floorDiv, 'same', { exact: floorQuotient, isPole: byZero }),
  remainder,
  fmod: two(ops.remTrunc, 'same', { exact: (x, y) => (y === 0n ? 0n : x % y) }),
  power: two(ops.powC, 'same', { exact: power, isPole: ([x, y]) => x === 0 && y < 0 }),
  float_power: two(ops.powC, 'float64', { isPole: ([x, y]) => x === 0 && y < 0 }),
  arctan2: two(ops.atan2, 'float'),
  hypot: two(ops.hypot, 'float', { identity: 0 }),
  copysign: two(ops.copysign, 'float'),
  logaddexp: two(ops.logaddexp, 'float', { identity: Number.NEGATIVE_INFINITY }),
  logaddexp2: two(ops.logaddexp2, 'float', { identity: Number.NEGATIVE_INFINITY }),
  heaviside: two(ops.heaviside, 'float'),
  maximum: two(ops.maximumC, 'same', { ofBools: or }),
  minimum: two(ops.minimumC, 'same', { ofBools: and }),
  fmax: two(ops.fmax, 'same', { ofBools: or }),
  fmin: two(ops.fmin, 'same', { ofBools: and }),

  negative: kept(ops.neg, (x) => -x, null),
  positive: kept(ops.identity, (x) => x, null),
  conjugate: kept(
    ops.identity,
    (x) => x,
    (x) => x,
  ),
  absolute,
  fabs: one(ops.abs),
  sign: kept(ops.signum, (x) => (x > 0n ? 1n : x < 0n ? -1n : 0n), null),
  square: kept(
    ops.square,
    (x) => x * x,
    (x) => x,
  ),
  reciprocal: { ...one(ops.reciprocal, 'same', (x) => x === 0), exact: (x) => (x === 1n || x === -1n ? x : 0n) },
  sqrt: one(ops.sqrt),
  cbrt: one(ops.cbrt),
  exp: one(ops.exp),
  exp2: one(ops.exp2),
  expm1: one(ops.expm1),
  log: one(ops.log, 'float', (x) => x === 0),
  log2: one(ops.log2, 'float', (x) => x === 0),
  log10: one(ops.log10, 'float', (x) => x === 0),
  log1p: one(ops.log1p, 'float', (x) => x === -1),
  sin: one(ops.sin),
  cos: one(ops.cos),
  tan: one(ops.tan),
  arcsin: one(ops.asin),
  arccos: one(ops.acos),
  arctan: one(ops.atan),
  sinh: one(ops.sinh),
  cosh: one(ops.cosh),
  tanh: one(ops.tanh),
  arcsinh: one(ops.asinh),
  arccosh: one(ops.acosh),
  arctanh: one(ops.atanh, 'float', (x) => Math.abs(x) === 1),
  degrees,
  rad2deg: degrees,
  radians,
  deg2rad: radians,
  floor: one(ops.floor),
  ceil: one(ops.ceil),
  trunc: one(ops.trunc),
  rint: one(ops.roundEven),

  equal: plain2('test', (x, y) => Number(x === y)),
  not_equal: plain2('test', (x, y) => Number(x !== y)),
  less: plain2('test', (x, y) => Number(x < y)),
  less_equal: plain2('test', (x, y) => Number(x <= y)),
  greater: plain2('test', (x, y) => Number(x > y)),
  greater_equal: plain2('test', (x, y) => Number(x >= y)),
  logical_and: plain2('truth', and, { identity: 1 }),
  logical_or: plain2('truth', or, { identity: 0 }),
  logical_xor: plain2('truth', xor, { identity: 0 }),
  logical_not: plain1('truth', (x) => Number(x === 0)),
  isnan: plain1('test', (x) => Number(Number.isNaN(x))),
  isfinite: plain1('test', (x) => Number(Number.isFinite(x))),
  isinf: plain1('test', (x) => Number(Math.abs(x) === Number.POSITIVE_INFINITY)),
  signbit: plain1('test', (x) => Number(isNegative(x))),

  bitwise_and: {
    ...bitwise(
      (x, y) => x & y,
      (x, y) => x & y,
    ),
    ofBools: and,
    identity: -1,
  },
  bitwise_or: {
    ...bitwise(
      (x, y) => x | y,
      (x, y) => x | y,
    ),
    ofBools: or,
    identity: 0,
  },
  bitwise_xor: {
    ...bitwise(
      (x, y) => x ^ y,
      (x, y) => x ^ y,
    ),
    ofBools: xor,
    identity: 0,
  },
  invert: { ...plain1('bits', (x) => -x - 1), exact: (x) => -x - 1n, ofBools: (x) => Number(x === 0) },
  left_shift: plain2('bits', fromBits, { exact: (x, y) => (y >= 0n && y < SIZE ? x << y : 0n) }),
  right_shift: plain2('bits', fromBits, { exact: (x, y) => (y >= 0n && y < SIZE ? x >> y : x < 0n ? -1n : 0n) }),
} satisfies Record<string, UfuncRow>;

export type UfuncName = keyof typeof ufuncRows;

/** Other names of the same function. */
export const ufuncAliases: Readonly<Record<string, UfuncName>> = {
  true_divide: 'divide',
  mod: 'remainder',
  abs: 'absolute',
  conj: 'conjugate',
  bitwise_not: 'invert',
};
