/**
 * Arithmetic of ints, bools and floats. Ints are exact; an op on a tracked number is recorded, and of a tracked int the
 * exact value goes along. Bits (`&`, `<<`, …) have no derivative: their results are constants.
 */
import { ops } from '../../../autodiff/ops/index.ts';
import type { BinaryRow, Op, UnaryRow } from '../../../autodiff/ops/row.ts';
import { chargeBits } from '../../../runtime/charges.ts';
import type { Scalar } from '../../../runtime/machine.ts';
import { Problem } from '../../../runtime/problem.ts';
import { Ref } from '../../../runtime/ref.ts';
import { trueDiv } from '../numbers/conversions.ts';
import * as floats from '../numbers/floats.ts';
import * as ints from '../numbers/integers.ts';
import { bitsOfPower, bitsOfProduct, bitsOfShift } from '../numbers/sizes.ts';
import { floatOf, fromScalar, intOf, isInt, type Numeric, scalarOf } from './conversions.ts';
import { guarded } from './faults.ts';
import type { PyMachine } from './machine.ts';
import { onFloat64, onFloat64s } from './ndarray/floats.ts';
import { isNumpyFloat } from './ndarray/scalars.ts';
import { Float, type Int, IntRef, type Value } from './values.ts';

export type NumberOperator = (machine: PyMachine, a: Numeric, b: Numeric, node: number) => Value;
type Bits = (x: Int, y: Int) => number;

interface ArithmeticRow {
  readonly op: Op<BinaryRow>;
  readonly ints: (x: Int, y: Int) => Int;
  /** How large a result of ints may get. */
  readonly bits: Bits;
  /** Of floats: raises what CPython raises. Absent where the op does not fail. */
  readonly floats?: (x: number, y: number) => number;
}

const bitsOfSum: Bits = (x, y) => Math.max(ints.bitLength(x), ints.bitLength(y)) + 1;

const addition: ArithmeticRow = { op: ops.add, ints: ints.add, bits: bitsOfSum };
const subtraction: ArithmeticRow = { op: ops.sub, ints: ints.sub, bits: bitsOfSum };
const multiplication: ArithmeticRow = { op: ops.mul, ints: ints.mul, bits: bitsOfProduct };
const floorDivision: ArithmeticRow = {
  op: ops.floorDiv,
  ints: ints.floorDiv,
  bits: bitsOfProduct,
  floats: floats.floorDiv,
};
const remainder: ArithmeticRow = { op: ops.remFloor, ints: ints.mod, bits: bitsOfProduct, floats: floats.mod };

function numberOperator(row: ArithmeticRow): NumberOperator {
  return (machine, a, b, node) =>
    isInt(a) && isInt(b) ? onInts(machine, row, a, b, node) : onFloats(machine, row, a, b, node);
}

function onInts(machine: PyMachine, row: ArithmeticRow, a: Numeric, b: Numeric, node: number): Value {
  const x = intOf(a as Int);
  const y = intOf(b as Int);
  chargeLarge(machine, row.bits, x, y, node);
  return recorded(machine, row.op, a, b, guarded(machine, node, row.ints, x, y), node);
}

/** Ints that are numbers of the host cost nothing, whatever they give. */
function chargeLarge(machine: PyMachine, bits: Bits, x: Int, y: Int, node: number): void {
  if (typeof x === 'bigint' || typeof y === 'bigint') chargeBits(machine, bits(x, y), node);
}

/** The exact result of an op on ints; it is tracked if one of them is. */
function recorded(
  machine: PyMachine,
  op: Op<BinaryRow>,
  a: Numeric,
  b: Numeric,
  exact: Int,
  node: number,
): Int | IntRef {
  if (!(a instanceof IntRef || b instanceof IntRef)) return exact;
  const ref = machine.binary(op, approximate(a), approximate(b), node) as Ref;
  return exactly(machine, ref, exact);
}

/** The op saw floats, which may have been rounded: what the tape keeps is the float nearest to the exact value. */
function exactly(machine: PyMachine, ref: Ref, exact: Int): IntRef {
  machine.tape.value[ref.entry] = Number(exact);
  return new IntRef(ref.entry, exact);
}

/** As `scalarOf`, for the tape alone: an int that no float holds is infinite there. */
function approximate(v: Numeric): Scalar {
  return v instanceof Ref ? v : Number(intOf(v as Int));
}

function onFloats(machine: PyMachine, row: ArithmeticRow, a: Numeric, b: Numeric, node: number): Value {
  const x = scalarOf(machine, a, node);
  const y = scalarOf(machine, b, node);
  if (isNumpyFloat(a) || isNumpyFloat(b)) return onFloat64s(machine, row.op, x, y, node);
  if (row.floats !== undefined) {
    const result = guarded(machine, node, row.floats, machine.num(x), machine.num(y));
    if (typeof x === 'number' && typeof y === 'number') return new Float(result);
  }
  return fromScalar(machine.binary(row.op, x, y, node));
}

