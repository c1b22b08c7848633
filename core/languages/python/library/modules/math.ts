/** `math`: what has a derivative goes through op rows. Where C's functions report an error, CPython raises one. */
import { ops } from '../../../../autodiff/ops/index.ts';
import type { BinaryRow, Op, UnaryRow } from '../../../../autodiff/ops/row.ts';
import type { Scalar } from '../../../../runtime/machine.ts';
import { frexp, fsum, ldexp, nextAfter, ulp } from '../../numbers/float-parts.ts';
import { callSpecial } from '../../values/attributes.ts';
import { TupleValue } from '../../values/containers.ts';
import { asIndex, fromScalar, isFloat, toScalar } from '../../values/conversions.ts';
import { guarded } from '../../values/faults.ts';
import type { Functions } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { operators } from '../../values/operators.ts';
import { typeOf, types } from '../../values/types.ts';
import { type BuiltinCode, Float, type Value } from '../../values/values.ts';
import { integerFunctions } from './math-integers.ts';
import { logarithms } from './math-logarithms.ts';

/** NaN from numbers is a domain error, and so is infinity, unless the function may grow that large. */
function check(machine: PyMachine, result: number, args: readonly number[], overflows: boolean, node: number): void {
  if (Number.isFinite(result) || args.some(Number.isNaN)) return;
  if (Number.isNaN(result)) domainError(machine, node);
  if (!args.every(Number.isFinite)) return;
  if (overflows) machine.raise(types.OverflowError, 'math range error', node);
  domainError(machine, node);
}

export function domainError(machine: PyMachine, node: number): never {
  return machine.raise(types.ValueError, 'math domain error', node);
}

function unary(op: Op<UnaryRow>, overflows = false): BuiltinCode {
  return (machine, [x], node) => {
    const scalar = toScalar(machine, x, node);
    const primal = machine.num(scalar);
    check(machine, op.forward(primal), [primal], overflows, node);
    return fromScalar(machine.unary(op, scalar, node));
  };
}

function binary(op: Op<BinaryRow>, overflows = false): BuiltinCode {
  return (machine, args, node) => {
    const [x, y] = args.map((arg) => toScalar(machine, arg, node));
    const primals = [machine.num(x), machine.num(y)];
    check(machine, op.forward(primals[0], primals[1]), primals, overflows, node);
    return fromScalar(machine.binary(op, x, y, node));
  };
}

/** A poles' function: infinite at whole numbers that are not positive, where CPython reports the domain. */
function gammaLike(op: Op<UnaryRow>): BuiltinCode {
  const inner = unary(op, true);
  return (machine, [x], node) => {
    const primal = machine.num(toScalar(machine, x, node));
    const isPole = (primal <= 0 && Number.isInteger(primal)) || (op === ops.gamma && primal === -Infinity);
    return isPole ? domainError(machine, node) : inner(machine, [x], node);
  };
}

/** To an int: the gradient stops. */
function whole(method: string, round: (x: number) => number): BuiltinCode {
  return (machine, [x], node) => {
    if (!isFloat(x)) {
      const own = callSpecial(machine, x, method, [], node);
      if (own !== undefined) return own;
      if (method === '__trunc__')
        return machine.raise(types.TypeError, `type ${typeOf(x).name} doesn't define __trunc__ method`, node);
    }
    const primal = new Float(round(machine.num(toScalar(machine, x, node))));
    return machine.call(types.int, [primal], undefined, node);
  };
}

function test(holds: (x: number) => boolean): BuiltinCode {
  return (machine, [x], node) => holds(machine.num(toScalar(machine, x, node)));
}

function hypot(machine: PyMachine, xs: Scalar[], node: number): Value {
  machine.budget.allocate(xs.length, node);
  return fromScalar(machine.variadic(ops.hypot, xs, node));
}

function isClose(machine: PyMachine, [a, b, relative, absolute]: Value[], node: number): boolean {
  const [x, y, rel, abs] = [a, b, relative, absolute].map((v) => machine.num(toScalar(machine, v, node)));
  if (rel < 0 || abs < 0) machine.raise(types.ValueError, 'tolerances must be non-negative', node);
  if (x === y) return true;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  const difference = Math.abs(x - y);
  return difference <= Math.abs(rel * y) || difference <= Math.abs(rel * x) || difference <= abs;
}

/** x · 2ⁿ of a tracked x: in two steps where the power alone would not be finite. */
function timesPower(machine: PyMachine, x: Scalar, power: number, node: number): Scalar {
  if (Math.abs(power) <= LARGEST_POWER) return machine.binary(ops.mul, x, 2 ** power, node);
  const first = Math.sign(power) * LARGEST_POWER;
  return timesPower(machine, machine.binary(ops.mul, x, 2 ** first, node), power - first, node);
}

const LARGEST_POWER = 1000;

/** x · 2ⁿ; of a tracked x a product. */
const scaled: BuiltinCode = (machine, [x, exponent], node) => {
  const scalar = toScalar(machine, x, node);
  const power = asIndex(machine, exponent, node);
  if (power === undefined) return machine.raise(types.TypeError, 'Expected an int as second argument to ldexp.', node);
  const value = guarded(machine, node, ldexp, machine.num(scalar), Number(power));
  if (typeof scalar === 'number' || value === 0 || !Number.isFinite(value)) return new Float(value);
  return fromScalar(timesPower(machine, scalar, Number(power), node));
};

