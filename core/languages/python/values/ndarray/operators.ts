/** `+`, `@`, `<` and so on, of arrays and NumPy's scalars. */
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import type { Operator } from '../../syntax/ast.ts';
import type { PyMachine } from '../machine.ts';
import { NotImplemented, types } from '../types.ts';
import { ObjectValue, type Value } from '../values.ts';
import { applyUfunc, type Result } from './apply.ts';
import { NdArray } from './array.ts';
import { type Argument, cast, fromOperand, toArgument } from './convert.ts';
import { bool, type DType, unsupportedDtype } from './dtype.ts';
import { settled } from './settle.ts';
import { commonDtype } from './typing.ts';
import { type Ufunc, ufuncs, writeResult } from './ufunc.ts';
import { raiseUnfit } from './unfit.ts';

export const ufuncOf: Readonly<Record<Exclude<Operator, 'MatMult'>, Ufunc>> = {
  Add: ufuncs.add,
  Sub: ufuncs.subtract,
  Mult: ufuncs.multiply,
  Div: ufuncs.divide,
  FloorDiv: ufuncs.floor_divide,
  Mod: ufuncs.remainder,
  Pow: ufuncs.power,
  LShift: ufuncs.left_shift,
  RShift: ufuncs.right_shift,
  BitAnd: ufuncs.bitwise_and,
  BitOr: ufuncs.bitwise_or,
  BitXor: ufuncs.bitwise_xor,
};

export const comparingUfunc = {
  Eq: ufuncs.equal,
  NotEq: ufuncs.not_equal,
  Lt: ufuncs.less,
  LtE: ufuncs.less_equal,
  Gt: ufuncs.greater,
  GtE: ufuncs.greater_equal,
} as const;

/** Both operands, or undefined where one of them is an object that may know itself what to do. */
function operandsOf(
  machine: PyMachine,
  a: Value,
  b: Value,
  reflected: string,
  node: number,
): [Argument, Argument] | undefined {
  const x = toArgument(machine, a, node);
  const y = toArgument(machine, b, node);
  if (x !== undefined && y !== undefined) return [x, y];
  const [array, other] = x === undefined ? [b, a] : [a, b];
  if (array instanceof NdArray && array.shape.length > 0) refuseObject(other, reflected, node);
  return undefined;
}

/** NumPy would ask the object for each element, unless its class says that it knows arrays. */
function refuseObject(v: Value, reflected: string, node: number): void {
  if (!(v instanceof ObjectValue) || v.type.isBuiltin || v.type.lookup(reflected) === undefined) return;
  const knowsArrays = v.type.lookup('__array_ufunc__') === null || v.type.lookup('__array_priority__') !== undefined;
  if (!knowsArrays) unsupportedDtype('object', node);
}

type Dyadic = (machine: PyMachine, a: Argument, b: Argument, node: number) => Result;

const elementwise =
  ({ name, row }: Ufunc): Dyadic =>
  (machine, a, b, node) =>
    applyUfunc(machine, name, row, [a, b], node);

export const dyadic: Readonly<Record<Operator, Dyadic>> = {
  ...(Object.fromEntries(Object.entries(ufuncOf).map(([operator, ufunc]) => [operator, elementwise(ufunc)])) as Record<
    keyof typeof ufuncOf,
    Dyadic
  >),
  MatMult: matmul,
};

/** `a op b`, or NotImplemented. */
export function operate(
  machine: PyMachine,
  operator: Operator,
  a: Value,
  b: Value,
  reflected: string,
  node: number,
): Value {
  const operands = operandsOf(machine, a, b, reflected, node);
  if (operands === undefined) return NotImplemented;
  const { operand, dtype } = dyadic[operator](machine, operands[0], operands[1], node);
  return fromOperand(machine, operand, dtype, node);
}

/** `array op= b`, or NotImplemented. */
export function operateInPlace(
  machine: PyMachine,
  operator: Operator,
  array: NdArray,
  b: Value,
  reflected: string,
  node: number,
): Value {
  const operands = operandsOf(machine, array, b, reflected, node);
  if (operands === undefined) return NotImplemented;
  const { operand, dtype } = dyadic[operator](machine, operands[0], operands[1], node);
  const name = operator === 'MatMult' ? 'matmul' : ufuncOf[operator].name;
  writeResult(machine, name, array, operand, dtype, node);
  return array;
}

/** `a < b` and so on, or NotImplemented. */
export function compare(
  machine: PyMachine,
  operator: keyof typeof comparingUfunc,
  a: Value,
  b: Value,
  node: number,
): Value {
  const x = toArgument(machine, a, node) as Argument;
  const y = toArgument(machine, b, node);
  const { name, row } = comparingUfunc[operator];
  if (y !== undefined) {
    const { operand, dtype } = applyUfunc(machine, name, row, [x, y], node);
    return fromOperand(machine, operand, dtype, node);
  }
  if (b !== null || x.shape.length === 0 || (operator !== 'Eq' && operator !== 'NotEq')) return NotImplemented;
  // No element is None.
  const { size } = (a as NdArray).view;
  machine.budget.allocate(size, node);
  const data = new Float64Array(size).fill(Number(operator === 'NotEq'));
  return NdArray.ofData(machine, data, x.shape, bool, node);
}

const SIGNATURE = '(n?,k),(k,m?)->(n?,m?)';

/** `np.matmul`: the products of matrices in the last two dimensions. Raises ValueError for shapes that do not fit. */
export function matmul(machine: PyMachine, a: Argument, b: Argument, node: number): Result {
  const dtype: DType = commonDtype([a, b]);
  [a, b].forEach(({ shape }, i) => {
    if (shape.length > 0) return;
    const text = `matmul: Input operand ${i} does not have enough dimensions (has 0, gufunc core with signature`;
    machine.raise(types.ValueError, `${text} ${SIGNATURE} requires 1)`, node);
  });
  const core = b.shape.length === 1 ? 0 : b.shape.length - 2;
  const [rows, columns] = [b.shape[core], a.shape[a.shape.length - 1]];
  if (rows !== columns) {
    const text = `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature ${SIGNATURE}`;
    raiseUnfit(machine, `${text} (size ${rows} is different from ${columns})`, [a, b], node);
  }
  const operands = [a, b].map((each) => cast(machine, each.operand, each.dtype, dtype, node));
  const operand = machine.tensor(tensorOps.matmul, operands, undefined, node);
  return { operand: settled(machine, operand, dtype, node), dtype };
}