function divide(machine: PyMachine, a: Numeric, b: Numeric, node: number): Value {
  if (!isInt(a) || !isInt(b)) return onFloats(machine, floatDivision, a, b, node);
  const [x, y] = [intOf(a), intOf(b)];
  chargeLarge(machine, bitsOfProduct, x, y, node);
  const quotient = guarded(machine, node, trueDiv, x, y);
  if (!(a instanceof IntRef || b instanceof IntRef)) return new Float(quotient);
  const ref = machine.binary(ops.div, approximate(a), approximate(b), node) as Ref;
  machine.tape.value[ref.entry] = quotient;
  return ref;
}

const floatDivision: ArithmeticRow = { ...multiplication, op: ops.div, floats: floats.div };

function power(machine: PyMachine, a: Numeric, b: Numeric, node: number): Value {
  if (isInt(a) && isInt(b)) {
    const [x, y] = [intOf(a), intOf(b)];
    if (y >= 0) {
      // A small base to a small exponent may be large all the same.
      chargeBits(machine, bitsOfPower(x, y), node);
      return recorded(machine, ops.powC, a, b, ints.pow(x, y), node);
    }
  }
  const x = scalarOf(machine, a, node);
  const y = scalarOf(machine, b, node);
  if (isNumpyFloat(a) || isNumpyFloat(b)) return onFloat64s(machine, ops.powC, x, y, node);
  const [base, exponent] = [machine.num(x), machine.num(y)];
  if (guarded(machine, node, floats.powKind, base, exponent) === 'complex') return complex(node);
  const result = machine.binary(ops.powC, x, y, node);
  guarded(machine, node, floats.checkPow, base, exponent, machine.num(result));
  return fromScalar(result);
}

/** Complex numbers are no values here. */
export function complex(node: number): never {
  throw new Problem('unsupported', node, { construct: 'Complex numbers' });
}

type Bitwise = (machine: PyMachine, a: Int | boolean | IntRef, b: Int | boolean | IntRef, node: number) => Value;

function bitwise(work: (x: Int, y: Int) => Int, bits: Bits, onBools?: (x: boolean, y: boolean) => boolean): Bitwise {
  return (machine, a, b, node) => {
    if (onBools !== undefined && typeof a === 'boolean' && typeof b === 'boolean') return onBools(a, b);
    const [x, y] = [intOf(a), intOf(b)];
    chargeLarge(machine, bits, x, y, node);
    return guarded(machine, node, work, x, y);
  };
}

const shiftLeft: Bitwise = (machine, a, b, node) => {
  const [x, y] = [intOf(a), intOf(b)];
  chargeBits(machine, bitsOfShift(x, y), node);
  return guarded(machine, node, ints.shiftLeft, x, y);
};

/** Of ints and bools alone. */
export const bitOperators = {
  LShift: shiftLeft,
  RShift: bitwise(ints.shiftRight, (x) => ints.bitLength(x)),
  BitAnd: bitwise(ints.and, bitsOfSum, (x, y) => x && y),
  BitOr: bitwise(ints.or, bitsOfSum, (x, y) => x || y),
  BitXor: bitwise(ints.xor, bitsOfSum, (x, y) => x !== y),
} satisfies Record<string, Bitwise>;

/** Of all numbers. */
export const numberOperators = {
  Add: numberOperator(addition),
  Sub: numberOperator(subtraction),
  Mult: numberOperator(multiplication),
  Div: divide,
  FloorDiv: numberOperator(floorDivision),
  Mod: numberOperator(remainder),
  Pow: power,
} satisfies Record<string, NumberOperator>;

/** `divmod(a, b)` */
export function divmod(machine: PyMachine, a: Numeric, b: Numeric, node: number): [quotient: Value, rest: Value] {
  // The quotient's check would speak of `//`.
  if ((!isInt(a) || !isInt(b)) && !isNumpyFloat(a) && !isNumpyFloat(b))
    guarded(machine, node, floats.divmod, floatOf(machine, a, node), floatOf(machine, b, node));
  return [numberOperators.FloorDiv(machine, a, b, node), numberOperators.Mod(machine, a, b, node)];
}

function unary(op: Op<UnaryRow>, exact: (x: Int) => Int): (machine: PyMachine, v: Numeric, node: number) => Value {
  return (machine, v, node) => {
    if (isNumpyFloat(v)) return onFloat64(machine, op, scalarOf(machine, v, node), node);
    if (!isInt(v)) return fromScalar(machine.unary(op, scalarOf(machine, v, node), node));
    const x = intOf(v);
    if (typeof x === 'bigint') chargeBits(machine, ints.bitLength(x), node);
    if (!(v instanceof IntRef)) return exact(x);
    return exactly(machine, machine.unary(op, v, node) as Ref, exact(x));
  };
}

export const negative = unary(ops.neg, ints.neg);
export const absolute = unary(ops.abs, ints.abs);

/** `+v`: the number itself, but an int for a bool. */
export function positive(v: Numeric): Value {
  return typeof v === 'boolean' ? Number(v) : v;
}

/** `~v` */
export function invert(machine: PyMachine, v: Int | boolean | IntRef, node: number): Value {
  const x = intOf(v);
  if (typeof x === 'bigint') chargeBits(machine, ints.bitLength(x), node);
  return ints.invert(x);
}
