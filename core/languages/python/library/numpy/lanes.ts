/** Reductions where some of the elements do not count, and constants made of lanes. */
import { sizeOf, stridesOf, Tensor, type TensorShape } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { Lanes, offsets } from '../../../../autodiff/tensors/lanes.ts';
import { wholePlace } from '../../../../autodiff/tensors/place.ts';
import type { Operand } from '../../../../runtime/operand.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { Argument } from '../../values/ndarray/convert.ts';
import type { DType } from '../../values/ndarray/dtype.ts';
import { argument, constants, picked } from './calculate.ts';

export interface Along {
  /** Counted from the start; undefined: all. */
  readonly axes: readonly number[] | undefined;
  readonly keepdims: boolean;
}

/** A function from the numbers along axes to one. */
export type Reduce = (machine: PyMachine, x: Argument, along: Along, node: number) => Argument;

export function reducedShape(shape: TensorShape, { axes, keepdims }: Along): number[] {
  const isGone = (d: number) => axes === undefined || axes.includes(d);
  if (keepdims) return shape.map((length, d) => (isGone(d) ? 1 : length));
  return shape.filter((_, d) => !isGone(d));
}

/** One constant for each lane. */
export function ofLanes(
  machine: PyMachine,
  { operand, shape }: Argument,
  along: Along,
  dtype: DType,
  reduce: (xs: Float64Array, at: number, n: number) => number,
  node: number,
): Argument {
  const out = reducedShape(shape, along);
  const { data } = machine.tensorOf(operand);
  machine.budget.allocate(data.length + sizeOf(out), node);
  const lanes = new Lanes(
    shape,
    [...(along.axes ?? shape.keys())].sort((a, b) => a - b),
  );
  const results = new Float64Array(sizeOf(out));
  for (let i = 0; i < lanes.count; i++)
    lanes.read(i, data, (xs, at) => {
      results[i] = reduce(xs, at, lanes.length);
    });
  return constants(results, out, dtype);
}

/** The places of each lane's elements, in C order. */
export function lanePlaces(
  machine: PyMachine,
  shape: TensorShape,
  axes: readonly number[],
  node: number,
): Int32Array[] {
  machine.budget.allocate(sizeOf(shape), node);
  const strides = stridesOf(shape);
  const inside = [...axes].sort((a, b) => a - b);
  const others = [...shape.keys()].filter((d) => !inside.includes(d));
  const pick = (list: readonly number[], at: readonly number[]) => at.map((d) => list[d]);
  const within = offsets(pick(shape, inside), pick(strides, inside));
  const starts = offsets(pick(shape, others), pick(strides, others));
  return Array.from(starts, (start) => within.map((place) => start + place));
}

/**
 * A reduction of the elements that count: lane by lane, since each may have another number of them.
 *
 * @param ofNone the result of a lane in which none counts
 */
export function reduceSelected(
  machine: PyMachine,
  x: Argument,
  counts: (place: number) => boolean,
  along: Along,
  reduce: Reduce,
  ofNone: number | undefined,
  node: number,
): Argument {
  const { axes = [...x.shape.keys()] } = along;
  const parts: Operand[] = [];
  let { dtype } = x;
  for (const places of lanePlaces(machine, x.shape, axes, node)) {
    const chosen = places.filter(counts);
    if (chosen.length === 0 && ofNone !== undefined) {
      parts.push(ofNone);
      continue;
    }
    const lane = picked(machine, x, chosen, [chosen.length], node);
    const result = reduce(machine, lane, { axes: [0], keepdims: false }, node);
    ({ dtype } = result);
    parts.push(result.operand);
  }
  const out = reducedShape(x.shape, along);
  if (out.length === 0) return argument(machine, parts[0], dtype);
  if (parts.length === 0) return argument(machine, new Tensor(out, new Float64Array(0)), dtype);
  const all = machine.tensor(tensorOps.stack, parts, { axis: 0 }, node);
  return argument(machine, machine.tensor(tensorOps.reshape, [all], wholePlace(out), node), dtype);
}
