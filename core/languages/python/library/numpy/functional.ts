/** Functions of the program, applied to elements and to lanes. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { offsetOf, wholePlace } from '../../../../autodiff/tensors/place.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import type { Functions } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { DictValue } from '../../values/mappings.ts';
import type { NdArray } from '../../values/ndarray/array.ts';
import { type Argument, argumentOf, toArray } from '../../values/ndarray/convert.ts';
import type { DType } from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { elementAt } from '../../values/ndarray/indexing.ts';
import { broadcast } from '../../values/ndarray/ufunc.ts';
import { builtinType, types } from '../../values/types.ts';
import { CallableValue, type Keywords, type Value } from '../../values/values.ts';
import { defineAllocate } from '../define.ts';
import { axisArgument } from './axes.ts';
import { argument, arrayOf, asValue, reshapedArgument, unsupportedUse } from './calculate.ts';
import { broadcastArray } from './reshaping.ts';
import { asPython } from './scalars.ts';
import { transposedBy } from './turning.ts';

export const vectorizeType = builtinType('vectorize', { module: 'numpy' });

/** A function that is called for each element. */
class Vectorized extends CallableValue {
  constructor(
    readonly f: Value,
    readonly kinds: readonly DType[] | undefined,
  ) {
    super(vectorizeType);
  }

  get name(): string {
    return this.f instanceof CallableValue ? this.f.name : 'vectorize';
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    if (keywords !== undefined) unsupportedUse('Keyword arguments of `np.vectorize`d functions', node);
    const arrays = args.map((v) => toArray(machine, v, node));
    const shape = broadcast(
      machine,
      arrays.map((array) => array.shape),
      node,
    );
    const spread = arrays.map((array) => broadcastArray(machine, array, shape, node));
    const size = sizeOf(shape);
    if (size === 0 && this.kinds === undefined)
      machine.raise(types.ValueError, 'cannot call `vectorize` on size 0 inputs unless `otypes` is set', node);
    const results: Value[] = [];
    for (let i = 0; i < size; i++) {
      machine.budget.step(node);
      const elements = spread.map((array) => asPython(elementAt(machine, array, i, node)));
      results.push(machine.call(this.f, elements, undefined, node));
    }
    const [first] = results;
    if (!(first instanceof TupleValue)) return this.#together(machine, results, shape, 0, node);
    const outputs = first.elements.map((_, k) =>
      this.#together(
        machine,
        results.map((result) => (result as TupleValue).elements[k]),
        shape,
        k,
        node,
      ),
    );
    return new TupleValue(outputs);
  }

  /** The kind is that of the first result: the others are converted to it. */
  #together(machine: PyMachine, results: Value[], shape: readonly number[], k: number, node: number): Value {
    const kind = this.kinds?.[k] ?? argumentOf(machine, results[0], node).dtype;
    const list = toArray(machine, new ListValue(results), node, kind);
    if (list.shape.length !== 1) machine.raise(types.ValueError, 'setting an array element with a sequence.', node);
    return asValue(machine, reshapedArgument(machine, read(machine, list, node), shape, node), node);
  }
}

const read = (machine: PyMachine, array: NdArray, node: number) =>
  argument(machine, array.read(machine, node), array.dtype);

defineAllocate(
  vectorizeType,
  'pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None',
  (machine, _type, [f, otypes, , excluded, , signature], node) => {
    if (excluded !== null) unsupportedUse('`np.vectorize` with excluded', node);
    if (signature !== null) unsupportedUse('`np.vectorize` with signature', node);
    const names =
      typeof otypes === 'string' ? [...otypes] : otypes === null ? undefined : toList(machine, otypes, node);
    return new Vectorized(
      f,
      names?.map((name) => toDType(machine, name, node) as DType),
    );
  },
);

/** Calls a function with each lane along an axis, whose place its results take. */
function alongLanes(machine: PyMachine, [f, axisGiven, arr, args, keywords]: Value[], node: number): Value {
  const array = toArray(machine, arr, node);
  const n = array.shape.length;
  const axis = axisArgument(machine, axisGiven, n, node);
  const others = [...array.shape.keys()].filter((d) => d !== axis);
  const shape = others.map((d) => array.shape[d]);
  const count = sizeOf(shape);
  if (count === 0) machine.raise(types.ValueError, 'Cannot apply_along_axis when any iteration dimensions are 0', node);
  const named = new Map<string, Value>();
  for (const { key, value } of (keywords as DictValue).entries()) named.set(key as string, value);
  const results: Argument[] = [];
  for (let i = 0; i < count; i++) {
    machine.budget.step(node);
    const lane = array.derived(({ offset, strides }) => ({
      shape: [array.shape[axis]],
      offset: offsetOf({ shape, offset, strides: others.map((d) => strides[d]) }, i),
      strides: [strides[axis]],
    }));
    const result = machine.call(f, [lane, ...(args as TupleValue).elements], named.size > 0 ? named : undefined, node);
    results.push(argumentOf(machine, result, node));
  }
  const [first] = results;
  const operands = results.map(({ operand }) => operand);
  if (results.some((result) => String(result.shape) !== String(first.shape)))
    machine.raise(types.ValueError, 'could not broadcast input array of another shape', node);
  const all = argument(machine, machine.tensor(tensorOps.stack, operands, { axis: 0 }, node), first.dtype);
  const wide = argument(
    machine,
    machine.tensor(tensorOps.reshape, [all.operand], wholePlace([...shape, ...first.shape]), node),
    first.dtype,
  );
  // What was before the axis, then the results' own dimensions, then what was behind.
  const own = first.shape.map((_, d) => shape.length + d);
  const order = [...Array.from({ length: axis }, (_, d) => d), ...own];
  for (let d = axis; d < shape.length; d++) order.push(d);
  return arrayOf(machine, transposedBy(machine, wide, order, node), node);
}

export const functional: Functions = {
  apply_along_axis: ['func1d, axis, arr, *args, **kwargs', alongLanes],
};
