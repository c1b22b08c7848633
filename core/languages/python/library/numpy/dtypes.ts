/** `np.float32`, `np.dtype`, `np.finfo` and so on. */
import { defineGetters, defineMethods, type Functions } from '../../values/functions.ts';
import { NdArray } from '../../values/ndarray/array.ts';
import { argumentOf } from '../../values/ndarray/convert.ts';
import {
  abstractTypes,
  dtypes as allDtypes,
  DType,
  dtypeByScalar,
  dtypeType,
  float64,
  resultType,
} from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { scalarOfDtype } from '../../values/ndarray/scalars.ts';
import { builtinType, types } from '../../values/types.ts';
import { ObjectValue, TypeValue, type Value } from '../../values/values.ts';
import { comparisonMethods, defineAllocate } from '../define.ts';
import { asPython } from './scalars.ts';

const named = (name: string): TypeValue => (allDtypes.find((dtype) => dtype.name === name) as DType).scalar;

/** Old names and short ones. */
const others: Readonly<Record<string, TypeValue>> = {
  bool_: named('bool'),
  bool8: named('bool'),
  float_: named('float64'),
  double: named('float64'),
  single: named('float32'),
  int_: named('int64'),
  intp: named('int64'),
  intc: named('int32'),
  longlong: named('int64'),
  uint: named('uint64'),
  byte: named('int8'),
  ubyte: named('uint8'),
  short: named('int16'),
};

export const scalarTypes: Readonly<Record<string, Value>> = {
  ...Object.fromEntries([...dtypeByScalar.keys()].map((type) => [type.name, type])),
  ...others,
  ...abstractTypes,
  dtype: dtypeType,
};

defineAllocate(
  dtypeType,
  'dtype, align=False, copy=False',
  (machine, _type, [name], node) => toDType(machine, name, node) ?? float64,
);

defineMethods(dtypeType, {
  ...comparisonMethods(
    (machine, a, b, operator, node) => {
      const isDtype = b instanceof DType || b instanceof TypeValue || typeof b === 'string';
      const isSame = isDtype && machine.attempt(types.TypeError, () => toDType(machine, b, node)) === a;
      return operator === 'Eq' ? isSame : !isSame;
    },
    ['Eq', 'NotEq'],
  ),
  __repr__: ['self, /', (_machine, [self]) => `dtype('${(self as DType).name}')`],
  __str__: ['self, /', (_machine, [self]) => (self as DType).name],
  __hash__: ['self, /', (machine, [self]) => machine.identity(self as DType)],
});

defineGetters(dtypeType, {
  name: (_machine, self) => (self as DType).name,
  kind: (_machine, self) => (self as DType).kind,
  char: (_machine, self) => (self as DType).char,
  itemsize: (_machine, self) => (self as DType).itemsize,
  type: (_machine, self) => (self as DType).scalar,
  str: (_machine, self) =>
    `${(self as DType).itemsize > 1 ? '<' : '|'}${(self as DType).kind}${(self as DType).itemsize}`,
});

/** What `np.finfo` and `np.iinfo` give. */
class InfoValue extends ObjectValue {
  constructor(
    type: TypeValue,
    readonly dtype: DType,
  ) {
    super(type);
  }
}

const finfoType = builtinType('finfo', { module: 'numpy' });
const iinfoType = builtinType('iinfo', { module: 'numpy' });

defineAllocate(finfoType, 'dtype, /', (machine, type, [v], node) => {
  const dtype = infoDtype(v) ?? toDType(machine, v, node) ?? float64;
  if (dtype.isFloat) return new InfoValue(type, dtype);
  return machine.raise(types.ValueError, `data type <class 'numpy.${dtype.name}'> not inexact`, node);
});
defineAllocate(iinfoType, 'type, /', (machine, type, [v], node) => {
  const dtype = infoDtype(v) ?? toDType(machine, v, node) ?? float64;
  if (dtype.isInteger) return new InfoValue(type, dtype);
  return machine.raise(types.ValueError, `Invalid integer data type '${dtype.kind}'.`, node);
});

function infoDtype(v: Value): DType | undefined {
  return v instanceof NdArray ? v.dtype : undefined;
}

const ofFloat = (double: number, single: number) => (_machine: unknown, self: Value) => {
  const { dtype } = self as InfoValue;
  return scalarOfDtype(dtype, dtype === float64 ? double : single);
};
const FLOAT32_MAX = (2 - 2 ** -23) * 2 ** 127;

defineGetters(finfoType, {
  eps: ofFloat(2 ** -52, 2 ** -23),
  epsneg: ofFloat(2 ** -53, 2 ** -24),
  max: ofFloat(Number.MAX_VALUE, FLOAT32_MAX),
  min: ofFloat(-Number.MAX_VALUE, -FLOAT32_MAX),
  tiny: ofFloat(2 ** -1022, 2 ** -126),
  smallest_normal: ofFloat(2 ** -1022, 2 ** -126),
  smallest_subnormal: ofFloat(2 ** -1074, 2 ** -149),
  resolution: ofFloat(1e-15, Math.fround(1e-6)),
  bits: (_machine, self) => 8 * (self as InfoValue).dtype.itemsize,
  precision: (_machine, self) => ((self as InfoValue).dtype === float64 ? 15 : 6),
  dtype: (_machine, self) => (self as InfoValue).dtype,
});
const bound = (which: 0 | 1) => (_machine: unknown, self: Value) => {
  const x = (self as InfoValue).dtype.range[which];
  return Number.isSafeInteger(Number(x)) ? Number(x) : x;
};
defineGetters(iinfoType, {
  min: bound(0),
  max: bound(1),
  bits: (_machine, self) => 8 * (self as InfoValue).dtype.itemsize,
  dtype: (_machine, self) => (self as InfoValue).dtype,
});

export const dtypeClasses = { finfo: finfoType, iinfo: iinfoType };

export const dtypeFunctions: Functions = {
  result_type: [
    '*arrays_and_dtypes',
    (machine, [all], node) =>
      resultType(
        (all as unknown as { elements: Value[] }).elements.map((v) =>
          v instanceof DType || v instanceof TypeValue || typeof v === 'string'
            ? { dtype: toDType(machine, v, node) as DType }
            : argumentOf(machine, v, node),
        ),
      ),
  ],
  issubdtype: [
    'arg1, arg2',
    (machine, [a, b], node) => {
      const classOf = (v: Value) =>
        v instanceof TypeValue && !dtypeByScalar.has(v) && v.module === 'numpy'
          ? v
          : (toDType(machine, v, node) as DType).scalar;
      return classOf(a).isSubtypeOf(classOf(b));
    },
  ],
  isscalar: ['element', (_machine, [v]) => (!(v instanceof ObjectValue) ? v !== null : asPython(v) !== v)],
};
