/** `np.add.reduce` and the other methods of the functions that work element by element. */

import { ops } from '../../../../autodiff/ops/index.ts';
import { sizeOf, type TensorShape } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { gathered } from '../../../../autodiff/tensors/gather.ts';
import { broadcastPlace, wholePlace } from '../../../../autodiff/tensors/place.ts';
import { TupleValue } from '../../values/containers.ts';
import { defineGetters, defineMethods } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { applyUfunc, type Result } from '../../values/ndarray/apply.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { type Argument, argumentOf, cast, fromOperand, toArray } from '../../values/ndarray/convert.ts';
import { int64 } from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { arrayItem, setArrayItem } from '../../values/ndarray/indexing.ts';
import { outArray, type Ufunc, ufuncType, writeResult } from '../../values/ndarray/ufunc.ts';
import type { UfuncName } from '../../values/ndarray/ufunc-rows.ts';
import { types } from '../../values/types.ts';
import { Float, type Value } from '../../values/values.ts';
import { axisArgument } from './axes.ts';
import { accumulated, reduceOf } from './folding.ts';
import { reduceWith } from './reductions.ts';

/** A result, written to `out` if there is one. */
export function delivered(
  machine: PyMachine,
  name: string,
  { operand, dtype }: Result,
  out: Value,
  node: number,
): Value {
  const target = outArray(machine, out, node);
  if (target === undefined) return fromOperand(machine, operand, dtype, node);
  writeResult(machine, name, target, operand, dtype, node);
  return target;
}

function binary(machine: PyMachine, self: Value, what: string, node: number): Ufunc {
  const ufunc = self as Ufunc;
  if (ufunc.row.isBinary) return ufunc;
  return machine.raise(types.ValueError, `${what} only supported for binary functions`, node);
}

/** The places, in C order, of what keys name. */
function placesOf(machine: PyMachine, array: NdArray, keys: Value, node: number) {
  const { size } = array.view;
  machine.budget.allocate(size, node);
  const all = NdArray.ofData(
    machine,
    Float64Array.from({ length: size }, (_, i) => i),
    array.shape,
    int64,
    node,
  );
  const chosen = toArray(machine, arrayItem(machine, all, keys, node), node);
  return { shape: chosen.shape, index: Int32Array.from(gathered(chosen.view.storage, chosen.view.place)) };
}

/** `np.add.at(a, indices, b)`: each index counts, however often it is named. */
function addAt(machine: PyMachine, ufunc: Ufunc, array: NdArray, keys: Value, value: Argument, node: number): void {
  const { shape, index } = placesOf(machine, array, keys, node);
  const number = cast(machine, value.operand, value.dtype, array.dtype, node);
  const signed = ufunc.name === 'subtract' ? machine.elementwise(ops.neg, [number], node) : number;
  const spread = machine.tensor(tensorOps.broadcastTo, [signed], broadcastPlace(wholePlace(value.shape), shape), node);
  const operand = machine.tensor(tensorOps.addAt, [array.read(machine, node), spread], { index }, node);
  array.view.write(machine, operand, node, true);
}

/** One index after the other. */
function eachAt(
  machine: PyMachine,
  ufunc: Ufunc,
  array: NdArray,
  keys: Value,
  given: Value | null,
  node: number,
): void {
  const { shape, index } = placesOf(machine, array, keys, node);
  const values = given === null ? undefined : flatTo(machine, toArray(machine, given, node), shape, node);
  index.forEach((place, i) => {
    machine.budget.step(node);
    const key = keyOf(place, array.shape);
    const old = arrayItem(machine, array, key, node);
    const args = values === undefined ? [old] : [old, arrayItem(machine, values, i, node)];
    setArrayItem(machine, array, key, ufunc.of(machine, args, node), node, true);
  });
}

/** The elements, broadcast to a shape, as a list. */
function flatTo(machine: PyMachine, array: NdArray, shape: TensorShape, node: number): NdArray {
  const operand = machine.tensor(
    tensorOps.broadcastTo,
    [array.read(machine, node)],
    broadcastPlace(wholePlace(array.shape), shape),
    node,
  );
  const flat = machine.tensor(tensorOps.reshape, [operand], wholePlace([sizeOf(shape)]), node);
  return NdArray.of(machine, flat, array.dtype, node);
}

