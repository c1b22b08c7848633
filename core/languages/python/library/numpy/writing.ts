/** Functions that write into an array that they are given, or lay out another. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { defineMethods, type Functions } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { NdArray, ndarrayType } from '../../values/ndarray/array.ts';
import { type Argument, argumentOf, toArray } from '../../values/ndarray/convert.ts';
import { bool, canCast, float64, int64 } from '../../values/ndarray/dtype.ts';
import { setArrayItem } from '../../values/ndarray/indexing.ts';
import { Ellipsis, typeOf, types } from '../../values/types.ts';
import { CallableValue, type Value } from '../../values/values.ts';
import { unsupported } from '../define.ts';
import { shapeArgument } from './array-attributes.ts';
import { asValue, constants, number, numbersOf, picked, ufunc, unsupportedUse } from './calculate.ts';
import { choose, writeAt } from './choosing.ts';
import { broadcastArray } from './reshaping.ts';

function target(machine: PyMachine, v: Value, node: number): NdArray {
  if (v instanceof NdArray) return v;
  return machine.raise(types.TypeError, `argument 1 must be numpy.ndarray, not ${typeOf(v).name}`, node);
}

/** The places, counted in C order, where a mask holds. */
function placesWhere(machine: PyMachine, mask: Value, node: number): number[] {
  return [...numbersOf(machine, argumentOf(machine, mask, node))].flatMap((x, i) => (x !== 0 ? [i] : []));
}

function copyTo(machine: PyMachine, [dst, src, casting, where]: Value[], node: number): null {
  const array = target(machine, dst, node);
  const given = argumentOf(machine, src, node);
  if (casting !== 'unsafe' && !canCast(given.dtype, array.dtype)) {
    const [from, to] = [given.dtype, array.dtype].map(({ name }) => `dtype('${name}')`);
    const what = given.shape.length === 0 ? 'scalar' : 'array data';
    machine.raise(types.TypeError, `Cannot cast ${what} from ${from} to ${to} according to the rule 'same_kind'`, node);
  }
  if (where === true) {
    setArrayItem(machine, array, Ellipsis, src, node);
    return null;
  }
  const shown = (v: Value) => broadcastArray(machine, toArray(machine, v, node), array.shape, node);
  const mask = toArray(machine, shown(where), node, bool);
  const places = placesWhere(machine, mask, node);
  const { operand, dtype, shape } = argumentOf(machine, shown(src), node);
  const values = picked(machine, { operand, dtype, shape }, places, [places.length], node);
  writeAt(machine, array, places, values, node);
  return null;
}

/** Values at their own places, repeated if there are too few. */
function putMask(machine: PyMachine, [a, mask, values]: Value[], node: number): null {
  const array = target(machine, a, node);
  const places = placesWhere(machine, mask, node);
  const given = argumentOf(machine, values, node);
  const n = sizeOf(given.shape);
  if (n === 0 || places.length === 0) return null;
  const own = picked(
    machine,
    given,
    places.map((place) => place % n),
    [places.length],
    node,
  );
  writeAt(machine, array, places, own, node);
  return null;
}

/** sin πx / πx; what stands for 0 is too small to show. */
function sinc(machine: PyMachine, x: Argument, node: number): Argument {
  const isZero = constants(
    numbersOf(machine, x).map((v) => Number(v === 0)),
    x.shape,
    bool,
  );
  const near = choose(machine, isZero, number(1e-20, float64), x, node);
  const y = ufunc(machine, 'multiply', [near, number(Math.PI, float64)], node);
  return ufunc(machine, 'divide', [ufunc(machine, 'sin', [y], node), y], node);
}

