/** `v[key]`, `v[key] = value`, `del v[key]`. */
import { splice } from '../../../runtime/history.ts';
import { characterAt, length, slice as sliceText } from '../text/code-points.ts';
import { callSpecial, findAttribute } from './attributes.ts';
import { BytesValue } from './bytes.ts';
import { ListValue, RangeValue, SliceValue, TupleValue } from './containers.ts';
import { asIndex } from './conversions.ts';
import { iterate, toList } from './iteration.ts';
import type { PyMachine } from './machine.ts';
import { DictValue } from './mappings.ts';
import { NdArray } from './ndarray/array.ts';
import { arrayItem } from './ndarray/indexing.ts';
import { elementIndex, extentOf, sliced } from './sequences.ts';
import { typeOf, types } from './types.ts';
import { TypeValue, type Value } from './values.ts';

export function getItem(machine: PyMachine, v: Value, key: Value, node: number): Value {
  if (v instanceof ListValue && v.type === types.list) return listItem(machine, v, key, node);
  if (v instanceof TupleValue && v.type === types.tuple) return tupleItem(machine, v, key, node);
  if (v instanceof DictValue && v.type === types.dict) return dictItem(machine, v, key, node);
  if (v instanceof NdArray) return arrayItem(machine, v, key, node);
  if (typeof v === 'string') return textItem(machine, v, key, node);
  const item = callSpecial(machine, v, '__getitem__', [key], node);
  if (item !== undefined) return item;
  if (v instanceof TypeValue) return ofClass(machine, v, key, node);
  return machine.raise(types.TypeError, `'${typeOf(v).name}' object is not subscriptable`, node);
}

/** `list[int]` is an alias of the class; a class of the program says by `__class_getitem__` what it is. */
function ofClass(machine: PyMachine, type: TypeValue, key: Value, node: number): Value {
  const method = findAttribute(machine, type, '__class_getitem__', node);
  if (method === undefined) return machine.raise(types.TypeError, `type '${type.name}' is not subscriptable`, node);
  return machine.call(method, [key], undefined, node);
}

export function setItem(machine: PyMachine, v: Value, key: Value, value: Value, node: number): void {
  if (v instanceof ListValue && v.type === types.list) setListItem(machine, v, key, value, node);
  else if (v instanceof DictValue && v.type === types.dict) v.set(machine, key, value, node);
  else if (callSpecial(machine, v, '__setitem__', [key, value], node) === undefined)
    machine.raise(types.TypeError, `'${typeOf(v).name}' object does not support item assignment`, node);
}

export function deleteItem(machine: PyMachine, v: Value, key: Value, node: number): void {
  if (callSpecial(machine, v, '__delitem__', [key], node) !== undefined) return;
  const type = typeOf(v);
  const does = !type.isBuiltin || type.lookup('__len__') !== undefined ? "doesn't" : 'does not';
  machine.raise(types.TypeError, `'${type.name}' object ${does} support item deletion`, node);
}

export function listItem(machine: PyMachine, list: ListValue, key: Value, node: number): Value {
  if (key instanceof SliceValue) return new ListValue(sliced(machine, list.elements, key, node));
  const i = elementIndex(machine, key, list.elements.length, 'list', node);
  return i < 0 ? machine.raise(types.IndexError, 'list index out of range', node) : list.elements[i];
}

export function tupleItem(machine: PyMachine, tuple: TupleValue, key: Value, node: number): Value {
  if (key instanceof SliceValue) return new TupleValue(sliced(machine, tuple.elements, key, node));
  const i = elementIndex(machine, key, tuple.elements.length, 'tuple', node);
  return i < 0 ? machine.raise(types.IndexError, 'tuple index out of range', node) : tuple.elements[i];
}

export function dictItem(machine: PyMachine, dict: DictValue, key: Value, node: number): Value {
  const value = dict.get(machine, key, node);
  if (value !== undefined) return value;
  const made = dict.type === types.dict ? undefined : callSpecial(machine, dict, '__missing__', [key], node);
  return made === undefined ? machine.raise(types.KeyError, key, node) : made;
}