const methods: Functions = {
  ...integerFunctions,
  ...logarithms,
  ...Object.fromEntries(
    (['acos', 'asin', 'atan', 'acosh', 'asinh', 'atanh', 'cos', 'sin', 'tan', 'tanh', 'sqrt', 'cbrt'] as const).map(
      (name) => [name, ['x, /', unary(ops[name])]],
    ),
  ),
  ...Object.fromEntries(
    (['cosh', 'sinh', 'exp', 'exp2', 'expm1', 'erf', 'erfc', 'degrees', 'radians'] as const).map((name) => [
      name,
      ['x, /', unary(ops[name], true)],
    ]),
  ),
  fabs: ['x, /', unary(ops.abs)],
  gamma: ['x, /', gammaLike(ops.gamma)],
  lgamma: ['x, /', gammaLike(ops.lgamma)],
  floor: ['x, /', whole('__floor__', Math.floor)],
  ceil: ['x, /', whole('__ceil__', Math.ceil)],
  trunc: ['x, /', whole('__trunc__', Math.trunc)],
  atan2: ['y, x, /', binary(ops.atan2)],
  copysign: ['x, y, /', binary(ops.copysign)],
  fmod: ['x, y, /', binary(ops.remTrunc)],
  remainder: ['x, y, /', binary(ops.remNearest)],
  pow: ['x, y, /', power],
  hypot: [
    '*coordinates',
    (machine, [xs], node) =>
      hypot(
        machine,
        (xs as TupleValue).elements.map((x) => toScalar(machine, x, node)),
        node,
      ),
  ],
  dist: [
    'p, q, /',
    (machine, args, node) => {
      const [p, q] = args.map((v) => toList(machine, v, node).map((x) => toScalar(machine, x, node)));
      if (p.length !== q.length)
        machine.raise(types.ValueError, 'both points must have the same number of dimensions', node);
      return hypot(
        machine,
        p.map((x, i) => machine.binary(ops.sub, x, q[i], node)),
        node,
      );
    },
  ],
  fsum: [
    'seq, /',
    (machine, [seq], node) => {
      const xs = toList(machine, seq, node).map((x) => toScalar(machine, x, node));
      const primals = xs.map((x) => machine.num(x));
      guarded(machine, node, fsum, primals);
      return fromScalar(machine.variadic(ops.fsum, xs, node));
    },
  ],
  prod: [
    'iterable, /, *, start=1',
    (machine, [iterable, start], node) =>
      toList(machine, iterable, node).reduce((product, x) => operators.Mult(machine, product, x, node), start),
  ],
  sumprod: [
    'p, q, /',
    (machine, args, node) => {
      const [p, q] = args.map((v) => toList(machine, v, node));
      if (p.length !== q.length) machine.raise(types.ValueError, 'Inputs are not the same length', node);
      const products = p.map((x, i) => operators.Mult(machine, x, q[i], node));
      return products.reduce((sum, x) => operators.Add(machine, sum, x, node), 0 as Value);
    },
  ],
  frexp: [
    'x, /',
    (machine, [x], node) => {
      const scalar = toScalar(machine, x, node);
      const [mantissa, exponent] = frexp(machine.num(scalar));
      const part = typeof scalar === 'number' ? mantissa : timesPower(machine, scalar, -exponent, node);
      return new TupleValue([fromScalar(part), exponent]);
    },
  ],
  ldexp: ['x, i, /', scaled],
  modf: [
    'x, /',
    (machine, [x], node) => {
      const scalar = toScalar(machine, x, node);
      const primal = machine.num(scalar);
      const part = Math.trunc(primal);
      const rest =
        typeof scalar === 'number' || !Number.isFinite(primal)
          ? Math.abs(primal) === Infinity
            ? Math.sign(primal) * 0
            : primal % 1
          : machine.binary(ops.sub, scalar, part, node);
      return new TupleValue([fromScalar(rest), new Float(part)]);
    },
  ],
  nextafter: [
    'x, y, /',
    (machine, args, node) => {
      const [x, y] = args.map((v) => machine.num(toScalar(machine, v, node)));
      return new Float(nextAfter(x, y));
    },
  ],
  ulp: ['x, /', (machine, [x], node) => new Float(ulp(machine.num(toScalar(machine, x, node))))],
  isclose: ['a, b, *, rel_tol=1e-09, abs_tol=0.0', isClose],
  isfinite: ['x, /', test(Number.isFinite)],
  isinf: ['x, /', test((x) => Math.abs(x) === Number.POSITIVE_INFINITY)],
  isnan: ['x, /', test(Number.isNaN)],
};

function power(machine: PyMachine, args: Value[], node: number): Value {
  const [x, y] = args.map((v) => toScalar(machine, v, node));
  const [base, exponent] = [machine.num(x), machine.num(y)];
  if (base === 0 && exponent < 0 && exponent !== Number.NEGATIVE_INFINITY) return domainError(machine, node);
  check(machine, ops.powC.forward(base, exponent), [base, exponent], true, node);
  return fromScalar(machine.binary(ops.powC, x, y, node));
}

export const math = {
  functions: methods,
  constants: {
    pi: new Float(Math.PI),
    e: new Float(Math.E),
    tau: new Float(2 * Math.PI),
    inf: new Float(Number.POSITIVE_INFINITY),
    nan: new Float(Number.NaN),
  },
};
