/**
 * `statistics`, through the operators, so that gradients flow. CPython sums exactly and rounds once; so does this, by
 * `fsum`, but for ratios that only fractions hold.
 */
import { ListValue } from '../../values/containers.ts';
import { exactOf, isInt, isNumber, toScalar } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { operators } from '../../values/operators.ts';
import { builtinType, typeOf, types } from '../../values/types.ts';
import type { Int, Value } from '../../values/values.ts';
import { sorted } from '../sorting.ts';
import { math } from './math.ts';
import type { ModuleContents } from './module.ts';

const { Add, Sub, Mult, Div } = operators;

const statisticsError = builtinType('StatisticsError', {
  bases: [types.ValueError],
  module: 'statistics',
  hasDict: true,
});

function fail(machine: PyMachine, text: string, node: number): never {
  return machine.raise(statisticsError, text, node);
}

/** The data, of which there must be so many. */
function dataOf(machine: PyMachine, v: Value, least: number, text: string, node: number): Value[] {
  const data = toList(machine, v, node);
  for (const x of data)
    if (!isNumber(x))
      machine.raise(types.TypeError, `can't convert type '${typeOf(x).name}' to numerator/denominator`, node);
  return data.length >= least ? data : fail(machine, text, node);
}

function total(machine: PyMachine, data: readonly Value[], node: number): Value {
  if (data.every(isInt)) return data.reduce<Value>((sum, x) => Add(machine, sum, x, node), 0);
  return math.functions.fsum[1](machine, [new ListValue([...data])], node);
}

/** An int where the mean of ints is one. */
function average(machine: PyMachine, data: readonly Value[], count: Int, node: number): Value {
  const sum = total(machine, data, node);
  if (data.every(isInt) && typeof sum === 'number' && sum % Number(count) === 0) return sum / Number(count);
  return Div(machine, sum, count, node);
}

/** The sum of the squared distances from the mean, or from another centre. */
function squares(machine: PyMachine, data: readonly Value[], centre: Value, node: number): Value {
  const middle = centre === null ? average(machine, data, data.length, node) : centre;
  const parts = data.map((x) => {
    const distance = Sub(machine, x, middle, node);
    return Mult(machine, distance, distance, node);
  });
  return total(machine, parts, node);
}

type Spread = readonly [name: string, least: number, freedom: number, isRoot: boolean, text: string];

const spreads: readonly Spread[] = [
  ['variance', 2, 1, false, 'variance requires at least two data points'],
  ['pvariance', 1, 0, false, 'pvariance requires at least one data point'],
  ['stdev', 2, 1, true, 'stdev requires at least two data points'],
  ['pstdev', 1, 0, true, 'pstdev requires at least one data point'],
];

const spreading = ([name, least, freedom, isRoot, text]: Spread): [string, Functions[string]] => [
  name,
  [
    `data, ${freedom === 1 ? 'xbar' : 'mu'}=None`,
    (machine, [v, centre], node) => {
      const data = dataOf(machine, v, least, text, node);
      const sum = squares(machine, data, centre, node);
      const count = data.length - freedom;
      const isWhole = !isRoot && typeof sum === 'number' && sum % count === 0;
      const variance = isWhole ? (sum as number) / count : Div(machine, sum, count, node);
      return isRoot ? math.functions.sqrt[1](machine, [variance], node) : variance;
    },
  ],
];

function ordered(machine: PyMachine, v: Value, node: number): Value[] {
  const data = dataOf(machine, v, 1, 'no median for empty data', node);
  return sorted(machine, data, null, false, node);
}

type Middle = (machine: PyMachine, low: Value, high: Value, node: number) => Value;

const median = (middle: Middle): Functions[string] => [
  'data',
  (machine, [v], node) => {
    const data = ordered(machine, v, node);
    const half = data.length >> 1;
    return data.length % 2 === 1 ? data[half] : middle(machine, data[half - 1], data[half], node);
  },
];

/** What there is most of, in the order in which it came. */
function modes(machine: PyMachine, v: Value, node: number): Value[] {
  const counts = new DictValue();
  for (const x of toList(machine, v, node))
    counts.set(machine, x, Add(machine, counts.get(machine, x, node) ?? 0, 1, node), node);
  const most = Math.max(...[...counts.values()].map(Number));
  return [...counts.entries()].filter(({ value }) => value === most).map(({ key }) => key);
}

function quantiles(machine: PyMachine, v: Value, n: number, method: Value, node: number): Value {
  if (n < 1) return fail(machine, 'n must be at least 1', node);
  const data = sorted(machine, dataOf(machine, v, 2, 'must have at least two data points', node), null, false, node);
  const isInclusive = method === 'inclusive';
  if (!isInclusive && method !== 'exclusive')
    machine.raise(types.ValueError, `Unknown method: '${String(method)}'`, node);
  const m = isInclusive ? data.length - 1 : data.length + 1;
  const cuts: Value[] = [];
  for (let i = 1; i < n; i++) {
    let j = Math.floor((i * m) / n);
    if (!isInclusive) j = Math.min(Math.max(j, 1), data.length - 1);
    const delta = i * m - j * n;
    const [low, high] = isInclusive ? [data[j], data[j + 1] ?? data[j]] : [data[j - 1], data[j]];
    const sum = Add(machine, Mult(machine, low, n - delta, node), Mult(machine, high, delta, node), node);
    cuts.push(Div(machine, sum, n, node));
  }
  return new ListValue(cuts);
}

