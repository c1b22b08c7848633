/** What generators are seeded with. */
import type { Int } from '../../../numbers/integers.ts';
import { ListValue, RangeValue, TupleValue } from '../../../values/containers.ts';
import { asIndex } from '../../../values/conversions.ts';
import { toList } from '../../../values/iteration.ts';
import type { PyMachine } from '../../../values/machine.ts';
import { NdArray } from '../../../values/ndarray/array.ts';
import { toArray } from '../../../values/ndarray/convert.ts';
import { str } from '../../../values/text.ts';
import { typeOf, types } from '../../../values/types.ts';
import type { Value } from '../../../values/values.ts';
import { wordsOfInt } from '../random/seed-sequence.ts';
import { wholeArgument } from './draw.ts';

const MAX_WORD = 0xffffffff;

/** The words of a seed of RandomState: one, if it is an int, and else a list of them. */
export function legacySeed(machine: PyMachine, v: Value, node: number): number | number[] {
  const fail = (text: string) => machine.raise(types.ValueError, text, node);
  const word = (n: Int): number => (n >= 0 && n <= MAX_WORD ? Number(n) : fail('Seed must be between 0 and 2**32 - 1'));
  const one = wholeArgument(machine, v, node);
  if (one !== undefined) return word(one);
  if (!isSequence(v)) return refuseCast(machine, v, node);
  const array = toArray(machine, v, node);
  if (array.view.size === 0) fail('Seed must be non-empty');
  if (!array.dtype.isInteger) refuseArray(machine, array, node);
  if (array.shape.length !== 1) fail('Seed array must be 1-d');
  return toList(machine, array, node).map((each) => word(asIndex(machine, each, node) as Int));
}

function isSequence(v: Value): boolean {
  return v instanceof NdArray || v instanceof ListValue || v instanceof TupleValue || v instanceof RangeValue;
}

function refuseCast(machine: PyMachine, v: Value, node: number): never {
  const dtype = typeof v === 'string' ? `<U${v.length}` : typeOf(v).isSubtypeOf(types.float) ? 'float64' : 'O';
  const text = `Cannot cast scalar from dtype('${dtype}') to dtype('int64') according to the rule 'safe'`;
  return machine.raise(types.TypeError, text, node);
}

function refuseArray(machine: PyMachine, { dtype }: NdArray, node: number): never {
  const text = `Cannot cast array data from dtype('${dtype.name}') to dtype('int64') according to the rule 'safe'`;
  return machine.raise(types.TypeError, text, node);
}

/** The words of the entropy of a SeedSequence, lowest first. */
export function entropyWords(machine: PyMachine, v: Value, node: number): number[] {
  const one = wholeArgument(machine, v, node);
  if (one !== undefined) return intWords(machine, one, node);
  if (isSequence(v)) return toList(machine, v, node).flatMap((each) => innerWords(machine, each, node));
  const text = `SeedSequence expects int or sequence of ints for entropy not ${str(machine, v, node)}`;
  return machine.raise(types.TypeError, text, node);
}

function innerWords(machine: PyMachine, v: Value, node: number): number[] {
  const one = wholeArgument(machine, v, node);
  if (one !== undefined) return intWords(machine, one, node);
  if (isSequence(v)) return toList(machine, v, node).flatMap((each) => innerWords(machine, each, node));
  return machine.raise(types.TypeError, 'seed must be integer', node);
}

function intWords(machine: PyMachine, n: Int, node: number): number[] {
  if (n < 0) machine.raise(types.ValueError, 'expected non-negative integer', node);
  const words = wordsOfInt(n);
  machine.budget.allocate(words.length, node);
  return words;
}
