/** The classes of `np.random`: SeedSequence, PCG64 and MT19937, which draw bits, RandomState and Generator, which use them. */
import { Problem } from '../../../../../runtime/problem.ts';
import { ListValue, TupleValue } from '../../../values/containers.ts';
import { isFloat, toIndex, toScalar } from '../../../values/conversions.ts';
import { defineGetters, defineMethods, type Functions } from '../../../values/functions.ts';
import { toList } from '../../../values/iteration.ts';
import type { PyMachine } from '../../../values/machine.ts';
import { NdArray } from '../../../values/ndarray/array.ts';
import { dtypeNamed } from '../../../values/ndarray/dtype.ts';
import { toDType } from '../../../values/ndarray/dtype-argument.ts';
import { builtinType, types } from '../../../values/types.ts';
import { type BuiltinCode, Float, ObjectValue, type TypeValue, type Value } from '../../../values/values.ts';
import { defineAllocate, unsupported } from '../../define.ts';
import { type Bits, Mt19937 } from '../random/bits.ts';
import { Pcg64 } from '../random/pcg64.ts';
import { SeedSequence } from '../random/seed-sequence.ts';
import { LegacyVariates, ModernVariates, type Variates } from '../random/variates.ts';
import { choice } from './choices.ts';
import { legacyDistributions, modernDistributions } from './distributions.ts';
import type { Draw, Draws } from './draw.ts';
import { modernIntegers, randint } from './integers.ts';
import { legacyOrders, modernOrders } from './orders.ts';
import { entropyWords, legacySeed } from './seeds.ts';
import { legacyVectors, modernVectors } from './vectors.ts';

const STATE_WORDS = 624;
const PCG_WORDS = 8;

export const seedSequenceType = builtinType('SeedSequence', { module: 'numpy.random.bit_generator' });
const bitGeneratorType = builtinType('BitGenerator', { module: 'numpy.random.bit_generator' });
export const pcg64Type = builtinType('PCG64', { bases: [bitGeneratorType], module: 'numpy.random._pcg64' });
export const mt19937Type = builtinType('MT19937', { bases: [bitGeneratorType], module: 'numpy.random._mt19937' });
export const randomStateType = builtinType('RandomState', { module: 'numpy.random.mtrand' });
export const generatorType = builtinType('Generator', { module: 'numpy.random._generator' });

class SeedSequenceValue extends ObjectValue {
  constructor(
    readonly sequence: SeedSequence,
    readonly entropy: Value,
  ) {
    super(seedSequenceType);
  }
}

class BitGeneratorValue extends ObjectValue {
  constructor(
    type: TypeValue,
    readonly bits: Bits,
    public isSeeded: boolean,
  ) {
    super(type);
  }
}

/** A generator, and where its bits come from. */
class GeneratorValue extends ObjectValue {
  constructor(
    type: TypeValue,
    readonly source: BitGeneratorValue,
    readonly variates: Variates,
  ) {
    super(type);
  }
}

/** Seeds of those that the program gives none: each has another one, the same in every run. */
function nextSeed(machine: PyMachine): number {
  const seed = (machine.kept.get('numpy.random seeds') as number | undefined) ?? machine.firstSeed;
  machine.kept.set('numpy.random seeds', seed + 1);
  return seed;
}

function sequenceOf(machine: PyMachine, v: Value, node: number): SeedSequence {
  if (v instanceof SeedSequenceValue) return v.sequence;
  return new SeedSequence(v === null ? [nextSeed(machine)] : entropyWords(machine, v, node));
}

function bitsOf(machine: PyMachine, type: TypeValue, seed: Value, node: number): BitGeneratorValue {
  const sequence = sequenceOf(machine, seed, node);
  const bits =
    type === pcg64Type ? new Pcg64(sequence.words(PCG_WORDS)) : new Mt19937().seedState(sequence.words(STATE_WORDS));
  return new BitGeneratorValue(type, bits, seed !== null);
}

function seedLegacy(machine: PyMachine, bits: Mt19937, seed: Value, node: number): void {
  const words = seed === null ? nextSeed(machine) : legacySeed(machine, seed, node);
  if (typeof words === 'number') bits.seedWord(words);
  else bits.seedWords(words);
}

