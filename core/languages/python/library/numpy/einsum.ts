/** `np.einsum`. */
import { ShapeError } from '../../../../autodiff/tensor.ts';
import { parseEinsum } from '../../../../autodiff/tensor-ops/einsum.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { type Argument, argumentOf, cast } from '../../values/ndarray/convert.ts';
import { type DType, promote } from '../../values/ndarray/dtype.ts';
import { toDType } from '../../values/ndarray/dtype-argument.ts';
import { settled } from '../../values/ndarray/settle.ts';
import { outArray, writeResult } from '../../values/ndarray/ufunc.ts';
import { Ellipsis, types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { argument, asValue } from './calculate.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `[0, Ellipsis, 1]` as `a...b`. */
function term(machine: PyMachine, v: Value, node: number): string {
  if (!(v instanceof ListValue || v instanceof TupleValue))
    return machine.raise(types.TypeError, 'subscripts must be a list or a tuple of integers', node);
  const letters = v.elements.map((each) => {
    if (each === Ellipsis) return '...';
    const letter = LETTERS[toIndex(machine, each, node)];
    return letter ?? machine.raise(types.ValueError, 'subscript is not within the valid range [0, 52)', node);
  });
  return letters.join('');
}

/** Both ways to call it, as text and operands. */
function read(machine: PyMachine, args: readonly Value[], node: number): { text: string; given: Value[] } {
  const [first, ...rest] = args;
  if (typeof first === 'string') return { text: first, given: rest };
  const terms: string[] = [];
  const given: Value[] = [];
  let i = 0;
  for (; i + 1 < args.length; i += 2) {
    given.push(args[i]);
    terms.push(term(machine, args[i + 1], node));
  }
  const output = i < args.length ? `->${term(machine, args[i], node)}` : '';
  return { text: terms.join(',') + output, given };
}

export function einsumOf(
  machine: PyMachine,
  text: string,
  given: readonly Argument[],
  node: number,
  asked?: DType,
): Argument {
  const dtype = asked ?? given.map((each) => each.dtype).reduce(promote);
  const operands = given.map((each) => cast(machine, each.operand, each.dtype, dtype, node));
  const shapes = given.map(({ shape }) => shape);
  try {
    const result = machine.tensor(tensorOps.einsum, operands, parseEinsum(text, shapes), node);
    return argument(machine, settled(machine, result, dtype, node), dtype);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return machine.raise(types.ValueError, error.message, node);
  }
}

export const einsum: Functions = {
  einsum: [
    "*operands, out=None, optimize=False, dtype=None, order='K', casting='safe'",
    (machine, [out, , dtype, , , args], node) => {
      const { text, given } = read(machine, (args as TupleValue).elements, node);
      if (given.length === 0)
        machine.raise(
          types.ValueError,
          'must specify the einstein sum subscripts string and at least one operand',
          node,
        );
      const operands = given.map((v) => argumentOf(machine, v, node));
      const result = einsumOf(machine, text, operands, node, toDType(machine, dtype, node));
      const target = outArray(machine, out, node);
      if (target === undefined) return asValue(machine, result, node);
      writeResult(machine, 'einsum', target, result.operand, result.dtype, node);
      return target;
    },
  ],
};
