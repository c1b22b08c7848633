/** Functions that make arrays. */
import { ops } from '../../../../autodiff/ops/index.ts';
import { sizeOf, Tensor } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { broadcastPlace, expandedBy, wholePlace } from '../../../../autodiff/tensors/place.ts';
import { TupleValue } from '../../values/containers.ts';
import { toIndex, truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { argumentOf, cast, converted, copied, toArray, toOperand } from '../../values/ndarray/convert.ts';
import { type DType, float64, resultType } from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { types } from '../../values/types.ts';
import type { BuiltinCode, Value } from '../../values/values.ts';
import { shapeArgument } from './array-attributes.ts';

/** As `np.array` takes them: any other iterable is no array, a set no list. */
const array: BuiltinCode = (machine, [object, dtype, copy, , , ndmin], node) => {
  const kind = toDType(machine, dtype, node);
  const made = toArray(machine, object, node, kind);
  const own = made === object && truthy(machine, copy, node) ? converted(machine, made, made.dtype, node) : made;
  const missing = toIndex(machine, ndmin, node) - own.shape.length;
  if (missing <= 0) return own;
  return own.derived((of) => expandedBy(of, missing));
};

const asArray: BuiltinCode = (machine, [a, dtype], node) => toArray(machine, a, node, toDType(machine, dtype, node));

/** An array of one number. */
export function filled(machine: PyMachine, shape: readonly number[], x: number, dtype: DType, node: number): NdArray {
  if (shape.some((n) => n < 0)) machine.raise(types.ValueError, 'negative dimensions are not allowed', node);
  const size = sizeOf(shape);
  machine.budget.allocate(size, node);
  const data = new Float64Array(size);
  if (x !== 0) data.fill(x);
  return NdArray.ofData(machine, data, shape, dtype, node);
}

const constant =
  (x: number): BuiltinCode =>
  (machine, [shape, dtype], node) =>
    filled(machine, shapeArgument(machine, shape, node), x, toDType(machine, dtype, node) ?? float64, node);

/** With the shape and kind of another array, unless others are named. */
const constantLike =
  (x: number): BuiltinCode =>
  (machine, [a, dtype, , , shape], node) => {
    const like = argumentOf(machine, a, node);
    const lengths = shape === null ? [...like.shape] : shapeArgument(machine, shape, node);
    return filled(machine, lengths, x, toDType(machine, dtype, node) ?? like.dtype, node);
  };

/** An array of a value, which may be tracked, and may be an array that broadcasts. */
function full(machine: PyMachine, shape: readonly number[], value: Value, dtype: DType | undefined, node: number) {
  const argument = argumentOf(machine, value, node);
  const made = filled(machine, shape, 0, dtype ?? argument.dtype, node);
  made.view.write(machine, cast(machine, argument.operand, argument.dtype, made.dtype, node), node);
  return made;
}

/** The numbers of `np.arange`, which are counted, not added up. */
const arange: BuiltinCode = (machine, [first, second, step, dtype], node) => {
  const given = [first, second, step].filter((v) => v !== null).map((v) => argumentOf(machine, v, node));
  const numbers = given.map(({ operand }) => machine.tensorOf(operand).data[0]);
  const kind = toDType(machine, dtype, node) ?? resultType(given.map((each) => ({ dtype: each.dtype })));
  const start = second === null ? 0 : numbers[0];
  const stop = second === null ? numbers[0] : numbers[1];
  const by = step === null ? 1 : (numbers.at(-1) as number);
  if (by === 0) return machine.raise(types.ZeroDivisionError, 'division by zero', node);
  const length = Math.max(0, Math.ceil((stop - start) / by));
  if (!Number.isFinite(length)) return machine.raise(types.ValueError, 'arange: cannot compute length', node);
  machine.budget.allocate(length, node);
  // As NumPy goes on from the difference of the first two.
  const delta = start + by - start;
  const data = Float64Array.from({ length }, (_, i) => (i === 0 ? start : start + i * delta));
  return NdArray.of(machine, cast(machine, new Tensor([length], data), float64, kind, node), kind, node);
};

/** Ends may be tracked: then each number is one of them and a part of their difference. */
function spaced(machine: PyMachine, [start, stop, num, endpoint]: Value[], node: number) {
  const count = toIndex(machine, num, node);
  if (count < 0) machine.raise(types.ValueError, `Number of samples, ${count}, must be non-negative.`, node);
  const steps = truthy(machine, endpoint, node) ? count - 1 : count;
  const [from, to] = [start, stop].map((v) => toOperand(machine, v, node, float64));
  const width = machine.elementwise(ops.sub, [to, from], node);
  const { shape } = machine.tensorOf(width);
  machine.budget.allocate(count, node);
  const counted = new Tensor(
    [count, ...shape.map(() => 1)],
    Float64Array.from({ length: count }, (_, i) => i),
  );
  const step = machine.elementwise(ops.div, [width, steps], node);
  const isFlat = steps <= 0;
  const parts = machine.elementwise(ops.mul, [counted, isFlat ? width : step], node);
  const all = machine.elementwise(ops.add, [parts, from], node);
  // The last is the end itself, not what was rounded on the way there.
  const { data } = machine.tensorOf(all);
  if (steps === count - 1 && count > 1) {
    const last = machine.tensorOf(to).data;
    const size = sizeOf(shape);
    for (let i = 0; i < size; i++) data[(count - 1) * size + i] = last[last.length === 1 ? 0 : i];
  }
  return { all, step };
}

const linspace: BuiltinCode = (machine, args, node) => {
  const { all, step } = spaced(machine, args, node);
  const dtype = toDType(machine, args[5], node) ?? float64;
  const made = NdArray.of(machine, cast(machine, all, float64, dtype, node), dtype, node);
  if (!truthy(machine, args[4], node)) return made;
  return new TupleValue([made, toArray(machine, NdArray.of(machine, step, float64, node), node)]);
};

const logspace: BuiltinCode = (machine, [start, stop, num, endpoint, base, dtype], node) => {
  const { all } = spaced(machine, [start, stop, num, endpoint], node);
  const kind = toDType(machine, dtype, node) ?? float64;
  const powers = machine.elementwise(ops.powC, [toOperand(machine, base, node, float64), all], node);
  return NdArray.of(machine, cast(machine, powers, float64, kind, node), kind, node);
};

/** Ones where `holds`, zeros elsewhere. */
function pattern(
  machine: PyMachine,
  rows: Value,
  columns: Value,
  dtype: Value,
  holds: (i: number, j: number) => boolean,
  node: number,
): NdArray {
  const n = toIndex(machine, rows, node);
  const m = columns === null ? n : toIndex(machine, columns, node);
  const made = filled(machine, [n, m], 0, toDType(machine, dtype, node) ?? float64, node);
  const { data } = made.view.storage;
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) if (holds(i, j)) data[i * m + j] = 1;
  return made;
}

