import type { ArrayLook, ArrayTree, Shape } from '../answers.ts';
import type { Tensor } from '../autodiff/tensor.ts';
import { formatFull } from '../full-text.ts';
import type { RunRecord } from '../record.ts';
import { lookAt } from '../sheet.ts';

/** Everything about one result: what a circuit has no room for. */
export interface Detail {
  readonly entry: number;
  /** [] of a number. */
  readonly shape: Exclude<Shape, null>;
  readonly dtype: string;
  readonly value: Close;
  /** undefined: the output does not depend on it. */
  readonly gradient: Close | undefined;
}

/** A value or a gradient, seen from close by. */
export interface Close {
  /** A number with all its digits; of an array its elements, if they are many those at its corners. */
  readonly text: string;
  /** Of an array. */
  readonly look: ArrayLook | undefined;
}

/** @returns undefined where there is no such entry */
export function detailOf({ tape, outputs }: RunRecord, entry: number): Detail | undefined {
  if (!Number.isInteger(entry) || entry < 0 || entry >= tape.length) return undefined;
  const isReached = outputs.length > 0 && tape.reached[entry] === 1;
  const tensor = tape.tensorAt(entry);
  const common = { entry, shape: tensor?.shape ?? [], dtype: DTYPE };
  if (tensor === undefined) {
    const gradient = isReached ? numberFromClose(tape.gradient[entry]) : undefined;
    return { ...common, value: numberFromClose(tape.value[entry]), gradient };
  }
  const value = fromClose(tensor, tensor.data, 'mean');
  if (!isReached) return { ...common, value, gradient: undefined };
  const gradient = tape.tensorRecord(entry)?.gradient ?? new Float64Array(tensor.data.length);
  return { ...common, value, gradient: fromClose(tensor, gradient, 'greatest') };
}

/** The tape knows no other. */
const DTYPE = 'f64';

function numberFromClose(x: number): Close {
  return { text: formatFull(x), look: undefined };
}

function fromClose({ shape }: Tensor, data: Float64Array, summing: 'mean' | 'greatest'): Close {
  const array: ArrayTree = { shape, data, dtype: DTYPE };
  return { text: formatFull(array), look: lookAt(array, summing) };
}