/** Where each of some functions, or numbers, is used; the last of them elsewhere, if there is one more. */
function piecewise(machine: PyMachine, [v, conditions, functions, args, keywords]: Value[], node: number): Value {
  const array = toArray(machine, v, node);
  const list = toList(machine, functions, node);
  const isMany = conditions instanceof ListValue || conditions instanceof TupleValue;
  const masks =
    isMany && !conditions.elements.every((each) => typeof each === 'boolean') ? conditions.elements : [conditions];
  const tests = masks.map((mask) => toArray(machine, mask, node, bool));
  if (list.length !== tests.length && list.length !== tests.length + 1) {
    const n = tests.length;
    const text = `with ${n} condition(s), either ${n} or ${n + 1} functions are expected`;
    machine.raise(types.ValueError, text, node);
  }
  if (keywords !== undefined && toList(machine, keywords, node).length > 0)
    unsupportedUse('Keyword arguments of `np.piecewise`', node);
  const result = NdArray.ofData(machine, new Float64Array(array.view.size), array.shape, array.dtype, node);
  const truths = tests.map((test) => numbersOf(machine, argumentOf(machine, test, node)));
  machine.budget.allocate(array.view.size * list.length, node);
  list.forEach((f, k) => {
    const holds = (i: number) => (k < truths.length ? truths[k][i] !== 0 : truths.every((truth) => truth[i] === 0));
    const places = Array.from({ length: array.view.size }, (_, i) => i).filter(holds);
    if (places.length === 0) return;
    const part = asValue(
      machine,
      picked(machine, argumentOf(machine, array, node), places, [places.length], node),
      node,
    );
    const value =
      f instanceof CallableValue ? machine.call(f, [part, ...(args as TupleValue).elements], undefined, node) : f;
    writeAt(machine, result, places, argumentOf(machine, value, node), node);
  });
  return result;
}

/** Several indices as one that counts all elements. */
function ravelIndex(machine: PyMachine, [indices, dims, mode, order]: Value[], node: number): Value {
  if (mode !== 'raise' || order !== 'C') unsupportedUse('`np.ravel_multi_index` with mode or order', node);
  const shape = shapeArgument(machine, dims, node);
  const given = toList(machine, indices, node).map((v) => argumentOf(machine, v, node));
  if (given.length !== shape.length)
    machine.raise(types.ValueError, `parameter multi_index must be a sequence of length ${shape.length}`, node);
  let result = number(0, int64);
  given.forEach((index, d) => {
    if (numbersOf(machine, index).some((i) => i < 0 || i >= shape[d]))
      machine.raise(types.ValueError, 'invalid entry in coordinates array', node);
    const scaled = ufunc(machine, 'multiply', [result, number(shape[d], int64)], node);
    result = ufunc(machine, 'add', [scaled, index], node);
  });
  return asValue(machine, result, node);
}

const infinite = (sign: number): Functions[string] => [
  'x, out=None',
  (machine, [v], node) => {
    const x = argumentOf(machine, v, node);
    const data = numbersOf(machine, x).map((value) => Number(value === sign * Number.POSITIVE_INFINITY));
    return asValue(machine, constants(data, x.shape, bool), node);
  },
];

export const writing: Functions = {
  copyto: ["dst, src, casting='same_kind', where=True", copyTo],
  putmask: ['a, mask, values', putMask],
  place: [
    'arr, mask, vals',
    (machine, [arr, mask, values], node) => {
      const given = argumentOf(machine, values, node);
      const places = placesWhere(machine, mask, node);
      if (sizeOf(given.shape) === 0 && places.length > 0)
        machine.raise(types.ValueError, 'Cannot insert from an empty array!', node);
      writeAt(machine, target(machine, arr, node), places, given, node);
      return null;
    },
  ],
  piecewise: ['x, condlist, funclist, *args, **kw', piecewise],
  sinc: ['x', (machine, [x], node) => asValue(machine, sinc(machine, argumentOf(machine, x, node), node), node)],
  ravel_multi_index: ["multi_index, dims, mode='raise', order='C'", ravelIndex],
  isposinf: infinite(1),
  isneginf: infinite(-1),
};

const ABSENT = ['byteswap', 'dump', 'dumps', 'getfield', 'itemset', 'newbyteorder', 'resize', 'setfield', 'setflags'];
const ALSO_ABSENT = ['tobytes', 'tofile', 'tostring'];

defineMethods(ndarrayType, {
  ...Object.fromEntries(
    [...ABSENT, ...ALSO_ABSENT].map((name) => [
      name,
      ['self, /, *args, **kwargs', unsupported(`ndarray.${name}`)] as const,
    ]),
  ),
  view: [
    'self, /, dtype=?, type=?',
    (machine, [self, dtype, type], node) => {
      if (dtype !== undefined || type !== undefined)
        return unsupported('`ndarray.view` of another kind')(machine, [], node);
      const array = self as NdArray;
      return array.derived((of) => of);
    },
  ],
});