/** Pairs of two lists of the same length, as distances from their means. */
function centred(machine: PyMachine, x: Value, y: Value, name: string, node: number): [Value[], Value[]] {
  const text = `${name} requires at least two data points`;
  const lists = [x, y].map((v) => toList(machine, v, node));
  if (lists[0].length !== lists[1].length)
    return fail(machine, `${name} requires that both inputs have same number of data points`, node);
  return lists.map((list) => {
    const data = dataOf(machine, new ListValue(list), 2, text, node);
    const mean = Div(machine, math.functions.fsum[1](machine, [new ListValue(data)], node), data.length, node);
    return data.map((v) => Sub(machine, v, mean, node));
  }) as [Value[], Value[]];
}

function products(machine: PyMachine, x: readonly Value[], y: readonly Value[], node: number): Value {
  const parts = x.map((v, i) => Mult(machine, v, y[i], node));
  return math.functions.fsum[1](machine, [new ListValue(parts)], node);
}

const functions: Functions = {
  ...Object.fromEntries(spreads.map(spreading)),
  mean: [
    'data',
    (machine, [v], node) => {
      const data = dataOf(machine, v, 1, 'mean requires at least one data point', node);
      return average(machine, data, data.length, node);
    },
  ],
  fmean: [
    'data, weights=None',
    (machine, [v, weights], node) => {
      const data = dataOf(machine, v, 1, 'fmean requires at least one data point', node);
      const fsum = (list: Value[]) => math.functions.fsum[1](machine, [new ListValue(list)], node);
      if (weights === null) return Div(machine, fsum(data), data.length, node);
      const factors = toList(machine, weights, node);
      if (factors.length !== data.length) return fail(machine, 'data and weights must be the same length', node);
      const weighted = fsum(data.map((x, i) => Mult(machine, x, factors[i], node)));
      const all = fsum(factors);
      if (machine.num(toScalar(machine, all, node)) === 0)
        return fail(machine, 'sum of weights must be non-zero', node);
      return Div(machine, weighted, all, node);
    },
  ],
  geometric_mean: [
    'data',
    (machine, [v], node) => {
      const text = 'geometric mean requires a non-empty dataset containing positive numbers';
      const data = dataOf(machine, v, 1, text, node);
      if (data.some((x) => isNumber(x) && exactOf(machine, x) <= 0)) return fail(machine, text, node);
      const logs = data.map((x) => math.functions.log[1](machine, [x], node));
      const mean = Div(machine, math.functions.fsum[1](machine, [new ListValue(logs)], node), data.length, node);
      return math.functions.exp[1](machine, [mean], node);
    },
  ],
  harmonic_mean: [
    'data, weights=None',
    (machine, [v, weights], node) => {
      const data = dataOf(machine, v, 1, 'harmonic_mean requires at least one data point', node);
      if (data.some((x) => isNumber(x) && exactOf(machine, x) < 0))
        return fail(machine, 'harmonic mean does not support negative values', node);
      if (data.some((x) => isNumber(x) && exactOf(machine, x) === 0)) return 0;
      const factors = weights === null ? data.map((): Value => 1) : toList(machine, weights, node);
      const parts = data.map((x, i) => Div(machine, factors[i], x, node));
      return Div(machine, total(machine, factors, node), total(machine, parts, node), node);
    },
  ],
  median: median((machine, low, high, node) => Div(machine, Add(machine, low, high, node), 2, node)),
  median_low: median((_machine, low) => low),
  median_high: median((_machine, _low, high) => high),
  mode: [
    'data',
    (machine, [v], node) => {
      const [first] = modes(machine, v, node);
      return first === undefined ? fail(machine, 'no mode for empty data', node) : first;
    },
  ],
  multimode: ['data', (machine, [v], node) => new ListValue(modes(machine, v, node))],
  quantiles: [
    "data, *, n=4, method='exclusive'",
    (machine, [v, n, method], node) => quantiles(machine, v, Number(n), method, node),
  ],
  covariance: [
    'x, y, /',
    (machine, [x, y], node) => {
      const [a, b] = centred(machine, x, y, 'covariance', node);
      return Div(machine, products(machine, a, b, node), a.length - 1, node);
    },
  ],
  correlation: [
    'x, y, /',
    (machine, [x, y], node) => {
      const [a, b] = centred(machine, x, y, 'correlation', node);
      const size = Mult(machine, products(machine, a, a, node), products(machine, b, b, node), node);
      if (machine.num(toScalar(machine, size, node)) === 0)
        return fail(machine, 'at least one of the inputs is constant', node);
      return Div(machine, products(machine, a, b, node), math.functions.sqrt[1](machine, [size], node), node);
    },
  ],
};

export const statistics: ModuleContents = { functions, constants: { StatisticsError: statisticsError } };
