/**
 * Whether arrays in a composition line up as its formula means it: in `e / sum(e)` each element has to meet the sum
 * that it is part of. With `keepdims` it does; of a square matrix, the sums of the rows would be put under the columns.
 */
import { scalarRowOf, tensorRowOf } from '../../autodiff/rows.ts';
import { CONSTANT, type Tape } from '../../autodiff/tape.ts';
import { sameShape, type TensorShape } from '../../autodiff/tensor.ts';
import type { TensorRecord } from '../../autodiff/tensor-records.ts';
import { broadcastShape } from '../../autodiff/tensors/broadcast.ts';
import { type Axes, axesOf } from '../../autodiff/tensors/lanes.ts';
import { isReshaped } from './reshaped.ts';

/** A result with the shape that it has, and the one that it would have if all reductions kept their dimensions. */
interface Form {
  readonly shape: TensorShape;
  readonly kept: TensorShape;
}

const REDUCING: ReadonlySet<string> = new Set(['sum', 'mean', 'var', 'std', 'max', 'logsumexp', 'norm']);

/** @param entries those of a composition, ascending */
export function areAligned(tape: Tape, entries: readonly number[]): boolean {
  const forms = new Map<number, Form>();
  for (const entry of entries) {
    const record = tape.tensorRecord(entry);
    if (record === undefined) continue;
    const start = tape.argStart[entry];
    const args = record.args.map(({ shape }, k): Form => {
      const arg = tape.arg[start + k];
      return (arg === CONSTANT ? undefined : forms.get(arg)) ?? { shape, kept: shape };
    });
    const kept = keptShape(tape, entry, record, args);
    if (kept === undefined) return false;
    forms.set(entry, { shape: record.value.shape, kept });
  }
  return true;
}

/** undefined: its arguments do not line up. */
function keptShape(tape: Tape, entry: number, { value, params }: TensorRecord, args: readonly Form[]) {
  const [first] = args;
  if (scalarRowOf(tape, entry) !== undefined) {
    if (args.every(({ shape, kept }) => areAlike(shape, first.shape) && areAlike(kept, first.kept))) return first.kept;
    return args.every(isKept) ? broadcastShape(args.map(({ kept }) => kept)) : undefined;
  }
  const { name } = tensorRowOf(tape, entry)!;
  if (REDUCING.has(name)) {
    if (!sameShape(first.shape, first.kept)) return undefined;
    const axes = axesOf(params as Axes, first.shape);
    return first.shape.map((length, d) => (axes.includes(d) ? 1 : length));
  }
  if (isReshaped(tape, entry)) return first.kept;
  return args.every(isKept) ? value.shape : undefined;
}

function isKept({ shape, kept }: Form): boolean {
  return areAlike(shape, kept);
}

/** Apart from dimensions of length 1 in front, which broadcasting adds by itself. */
function areAlike(a: TensorShape, b: TensorShape): boolean {
  return a === b || sameShape(withoutFront(a), withoutFront(b));
}

function withoutFront(shape: TensorShape): TensorShape {
  const from = shape.findIndex((length) => length !== 1);
  return from < 0 ? [] : shape.slice(from);
}