function randomState(machine: PyMachine, seed: Value, node: number): GeneratorValue {
  if (seed instanceof BitGeneratorValue)
    return new GeneratorValue(randomStateType, seed, new LegacyVariates(seed.bits));
  const bits = new Mt19937();
  seedLegacy(machine, bits, seed, node);
  const source = new BitGeneratorValue(mt19937Type, bits, seed !== null);
  return new GeneratorValue(randomStateType, source, new LegacyVariates(bits));
}

function generator(machine: PyMachine, source: Value, node: number): GeneratorValue {
  if (source instanceof BitGeneratorValue)
    return new GeneratorValue(generatorType, source, new ModernVariates(source.bits));
  return machine.raise(types.TypeError, 'a Generator needs a bit generator, such as PCG64()', node);
}

/** `default_rng` */
export const defaultRng: BuiltinCode = (machine, [seed], node) => {
  if (seed instanceof GeneratorValue && seed.type === generatorType) return seed;
  return generator(machine, seed instanceof BitGeneratorValue ? seed : bitsOf(machine, pcg64Type, seed, node), node);
};

defineAllocate(seedSequenceType, 'entropy=None, *, spawn_key=(), pool_size=4', (machine, _type, args, node) => {
  const [entropy, key, pool] = args;
  if (pool !== 4) throw new Problem('unsupported', node, { construct: '`SeedSequence` with `pool_size`' });
  const words = entropy === null ? [nextSeed(machine)] : entropyWords(machine, entropy, node);
  const spawnKey = key instanceof TupleValue ? entropyWords(machine, key, node) : [];
  return new SeedSequenceValue(new SeedSequence(words, spawnKey), entropy ?? words[0]);
});
for (const type of [pcg64Type, mt19937Type])
  defineAllocate(type, 'seed=None', (machine, _type, [seed], node) => bitsOf(machine, type, seed, node));
defineAllocate(randomStateType, 'seed=None', (machine, _type, [seed], node) => randomState(machine, seed, node));
defineAllocate(generatorType, 'bit_generator', (machine, _type, [source], node) => generator(machine, source, node));

defineGetters(seedSequenceType, { entropy: (_machine, self) => (self as SeedSequenceValue).entropy });
defineMethods(seedSequenceType, {
  spawn: [
    'self, n_children',
    (machine, [self, n], node) => {
      const { sequence, entropy } = self as SeedSequenceValue;
      const count = toIndex(machine, n, node);
      machine.budget.allocate(STATE_WORDS * Math.max(0, count), node);
      return new ListValue(sequence.spawn(count).map((child) => new SeedSequenceValue(child, entropy)));
    },
  ],
  generate_state: [
    "self, n_words, dtype='uint32'",
    (machine, [self, n, dtype], node) => {
      const kind = toDType(machine, dtype, node);
      if (kind?.name !== 'uint32') throw new Problem('unsupported', node, { construct: `States of \`${kind?.name}\`` });
      const count = toIndex(machine, n, node);
      machine.budget.allocate(count, node);
      const words = Float64Array.from((self as SeedSequenceValue).sequence.words(count));
      return NdArray.ofData(machine, words, [count], kind, node);
    },
  ],
});

/** Draws of a generator without a seed are remarked, the first time. */
const drawing = (name: string, draw: Draw): Action => {
  return (machine, { source, variates }, args, node) => {
    if (!source.isSeeded) machine.unseeded ??= { name: `np.random.${name}`, node };
    return draw(machine, variates, args, node);
  };
};

type Action = (machine: PyMachine, self: GeneratorValue, args: Value[], node: number) => Value;
type Actions = Readonly<Record<string, readonly [signature: string, action: Action]>>;

const actionsOf = (draws: Draws): Actions =>
  Object.fromEntries(
    Object.entries(draws).map(([name, [signature, draw]]) => [name, [signature, drawing(name, draw)]]),
  );

function twister(self: GeneratorValue, name: string, node: number): Mt19937 {
  const { bits } = self.source;
  if (bits instanceof Mt19937) return bits;
  throw new Problem('unsupported', node, { construct: `\`${name}\` of other generators than MT19937` });
}

const seed: Action = (machine, self, [given], node) => {
  seedLegacy(machine, twister(self, 'seed', node), given, node);
  self.source.isSeeded = given !== null;
  (self.variates as LegacyVariates).spareNormal = undefined;
  return null;
};

const uint32 = dtypeNamed('uint32');

