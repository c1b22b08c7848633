import type { Op } from '../../../core/autodiff/ops/row.ts';
import { Tape } from '../../../core/autodiff/tape.ts';

export function evaluate(op: Op, xs: readonly number[]): number {
  if (op.arity === 1) return op.forward(xs[0]);
  return op.arity === 2 ? op.forward(xs[0], xs[1]) : op.forward(xs);
}

/** Does an op on entries of the tape and appends it, as a language does. */
export function apply(tape: Tape, op: Op, args: readonly number[]): number {
  const xs = args.map((entry) => tape.value[entry]);
  const value = evaluate(op, xs);
  if (op.arity === 1) return tape.record1(op.id, 0, 0, args[0], xs[0], value);
  if (op.arity === 2) return tape.record2(op.id, 0, 0, args[0], xs[0], args[1], xs[1], value);
  return tape.record(op.id, 0, 0, args, xs, value);
}

export function leaves(tape: Tape, xs: readonly number[]): number[] {
  return xs.map((x) => tape.leaf(0, 0, x));
}

/** A tape that holds only this op on leaves; its entry is the last. */
export function tapeOf(op: Op, xs: readonly number[]): Tape {
  const tape = new Tape();
  apply(tape, op, leaves(tape, xs));
  return tape;
}
