/** A function of two, applied from one element to the next: what `ufunc.reduce` and `ufunc.accumulate` do. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { atIndex, wholePlace } from '../../../../autodiff/tensors/place.ts';
import type { PyMachine } from '../../values/machine.ts';
import { applyUfunc } from '../../values/ndarray/apply.ts';
import type { Argument } from '../../values/ndarray/convert.ts';
import { bool } from '../../values/ndarray/dtype.ts';
import type { Ufunc } from '../../values/ndarray/ufunc.ts';
import { types } from '../../values/types.ts';
import { argument, constants, reshapedArgument } from './calculate.ts';
import { ofLanes, type Reduce, reducedShape } from './lanes.ts';
import { max, min, prod, reduction, sum, sumKind } from './reductions.ts';

/** Those that are one op on the tape. */
const direct: Readonly<Record<string, Reduce>> = { add: sum, multiply: prod, maximum: max, minimum: min };
const running: Readonly<Record<string, Reduce>> = {
  add: reduction(tensorOps.cumsum, sumKind),
  multiply: reduction(tensorOps.cumprod, sumKind),
};

/** From all elements along axes to one. */
export function reduceOf(ufunc: Ufunc): Reduce {
  const { name, row } = ufunc;
  if (Object.hasOwn(direct, name)) return direct[name];
  if (row.typing !== 'truth')
    return (machine, x, { axes, keepdims }, node) => folded(machine, ufunc, x, axes, keepdims, node);
  const f = row.plain as (x: number, y: number) => number;
  return (machine, x, along, node) =>
    ofLanes(
      machine,
      x,
      along,
      bool,
      (xs, at, n) => {
        let total = row.identity as number;
        for (let j = 0; j < n; j++) total = f(total, xs[at + j]);
        return total;
      },
      node,
    );
}

/** One element after the other, along one axis after the other. */
function folded(
  machine: PyMachine,
  ufunc: Ufunc,
  x: Argument,
  axes: readonly number[] = [...x.shape.keys()],
  keepdims: boolean,
  node: number,
): Argument {
  let now = x;
  for (const axis of [...axes].sort((a, b) => b - a)) {
    const parts = slicesAlong(machine, now, axis, node);
    if (parts.length > 0) now = parts.reduce((total, part) => applied(machine, ufunc, total, part, node));
    else now = ofNothing(machine, ufunc, now, axis, node);
  }
  return keepdims ? reshapedArgument(machine, now, reducedShape(x.shape, { axes, keepdims }), node) : now;
}

function ofNothing(machine: PyMachine, { name, row }: Ufunc, x: Argument, axis: number, node: number): Argument {
  const { identity } = row;
  if (identity === undefined) {
    const text = `zero-size array to reduction operation ${name} which has no identity`;
    return machine.raise(types.ValueError, text, node);
  }
  const shape = x.shape.filter((_, d) => d !== axis);
  machine.budget.allocate(sizeOf(shape), node);
  return constants(new Float64Array(sizeOf(shape)).fill(identity), shape, x.dtype);
}

function slicesAlong(machine: PyMachine, { operand, dtype, shape }: Argument, axis: number, node: number): Argument[] {
  return Array.from({ length: shape[axis] }, (_, i) => {
    machine.budget.step(node);
    return argument(
      machine,
      machine.tensor(tensorOps.slice, [operand], atIndex(wholePlace(shape), axis, i), node),
      dtype,
    );
  });
}

function applied(machine: PyMachine, { name, row }: Ufunc, a: Argument, b: Argument, node: number): Argument {
  const { operand, dtype } = applyUfunc(machine, name, row, [a, b], node);
  return argument(machine, operand, dtype);
}

/** All that come up on the way. */
export function accumulated(machine: PyMachine, ufunc: Ufunc, x: Argument, axis: number, node: number): Argument {
  if (Object.hasOwn(running, ufunc.name))
    return running[ufunc.name](machine, x, { axes: [axis], keepdims: false }, node);
  const all: Argument[] = [];
  for (const part of slicesAlong(machine, x, axis, node))
    all.push(all.length === 0 ? part : applied(machine, ufunc, all[all.length - 1], part, node));
  if (all.length === 0) return x;
  const operands = all.map((each) => each.operand);
  return argument(machine, machine.tensor(tensorOps.stack, operands, { axis }, node), all[all.length - 1].dtype);
}
