/** `random`: CPython's generator. Where the program gives no seed there is one all the same, which is remarked. */
import { Problem } from '../../../../runtime/problem.ts';
import { Random } from '../../numbers/random.ts';
import { BytesValue } from '../../values/bytes.ts';
import { TupleValue } from '../../values/containers.ts';
import { isFloat, isInt, primalOf, toIndex, toScalar } from '../../values/conversions.ts';
import { defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { builtinType, types } from '../../values/types.ts';
import { type BuiltinCode, Float, ObjectValue, type TypeValue, type Value } from '../../values/values.ts';
import { defineAllocate } from '../define.ts';
import type { ModuleContents } from './module.ts';
import { draws } from './random-draws.ts';

const randomType = builtinType('Random', { module: 'random', hasDict: true });

/** A generator of random numbers. */
class RandomValue extends ObjectValue {
  readonly source = new Random();
  isSeeded = false;

  constructor(type: TypeValue = randomType) {
    super(type);
  }
}

/** Words of the generator in what `getstate` gives, and the form of that. */
const WORDS = 624;
const STATE_VERSION = 3;

type Action = (machine: PyMachine, self: RandomValue, args: Value[], node: number) => Value;

const seed: Action = (machine, self, [given, version], node) => {
  if (version !== 2) throw new Problem('unsupported-function', node, { name: 'random.seed(…, version=1)' });
  const value = primalOf(machine, given);
  self.isSeeded = value !== null;
  if (value === null) self.source.seed(machine.firstSeed);
  else if (isFloat(value)) self.source.seedFloat(machine.num(toScalar(machine, value, node)));
  else if (isInt(value)) self.source.seed(typeof value === 'boolean' ? Number(value) : value);
  else if (typeof value === 'string') self.source.seed(value);
  else if (value instanceof BytesValue) self.source.seed(value.bytes);
  else {
    const text = 'The only supported seed types are: None,\nint, float, str, bytes, and bytearray.';
    machine.raise(types.TypeError, text, node);
  }
  return null;
};

const getState: Action = (machine, self, _args, node) => {
  machine.budget.allocate(WORDS, node);
  const { words, next, spareGauss } = self.source.state;
  const spare = spareGauss === undefined ? null : new Float(spareGauss);
  return new TupleValue([STATE_VERSION, new TupleValue([...words, next]), spare]);
};

const setState: Action = (machine, self, [state], node) => {
  const [version, words, spare] = state instanceof TupleValue ? state.elements : [];
  if (version !== STATE_VERSION || !(words instanceof TupleValue) || words.elements.length !== WORDS + 1)
    return machine.raise(types.ValueError, 'state vector is the wrong size', node);
  const numbers = words.elements.map((word) => toIndex(machine, word, node));
  const spareGauss = spare instanceof Float ? spare.value : undefined;
  self.source.state = { words: numbers.slice(0, WORDS), next: numbers[WORDS], spareGauss };
  self.isSeeded = true;
  return null;
};

/** A draw: of a generator without a seed it is remarked, the first time. */
const drawing = (name: string): Action => {
  const [, draw] = draws[name];
  return (machine, self, args, node) => {
    // What is drawn from a `random` of the program's own is not known here.
    if (name !== 'random' && self.type.lookup('random') !== randomType.getOwn('random'))
      throw new Problem('unsupported-function', node, { name: `${self.type.name}.${name}` });
    if (!self.isSeeded) machine.unseeded ??= { name: `random.${name}`, node };
    return draw(machine, self.source, args, node);
  };
};

const actions: Readonly<Record<string, readonly [signature: string, action: Action]>> = {
  seed: ['a=None, version=2', seed],
  getstate: ['', getState],
  setstate: ['state', setState],
  ...Object.fromEntries(Object.entries(draws).map(([name, [signature]]) => [name, [signature, drawing(name)]])),
};

const ofInstance =
  (action: Action): BuiltinCode =>
  (machine, [self, ...args], node) =>
    action(machine, self as RandomValue, args, node);

defineMethods(
  randomType,
  Object.fromEntries(
    Object.entries(actions).map(([name, [signature, action]]) => [name, [`self, ${signature}`, ofInstance(action)]]),
  ),
);

defineAllocate(randomType, 'x=None', (machine, type, [x], node) => {
  const made = new RandomValue(type);
  seed(machine, made, [x, 2], node);
  return made;
});

/** The generator that the module's functions draw from. */
function shared(machine: PyMachine): RandomValue {
  let known = machine.kept.get('random') as RandomValue | undefined;
  if (known !== undefined) return known;
  known = new RandomValue();
  known.source.seed(machine.firstSeed);
  machine.kept.set('random', known);
  return known;
}

const functions: Functions = Object.fromEntries(
  Object.entries(actions).map(([name, [signature, action]]) => [
    name,
    [signature, (machine, args, node) => action(machine, shared(machine), args, node)],
  ]),
);

export const random: ModuleContents = { functions, constants: { Random: randomType } };
