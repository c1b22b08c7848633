/** The parameters of distributions: what they may be, what shape they give, and that some of them have no gradient. */
import { CONSTANT } from '../../../../../autodiff/tape.ts';
import { sizeOf, type TensorShape } from '../../../../../autodiff/tensor.ts';
import { broadcastShape } from '../../../../../autodiff/tensors/broadcast.ts';
import { eachPlace } from '../../../../../autodiff/tensors/gather.ts';
import { broadcastPlace, wholePlace } from '../../../../../autodiff/tensors/place.ts';
import { entryOf } from '../../../../../runtime/machine.ts';
import type { Scalar } from '../../../../../runtime/operand.ts';
import { Problem } from '../../../../../runtime/problem.ts';
import type { PyMachine } from '../../../values/machine.ts';
import { type Argument, shapeTuple } from '../../../values/ndarray/convert.ts';
import { types } from '../../../values/types.ts';
import { dataOf } from './draw.ts';

/** What is wrong with a number, by the parameter's name; undefined if nothing is. */
export type Check = (x: number, name: string, isOne: boolean) => string | undefined;

const isNegative = (x: number) => x < 0 || Object.is(x, -0);
const nanText = (name: string, isOne: boolean) => (isOne ? `${name} is NaN` : `${name} contains NaNs`);
const MAX_MEAN = 2 ** 63 - 1 - Math.sqrt(2 ** 63 - 1) * 10;

export const checks = {
  nonNegative: (x, name) => (isNegative(x) ? `${name} < 0` : undefined),
  positive: (x, name) => (x <= 0 ? `${name} <= 0` : undefined),
  probability: (x, name, isOne) =>
    x >= 0 && x <= 1 ? undefined : `${name} < 0, ${name} > 1 or ${nanText(name, isOne)}`,
  positiveProbability: (x, name) =>
    x > 0 && x <= 1 ? undefined : `${name} <= 0, ${name} > 1 or ${name} contains NaNs`,
  mean: (x, name, isOne) => {
    if (x > MAX_MEAN || (!isOne && Number.isNaN(x))) return `${name} value too large`;
    return x >= 0 ? undefined : `${name} < 0 or ${nanText(name, isOne)}`;
  },
} satisfies Record<string, Check>;

export function checkAll(machine: PyMachine, { operand }: Argument, name: string, check: Check, node: number): void {
  const { data, shape } = machine.tensorOf(operand);
  for (const x of data) {
    const text = check(x, name, shape.length === 0);
    if (text !== undefined) machine.raise(types.ValueError, text, node);
  }
}

/** The shape of the result; undefined: one number that is no array. */
export function outputShape(
  machine: PyMachine,
  size: TensorShape | undefined,
  shapes: readonly TensorShape[],
  node: number,
): TensorShape | undefined {
  const together = broadcast(machine, size, shapes, node);
  if (size === undefined) return together.length > 0 ? together : undefined;
  if (together.length === size.length && together.every((length, d) => length === size[d])) return size;
  const inputs = broadcast(machine, undefined, shapes, node);
  const text = `Output size ${shapeTuple(size)} is not compatible with broadcast dimensions of inputs`;
  return machine.raise(types.ValueError, `${text} ${shapeTuple(inputs)}.`, node);
}

function broadcast(
  machine: PyMachine,
  size: TensorShape | undefined,
  shapes: readonly TensorShape[],
  node: number,
): TensorShape {
  const all = size === undefined ? shapes : [size, ...shapes];
  if (all.length === 0) return [];
  try {
    return broadcastShape(all);
  } catch {
    const [i, j] = mismatch(all);
    const text = `Mismatch is between arg ${i} with shape ${shapeTuple(all[i])} and arg ${j} with shape ${shapeTuple(all[j])}.`;
    const start = 'shape mismatch: objects cannot be broadcast to a single shape.';
    return machine.raise(types.ValueError, `${start}  ${text}`, node);
  }
}

/** The first two shapes that do not fit. */
function mismatch(shapes: readonly TensorShape[]): [number, number] {
  const agree = (a: TensorShape, b: TensorShape) =>
    a.every((length, d) => {
      const other = b[d + b.length - a.length] ?? 1;
      return length === other || length === 1 || other === 1;
    });
  for (let j = 1; j < shapes.length; j++) for (let i = 0; i < j; i++) if (!agree(shapes[i], shapes[j])) return [i, j];
  return [0, shapes.length - 1];
}

/** One draw for each element of the shape, given the parameters there. They shape the draw, and have no gradient. */
export function shapedDraws(
  machine: PyMachine,
  parameters: readonly Argument[],
  shape: TensorShape,
  draw: (...parameters: number[]) => number,
  name: string,
  node: number,
): Float64Array {
  const size = sizeOf(shape);
  for (const parameter of parameters) refuseTracked(parameter, name, node);
  if (parameters.every((parameter) => parameter.shape.length === 0)) {
    const numbers = parameters.map(({ operand }) => machine.num(operand as Scalar));
    return dataOf(machine, shape, () => draw(...numbers), node);
  }
  machine.budget.allocate(size * (1 + parameters.length), node);
  const columns = parameters.map((parameter) => columnOf(machine, parameter, shape));
  const data = new Float64Array(size);
  for (let i = 0; i < size; i++) data[i] = draw(...columns.map((column) => column[i]));
  return data;
}

function refuseTracked({ operand }: Argument, name: string, node: number): void {
  if (entryOf(operand) !== CONSTANT) throw new Problem('unsupported-gradient', node, { op: `np.random.${name}` });
}

function columnOf(machine: PyMachine, { operand }: Argument, shape: TensorShape): Float64Array {
  const { data, shape: own } = machine.tensorOf(operand);
  const column = new Float64Array(sizeOf(shape));
  eachPlace(broadcastPlace(wholePlace(own), shape), (place, i) => {
    column[i] = data[place];
  });
  return column;
}
