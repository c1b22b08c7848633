/** `scipy.special` and the normal distribution of `scipy.stats`. */
import { ops } from '../../../../autodiff/ops/index.ts';
import type { BinaryRow, Op, UnaryRow } from '../../../../autodiff/ops/row.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { truthy } from '../../values/conversions.ts';
import { defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf, cast } from '../../values/ndarray/convert.ts';
import { float64 } from '../../values/ndarray/dtype.ts';
import { settled } from '../../values/ndarray/settle.ts';
import { broadcast } from '../../values/ndarray/ufunc.ts';
import { builtinType } from '../../values/types.ts';
import { ObjectValue, type Value } from '../../values/values.ts';
import { unsupported } from '../define.ts';
import type { ModuleContents } from '../modules/module.ts';
import { axesArgument } from './axes.ts';
import { argument, asValue, constants, number, numbersOf, ufunc } from './calculate.ts';
import { choose } from './choosing.ts';
import type { Along } from './lanes.ts';
import { max, meanKind, reduction, sum } from './reductions.ts';

function floats(machine: PyMachine, v: Value, node: number): Argument {
  const x = argumentOf(machine, v, node);
  const dtype = meanKind(x.dtype);
  return argument(machine, cast(machine, x.operand, x.dtype, dtype, node), dtype);
}

function applied(machine: PyMachine, op: Op<UnaryRow | BinaryRow>, args: readonly Argument[], node: number): Argument {
  broadcast(
    machine,
    args.map(({ shape }) => shape),
    node,
  );
  const { dtype } = args[0];
  const operand = machine.elementwise(
    op,
    args.map((each) => each.operand),
    node,
  );
  return argument(machine, settled(machine, operand, dtype, node), dtype);
}

const elementwise = (op: Op<UnaryRow>): Functions[string] => [
  'x, /',
  (machine, [x], node) => asValue(machine, applied(machine, op, [floats(machine, x, node)], node), node),
];

const composed = (compute: (machine: PyMachine, x: Argument, node: number) => Argument): Functions[string] => [
  'x, /',
  (machine, [x], node) => asValue(machine, compute(machine, floats(machine, x, node), node), node),
];

function logExpit(machine: PyMachine, x: Argument, node: number): Argument {
  const negative = ufunc(machine, 'negative', [x], node);
  return ufunc(machine, 'negative', [ufunc(machine, 'logaddexp', [number(0, x.dtype), negative], node)], node);
}

/** 1 / (1 + e^−x), by its logarithm: that is exact where it is small, too. */
function expit(machine: PyMachine, x: Argument, node: number): Argument {
  return ufunc(machine, 'exp', [logExpit(machine, x, node)], node);
}

function logit(machine: PyMachine, x: Argument, node: number): Argument {
  const rest = ufunc(machine, 'subtract', [number(1, x.dtype), x], node);
  return ufunc(machine, 'log', [ufunc(machine, 'divide', [x, rest], node)], node);
}

/** x · log y, and 0 where x is 0, whatever y is: what is not used there has no part in the gradient. */
function timesLog(machine: PyMachine, x: Argument, y: Argument, log: 'log' | 'log1p', node: number): Argument {
  const shape = broadcast(machine, [x.shape, y.shape], node);
  const data = numbersOf(
    machine,
    ufunc(machine, 'add', [x, constants(new Float64Array(numbersOf(machine, y).length), y.shape, float64)], node),
  );
  const others = numbersOf(
    machine,
    ufunc(machine, 'add', [y, constants(new Float64Array(numbersOf(machine, x).length), x.shape, float64)], node),
  );
  const isZero = constants(
    data.map((v, i) => Number(v === 0 && !Number.isNaN(others[i]))),
    shape,
    float64,
  );
  const safe = choose(machine, isZero, number(log === 'log' ? 1 : 0, float64), y, node);
  return ufunc(machine, 'multiply', [x, ufunc(machine, log, [safe], node)], node);
}

const ofPair = (log: 'log' | 'log1p'): Functions[string] => [
  'x, y, /',
  (machine, [x, y], node) =>
    asValue(machine, timesLog(machine, floats(machine, x, node), floats(machine, y, node), log, node), node),
];

/** −x · log x; 0 at 0, and −∞ below. */
function entropy(machine: PyMachine, x: Argument, node: number): Argument {
  const data = numbersOf(machine, x);
  const isBelow = constants(
    data.map((v) => Number(v < 0)),
    x.shape,
    float64,
  );
  const safe = choose(machine, isBelow, number(1, float64), x, node);
  const value = ufunc(machine, 'negative', [timesLog(machine, safe, safe, 'log', node)], node);
  return choose(machine, isBelow, number(Number.NEGATIVE_INFINITY, float64), value, node);
}

const alongOf = (machine: PyMachine, axis: Value, x: Argument, node: number): number[] | undefined =>
  axesArgument(machine, axis, x.shape.length, node);

