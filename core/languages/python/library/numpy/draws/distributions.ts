/**
 * The distributions. Where a draw is one of a standard distribution that is moved and scaled, the parameters stay
 * tracked; others shape the draw, and have no gradient.
 */
import { ops } from '../../../../../autodiff/ops/index.ts';
import { Tensor } from '../../../../../autodiff/tensor.ts';
import type { Operand } from '../../../../../runtime/operand.ts';
import { normalise } from '../../../numbers/integers.ts';
import type { TupleValue } from '../../../values/containers.ts';
import type { PyMachine } from '../../../values/machine.ts';
import { NdArray } from '../../../values/ndarray/array.ts';
import { type Argument, argumentOf } from '../../../values/ndarray/convert.ts';
import { float32, float64, int64 } from '../../../values/ndarray/dtype.ts';
import { inexact } from '../../../values/ndarray/integers.ts';
import { types } from '../../../values/types.ts';
import { Float, type Value } from '../../../values/values.ts';
import * as continuous from '../random/continuous.ts';
import * as discrete from '../random/discrete.ts';
import type { Variates } from '../random/variates.ts';
import { uniform32, zigguratNormal32 } from '../random/ziggurat.ts';
import {
  chargeTries,
  type Draw,
  type Draws,
  drawn,
  floatArgument,
  lengthArgument,
  refuseOut,
  sizeArgument,
} from './draw.ts';
import { type Check, checkAll, checks, outputShape, shapedDraws } from './parameters.ts';

/** Makes the result of a standard draw and the parameters that do not shape it. */
type Place = (machine: PyMachine, z: Operand, parameters: readonly Operand[], node: number) => Operand;
type CheckTogether = (machine: PyMachine, from: Variates, given: readonly Argument[], node: number) => void;

interface Distribution {
  /** By name and default: what may be given. */
  readonly parameters: Readonly<Record<string, readonly [fallback?: string, check?: Check]>>;
  /** How many of the parameters, from the first on, shape the draw. */
  readonly shaping: number;
  readonly draw: (from: Variates, ...shaping: number[]) => number;
  readonly place?: Place;
  readonly isInteger?: true;
  readonly check?: CheckTogether;
}

const { add, sub, mul, exp } = ops;

const scaled: Place = (machine, z, [scale], node) => (scale === 1 ? z : machine.elementwise(mul, [scale, z], node));

const moved: Place = (machine, z, [loc, scale], node) => {
  const size = scaled(machine, z, [scale], node);
  return loc === 0 ? size : machine.elementwise(add, [loc, size], node);
};

const between: Place = (machine, u, [low, high], node) => {
  const width = machine.elementwise(sub, [high, low], node);
  return moved(machine, u, [low, width], node);
};

const { nonNegative, positive, probability, positiveProbability, mean } = checks;

/** Of a location and a scale. */
const located = (draw: Distribution['draw'], place = moved, [loc, scale] = ['loc', 'scale']): Distribution => ({
  parameters: { [loc]: ['0.0'], [scale]: ['1.0', nonNegative] },
  shaping: 0,
  draw,
  place,
});

const scaledOnly = (draw: Distribution['draw']): Distribution => ({
  parameters: { scale: ['1.0', nonNegative] },
  shaping: 0,
  draw,
  place: scaled,
});

/** Of parameters that all shape the draw and have no default. */
const shaped = (draw: Distribution['draw'], given: Readonly<Record<string, Check | undefined>>): Distribution => ({
  parameters: Object.fromEntries(Object.entries(given).map(([name, check]) => [name, [undefined, check]])),
  shaping: Object.keys(given).length,
  draw,
});

const integer = (distribution: Distribution): Distribution => ({ ...distribution, isInteger: true });

const checkRange: CheckTogether = (machine, from, [low, high], node) => {
  const { data } = machine.tensorOf(machine.elementwise(sub, [high.operand, low.operand], node));
  if (!data.every(Number.isFinite)) {
    const range = from.isLegacy ? 'Range' : 'high - low range';
    machine.raise(types.OverflowError, `${range} exceeds valid bounds`, node);
  }
  if (!from.isLegacy && data.some((x) => x < 0)) machine.raise(types.ValueError, 'high - low < 0', node);
};

const checkTriangle: CheckTogether = (machine, _from, [left, mode, right], node) => {
  const isAny = (isWrong: (difference: number) => boolean, a: Argument, b: Argument) =>
    machine.tensorOf(machine.elementwise(sub, [a.operand, b.operand], node)).data.some(isWrong);
  if (isAny((x) => x > 0, left, mode)) machine.raise(types.ValueError, 'left > mode', node);
  if (isAny((x) => x > 0, mode, right)) machine.raise(types.ValueError, 'mode > right', node);
  if (isAny((x) => x === 0, left, right)) machine.raise(types.ValueError, 'left == right', node);
};