const fromFunction: BuiltinCode = (machine, [f, shape, dtype], node) => {
  const lengths = shapeArgument(machine, shape, node);
  const kind = toDType(machine, dtype, node) ?? float64;
  const indices = lengths.map((length, d) => {
    const along = new Tensor(
      lengths.map((_, other) => (other === d ? length : 1)),
      Float64Array.from({ length }, (_, i) => i),
    );
    const spread = machine.tensor(
      tensorOps.broadcastTo,
      [along],
      broadcastPlace(wholePlace(along.shape), lengths),
      node,
    );
    return NdArray.of(machine, spread, kind, node);
  });
  return machine.call(f, indices, undefined, node);
};

const NO_LIKE = "order='C', *, like=None";

export const creation: Functions = {
  array: ["object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, like=None", array],
  asarray: ['a, dtype=None, order=None, *, like=None', asArray],
  asanyarray: ['a, dtype=None, order=None, *, like=None', asArray],
  ascontiguousarray: ['a, dtype=None, *, like=None', asArray],
  copy: [
    "a, order='K', subok=False",
    (machine, [a], node) => {
      const array = toArray(machine, a, node);
      return NdArray.of(machine, copied(machine, array.read(machine, node), node), array.dtype, node);
    },
  ],
  zeros: [`shape, dtype=None, ${NO_LIKE}`, constant(0)],
  ones: [`shape, dtype=None, ${NO_LIKE}`, constant(1)],
  empty: [`shape, dtype=None, ${NO_LIKE}`, constant(0)],
  zeros_like: ["a, dtype=None, order='K', subok=True, shape=None", constantLike(0)],
  ones_like: ["a, dtype=None, order='K', subok=True, shape=None", constantLike(1)],
  empty_like: ["a, dtype=None, order='K', subok=True, shape=None", constantLike(0)],
  full: [
    `shape, fill_value, dtype=None, ${NO_LIKE}`,
    (machine, [shape, value, dtype], node) =>
      full(machine, shapeArgument(machine, shape, node), value, toDType(machine, dtype, node), node),
  ],
  full_like: [
    "a, fill_value, dtype=None, order='K', subok=True, shape=None",
    (machine, [a, value, dtype, , , shape], node) => {
      const like = argumentOf(machine, a, node);
      const lengths = shape === null ? like.shape : shapeArgument(machine, shape, node);
      return full(machine, lengths, value, toDType(machine, dtype, node) ?? like.dtype, node);
    },
  ],
  arange: ['start, stop=None, step=None, dtype=None, *, like=None', arange],
  linspace: ['start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0', linspace],
  logspace: ['start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0', logspace],
  eye: [
    `N, M=None, k=0, dtype=None, ${NO_LIKE}`,
    (machine, [n, m, k, dtype], node) => {
      const shift = toIndex(machine, k, node);
      return pattern(machine, n, m, dtype, (i, j) => j - i === shift, node);
    },
  ],
  identity: [
    'n, dtype=None, *, like=None',
    (machine, [n, dtype], node) => pattern(machine, n, null, dtype, (i, j) => i === j, node),
  ],
  tri: [
    'N, M=None, k=0, dtype=None, *, like=None',
    (machine, [n, m, k, dtype], node) => {
      const shift = toIndex(machine, k, node);
      return pattern(machine, n, m, dtype, (i, j) => j - i <= shift, node);
    },
  ],
  fromfunction: ['function, shape, *, dtype=None, like=None', fromFunction],
  fromiter: [
    'iter, dtype, count=-1, *, like=None',
    (machine, [iterable, dtype], node) =>
      toArray(machine, new TupleValue(toList(machine, iterable, node)), node, toDType(machine, dtype, node)),
  ],
};