/** The indices of an element by its place in C order. */
function keyOf(place: number, shape: TensorShape): TupleValue {
  const { strides } = wholePlace(shape);
  return new TupleValue(shape.map((length, d) => Math.floor(place / strides[d]) % length));
}

defineMethods(ufuncType, {
  reduce: [
    'self, array, /, axis=0, dtype=None, out=None, keepdims=False, initial=?, where=True',
    (machine, [self, array, axis, dtype, out, keepdims, initial, where], node) => {
      const ufunc = binary(machine, self, 'reduce', node);
      const given = argumentOf(machine, array, node);
      const options = {
        dtype,
        out,
        keepdims,
        initial,
        where,
        ofNone: ufunc.row.identity,
        join: ufunc.name as UfuncName,
      };
      return reduceWith(
        machine,
        ufunc.name,
        reduceOf(ufunc),
        array,
        given.shape.length === 0 ? null : axis,
        options,
        node,
      );
    },
  ],
  accumulate: [
    'self, array, /, axis=0, dtype=None, out=None',
    (machine, [self, array, axis, dtype, out], node) => {
      const ufunc = binary(machine, self, 'accumulate', node);
      const x = argumentOf(machine, array, node);
      if (x.shape.length === 0) machine.raise(types.TypeError, 'cannot accumulate on a scalar', node);
      const along = axisArgument(machine, axis, x.shape.length, node);
      const kind = toDType(machine, dtype, node) ?? x.dtype;
      const operand = cast(machine, x.operand, x.dtype, kind, node);
      return delivered(
        machine,
        ufunc.name,
        accumulated(machine, ufunc, { ...x, operand, dtype: kind }, along, node),
        out,
        node,
      );
    },
  ],
  outer: [
    'self, A, B, /, *, out=None, dtype=None',
    (machine, [self, a, b, out, dtype], node) => {
      const ufunc = binary(machine, self, 'outer', node);
      const [x, y] = [argumentOf(machine, a, node), argumentOf(machine, b, node)];
      const shape = [...x.shape, ...y.shape.map(() => 1)];
      const operand =
        shape.length === x.shape.length
          ? x.operand
          : machine.tensor(tensorOps.reshape, [x.operand], wholePlace(shape), node);
      const spread = { ...x, operand, shape };
      const kind = toDType(machine, dtype, node);
      return delivered(
        machine,
        ufunc.name,
        applyUfunc(machine, ufunc.name, ufunc.row, [spread, y], node, kind),
        out,
        node,
      );
    },
  ],
  at: [
    'self, a, indices, b=?, /',
    (machine, [self, a, indices, b], node) => {
      const ufunc = self as Ufunc;
      if (!(a instanceof NdArray)) return machine.raise(types.TypeError, 'first operand must be array', node);
      if (b === undefined && ufunc.row.isBinary)
        return machine.raise(types.ValueError, 'second operand needed for ufunc', node);
      const isSum = ufunc.name === 'add' || ufunc.name === 'subtract';
      if (isSum && a.dtype.isFloat) addAt(machine, ufunc, a, indices, argumentOf(machine, b, node), node);
      else eachAt(machine, ufunc, a, indices, b ?? null, node);
      return null;
    },
  ],
});

defineGetters(ufuncType, {
  __name__: (_machine, self) => (self as Ufunc).name,
  nin: (_machine, self) => (self as Ufunc).inputs,
  nout: () => 1,
  nargs: (_machine, self) => (self as Ufunc).inputs + 1,
  identity: (_machine, self) => {
    const { identity } = (self as Ufunc).row;
    if (identity === undefined) return null;
    return Number.isFinite(identity) ? identity : new Float(identity);
  },
});
defineMethods(ufuncType, { __repr__: ['self, /', (_machine, [self]) => `<ufunc '${(self as Ufunc).name}'>`] });