export function textItem(machine: PyMachine, text: string, key: Value, node: number): string {
  if (key instanceof SliceValue) {
    const { start, step, count } = extentOf(machine, key, length(text), node);
    machine.budget.allocate(count, node);
    return sliceText(text, start, count, step);
  }
  if (asIndex(machine, key, node) === undefined) {
    const message = `string indices must be integers, not '${typeOf(key).name}'`;
    return machine.raise(types.TypeError, message, node);
  }
  const i = elementIndex(machine, key, length(text), 'string', node);
  return i < 0 ? machine.raise(types.IndexError, 'string index out of range', node) : characterAt(text, i);
}

export function bytesItem(machine: PyMachine, { bytes }: BytesValue, key: Value, node: number): Value {
  if (key instanceof SliceValue) {
    const { start, step, count } = extentOf(machine, key, bytes.length, node);
    machine.budget.allocate(count, node);
    return new BytesValue(Uint8Array.from({ length: count }, (_, i) => bytes[start + i * step]));
  }
  const i = elementIndex(machine, key, bytes.length, 'byte', node);
  return i < 0 ? machine.raise(types.IndexError, 'index out of range', node) : bytes[i];
}

export function rangeItem(machine: PyMachine, range: RangeValue, key: Value, node: number): Value {
  const at = (i: number) => range.start + i * range.step;
  if (key instanceof SliceValue) {
    const { start, step, stop } = extentOf(machine, key, range.length, node);
    return new RangeValue(at(start), at(stop), range.step * step);
  }
  const i = elementIndex(machine, key, range.length, 'range', node);
  return i < 0 ? machine.raise(types.IndexError, 'range object index out of range', node) : at(i);
}

export function setListItem(machine: PyMachine, list: ListValue, key: Value, value: Value, node: number): void {
  if (key instanceof SliceValue) {
    setSlice(machine, list, key, value, node);
    return;
  }
  const i = elementIndex(machine, key, list.elements.length, 'list', node);
  if (i < 0) machine.raise(types.IndexError, 'list assignment index out of range', node);
  list.setIndex(i, value, machine);
}

function setSlice(machine: PyMachine, list: ListValue, slice: SliceValue, value: Value, node: number): void {
  iterableFor(machine, value, node);
  // First the values, which may come from the list itself.
  const values = toList(machine, value, node);
  const { start, step, count } = extentOf(machine, slice, list.elements.length, node);
  if (step === 1) {
    machine.budget.allocate(count, node);
    list.beforeSplice(start, count, values.length, machine);
    splice(list.elements, start, count, values);
    return;
  }
  if (values.length !== count) {
    const sizes = `sequence of size ${values.length} to extended slice of size ${count}`;
    machine.raise(types.ValueError, `attempt to assign ${sizes}`, node);
  }
  machine.budget.allocate(list.elements.length, node);
  list.beforeChange(machine);
  values.forEach((v, i) => {
    list.elements[start + i * step] = v;
  });
}

function iterableFor(machine: PyMachine, value: Value, node: number): void {
  if (value instanceof ListValue || value instanceof TupleValue) return;
  machine.attempt(types.TypeError, () => iterate(machine, value, node)) ??
    machine.raise(types.TypeError, 'can only assign an iterable', node);
}

export function deleteListItem(machine: PyMachine, list: ListValue, key: Value, node: number): void {
  const { elements } = list;
  if (!(key instanceof SliceValue)) {
    const i = elementIndex(machine, key, elements.length, 'list', node);
    if (i < 0) machine.raise(types.IndexError, 'list assignment index out of range', node);
    remove(machine, list, i, 1, node);
    return;
  }
  const { start, step, count } = extentOf(machine, key, elements.length, node);
  if (step === 1) {
    remove(machine, list, start, count, node);
    return;
  }
  machine.budget.allocate(elements.length, node);
  const gone = new Set(Array.from({ length: count }, (_, i) => start + i * step));
  list.beforeChange(machine);
  list.elements = elements.filter((_, i) => !gone.has(i));
}

/** Takes `count` elements out from `start` on. */
export function remove(machine: PyMachine, list: ListValue, start: number, count: number, node: number): Value[] {
  machine.budget.allocate((list.elements.length - start) / 8, node);
  list.beforeSplice(start, count, 0, machine);
  return splice(list.elements, start, count, []);
}

export function deleteDictItem(machine: PyMachine, dict: DictValue, key: Value, node: number): void {
  if (!dict.delete(machine, key, node)) machine.raise(types.KeyError, key, node);
}
