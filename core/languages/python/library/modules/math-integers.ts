/** The functions of `math` that are of integers alone. No gradient goes through them. */
import { chargeBits } from '../../../../runtime/charges.ts';
import * as integers from '../../numbers/number-theory.ts';
import { bitsOfComb, bitsOfFactorial, bitsOfPerm, bitsOfProduct, costOfGcd, workOfRoot } from '../../numbers/sizes.ts';
import type { TupleValue } from '../../values/containers.ts';
import { toInt } from '../../values/conversions.ts';
import { guarded } from '../../values/faults.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { BuiltinCode, Int } from '../../values/values.ts';

type Measure = (x: Int, y: Int) => number;

/** Of any number of integers, taken together one after the other. */
function folded(start: Int, of: (x: Int, y: Int) => Int, bits: Measure): BuiltinCode {
  return (machine, [args], node) =>
    (args as TupleValue).elements.reduce<Int>((result, arg) => {
      const n = toInt(machine, arg, node);
      if (typeof n === 'bigint' || typeof result === 'bigint') chargeBits(machine, bits(result, n), node);
      return of(result, n);
    }, start);
}

function charged(machine: PyMachine, bits: number, node: number): void {
  if (bits > 64) chargeBits(machine, bits, node);
}

export const integerFunctions: Functions = {
  gcd: ['*integers', folded(0, integers.gcd, costOfGcd)],
  lcm: ['*integers', folded(1, integers.lcm, (x, y) => costOfGcd(x, y) + bitsOfProduct(x, y))],
  isqrt: [
    'n, /',
    (machine, [n], node) => {
      const int = toInt(machine, n, node);
      if (typeof int === 'bigint') machine.budget.allocate(workOfRoot(int), node);
      return guarded(machine, node, integers.isqrt, int);
    },
  ],
  factorial: [
    'n, /',
    (machine, [n], node) => {
      const int = toInt(machine, n, node);
      charged(machine, bitsOfFactorial(int), node);
      return guarded(machine, node, integers.factorial, int);
    },
  ],
  comb: [
    'n, k, /',
    (machine, args, node) => {
      const [n, k] = args.map((v) => toInt(machine, v, node));
      charged(machine, bitsOfComb(n, k), node);
      return guarded(machine, node, integers.comb, n, k);
    },
  ],
  perm: [
    'n, k=None, /',
    (machine, [n, k], node) => {
      const int = toInt(machine, n, node);
      const of = k === null ? undefined : toInt(machine, k, node);
      charged(machine, of === undefined ? bitsOfFactorial(int) : bitsOfPerm(int, of), node);
      return guarded(machine, node, integers.perm, int, of);
    },
  ],
};
