/** The logarithms of `math`. They take integers of any size. */
import { ops } from '../../../../autodiff/ops/index.ts';
import type { Op, UnaryRow } from '../../../../autodiff/ops/row.ts';
import type { Ref } from '../../../../runtime/ref.ts';
import { bitLength } from '../../numbers/integers.ts';
import { fromScalar, toScalar } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { operators } from '../../values/operators.ts';
import { types } from '../../values/types.ts';
import type { Float, Value } from '../../values/values.ts';

/** @param above where the domain begins */
function logarithm(machine: PyMachine, op: Op<UnaryRow>, above: number, v: Value, node: number): Float | Ref {
  if (typeof v === 'bigint' && v > 0n && !Number.isFinite(Number(v))) {
    // Larger than any float: log(n / 2ᵏ) + k log 2.
    const bits = bitLength(v) - 64;
    return fromScalar(op.forward(Number(v >> BigInt(bits))) + bits * op.forward(2));
  }
  const x = toScalar(machine, v, node);
  if (machine.num(x) <= above) return machine.raise(types.ValueError, 'math domain error', node);
  return fromScalar(machine.unary(op, x, node));
}

export const logarithms: Functions = {
  log: [
    'x, base=?, /',
    (machine, [x, base], node) => {
      const natural = logarithm(machine, ops.log, 0, x, node);
      if (base === undefined) return natural;
      return operators.Div(machine, natural, logarithm(machine, ops.log, 0, base, node), node);
    },
  ],
  log2: ['x, /', (machine, [x], node) => logarithm(machine, ops.log2, 0, x, node)],
  log10: ['x, /', (machine, [x], node) => logarithm(machine, ops.log10, 0, x, node)],
  log1p: ['x, /', (machine, [x], node) => logarithm(machine, ops.log1p, -1, x, node)],
};