const lanewise = (op: typeof tensorOps.softmax): Functions[string] => [
  'x, axis=None',
  (machine, [v, axis], node) => {
    const x = floats(machine, v, node);
    const operand = machine.tensor(op, [x.operand], { axes: alongOf(machine, axis, x, node) }, node);
    return asValue(machine, { operand: settled(machine, operand, x.dtype, node), dtype: x.dtype }, node);
  },
];

/** log Σ b·exp a: what is greatest is taken out, and has no gradient of its own. */
function weighted(machine: PyMachine, a: Argument, b: Argument, along: Along, node: number): Argument {
  const most = max(machine, a, { ...along, keepdims: true }, node);
  const shift = constants(
    numbersOf(machine, most).map((v) => (Number.isFinite(v) ? v : 0)),
    most.shape,
    float64,
  );
  const terms = ufunc(
    machine,
    'multiply',
    [b, ufunc(machine, 'exp', [ufunc(machine, 'subtract', [a, shift], node)], node)],
    node,
  );
  const total = ufunc(machine, 'log', [sum(machine, terms, along, node)], node);
  const back = sum(machine, shift, { axes: along.axes, keepdims: along.keepdims }, node);
  const count = numbersOf(machine, shift).length / Math.max(1, numbersOf(machine, back).length);
  return ufunc(machine, 'add', [total, ufunc(machine, 'divide', [back, number(count, float64)], node)], node);
}

const logsumexp: Functions[string] = [
  'a, axis=None, b=None, keepdims=False, return_sign=False',
  (machine, [v, axis, weights, keepdims, sign], node) => {
    if (truthy(machine, sign, node))
      return unsupported('`scipy.special.logsumexp` with `return_sign`')(machine, [], node);
    const a = floats(machine, v, node);
    const along: Along = { axes: alongOf(machine, axis, a, node), keepdims: truthy(machine, keepdims, node) };
    if (weights !== null)
      return asValue(machine, weighted(machine, a, floats(machine, weights, node), along, node), node);
    return asValue(machine, reduction(tensorOps.logsumexp, meanKind)(machine, a, along, node), node);
  },
];

export const special: ModuleContents = {
  functions: {
    erf: elementwise(ops.erf),
    erfc: elementwise(ops.erfc),
    gamma: elementwise(ops.gamma),
    gammaln: elementwise(ops.lgamma),
    expit: composed(expit),
    log_expit: composed(logExpit),
    logit: composed(logit),
    entr: composed(entropy),
    xlogy: ofPair('log'),
    xlog1py: ofPair('log1p'),
    softmax: lanewise(tensorOps.softmax),
    log_softmax: lanewise(tensorOps.logSoftmax),
    logsumexp,
  },
};

const normalType = builtinType('norm_gen', { module: 'scipy.stats' });

/** The standard score, and the scale. */
function scored(machine: PyMachine, args: readonly Value[], node: number): { z: Argument; scale: Argument } {
  const [x, location, scale] = args.map((v) => floats(machine, v, node));
  return { z: ufunc(machine, 'divide', [ufunc(machine, 'subtract', [x, location], node), scale], node), scale };
}

function logDensity(machine: PyMachine, args: readonly Value[], node: number): Argument {
  const { z, scale } = scored(machine, args, node);
  const half = ufunc(machine, 'divide', [ufunc(machine, 'square', [z], node), number(-2, float64)], node);
  const shifted = ufunc(machine, 'subtract', [half, number(Math.log(2 * Math.PI) / 2, float64)], node);
  return ufunc(machine, 'subtract', [shifted, ufunc(machine, 'log', [scale], node)], node);
}

/** Φ(z) = erfc(−z / √2) / 2 */
function below(machine: PyMachine, z: Argument, node: number): Argument {
  const by = ufunc(machine, 'divide', [z, number(-Math.SQRT2, float64)], node);
  return ufunc(machine, 'divide', [applied(machine, ops.erfc, [by], node), number(2, float64)], node);
}

const density = (
  compute: (machine: PyMachine, args: readonly Value[], node: number) => Argument,
): Functions[string] => [
  'self, /, x, loc=0, scale=1',
  (machine, [, ...args], node) => asValue(machine, compute(machine, args, node), node),
];

defineMethods(normalType, {
  logpdf: density(logDensity),
  pdf: density((machine, args, node) => ufunc(machine, 'exp', [logDensity(machine, args, node)], node)),
  cdf: density((machine, args, node) => below(machine, scored(machine, args, node).z, node)),
  sf: density((machine, args, node) =>
    below(machine, ufunc(machine, 'negative', [scored(machine, args, node).z], node), node),
  ),
  logcdf: density((machine, args, node) =>
    ufunc(machine, 'log', [below(machine, scored(machine, args, node).z, node)], node),
  ),
  __getattr__: [
    'self, name, /',
    (machine, [, name], node) => unsupported(`scipy.stats.norm.${String(name)}`)(machine, [], node),
  ],
  __call__: ['self, /, *args, **kwargs', unsupported('scipy.stats.norm()')],
});

export const stats: ModuleContents = { constants: { norm: new ObjectValue(normalType) } };