const distributions: Readonly<Record<string, Distribution>> = {
  uniform: {
    parameters: { low: ['0.0'], high: ['1.0'] },
    shaping: 0,
    draw: (from) => from.double(),
    place: between,
    check: checkRange,
  },
  normal: located((from) => from.normal()),
  laplace: located(continuous.standardLaplace),
  gumbel: located(continuous.standardGumbel),
  logistic: located(continuous.standardLogistic),
  lognormal: located(
    (from) => from.normal(),
    (machine, z, parameters, node) => machine.elementwise(exp, [moved(machine, z, parameters, node)], node),
    ['mean', 'sigma'],
  ),
  exponential: scaledOnly((from) => from.exponential()),
  rayleigh: scaledOnly(continuous.standardRayleigh),
  gamma: {
    parameters: { shape: [undefined, nonNegative], scale: ['1.0', nonNegative] },
    shaping: 1,
    draw: continuous.gamma,
    place: scaled,
  },
  beta: shaped(continuous.beta, { a: positive, b: positive }),
  chisquare: shaped(continuous.chisquare, { df: positive }),
  f: shaped(continuous.f, { dfnum: positive, dfden: positive }),
  standard_t: shaped(continuous.standardT, { df: positive }),
  standard_cauchy: shaped(continuous.standardCauchy, {}),
  pareto: shaped(continuous.pareto, { a: positive }),
  weibull: shaped(continuous.weibull, { a: nonNegative }),
  power: shaped(continuous.power, { a: positive }),
  wald: shaped(continuous.wald, { mean: positive, scale: positive }),
  triangular: {
    ...shaped(continuous.triangular, { left: undefined, mode: undefined, right: undefined }),
    check: checkTriangle,
  },
  poisson: integer({ parameters: { lam: ['1.0', mean] }, shaping: 1, draw: discrete.poisson }),
  binomial: integer(
    shaped((from, n, p) => discrete.binomial(from, Math.trunc(n), p), { n: nonNegative, p: probability }),
  ),
  geometric: integer(shaped(discrete.geometric, { p: positiveProbability })),
  negative_binomial: integer(
    shaped((from, n, p) => discrete.poisson(from, ((1 - p) / p) * continuous.gamma(from, n)), {
      n: positive,
      p: probability,
    }),
  ),
};

function drawing(name: string, { parameters, shaping, draw, place, isInteger, check }: Distribution): Draw {
  const names = Object.entries(parameters);
  return (machine, from, args, node) => {
    const size = sizeArgument(machine, args[names.length], node);
    const given = names.map((_, i) => argumentOf(machine, args[i], node));
    names.forEach(([parameter, [, each]], i) => {
      if (each !== undefined) checkAll(machine, given[i], parameter, each, node);
    });
    check?.(machine, from, given, node);
    const shape = outputShape(
      machine,
      size,
      given.map((parameter) => parameter.shape),
      node,
    );
    chargeTries(machine, from, node);
    const shapes = given.slice(0, shaping);
    const data = shapedDraws(machine, shapes, shape ?? [], (...xs) => draw(from, ...xs), name, node);
    if (isInteger && !data.every((x) => Number.isInteger(x) && x < 2 ** 63)) inexact(node);
    const z = shape === undefined ? data[0] : new Tensor(shape, data);
    const rest = given.slice(shaping).map(({ operand }) => operand);
    const result = place === undefined ? z : place(machine, z, rest, node);
    return resultOf(machine, result, shape !== undefined, isInteger === true, node);
  };
}

function resultOf(machine: PyMachine, result: Operand, isArray: boolean, isInteger: boolean, node: number): Value {
  if (!isArray) {
    if (typeof result !== 'number') return result as Value;
    return isInteger ? normalise(BigInt(result)) : new Float(result);
  }
  const dtype = isInteger ? int64 : float64;
  return result instanceof Tensor
    ? NdArray.ofData(machine, result.data, result.shape, dtype, node)
    : NdArray.of(machine, result, dtype, node);
}

/** Of nothing but a size. */
const standard = (draw: (from: Variates) => number): Draws[string] => [
  'size=None',
  (machine, from, [size], node) => drawn(machine, sizeArgument(machine, size, node), float64, () => draw(from), node),
];

/** The same with the lengths as arguments. */
const ofLengths = (draw: (from: Variates) => number): Draws[string] => [
  '*args',
  (machine, from, [args], node) => {
    const lengths = (args as TupleValue).elements;
    const size = lengths.length === 0 ? undefined : lengths.map((v) => lengthArgument(machine, v, node));
    return drawn(machine, size, float64, () => draw(from), node);
  },
];

/** Of a size and a kind of float. */
const typed = (name: string, draw: (from: Variates) => number, single: (from: Variates) => number): Draws[string] => [
  'size=None, dtype=None, out=None',
  (machine, from, [size, dtype, out], node) => {
    refuseOut(out, name, node);
    const kind = floatArgument(machine, dtype, name, node);
    const one = kind === float32 ? single : draw;
    return drawn(machine, sizeArgument(machine, size, node), kind, () => one(from), node);
  },
];

const double = (from: Variates) => from.double();
const normal = (from: Variates) => from.normal();

/** What both generators have. */
const common: Draws = {
  standard_exponential: standard((from) => from.exponential()),
  standard_gamma: ['shape, size=None', drawing('standard_gamma', shaped(continuous.gamma, { shape: nonNegative }))],
  ...Object.fromEntries(
    Object.entries(distributions).map(([name, distribution]) => {
      const names = Object.entries(distribution.parameters);
      const parameters = names.map(([each, [fallback]]) => (fallback === undefined ? each : `${each}=${fallback}`));
      return [name, [[...parameters, 'size=None'].join(', '), drawing(name, distribution)]];
    }),
  ),
};

export const legacyDistributions: Draws = {
  ...common,
  rand: ofLengths(double),
  randn: ofLengths(normal),
  random_sample: standard(double),
  random: standard(double),
  standard_normal: standard(normal),
};

export const modernDistributions: Draws = {
  ...common,
  random: typed('random', double, (from) => uniform32(from.bits)),
  standard_normal: typed('standard_normal', normal, (from) => zigguratNormal32(from.bits)),
};
