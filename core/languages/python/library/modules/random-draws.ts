/**
 * The methods of a random generator. Where a draw is one of a standard distribution that is moved and scaled, or
 * another formula of a uniform one, the parameters stay tracked.
 */
import { chargeBits } from '../../../../runtime/charges.ts';
import { Problem } from '../../../../runtime/problem.ts';
import { Ref } from '../../../../runtime/ref.ts';
import * as distributions from '../../numbers/distributions.ts';
import { bitLength, type Int } from '../../numbers/integers.ts';
import type { Random } from '../../numbers/random.ts';
import { special } from '../../values/attributes.ts';
import { BytesValue } from '../../values/bytes.ts';
import { ListValue } from '../../values/containers.ts';
import { isFloat, lengthOf, primalOf, toIndex, toInt, toScalar } from '../../values/conversions.ts';
import { guarded } from '../../values/faults.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue, SetValue } from '../../values/mappings.ts';
import { operators } from '../../values/operators.ts';
import { getItem, setItem } from '../../values/subscripts.ts';
import { types } from '../../values/types.ts';
import { Float, type Value } from '../../values/values.ts';
import { math } from './math.ts';

/** A draw from a generator, given its arguments without the generator. */
type Draw = (machine: PyMachine, from: Random, args: Value[], node: number) => Value;

const { Add, Sub, Mult, Div, Pow } = operators;

/** `mu + z * sigma` */
const scaled = (standard: (from: Random) => number): Draw => {
  return (machine, from, [mu, sigma], node) =>
    Add(machine, mu, Mult(machine, new Float(standard(from)), sigma, node), node);
};

const between: Draw = (machine, from, [a, b], node) => {
  const width = Sub(machine, b, a, node);
  return Add(machine, a, Mult(machine, width, new Float(from.random()), node), node);
};

const triangular: Draw = (machine, from, [low, high, mode], node) => {
  const u = from.random();
  const width = Sub(machine, high, low, node);
  if (mode !== null && machine.num(toScalar(machine, width, node)) === 0) return low;
  const share = mode === null ? new Float(0.5) : Div(machine, Sub(machine, mode, low, node), width, node);
  const isHigh = u > machine.num(toScalar(machine, share, node));
  const [start, end] = isHigh ? [high, low] : [low, high];
  const area = isHigh
    ? Mult(machine, new Float(1 - u), Sub(machine, new Float(1), share, node), node)
    : Mult(machine, new Float(u), share, node);
  const root = math.functions.sqrt[1](machine, [area], node);
  return Add(machine, start, Mult(machine, Sub(machine, end, start, node), root, node), node);
};

const exponential: Draw = (machine, from, [rate], node) =>
  Div(machine, new Float(distributions.standardExponential(from)), rate, node);

const pareto: Draw = (machine, from, [alpha], node) =>
  Pow(machine, new Float(1 - from.random()), Div(machine, new Float(-1), alpha, node), node);

const weibull: Draw = (machine, from, [alpha, beta], node) => {
  const x = new Float(distributions.standardExponential(from));
  return Mult(machine, alpha, Pow(machine, x, Div(machine, new Float(1), beta, node), node), node);
};

const normal = scaled(distributions.standardNormal);

/** Where the shape of a distribution is no matter of moving and scaling: there is no gradient with respect to it. */
function shape(machine: PyMachine, v: Value, name: string, node: number): number {
  if (v instanceof Ref) throw new Problem('unsupported-gradient', node, { op: `random.${name}` });
  return machine.num(toScalar(machine, v, node));
}

const gamma: Draw = (machine, from, [alpha, beta], node) => {
  const attempt = () => machine.budget.step(node);
  const scale = machine.num(toScalar(machine, beta, node));
  const standard = guarded(
    machine,
    node,
    distributions.gamma,
    from,
    shape(machine, alpha, 'gammavariate', node),
    scale > 0 ? 1 : scale,
    attempt,
  );
  return Mult(machine, new Float(standard), beta, node);
};

type Shaped = (from: Random, x: number, y: number, attempt: distributions.Attempt) => number;

const shaped = (name: string, draw: Shaped): Draw => {
  return (machine, from, args, node) => {
    const [x, y] = args.map((arg) => shape(machine, arg, name, node));
    return new Float(guarded(machine, node, draw, from, x, y, () => machine.budget.step(node)));
  };
};

/** An int; a float is one if it is whole. */
function whole(machine: PyMachine, v: Value, node: number): Int {
  if (!isFloat(v)) return toInt(machine, v, node);
  const x = machine.num(toScalar(machine, v, node));
  if (Number.isSafeInteger(x)) return x;
  return machine.raise(types.ValueError, 'non-integer arg 1 for randrange()', node);
}

function chargeInt(machine: PyMachine, n: Int, node: number): Int {
  if (typeof n === 'bigint') chargeBits(machine, bitLength(n), node);
  return n;
}

