/** `np.float32(x)`, `np.int64(x)` and so on: the classes of NumPy's scalars. */
import type { Scalar } from '../../../../runtime/operand.ts';
import { Ref } from '../../../../runtime/ref.ts';
import { floatText } from '../../numbers/float-text.ts';
import { callSpecial } from '../../values/attributes.ts';
import { TupleValue } from '../../values/containers.ts';
import { defineGetters, defineMethods } from '../../values/functions.ts';
import { hashOf } from '../../values/hashing.ts';
import type { PyMachine } from '../../values/machine.ts';
import { cast, dtypeOfScalar, fromOperand, toArgument } from '../../values/ndarray/convert.ts';
import { bool, type DType, dtypeByScalar, float32 } from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { NumpyScalar } from '../../values/ndarray/scalars.ts';
import { format } from '../../values/text.ts';
import { generic, types } from '../../values/types.ts';
import { Float, Float64, Float64Ref, IntRef, type Value } from '../../values/values.ts';
import { textArgument } from '../arguments.ts';
import { defineAllocate } from '../define.ts';

/** An element as one of Python's own numbers. */
export function pythonScalar(dtype: DType, x: Scalar): Value {
  if (dtype.isBool) return x !== 0;
  if (dtype.isFloat) return typeof x === 'number' ? new Float(x) : new Ref(x.entry);
  return typeof x === 'number' ? wholeNumber(x) : x;
}

function wholeNumber(x: number): number | bigint {
  return Number.isSafeInteger(x) ? x : BigInt(x);
}

/** One of NumPy's scalars as one of Python's own numbers; others as they are. */
export function asPython(v: Value): Value {
  if (v instanceof NumpyScalar) return pythonScalar(v.dtype, v.value);
  if (v instanceof Float64) return new Float(v.value);
  return v instanceof Float64Ref ? new Ref(v.entry) : v;
}

/** As `asPython`, where it must be exact for a tracked integer. */
function pythonOf(machine: PyMachine, v: Value): Value {
  const plain = asPython(v);
  const isTrackedInt = v instanceof NumpyScalar && v.dtype.isInteger && plain instanceof Ref;
  return isTrackedInt ? new IntRef(plain.entry, wholeNumber((v as NumpyScalar).primal(machine))) : plain;
}

for (const [type, dtype] of dtypeByScalar)
  defineAllocate(type, 'x=0, /', (machine, cls, [x], node) => {
    if (cls !== type) machine.raise(types.TypeError, `type '${type.name}' cannot be inherited from here`, node);
    const number = typeof x === 'string' ? machine.call(types.float, [x], undefined, node) : x;
    const argument =
      toArgument(machine, number, node) ??
      toArgument(machine, machine.call(types.float, [number], undefined, node), node);
    if (argument === undefined) return machine.raise(types.TypeError, `${type.name}() of such an object`, node);
    return fromOperand(machine, cast(machine, argument.operand, argument.dtype, dtype, node), dtype, node);
  });

/** The number with as few digits as tell it from its neighbours among those of float32. */
export function shortest32(x: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(x.toPrecision(digits));
    if (Math.fround(rounded) === x) return rounded;
  }
  return Number(x.toPrecision(9));
}

function dtypeOf(v: Value): DType {
  return dtypeOfScalar(v) as DType;
}

/** The number that a scalar is: one of float64 is no object of its own. */
function primal(machine: PyMachine, v: Value): number {
  return v instanceof NumpyScalar ? v.primal(machine) : machine.num(v instanceof Ref ? v : (v as Float).value);
}

function textOf(machine: PyMachine, v: Value): string {
  const dtype = dtypeOf(v);
  const x = primal(machine, v);
  if (dtype === bool) return x !== 0 ? 'True' : 'False';
  if (dtype === float32) return floatText(shortest32(x));
  return dtype.isInteger ? String(wholeNumber(x)) : floatText(x);
}

/** Integers of any size, of which float64 is none. */
defineMethods(generic, {
  __repr__: ['self, /', (machine, [self]) => textOf(machine, self)],
  __str__: ['self, /', (machine, [self]) => textOf(machine, self)],
  __format__: [
    'self, format_spec, /',
    (machine, [self, spec], node) => {
      const text = textArgument(machine, spec, '__format__()', node);
      return text === '' ? textOf(machine, self) : format(machine, pythonOf(machine, self), text, node);
    },
  ],
  __hash__: ['self, /', (machine, [self], node) => hashOf(machine, self, node)],
  __bool__: ['self, /', (machine, [self]) => primal(machine, self) !== 0],
  __float__: [
    'self, /',
    (machine, [self], node) => machine.call(types.float, [pythonOf(machine, self)], undefined, node),
  ],
  __int__: ['self, /', (machine, [self], node) => machine.call(types.int, [pythonOf(machine, self)], undefined, node)],
  __index__: [
    'self, /',
    (machine, [self], node) => {
      const dtype = dtypeOf(self);
      if (dtype.isInteger || dtype.isBool) return machine.call(types.int, [pythonOf(machine, self)], undefined, node);
      return machine.raise(types.TypeError, `'numpy.${dtype.name}' object cannot be interpreted as an integer`, node);
    },
  ],
  __round__: [
    'self, ndigits=None, /',
    (machine, [self, digits], node) =>
      callSpecial(machine, pythonOf(machine, self), '__round__', [digits], node) ?? null,
  ],
  item: ['self, /', (machine, [self]) => pythonOf(machine, self)],
  tolist: ['self, /', (machine, [self]) => pythonOf(machine, self)],
  copy: ['self, /', (_machine, [self]) => self],
  astype: [
    'self, dtype, /, *, copy=True',
    (machine, [self, name], node) =>
      machine.call((toDType(machine, name, node) as DType).scalar, [self], undefined, node),
  ],
});

defineGetters(generic, {
  dtype: (_machine, self) => dtypeOf(self),
  shape: () => new TupleValue([]),
  ndim: () => 0,
  size: () => 1,
  itemsize: (_machine, self) => dtypeOf(self).itemsize,
  nbytes: (_machine, self) => dtypeOf(self).itemsize,
  T: (_machine, self) => self,
  real: (_machine, self) => self,
});
