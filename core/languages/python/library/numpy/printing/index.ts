/** `print(array)`, `np.set_printoptions` and so on. */

import { toIndex, truthy } from '../../../values/conversions.ts';
import { defineMethods, type Functions } from '../../../values/functions.ts';
import type { PyMachine } from '../../../values/machine.ts';
import { DictValue } from '../../../values/mappings.ts';
import { type NdArray, ndarrayType } from '../../../values/ndarray/array.ts';
import { elementOf, toArray } from '../../../values/ndarray/convert.ts';
import { float64Of } from '../../../values/ndarray/scalars.ts';
import { format, formatObject, str } from '../../../values/text.ts';
import { builtinType } from '../../../values/types.ts';
import { Float, ObjectValue, type Value } from '../../../values/values.ts';
import { defineAllocate } from '../../define.ts';
import { arrayRepr, arrayText, type PrintOptions } from './layout.ts';

const DEFAULT: PrintOptions = {
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppress: false,
  isFixed: false,
  formatter: undefined,
};
const KEY = 'numpy.printoptions';
const NAMES =
  'precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, floatmode=None, formatter=None';

function optionsOf(machine: PyMachine): PrintOptions {
  return (machine.kept.get(KEY) as PrintOptions | undefined) ?? DEFAULT;
}

/** The options with those changed that are named. */
function changed(machine: PyMachine, values: readonly Value[], node: number): PrintOptions {
  const [precision, threshold, edgeitems, linewidth, suppress, floatmode, formatter] = values;
  const now = optionsOf(machine);
  const count = (v: Value, old: number) => {
    if (v === null) return old;
    return v instanceof Float ? v.value : toIndex(machine, v, node);
  };
  return {
    precision: count(precision, now.precision),
    threshold: count(threshold, now.threshold),
    edgeitems: count(edgeitems, now.edgeitems),
    linewidth: count(linewidth, now.linewidth),
    suppress: suppress === null ? now.suppress : truthy(machine, suppress, node),
    isFixed: floatmode === null ? now.isFixed : floatmode === 'fixed',
    formatter: writerOf(machine, formatter, node) ?? (formatter === null ? undefined : now.formatter),
  };
}

/** `formatter={'float': …}` */
function writerOf(machine: PyMachine, v: Value, node: number): PrintOptions['formatter'] {
  if (!(v instanceof DictValue)) return undefined;
  const keys = ['float', 'float_kind', 'all'];
  const write = keys.map((key) => v.get(machine, key, node)).find((f) => f !== undefined);
  if (write === undefined) return undefined;
  return (x) => str(machine, machine.call(write, [float64Of(x)], undefined, node), node);
}

defineMethods(ndarrayType, {
  __repr__: ['self, /', (machine, [self], node) => arrayRepr(machine, self as NdArray, optionsOf(machine), node)],
  __str__: ['self, /', (machine, [self], node) => textOf(machine, self as NdArray, node)],
  __format__: [
    'self, format_spec, /',
    (machine, [self, spec], node) => {
      const array = self as NdArray;
      return array.shape.length === 0
        ? format(machine, elementOf(machine, array, node), spec as string, node)
        : formatObject(machine, self, spec as string, node);
    },
  ],
});

function textOf(machine: PyMachine, array: NdArray, node: number): string {
  if (array.shape.length === 0) return str(machine, elementOf(machine, array, node), node);
  return arrayText(machine, array, optionsOf(machine), node);
}

/** `with np.printoptions(precision=3):` */
class PrintState extends ObjectValue {
  before: PrintOptions | undefined;

  constructor(readonly options: PrintOptions) {
    super(printStateType);
  }
}

const printStateType = builtinType('printoptions', { module: 'numpy' });
defineAllocate(
  printStateType,
  `*, ${NAMES}`,
  (machine, _type, values, node) => new PrintState(changed(machine, values, node)),
);
defineMethods(printStateType, {
  __enter__: [
    'self, /',
    (machine, [self]) => {
      const state = self as PrintState;
      state.before = optionsOf(machine);
      machine.kept.set(KEY, state.options);
      return null;
    },
  ],
  __exit__: [
    'self, /, *args',
    (machine, [self]) => {
      machine.kept.set(KEY, (self as PrintState).before ?? DEFAULT);
      return null;
    },
  ],
});

export const printingClasses: Readonly<Record<string, Value>> = { printoptions: printStateType };

export const printing: Functions = {
  set_printoptions: [
    `${NAMES.replace('floatmode=None, formatter=None', 'nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None')}, *, legacy=None`,
    (machine, [precision, threshold, edgeitems, linewidth, suppress, , , formatter, , floatmode], node) => {
      const values = [precision, threshold, edgeitems, linewidth, suppress, floatmode, formatter];
      machine.kept.set(KEY, changed(machine, values, node));
      return null;
    },
  ],
  array2string: [
    "a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, formatter=None, threshold=None, edgeitems=None, floatmode=None, suffix=''",
    (machine, [a, width, precision, suppress, separator, prefix, formatter, threshold, edgeitems, floatmode], node) => {
      const array = toArray(machine, a, node);
      const values = [precision, threshold, edgeitems, width, suppress, floatmode, formatter];
      if (array.shape.length === 0) return textOf(machine, array, node);
      return arrayText(
        machine,
        array,
        changed(machine, values, node),
        node,
        separator as string,
        (prefix as string).length,
      );
    },
  ],
  array_repr: [
    'arr, max_line_width=None, precision=None, suppress_small=None',
    (machine, [a, width, precision, suppress], node) =>
      arrayRepr(
        machine,
        toArray(machine, a, node),
        changed(machine, [precision, null, null, width, suppress, null, null], node),
        node,
      ),
  ],
  array_str: [
    'a, max_line_width=None, precision=None, suppress_small=None',
    (machine, [a, width, precision, suppress], node) =>
      arrayText(
        machine,
        toArray(machine, a, node),
        changed(machine, [precision, null, null, width, suppress, null, null], node),
        node,
      ),
  ],
};
