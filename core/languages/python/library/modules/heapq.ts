/** `heapq`: lists in which each element is at most as great as those at twice its place. By CPython's steps. */
import { less } from '../../values/comparisons.ts';
import type { TupleValue } from '../../values/containers.ts';
import { ListValue } from '../../values/containers.ts';
import { toIndex, truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import { IteratorValue, iterate, toList, type Walk } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { typeOf, types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { sorted } from '../sorting.ts';
import type { ModuleContents } from './module.ts';

function heapOf(machine: PyMachine, v: Value, name: string, node: number): ListValue {
  if (v instanceof ListValue) return v;
  return machine.raise(types.TypeError, `${name}() argument 1 must be list, not ${typeOf(v).name}`, node);
}

/** Moves the element at `place` towards the root, to where it belongs; not above `root`. */
function rise(machine: PyMachine, heap: ListValue, root: number, place: number, node: number): void {
  const item = heap.elements[place];
  let at = place;
  while (at > root) {
    machine.budget.step(node);
    const above = (at - 1) >> 1;
    if (!less(machine, item, heap.elements[above], node)) break;
    heap.setIndex(at, heap.elements[above], machine);
    at = above;
  }
  heap.setIndex(at, item, machine);
}

/** Moves the smaller ones below it up, down to a leaf, and lets the element rise from there. */
function sink(machine: PyMachine, heap: ListValue, place: number, node: number): void {
  const { length } = heap.elements;
  const item = heap.elements[place];
  let at = place;
  for (let child = 2 * at + 1; child < length; child = 2 * at + 1) {
    machine.budget.step(node);
    const right = child + 1;
    if (right < length && !less(machine, heap.elements[child], heap.elements[right], node)) child = right;
    heap.setIndex(at, heap.elements[child], machine);
    at = child;
  }
  heap.setIndex(at, item, machine);
  rise(machine, heap, place, at, node);
}

function push(machine: PyMachine, heap: ListValue, item: Value, node: number): void {
  machine.budget.allocate(1, node);
  heap.beforeGrow(machine);
  heap.elements.push(item);
  rise(machine, heap, 0, heap.elements.length - 1, node);
}

function pop(machine: PyMachine, heap: ListValue, node: number): Value {
  const { length } = heap.elements;
  if (length === 0) return machine.raise(types.IndexError, 'index out of range', node);
  heap.beforeSplice(length - 1, 1, 0, machine);
  const last = heap.elements.pop() as Value;
  return length === 1 ? last : replace(machine, heap, last, node);
}

/** Takes the smallest, and puts another in its place. */
function replace(machine: PyMachine, heap: ListValue, item: Value, node: number): Value {
  if (heap.elements.length === 0) return machine.raise(types.IndexError, 'index out of range', node);
  const [smallest] = heap.elements;
  heap.setIndex(0, item, machine);
  sink(machine, heap, 0, node);
  return smallest;
}

function best(isReversed: boolean): Functions[string] {
  return [
    'n, iterable, key=None',
    (machine, [n, iterable, key], node) => {
      const all = sorted(machine, toList(machine, iterable, node), key, isReversed, node);
      return new ListValue(all.slice(0, Math.max(0, toIndex(machine, n, node))));
    },
  ];
}

/** Several sorted walks as one. */
function merged(machine: PyMachine, walks: readonly Walk[], key: Value, isReversed: boolean, node: number): Walk {
  const keyOf = (v: Value) => (key === null ? v : machine.call(key, [v], undefined, node));
  const heads = walks.map((walk) => ({ walk, value: undefined as Value | undefined, key: null as Value }));
  const advance = (head: (typeof heads)[number]) => {
    head.value = head.walk.next();
    if (head.value !== undefined) head.key = keyOf(head.value);
  };
  let hasBegun = false;
  return {
    next() {
      machine.budget.step(node);
      if (!hasBegun) heads.forEach(advance);
      hasBegun = true;
      let first: (typeof heads)[number] | undefined;
      for (const head of heads) {
        if (head.value === undefined) continue;
        const isBefore =
          first === undefined ||
          (isReversed ? less(machine, first.key, head.key, node) : less(machine, head.key, first.key, node));
        if (isBefore) first = head;
      }
      const taken = first?.value;
      if (first !== undefined) advance(first);
      return taken;
    },
  };
}

const functions: Functions = {
  heapify: [
    'heap, /',
    (machine, [v], node) => {
      const heap = heapOf(machine, v, 'heapify', node);
      for (let i = (heap.elements.length >> 1) - 1; i >= 0; i--) sink(machine, heap, i, node);
      return null;
    },
  ],
  heappush: [
    'heap, item, /',
    (machine, [v, item], node) => {
      push(machine, heapOf(machine, v, 'heappush', node), item, node);
      return null;
    },
  ],
  heappop: ['heap, /', (machine, [v], node) => pop(machine, heapOf(machine, v, 'heappop', node), node)],
  heapreplace: [
    'heap, item, /',
    (machine, [v, item], node) => replace(machine, heapOf(machine, v, 'heapreplace', node), item, node),
  ],
  heappushpop: [
    'heap, item, /',
    (machine, [v, item], node) => {
      const heap = heapOf(machine, v, 'heappushpop', node);
      const [smallest] = heap.elements;
      return smallest !== undefined && less(machine, smallest, item, node) ? replace(machine, heap, item, node) : item;
    },
  ],
  nlargest: best(true),
  nsmallest: best(false),
  merge: [
    '*iterables, key=None, reverse=False',
    (machine, [key, reverse, iterables], node) => {
      const walks = (iterables as TupleValue).elements.map((v) => iterate(machine, v, node));
      return new IteratorValue(types.iterator, merged(machine, walks, key, truthy(machine, reverse, node), node));
    },
  ],
};

export const heapq: ModuleContents = { functions };
