/** `numpy.testing`: asserts that end in AssertionError. */
import { toIndex, toScalar, truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { argumentOf, shapeTuple } from '../../values/ndarray/convert.ts';
import { types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import type { ModuleContents } from '../modules/module.ts';
import { numbersOf } from './calculate.ts';
import { areClose, pairwise } from './comparing.ts';

type Holds = (actual: number, desired: number) => boolean;

/** Raises AssertionError, in NumPy's words but for the numbers at the end, unless it holds of each pair. */
function check(
  machine: PyMachine,
  actual: Value,
  desired: Value,
  holds: Holds,
  header: string,
  message: Value,
  node: number,
): null {
  const shapes = [actual, desired].map((v) => argumentOf(machine, v, node).shape);
  const said = message === '' || message === null ? '' : `\n${String(message)}`;
  const [x, y] = shapes;
  if (String(x) !== String(y) && x.length > 0 && y.length > 0) {
    const text = `(shapes ${shapeTuple(x)}, ${shapeTuple(y)} mismatch)`;
    machine.raise(types.AssertionError, `\n${header}${said}\n\n${text}`, node);
  }
  const results = numbersOf(machine, pairwise(machine, actual, desired, holds, node));
  const wrong = results.filter((result) => result === 0).length;
  if (wrong === 0) return null;
  const percent = Number(((100 * wrong) / results.length).toPrecision(3));
  const text = `Mismatched elements: ${wrong} / ${results.length} (${percent}%)`;
  return machine.raise(types.AssertionError, `\n${header}${said}\n\n${text}`, node);
}

const same: Holds = (x, y) => x === y || (Number.isNaN(x) && Number.isNaN(y));

const almost = (signature: string, factor: number): Functions[string] => [
  signature,
  (machine, [actual, desired, decimal, message], node) => {
    const digits = toIndex(machine, decimal, node);
    const holds: Holds = (x, y) => same(x, y) || Math.abs(y - x) < factor * 10 ** -digits;
    const header = `Arrays are not almost equal to ${digits} decimals`;
    return check(machine, actual, desired, holds, header, message, node);
  },
];

const equal: Functions[string] = [
  "actual, desired, err_msg='', verbose=True",
  (machine, [actual, desired, message], node) =>
    check(machine, actual, desired, same, 'Arrays are not equal', message, node),
];

const functions: Functions = {
  assert_allclose: [
    "actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True",
    (machine, [actual, desired, rtol, atol, equalNan, message], node) => {
      const [relative, absolute] = [rtol, atol].map((v) => machine.num(toScalar(machine, v, node)));
      const tolerances = { relative, absolute, nanEqual: truthy(machine, equalNan, node) };
      const holds: Holds = (x, y) => areClose(x, y, tolerances);
      const header = `Not equal to tolerance rtol=${relative}, atol=${absolute}`;
      return check(machine, actual, desired, holds, header, message, node);
    },
  ],
  assert_array_equal: equal,
  assert_equal: equal,
  assert_almost_equal: almost("actual, desired, decimal=7, err_msg='', verbose=True", 1.5),
  assert_array_almost_equal: almost("x, y, decimal=6, err_msg='', verbose=True", 1.5),
  assert_array_less: [
    "x, y, err_msg='', verbose=True",
    (machine, [x, y, message], node) =>
      check(machine, x, y, (a, b) => a < b, 'Arrays are not less-ordered', message, node),
  ],
  assert_: [
    "val, msg=''",
    (machine, [v, message], node) =>
      truthy(machine, v, node) ? null : machine.raise(types.AssertionError, message, node),
  ],
};

export const testing: ModuleContents = { functions };
