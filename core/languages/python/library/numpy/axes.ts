/** `axis=`: which dimensions a function runs along. */
import { ListValue, TupleValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { elementAt } from '../../values/ndarray/indexing.ts';
import { builtinType, types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';

export const axisError = builtinType('AxisError', {
  bases: [types.ValueError, types.IndexError],
  module: 'numpy',
  hasDict: true,
});

/** Counted from the start. Raises AxisError where there is no such dimension. */
export function axisWithin(machine: PyMachine, axis: number, dimensions: number, node: number, prefix = ''): number {
  if (axis >= -dimensions && axis < dimensions) return axis < 0 ? axis + dimensions : axis;
  const text = `${prefix}axis ${axis} is out of bounds for array of dimension ${dimensions}`;
  return machine.raise(axisError, text, node);
}

export function axisArgument(machine: PyMachine, v: Value, dimensions: number, node: number): number {
  return axisWithin(machine, toIndex(machine, v, node), dimensions, node);
}

/** Integers that a program gives one by one or in a sequence. */
export function integersIn(machine: PyMachine, v: Value, node: number): number[] {
  if (v instanceof TupleValue || v instanceof ListValue) return v.elements.map((each) => toIndex(machine, each, node));
  if (v instanceof NdArray && v.shape.length === 1)
    return Array.from({ length: v.shape[0] }, (_, i) => toIndex(machine, elementAt(machine, v, i, node), node));
  return [toIndex(machine, v, node)];
}

/** One, several or, for None, all of them: then undefined. Raises AxisError, and ValueError for one that is there twice. */
export function axesArgument(
  machine: PyMachine,
  v: Value,
  dimensions: number,
  node: number,
  prefix = '',
): number[] | undefined {
  if (v === null) return undefined;
  const axes = integersIn(machine, v, node).map((axis) => axisWithin(machine, axis, dimensions, node, prefix));
  if (new Set(axes).size < axes.length)
    machine.raise(types.ValueError, prefix === '' ? "duplicate value in 'axis'" : 'repeated axis', node);
  return axes;
}
