/** The iteration protocol: what `for`, unpacking and the library walk through. */
import { characters } from '../text/code-points.ts';
import { special } from './attributes.ts';
import { BytesValue } from './bytes.ts';
import { ListValue, RangeValue, TupleValue } from './containers.ts';
import type { PyMachine } from './machine.ts';
import { DictValue, DictView, dictWalk, SetValue, setWalk } from './mappings.ts';
import { NdArray } from './ndarray/array.ts';
import { arrayItem } from './ndarray/indexing.ts';
import { typeOf, types } from './types.ts';
import { ObjectValue, type TypeValue, type Value } from './values.ts';

/** What a walk has in hand. `undefined` is its end, and stays it. */
export interface Walk {
  next(): Value | undefined;
}

/** An iterator of the library. Its walk serves without a call of `__next__`. */
export class IteratorValue extends ObjectValue {
  constructor(
    type: TypeValue,
    readonly walk: Walk,
  ) {
    super(type);
  }
}

/** A walk of the library's own over a built-in value, and the type that its iterator has; undefined for others. */
function ownWalk(machine: PyMachine, v: Value, node: number): { walk: Walk; type: TypeValue } | undefined {
  if (typeof v === 'string') return { walk: hostWalk(characters(v)), type: types.str_iterator };
  if (v instanceof ListValue) return { walk: elementsWalk(v), type: types.list_iterator };
  if (v instanceof TupleValue) return { walk: elementsWalk(v), type: types.tuple_iterator };
  if (v instanceof RangeValue) return { walk: rangeWalk(v), type: types.range_iterator };
  if (v instanceof DictValue) return { walk: dictWalk(machine, v, 'keys', node), type: types.dict_keyiterator };
  if (v instanceof SetValue) return { walk: setWalk(machine, v, node), type: types.set_iterator };
  if (v instanceof DictView) {
    const type = { keys: types.dict_keyiterator, values: types.dict_valueiterator, items: types.dict_itemiterator };
    return { walk: dictWalk(machine, v.dict, v.part, node), type: type[v.part] };
  }
  if (v instanceof NdArray) return { walk: rowsWalk(machine, v, node), type: types.iterator };
  return v instanceof BytesValue ? { walk: hostWalk(v.bytes), type: types.iterator } : undefined;
}

/** Live: elements that are added meanwhile are reached. */
function elementsWalk(list: { readonly elements: readonly Value[] }): Walk {
  let i = 0;
  return {
    next() {
      if (i < list.elements.length) return list.elements[i++];
      i = Number.POSITIVE_INFINITY;
      return undefined;
    },
  };
}

/** Along the first dimension: elements, or views. */
function rowsWalk(machine: PyMachine, array: NdArray, node: number): Walk {
  if (array.shape.length === 0) machine.raise(types.TypeError, 'iteration over a 0-d array', node);
  let i = 0;
  return { next: () => (i < array.shape[0] ? arrayItem(machine, array, i++, node) : undefined) };
}

function rangeWalk({ start, step, length }: RangeValue): Walk {
  let i = 0;
  return { next: () => (i < length ? start + step * i++ : undefined) };
}

/** Over what the host walks through. */
export function hostWalk(values: Iterable<Value>): Walk {
  const iterator = values[Symbol.iterator]();
  return { next: () => iterator.next().value as Value | undefined };
}

/** Begins a walk. Raises TypeError for what is not iterable. */
export function iterate(machine: PyMachine, v: Value, node: number): Walk {
  const method = v instanceof ObjectValue ? special(v, '__iter__') : undefined;
  if (!(v instanceof ObjectValue) || method === builtinIter(v)) {
    const own = ownWalk(machine, v, node);
    if (own !== undefined) return own.walk;
    if (v instanceof IteratorValue) return v.walk;
  }
  if (method === undefined || method === null)
    return method === undefined ? byIndex(machine, v, node) : notIterable(machine, v, node);
  const iterator = machine.call(method, [v], undefined, node);
  if (iterator instanceof IteratorValue && isPlain(iterator)) return iterator.walk;
  const next = special(iterator, '__next__');
  if (next !== undefined) return programWalk(machine, iterator, next, node);
  return machine.raise(types.TypeError, `iter() returned non-iterator of type '${typeOf(iterator).name}'`, node);
}

/** The `__iter__` that the library gave to the nearest of its own types. */
function builtinIter(v: ObjectValue): Value | undefined {
  return v.type.isBuiltin
    ? v.type.lookup('__iter__')
    : v.type.mro.find(({ isBuiltin }) => isBuiltin)?.lookup('__iter__');
}

function isPlain({ type }: IteratorValue): boolean {
  return type.isBuiltin;
}

/** The protocol as the program wrote it. */
function programWalk(machine: PyMachine, iterator: Value, next: Value, node: number): Walk {
  return {
    next() {
      machine.budget.step(node);
      return machine.attempt(types.StopIteration, () => machine.call(next, [iterator], undefined, node));
    },
  };
}

