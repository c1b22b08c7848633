/** What str, bytes, list and tuple have in common: to be put one after the other, to be repeated, to be sliced. */
import { BytesValue } from './bytes.ts';
import { ListValue, type SliceValue, TupleValue } from './containers.ts';
import { asIndex, toSize } from './conversions.ts';
import type { PyMachine } from './machine.ts';
import { typeOf, types } from './types.ts';
import { type TypeValue, unwrapped, type Value } from './values.ts';

export type Sequence = string | BytesValue | ListValue | TupleValue;

/** The built-in type whose sequence operators the value has, unless its class has others. */
export function sequenceType(v: Value): TypeValue | undefined {
  if (typeof v === 'string') return types.str;
  if (v instanceof ListValue) return types.list;
  if (v instanceof TupleValue) return types.tuple;
  return v instanceof BytesValue ? types.bytes : undefined;
}

/** `a + b` */
export function concatenated(machine: PyMachine, a: Sequence, other: Value, node: number): Value {
  const b = unwrapped(other);
  if (typeof a === 'string' && typeof b === 'string') {
    machine.budget.allocate(a.length + b.length, node);
    return a + b;
  }
  if (a instanceof ListValue && b instanceof ListValue) return new ListValue(joined(machine, a, b, node));
  if (a instanceof TupleValue && b instanceof TupleValue) {
    // Tuples do not change: with nothing to add it is the same one.
    if (b.elements.length === 0 && a.type === types.tuple) return a;
    return new TupleValue(joined(machine, a, b, node));
  }
  if (a instanceof BytesValue && b instanceof BytesValue) {
    machine.budget.allocate(a.bytes.length + b.bytes.length, node);
    return new BytesValue(Uint8Array.from([...a.bytes, ...b.bytes]));
  }
  const [mine, its] = [(sequenceType(a) as TypeValue).name, typeOf(other).name];
  const text =
    a instanceof BytesValue ? `can't concat ${its} to bytes` : `can only concatenate ${mine} (not "${its}") to ${mine}`;
  return machine.raise(types.TypeError, text, node);
}

interface Elements {
  readonly elements: readonly Value[];
}

function joined(machine: PyMachine, a: Elements, b: Elements, node: number): Value[] {
  machine.budget.allocate(a.elements.length + b.elements.length, node);
  return a.elements.concat(b.elements);
}

/** `v * count` */
export function repeated(machine: PyMachine, v: Sequence, count: Value, node: number): Value {
  if (asIndex(machine, count, node) === undefined) {
    const text = `can't multiply sequence by non-int of type '${typeOf(count).name}'`;
    return machine.raise(types.TypeError, text, node);
  }
  const times = Math.max(0, toSize(machine, count, node));
  if (typeof v === 'string') {
    machine.budget.allocate(v.length * times, node);
    return v === '' ? v : v.repeat(times);
  }
  if (v instanceof BytesValue) {
    machine.budget.allocate(v.bytes.length * times, node);
    const bytes = new Uint8Array(v.bytes.length * times);
    for (let i = 0; i < bytes.length; i += v.bytes.length) bytes.set(v.bytes, i);
    return new BytesValue(bytes);
  }
  const elements = timesOver(machine, v.elements, times, node);
  return v instanceof ListValue ? new ListValue(elements) : new TupleValue(elements);
}

/** The elements, so many times. */
export function timesOver(machine: PyMachine, elements: readonly Value[], times: number, node: number): Value[] {
  const { length } = elements;
  machine.budget.allocate(length * times, node);
  if (length === 1) return new Array<Value>(times).fill(elements[0]);
  const all = new Array<Value>(length * times);
  for (let i = 0; i < all.length; i++) all[i] = elements[i % length];
  return all;
}

/** Where a slice lies in something of this length: `count` indices from `start` on, `step` apart. */
export interface Extent {
  readonly start: number;
  readonly step: number;
  readonly count: number;
  /** For `slice.indices`, and for what is put in the place of an empty slice. */
  readonly stop: number;
}

export function extentOf(machine: PyMachine, { start, stop, step }: SliceValue, length: number, node: number): Extent {
  if (step === null && isPlainBound(start) && isPlainBound(stop)) {
    const from = start === null ? 0 : clipped(start, length);
    const to = stop === null ? length : clipped(stop, length);
    return { start: from, step: 1, stop: to, count: to > from ? to - from : 0 };
  }
  const by = step === null ? 1 : sliceBound(machine, step, node);
  if (by === 0) return machine.raise(types.ValueError, 'slice step cannot be zero', node);
  const [low, high] = by > 0 ? [0, length] : [-1, length - 1];
  const clip = (v: Value, otherwise: number) => {
    if (v === null) return otherwise;
    const i = sliceBound(machine, v, node);
    return Math.min(Math.max(i < 0 ? i + length : i, low), high);
  };
  const from = clip(start, by > 0 ? low : high);
  const to = clip(stop, by > 0 ? high : low);
  return { start: from, step: by, stop: to, count: Math.max(0, Math.ceil((to - from) / by)) };
}

function isPlainBound(v: Value): v is number | null {
  return v === null || typeof v === 'number';
}

/** A place between the elements, counted from the end if negative. */
function clipped(i: number, length: number): number {
  const counted = i < 0 ? i + length : i;
  return counted < 0 ? 0 : Math.min(counted, length);
}

/** A bound of a slice; how far beyond the ends it lies makes no difference. */
export function sliceBound(machine: PyMachine, v: Value, node: number): number {
  const index = asIndex(machine, v, node);
  if (index === undefined) {
    const text = 'slice indices must be integers or None or have an __index__ method';
    return machine.raise(types.TypeError, text, node);
  }
  if (typeof index === 'number') return index;
  return index > 0 ? Number.MAX_SAFE_INTEGER : -Number.MAX_SAFE_INTEGER;
}

/** `elements[slice]` */
export function sliced(machine: PyMachine, elements: readonly Value[], slice: SliceValue, node: number): Value[] {
  const { start, step, count } = extentOf(machine, slice, elements.length, node);
  machine.budget.allocate(count, node);
  if (step === 1) return elements.slice(start, start + count);
  return Array.from({ length: count }, (_, i) => elements[start + i * step]);
}

/** The index of an element, counted from the end if negative; `what` names the sequence in the errors. */
export function elementIndex(machine: PyMachine, key: Value, length: number, what: string, node: number): number {
  const given = typeof key === 'number' ? key : asIndex(machine, key, node);
  if (given === undefined) {
    const text = `${what} indices must be integers or slices, not ${typeOf(key).name}`;
    return machine.raise(types.TypeError, text, node);
  }
  if (typeof given === 'bigint')
    return machine.raise(types.IndexError, "cannot fit 'int' into an index-sized integer", node);
  const index = given < 0 ? given + length : given;
  return index >= 0 && index < length ? index : -1;
}