const randRange: Draw = (machine, from, [start, stop, step], node) => {
  const [low, by] = [start, step].map((v) => chargeInt(machine, whole(machine, v, node), node));
  const high = stop === null ? undefined : chargeInt(machine, whole(machine, stop, node), node);
  return guarded(machine, node, (...bounds: [Int, Int | undefined, Int]) => from.randRange(...bounds), low, high, by);
};

const randInt: Draw = (machine, from, args, node) => {
  const [low, high] = args.map((v) => chargeInt(machine, whole(machine, v, node), node));
  return guarded(machine, node, (a: Int, b: Int) => from.randInt(a, b), low, high);
};

const choice: Draw = (machine, from, [items], node) => {
  const at = guarded(machine, node, (n: number) => from.choice(n), lengthOf(machine, items, node));
  return getItem(machine, items, at, node);
};

/** Numbers of the host, for weights: no gradient goes through the choice. */
function numbersOf(machine: PyMachine, v: Value, node: number): number[] {
  return toList(machine, v, node).map((x) => machine.num(toScalar(machine, primalOf(machine, x), node)));
}

const choices: Draw = (machine, from, [items, weights, ends, k], node) => {
  const count = toIndex(machine, k, node);
  machine.budget.allocate(Math.max(0, count), node);
  const n = lengthOf(machine, items, node);
  if (weights !== null && ends !== null)
    return machine.raise(types.TypeError, 'Cannot specify both weights and cumulative weights', node);
  const chosen = guarded(machine, node, () => {
    if (weights !== null) return from.choicesWeighted(n, count, numbersOf(machine, weights, node));
    return ends === null ? from.choices(n, count) : from.choicesCumulative(n, count, numbersOf(machine, ends, node));
  });
  return new ListValue(chosen.map((i) => getItem(machine, items, i, node)));
};

const sample: Draw = (machine, from, [items, k, counts], node) => {
  const isSequence = special(items, '__getitem__') !== undefined || typeof items === 'string';
  if (!isSequence || items instanceof DictValue || items instanceof SetValue)
    return machine.raise(types.TypeError, 'Population must be a sequence.  For dicts or sets, use sorted(d).', node);
  const n = lengthOf(machine, items, node);
  const count = toIndex(machine, k, node);
  machine.budget.allocate(Math.max(0, Math.min(2 * n, 8 * count)), node);
  const chosen = guarded(machine, node, (): Int[] =>
    counts === null
      ? from.sample(n, count)
      : from.sampleCounts(
          n,
          count,
          toList(machine, counts, node).map((each) => toInt(machine, each, node)),
        ),
  );
  return new ListValue(chosen.map((i) => getItem(machine, items, i, node)));
};

const shuffle: Draw = (machine, from, [items], node) => {
  const n = lengthOf(machine, items, node);
  machine.budget.allocate(n, node);
  if (items instanceof ListValue) {
    items.beforeChange(machine);
    from.shuffle(items.elements);
    return null;
  }
  const order = Array.from({ length: n }, (_, i) => getItem(machine, items, i, node));
  from.shuffle(order);
  order.forEach((v, i) => {
    setItem(machine, items, i, v, node);
  });
  return null;
};

/** By name: what there is to draw. */
export const draws: Readonly<Record<string, readonly [signature: string, draw: Draw]>> = {
  random: ['', (_machine, from) => new Float(from.random())],
  uniform: ['a, b', between],
  triangular: ['low=0.0, high=1.0, mode=None', triangular],
  gauss: ['mu=0.0, sigma=1.0', scaled(distributions.standardGauss)],
  normalvariate: ['mu=0.0, sigma=1.0', normal],
  lognormvariate: [
    'mu, sigma',
    (machine, from, args, node) => math.functions.exp[1](machine, [normal(machine, from, args, node)], node),
  ],
  expovariate: ['lambd', exponential],
  gammavariate: ['alpha, beta', gamma],
  betavariate: ['alpha, beta', shaped('betavariate', distributions.beta)],
  paretovariate: ['alpha', pareto],
  weibullvariate: ['alpha, beta', weibull],
  vonmisesvariate: ['mu, kappa', shaped('vonmisesvariate', distributions.vonMises)],
  randint: ['a, b', randInt],
  randrange: ['start, stop=None, step=1', randRange],
  choice: ['seq', choice],
  choices: ['population, weights=None, *, cum_weights=None, k=1', choices],
  sample: ['population, k, *, counts=None', sample],
  shuffle: ['x', shuffle],
  getrandbits: [
    'k, /',
    (machine, from, [k], node) => {
      const count = toIndex(machine, k, node);
      if (count > 0) chargeBits(machine, count, node);
      return guarded(machine, node, (bits: number) => from.getRandBits(bits), count);
    },
  ],
  randbytes: [
    'n',
    (machine, from, [n], node) => {
      const count = toIndex(machine, n, node);
      machine.budget.allocate(Math.max(0, 4 * count), node);
      return new BytesValue(guarded(machine, node, (size: number) => from.randBytes(size), count));
    },
  ],
};
