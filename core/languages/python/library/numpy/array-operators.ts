/** The operators of arrays and of NumPy's scalars. */
import type { Operator } from '../../syntax/ast.ts';
import { TupleValue } from '../../values/containers.ts';
import { defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type NdArray, ndarrayType } from '../../values/ndarray/array.ts';
import { elementOf, toArgument } from '../../values/ndarray/convert.ts';
import { compare, comparingUfunc, dyadic, operate, operateInPlace } from '../../values/ndarray/operators.ts';
import { ufuncs } from '../../values/ndarray/ufunc.ts';
import { operatorNames } from '../../values/operators.ts';
import { generic, NotImplemented, types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { type Comparing, comparisonMethods } from '../define.ts';
import { divmod } from './quotients.ts';

const binary: Functions = Object.fromEntries(
  (Object.keys(dyadic) as Operator[]).flatMap((operator): [string, Functions[string]][] => {
    const { method, reflected } = operatorNames[operator];
    return [
      [
        method,
        ['self, value, /', (machine, [self, value], node) => operate(machine, operator, self, value, reflected, node)],
      ],
      [
        reflected,
        ['self, value, /', (machine, [self, value], node) => operate(machine, operator, value, self, method, node)],
      ],
    ];
  }),
);

const inPlace: Functions = Object.fromEntries(
  (Object.keys(dyadic) as Operator[]).map((operator): [string, Functions[string]] => {
    const { inPlace: method, reflected } = operatorNames[operator];
    return [
      method,
      [
        'self, value, /',
        (machine, [self, value], node) => operateInPlace(machine, operator, self as NdArray, value, reflected, node),
      ],
    ];
  }),
);

const quotients = (swap: boolean): Functions[string] => [
  'self, value, /',
  (machine, [self, value], node) =>
    toArgument(machine, value, node) === undefined
      ? NotImplemented
      : new TupleValue(swap ? divmod(machine, value, self, node) : divmod(machine, self, value, node)),
];

const both: Functions = {
  ...binary,
  ...comparisonMethods(
    (machine, a, b, operator, node) => compare(machine, operator, a, b, node),
    Object.keys(comparingUfunc) as Comparing[],
  ),
  __divmod__: quotients(false),
  __rdivmod__: quotients(true),
  __neg__: ['self, /', (machine, args, node) => ufuncs.negative.of(machine, args, node)],
  __pos__: ['self, /', (machine, args, node) => ufuncs.positive.of(machine, args, node)],
  __abs__: ['self, /', (machine, args, node) => ufuncs.absolute.of(machine, args, node)],
  __invert__: ['self, /', (machine, args, node) => ufuncs.invert.of(machine, args, node)],
};

/** The only element, for `float(x)` and `if x`. */
export function onlyElement(machine: PyMachine, array: NdArray, node: number): Value | undefined {
  return array.view.size === 1 ? elementOf(machine, array, node) : undefined;
}

function toScalarOf(machine: PyMachine, self: Value, node: number): Value {
  const element = onlyElement(machine, self as NdArray, node);
  if (element !== undefined) return element;
  return machine.raise(types.TypeError, 'only size-1 arrays can be converted to Python scalars', node);
}

const convert = (type: 'int' | 'float'): Functions[string] => [
  'self, /',
  (machine, [self], node) => machine.call(types[type], [toScalarOf(machine, self, node)], undefined, node),
];

defineMethods(ndarrayType, {
  ...both,
  ...inPlace,
  __bool__: [
    'self, /',
    (machine, [self], node) => {
      const array = self as NdArray;
      const element = onlyElement(machine, array, node);
      if (element !== undefined) return machine.call(types.bool, [element], undefined, node);
      if (array.view.size === 0) return false;
      const text = 'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()';
      return machine.raise(types.ValueError, text, node);
    },
  ],
  __float__: convert('float'),
  __int__: convert('int'),
  __index__: [
    'self, /',
    (machine, [self], node) => {
      const { dtype, shape } = self as NdArray;
      if (shape.length === 0 && dtype.isInteger)
        return machine.call(types.int, [toScalarOf(machine, self, node)], undefined, node);
      return machine.raise(types.TypeError, 'only integer scalar arrays can be converted to a scalar index', node);
    },
  ],
});
ndarrayType.define('__hash__', null);

defineMethods(generic, both);
