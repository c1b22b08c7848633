/** Sums over what slides along: convolutions of lists, and polynomials. */
import { Tensor } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { padded } from '../../../../autodiff/tensors/gather.ts';
import { toIndex } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf } from '../../values/ndarray/convert.ts';
import { types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { argument, asValue, moved, number, picked, ufunc } from './calculate.ts';
import { dot } from './products.ts';

type Mode = 'full' | 'same' | 'valid';

function listOf(machine: PyMachine, v: Value, name: string, node: number): Argument {
  const x = argumentOf(machine, v, node);
  if (x.shape.length > 1) machine.raise(types.ValueError, 'object too deep for desired array', node);
  const row = x.shape.length === 0 ? picked(machine, x, [0], [1], node) : x;
  if (row.shape[0] === 0) machine.raise(types.ValueError, `${name} cannot be empty`, node);
  return row;
}

/** Where the longer stands beside the shorter: how many zeros it has before and after. */
function marginsOf(mode: Mode, shorter: number): readonly [before: number, after: number] {
  if (mode === 'full') return [shorter - 1, shorter - 1];
  if (mode === 'valid') return [0, 0];
  const after = Math.floor((shorter - 1) / 2);
  return [shorter - 1 - after, after];
}

function modeOf(machine: PyMachine, v: Value, node: number): Mode {
  if (v === 'full' || v === 'same' || v === 'valid') return v;
  return machine.raise(types.ValueError, `mode must be one of 'valid', 'same', or 'full' (got '${String(v)}')`, node);
}

/** Windows of the longer as rows, times the shorter. */
function slide(
  machine: PyMachine,
  long: Argument,
  short: Argument,
  margins: readonly [before: number, after: number],
  node: number,
): Argument {
  const k = short.shape[0];
  const [before, after] = margins;
  machine.budget.allocate(long.shape[0] + before + after, node);
  const wide = moved(machine, long, tensorOps.pad, padded(long.shape, 0, before, after), node);
  const count = wide.shape[0] - k + 1;
  machine.budget.allocate(count * k, node);
  const index = new Int32Array(count * k);
  for (let i = 0; i < count; i++) for (let j = 0; j < k; j++) index[i * k + j] = i + j;
  const windows = moved(machine, wide, tensorOps.take, { shape: [count, k], index }, node);
  return dot(machine, windows, short, node);
}

const reversed = (machine: PyMachine, x: Argument, node: number) => {
  const n = x.shape[0];
  return picked(
    machine,
    x,
    Array.from({ length: n }, (_, i) => n - 1 - i),
    [n],
    node,
  );
};

function convolve(machine: PyMachine, [a, v, modeGiven]: Value[], node: number): Value {
  const [x, y] = [listOf(machine, a, 'a', node), listOf(machine, v, 'v', node)];
  const mode = modeOf(machine, modeGiven, node);
  const [long, short] = y.shape[0] > x.shape[0] ? [y, x] : [x, y];
  const result = slide(machine, long, reversed(machine, short, node), marginsOf(mode, short.shape[0]), node);
  return asValue(machine, result, node);
}

function correlate(machine: PyMachine, [a, v, modeGiven]: Value[], node: number): Value {
  const [x, y] = [listOf(machine, a, 'a', node), listOf(machine, v, 'v', node)];
  const mode = modeOf(machine, modeGiven, node);
  if (y.shape[0] <= x.shape[0]) return asValue(machine, slide(machine, x, y, marginsOf(mode, y.shape[0]), node), node);
  // The other way round, and then backwards.
  const turned = slide(machine, y, x, marginsOf(mode, x.shape[0]), node);
  return asValue(machine, reversed(machine, turned, node), node);
}

/** By Horner's scheme, the highest power first. */
function polyval(machine: PyMachine, p: Argument, x: Argument, node: number): Argument {
  let result = ufunc(machine, 'multiply', [x, number(0, x.dtype)], node);
  for (let i = 0; i < (p.shape[0] ?? 0); i++) {
    const coefficient = picked(machine, p, [i], [], node);
    result = ufunc(machine, 'add', [ufunc(machine, 'multiply', [result, x], node), coefficient], node);
  }
  return result;
}

/** Each power of the elements in a column. */
function vandermonde(machine: PyMachine, x: Argument, n: number, isRising: boolean, node: number): Argument {
  machine.budget.allocate(n, node);
  const data = Float64Array.from({ length: n }, (_, i) => (isRising ? i : n - 1 - i));
  const powers = argument(machine, new Tensor([1, n], data), x.dtype);
  const column = moved(machine, x, tensorOps.reshape, { shape: [x.shape[0], 1], offset: 0, strides: [1, 1] }, node);
  return ufunc(machine, 'power', [column, powers], node);
}

export const sliding: Functions = {
  convolve: ["a, v, mode='full'", convolve],
  correlate: ["a, v, mode='valid'", correlate],
  polyval: [
    'p, x',
    (machine, [p, x], node) =>
      asValue(machine, polyval(machine, listOf(machine, p, 'p', node), argumentOf(machine, x, node), node), node),
  ],
  vander: [
    'x, N=None, increasing=False',
    (machine, [v, n, increasing], node) => {
      const x = argumentOf(machine, v, node);
      if (x.shape.length !== 1)
        return machine.raise(types.ValueError, 'x must be a one-dimensional array or sequence.', node);
      const count = n === null ? x.shape[0] : toIndex(machine, n, node);
      return asValue(machine, vandermonde(machine, x, count, increasing === true, node), node);
    },
  ],
};