/** `__getitem__` with 0, 1, 2 … serves, too, until it raises IndexError. */
function byIndex(machine: PyMachine, v: Value, node: number): Walk {
  const method = special(v, '__getitem__');
  if (method === undefined || method === null) return notIterable(machine, v, node);
  let i = 0;
  return {
    next() {
      if (i < 0) return undefined;
      machine.budget.step(node);
      const value = machine.attempt(types.IndexError, () => machine.call(method, [v, i++], undefined, node));
      if (value === undefined) i = -1;
      return value;
    },
  };
}

function notIterable(machine: PyMachine, v: Value, node: number): never {
  return machine.raise(types.TypeError, `'${typeOf(v).name}' object is not iterable`, node);
}

/** What `__iter__` of a built-in type gives. */
export function ownIterator(machine: PyMachine, v: Value, node: number): Value {
  const own = ownWalk(machine, v, node);
  return own === undefined ? v : new IteratorValue(own.type, own.walk);
}

/** `iter(v)`: an object of the program. */
export function iteratorOf(machine: PyMachine, v: Value, node: number): Value {
  if (v instanceof IteratorValue && isPlain(v)) return v;
  if (!(v instanceof ObjectValue) || special(v, '__iter__') === builtinIter(v)) {
    const own = ownWalk(machine, v, node);
    if (own !== undefined) return new IteratorValue(own.type, own.walk);
  }
  const method = v instanceof ObjectValue ? special(v, '__iter__') : undefined;
  if (method === undefined || method === null) return new IteratorValue(types.iterator, iterate(machine, v, node));
  const iterator = machine.call(method, [v], undefined, node);
  if (special(iterator, '__next__') !== undefined) return iterator;
  return machine.raise(types.TypeError, `iter() returned non-iterator of type '${typeOf(iterator).name}'`, node);
}

/** `next(iterator)`; undefined at the end. */
export function advance(machine: PyMachine, iterator: Value, node: number): Value | undefined {
  if (iterator instanceof IteratorValue && isPlain(iterator)) return iterator.walk.next();
  const method = special(iterator, '__next__');
  if (method === undefined)
    return machine.raise(types.TypeError, `'${typeOf(iterator).name}' object is not an iterator`, node);
  return machine.attempt(types.StopIteration, () => machine.call(method, [iterator], undefined, node));
}

/** Calls `visit` with each value. */
export function forEach(machine: PyMachine, v: Value, node: number, visit: (value: Value, i: number) => void): void {
  const walk = iterate(machine, v, node);
  let i = 0;
  for (let value = walk.next(); value !== undefined; value = walk.next()) {
    machine.budget.step(node);
    visit(value, i++);
  }
}

/** All values at once, in an array of their own. */
export function toList(machine: PyMachine, v: Value, node: number): Value[] {
  const known = elementsOf(v);
  if (known !== undefined) {
    machine.budget.allocate(known.length, node);
    return known.slice();
  }
  if (v instanceof RangeValue) machine.budget.allocate(v.length, node);
  const isCharged = v instanceof RangeValue;
  const walk = iterate(machine, v, node);
  const list: Value[] = [];
  for (let value = walk.next(); value !== undefined; value = walk.next()) {
    if (!isCharged) machine.budget.allocate(1, node);
    list.push(value);
  }
  return list;
}

/** The elements of a list or tuple that is walked through as it stands. */
function elementsOf(v: Value): readonly Value[] | undefined {
  if (!(v instanceof ListValue) && !(v instanceof TupleValue)) return undefined;
  return special(v, '__iter__') === builtinIter(v) ? v.elements : undefined;
}

/**
 * The values for `a, b, *rest, c = v`: `before` of them, the list for the star if there is one, and `after` of them.
 * Raises ValueError if there are more or fewer.
 */
export function unpack(
  machine: PyMachine,
  v: Value,
  before: number,
  hasStar: boolean,
  after: number,
  node: number,
): Value[] {
  const known = elementsOf(v);
  if (known !== undefined && !hasStar && known.length === before) return known.slice();
  if (known === undefined && !(v instanceof IteratorValue) && typeof v !== 'string' && !isIterable(v))
    return machine.raise(types.TypeError, `cannot unpack non-iterable ${typeOf(v).name} object`, node);
  const wanted = before + after;
  if (!hasStar) return exactlySo(machine, v, wanted, node);
  const all = toList(machine, v, node);
  if (all.length < wanted) return tooFew(machine, `at least ${wanted}`, all.length, node);
  return [
    ...all.slice(0, before),
    new ListValue(all.slice(before, all.length - after)),
    ...all.slice(all.length - after),
  ];
}

/** Takes one value more than is wanted, and no further: what is unpacked may never end. */
function exactlySo(machine: PyMachine, v: Value, wanted: number, node: number): Value[] {
  const walk = iterate(machine, v, node);
  const all: Value[] = [];
  while (all.length < wanted) {
    const value = walk.next();
    if (value === undefined) return tooFew(machine, String(wanted), all.length, node);
    all.push(value);
  }
  if (walk.next() === undefined) return all;
  return machine.raise(types.ValueError, `too many values to unpack (expected ${wanted})`, node);
}

function tooFew(machine: PyMachine, expected: string, got: number, node: number): never {
  return machine.raise(types.ValueError, `not enough values to unpack (expected ${expected}, got ${got})`, node);
}

export function isIterable(v: Value): boolean {
  return (special(v, '__iter__') ?? special(v, '__getitem__') ?? null) !== null;
}