const getState: Action = (machine, self, [legacy], node) => {
  if (legacy !== true) throw new Problem('unsupported', node, { construct: 'States as dicts' });
  const { words, next } = twister(self, 'get_state', node).state;
  machine.budget.allocate(STATE_WORDS, node);
  const { spareNormal } = self.variates as LegacyVariates;
  const array = NdArray.ofData(
    machine,
    Float64Array.from(words),
    [STATE_WORDS],
    uint32 as NonNullable<typeof uint32>,
    node,
  );
  return new TupleValue(['MT19937', array, next, Number(spareNormal !== undefined), new Float(spareNormal ?? 0)]);
};

const setState: Action = (machine, self, [state], node) => {
  const [name, words, next, hasSpare, spare] = toList(machine, state, node);
  if (name !== 'MT19937')
    machine.raise(types.ValueError, 'set_state can only be used with legacy MT19937 state instances.', node);
  const numbers = toList(machine, words, node).map((word) => toIndex(machine, word, node));
  if (numbers.length !== STATE_WORDS) machine.raise(types.ValueError, 'state must be 624 longs', node);
  twister(self, 'set_state', node).state = { words: numbers, next: toIndex(machine, next, node) };
  const hasOne = hasSpare !== undefined && toIndex(machine, hasSpare, node) !== 0;
  (self.variates as LegacyVariates).spareNormal =
    hasOne && isFloat(spare) ? machine.num(toScalar(machine, spare, node)) : undefined;
  self.source.isSeeded = true;
  return null;
};

/** What RandomState has, and the module itself. */
export const legacyActions: Actions = {
  seed: ['seed=None', seed],
  get_state: ['legacy=True', getState],
  set_state: ['state', setState],
  ...actionsOf({
    ...legacyDistributions,
    ...legacyOrders,
    ...legacyVectors,
    randint: ['low, high=None, size=None, dtype=None', randint],
    choice: ['a, size=None, replace=True, p=None', choice],
  }),
};

const modernActions = actionsOf({
  ...modernDistributions,
  ...modernOrders,
  ...modernVectors,
  integers: ['low, high=None, size=None, dtype=None, endpoint=False', modernIntegers],
  choice: ['a, size=None, replace=True, p=None, axis=0, shuffle=True', choice],
});

/** Distributions that NumPy has and these have not. */
const ABSENT = 'bytes hypergeometric logseries noncentral_chisquare noncentral_f vonmises zipf'.split(' ');
const ABSENT_OF: readonly (readonly [type: TypeValue, names: readonly string[]])[] = [
  [randomStateType, [...ABSENT, 'random_integers', 'tomaxint']],
  [generatorType, [...ABSENT, 'multivariate_hypergeometric']],
];
export const absentFunctions: Functions = Object.fromEntries(
  [...ABSENT, 'random_integers'].map((name) => [name, ['*args, **kwargs', unsupported(`np.random.${name}`)]]),
);

for (const [type, actions] of [
  [randomStateType, legacyActions],
  [generatorType, modernActions],
] as const) {
  const code =
    (action: Action): BuiltinCode =>
    (machine, [self, ...args], node) =>
      action(machine, self as GeneratorValue, args, node);
  defineMethods(
    type,
    Object.fromEntries(
      Object.entries(actions).map(([name, [signature, action]]) => [name, [`self, ${signature}`, code(action)]]),
    ),
  );
  defineGetters(type, { bit_generator: (_machine, self) => (self as GeneratorValue).source });
  const text: BuiltinCode = (_machine, [self]) => `${type.name}(${(self as GeneratorValue).source.type.name})`;
  defineMethods(type, {
    __str__: ['self, /', text],
    __repr__: [
      'self, /',
      (machine, [self], node) =>
        `${text(machine, [self], node)} at 0x${machine
          .identity(self as ObjectValue)
          .toString(16)
          .toUpperCase()}`,
    ],
  });
}
for (const [type, names] of ABSENT_OF)
  defineMethods(
    type,
    Object.fromEntries(
      names.map((name) => [name, ['self, *args, **kwargs', unsupported(`np.random.${type.name}.${name}`)]]),
    ),
  );

/** The generator that the module's functions draw from. */
export function shared(machine: PyMachine, node: number): GeneratorValue {
  let known = machine.kept.get('numpy.random') as GeneratorValue | undefined;
  if (known === undefined) machine.kept.set('numpy.random', (known = randomState(machine, null, node)));
  return known;
}
