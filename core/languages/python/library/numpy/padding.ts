/** `np.pad`. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { padded } from '../../../../autodiff/tensors/gather.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { DictValue } from '../../values/mappings.ts';
import { type Argument, argumentOf, cast, shapeTuple, toArray } from '../../values/ndarray/convert.ts';
import type { DType } from '../../values/ndarray/dtype.ts';
import { types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { argument, arrayOf, broadcastArgument, moved, numbersOf, picked, unsupportedUse } from './calculate.ts';

/** Which element stands at a place outside of 0 … n − 1. */
const outside: Readonly<Record<string, (place: number, n: number) => number>> = {
  edge: (place, n) => (place < 0 ? 0 : n - 1),
  reflect: (place, n) => mirrored(place, n, 2 * (n - 1)),
  symmetric: (place, n) => mirrored(place < 0 ? -place - 1 : place, n, 2 * n, 1),
  wrap: (place, n) => modulo(place, n),
  empty: () => -1,
};

const modulo = (x: number, n: number) => ((x % n) + n) % n;

/** On a way to and fro, of so many steps; `twice` is 1 where the ends are met twice. */
function mirrored(place: number, n: number, period: number, twice = 0): number {
  if (n === 1) return 0;
  const at = modulo(place, period);
  return at < n ? at : period - at - twice;
}

/** What is given for each axis and side: broadcast to shape (n, 2), as elements of the argument. */
function perSide(machine: PyMachine, given: Argument, n: number, node: number): Argument {
  const fits = given.shape.length <= 2 && [1, 2].includes(given.shape[given.shape.length - 1] ?? 1);
  const rows = given.shape.length === 2 ? given.shape[0] : 1;
  if (!fits || (rows !== 1 && rows !== n)) {
    const [from, to] = [shapeTuple(given.shape).replaceAll(' ', ''), `(${n},2)`];
    const text = `operands could not be broadcast together with remapped shapes [original->remapped]: ${from}  and`;
    machine.raise(types.ValueError, `${text} requested shape ${to}`, node);
  }
  return broadcastArgument(machine, given, [n, 2], node);
}

function widthsOf(machine: PyMachine, v: Value, n: number, node: number): Float64Array {
  const given = argumentOf(machine, v, node);
  if (given.dtype.isFloat) machine.raise(types.TypeError, '`pad_width` must be of integral type.', node);
  const widths = numbersOf(machine, perSide(machine, given, n, node));
  if (widths.some((width) => width < 0)) machine.raise(types.ValueError, "index can't contain negative values", node);
  return widths;
}

/** With so many copies of numbers, one for each side, before and after along an axis. */
function withConstants(
  machine: PyMachine,
  x: Argument,
  axis: number,
  widths: readonly number[],
  sides: readonly Argument[],
  node: number,
): Argument {
  const [before, after] = sides;
  if (before.operand === after.operand && typeof before.operand === 'number') {
    const from = { ...padded(x.shape, axis, widths[0], widths[1]), fill: before.operand };
    return moved(machine, x, tensorOps.pad, from, node);
  }
  const blocks = sides.map((side, i) => {
    const shape = x.shape.map((length, d) => (d === axis ? widths[i] : length));
    return broadcastArgument(machine, side, shape, node).operand;
  });
  const joined = machine.tensor(tensorOps.concatenate, [blocks[0], x.operand, blocks[1]], { axis }, node);
  return argument(machine, joined, x.dtype);
}

/** A number for each side of each axis. */
function constantSides(machine: PyMachine, v: Value, n: number, dtype: DType, node: number): Argument[] {
  const given = argumentOf(machine, v, node);
  const kept = argument(machine, cast(machine, given.operand, given.dtype, dtype, node), dtype);
  if (kept.shape.length === 0) return Array.from({ length: 2 * n }, () => kept);
  const all = perSide(machine, kept, n, node);
  return Array.from({ length: 2 * n }, (_, i) => picked(machine, all, [i], [], node));
}

const MODES = new Set([...Object.keys(outside), 'constant']);
const MISSING = new Set(['linear_ramp', 'maximum', 'mean', 'median', 'minimum']);

function pad(machine: PyMachine, [v, width, modeGiven, keywords]: Value[], node: number): Value {
  const array = toArray(machine, v, node);
  const mode = modeGiven as string;
  if (MISSING.has(mode)) unsupportedUse(`\`np.pad\` with mode='${mode}'`, node);
  if (!MODES.has(mode)) machine.raise(types.ValueError, `mode '${String(mode)}' is not supported`, node);
  let filling: Value = 0;
  for (const { key, value } of (keywords as DictValue).entries()) {
    if (mode === 'constant' && key === 'constant_values') filling = value;
    else if (key === 'reflect_type' && value === 'even') continue;
    else if (key === 'reflect_type') unsupportedUse("`np.pad` with reflect_type='odd'", node);
    else machine.raise(types.ValueError, `unsupported keyword arguments for mode '${mode}': {'${String(key)}'}`, node);
  }
  const n = array.shape.length;
  const widths = widthsOf(machine, width, n, node);
  let x = argument(machine, array.read(machine, node), array.dtype);
  const sides = mode === 'constant' ? constantSides(machine, filling, n, array.dtype, node) : [];
  for (let axis = 0; axis < n; axis++) {
    const [before, after] = [widths[2 * axis], widths[2 * axis + 1]];
    const rows = x.shape[axis] + before + after;
    machine.budget.allocate(rows * sizeOf(x.shape.filter((_, d) => d !== axis)), node);
    if (mode === 'constant') {
      const own = sides.slice(2 * axis, 2 * axis + 2);
      x = withConstants(machine, x, axis, [before, after], own, node);
      continue;
    }
    if (x.shape[axis] === 0 && before + after > 0 && mode !== 'empty') {
      const text = `can't extend empty axis ${axis} using modes other than 'constant' or 'empty'`;
      machine.raise(types.ValueError, text, node);
    }
    x = moved(machine, x, tensorOps.pad, padded(x.shape, axis, before, after, outside[mode]), node);
  }
  return arrayOf(machine, x, node);
}

export const padding: Functions = {
  pad: ["array, pad_width, mode='constant', **kwargs", pad],
};
