/** Functions of arrays that are made of ops, step by step: each step is an entry of the tape. */
import { ops } from '../../autodiff/ops/index.ts';
import { axisOf, ShapeError, shapeText, sizeOf } from '../../autodiff/tensor.ts';
import { tensorOps } from '../../autodiff/tensor-ops/index.ts';
import { taken } from '../../autodiff/tensors/gather.ts';
import { diagonal, sliced, wholePlace } from '../../autodiff/tensors/place.ts';
import type { Machine } from '../machine.ts';
import type { Operand } from '../operand.ts';

const { mul, sub } = ops;

/** The differences of neighbours along an axis, `n` times over. */
export function diff(machine: Machine, x: Operand, axis: number, n: number, node: number): Operand {
  let result = x;
  for (let i = 0; i < n; i++) {
    const { shape } = machine.tensorOf(result);
    const d = axisOf(axis, shape);
    const count = Math.max(0, shape[d] - 1);
    const part = (start: number) =>
      machine.tensor(tensorOps.slice, [result], sliced(wholePlace(shape), d, start, 1, count), node);
    result = machine.elementwise(sub, [part(1), part(0)], node);
  }
  return result;
}

/** Every element of x times every element of y: shapes [m] and [n] give [m, n]; others are read as one row. */
export function outer(machine: Machine, x: Operand, y: Operand, node: number): Operand {
  const [m, n] = [x, y].map((operand) => machine.tensorOf(operand).data.length);
  return machine.elementwise(mul, [reshape(machine, x, [m, 1], node), reshape(machine, y, [1, n], node)], node);
}

/** Blocks of y, one times each element of x. */
export function kron(machine: Machine, x: Operand, y: Operand, node: number): Operand {
  const [a, b] = [x, y].map((operand) => machine.tensorOf(operand).shape);
  const n = Math.max(a.length, b.length);
  const [p, q] = [a, b].map((shape) => [...new Array<number>(n - shape.length).fill(1), ...shape]);
  // [p₀, 1, p₁, 1, …] × [1, q₀, 1, q₁, …]: then each two dimensions are taken together.
  const left = reshape(
    machine,
    x,
    p.flatMap((length) => [length, 1]),
    node,
  );
  const right = reshape(
    machine,
    y,
    q.flatMap((length) => [1, length]),
    node,
  );
  const products = machine.elementwise(mul, [left, right], node);
  return reshape(
    machine,
    products,
    p.map((length, d) => length * q[d]),
    node,
  );
}

/** The sum of a diagonal. */
export function trace(machine: Machine, x: Operand, k: number, axis1: number, axis2: number, node: number): Operand {
  const place = diagonal(wholePlace(machine.tensorOf(x).shape), k, axis1, axis2);
  const elements = machine.tensor(tensorOps.diagonal, [x], place, node);
  return machine.tensor(tensorOps.sum, [elements], { axes: [-1] }, node);
}

/** The vector product along the last axis, of length 3 in both. @throws ShapeError where it is not */
export function cross(machine: Machine, x: Operand, y: Operand, node: number): Operand {
  const shapes = [x, y].map((operand) => machine.tensorOf(operand).shape);
  for (const shape of shapes)
    if (shape[shape.length - 1] !== 3)
      throw new ShapeError(`a vector product needs vectors of 3, not shape ${shapeText(shape)}`, shapes);
  const turned = (operand: Operand, by: number) => {
    const { shape } = machine.tensorOf(operand);
    const from = taken(
      shape,
      shape.length - 1,
      [0, 1, 2].map((i) => (i + by) % 3),
      [3],
    );
    return machine.tensor(tensorOps.roll, [operand], from, node);
  };
  const products = [1, 2].map((by) => machine.elementwise(mul, [turned(x, by), turned(y, 3 - by)], node));
  return machine.elementwise(sub, products, node);
}

/** In another shape of the same size, as an entry of its own. */
export function reshape(machine: Machine, x: Operand, shape: readonly number[], node: number): Operand {
  const value = machine.tensorOf(x);
  if (sizeOf(shape) !== value.data.length)
    throw new ShapeError(`shape ${shapeText(value.shape)} cannot be reshaped to ${shapeText(shape)}`, [
      value.shape,
      shape,
    ]);
  return machine.tensor(tensorOps.reshape, [x], wholePlace(shape), node);
}
