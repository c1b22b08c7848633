/** Array methods that leave the array as it is and call nothing back. */

import { splice } from '../../../runtime/history.ts';
import { primal, sameValueZero, toInteger, toText } from '../values/conversions.ts';
import { IteratorMethod, mapped } from '../values/iteration.ts';
import type { JsMachine } from '../values/machine.ts';
import { ArrayValue, type Value } from '../values/values.ts';
import { comparison, spliceBounds } from './array-change.ts';
import { type Method, type Methods, method } from './define.ts';
import { elementsOf, hosted, nested, passOver, position } from './support.ts';

/** What `join` is in the midst of: an array inside itself gives ''. */
const joining = new Set<Value>();

function join(machine: JsMachine, self: Value, separator: Value, node: number): string {
  const elements = elementsOf(machine, self, node);
  const between = separator === undefined ? ',' : toText(machine, separator, node);
  if (joining.has(self)) return '';
  joining.add(self);
  try {
    machine.budget.allocate(elements.length * (1 + between.length), node);
    // Not `map`, which passes over holes.
    const texts = Array.from(elements, (v) => {
      const text = v === undefined || v === null ? '' : toText(machine, v, node);
      machine.budget.allocate(text.length, node);
      return text;
    });
    return texts.join(between);
  } finally {
    joining.delete(self);
  }
}

function flat(machine: JsMachine, elements: Value[], depth: number, node: number, into: Value[] = []): Value[] {
  passOver(machine, elements.length, node);
  elements.forEach((v) => {
    machine.budget.allocate(1, node);
    if (v instanceof ArrayValue && depth >= 1)
      nested(machine, node, () => flat(machine, v.elements, depth - 1, node, into));
    else into.push(v);
  });
  return into;
}

function indexOf(machine: JsMachine, self: Value, [sought, start]: Value[], node: number): number {
  const elements = elementsOf(machine, self, node);
  const target = primal(machine, sought);
  passOver(machine, elements.length, node);
  for (let i = position(machine, start, elements.length, 0, node); i < elements.length; i++) {
    const v = elements[i];
    // A hole is no undefined.
    if (primal(machine, v) === target && (v !== undefined || i in elements)) return i;
  }
  return -1;
}

function lastIndexOf(machine: JsMachine, self: Value, args: Value[], node: number): number {
  const elements = elementsOf(machine, self, node);
  const target = primal(machine, args[0]);
  passOver(machine, elements.length, node);
  const from = args.length > 1 ? toInteger(machine, args[1], node) : elements.length - 1;
  for (let i = from < 0 ? elements.length + from : Math.min(from, elements.length - 1); i >= 0; i--) {
    const v = elements[i];
    if (primal(machine, v) === target && (v !== undefined || i in elements)) return i;
  }
  return -1;
}

function includes(machine: JsMachine, self: Value, [sought, start]: Value[], node: number): boolean {
  const elements = elementsOf(machine, self, node);
  passOver(machine, elements.length, node);
  for (let i = position(machine, start, elements.length, 0, node); i < elements.length; i++)
    if (sameValueZero(machine, elements[i], sought)) return true;
  return false;
}

function concat(machine: JsMachine, self: Value, args: Value[], node: number): Value {
  const parts = [self, ...args].map((v) => (v instanceof ArrayValue ? v.elements : [v]));
  machine.budget.allocate(
    parts.reduce((sum, part) => sum + part.length, 0),
    node,
  );
  const result: Value[] = [];
  // Part by part, as a call takes only so many arguments; `concat` keeps holes.
  return new ArrayValue(parts.reduce((all, part) => all.concat(part), result));
}

function toSpliced(machine: JsMachine, self: Value, args: Value[], node: number): Value {
  const elements = elementsOf(machine, self, node);
  const { start, count, items } = spliceBounds(machine, elements, args, node);
  machine.budget.allocate(elements.length + items.length, node);
  const copy = Array.from(elements);
  splice(copy, start, count, items);
  return new ArrayValue(copy);
}

/** A copy, made by the host's own method. */
function copying(
  parameters: number,
  copy: (machine: JsMachine, elements: Value[], args: Value[], node: number) => Value[],
): Method {
  return [
    parameters,
    (machine, self, args, node) => {
      const elements = elementsOf(machine, self, node);
      machine.budget.allocate(elements.length, node);
      return new ArrayValue(copy(machine, elements, args, node));
    },
  ];
}

export const reads: Methods = {
  at: [1, (machine, self, args, node) => elementsOf(machine, self, node).at(toInteger(machine, args[0], node))],
  concat: [1, concat],
  flat: [
    0,
    (machine, self, [depth], node) =>
      new ArrayValue(
        flat(machine, elementsOf(machine, self, node), depth === undefined ? 1 : toInteger(machine, depth, node), node),
      ),
  ],
  includes: [1, includes],
  indexOf: [1, indexOf],
  lastIndexOf: [1, lastIndexOf],
  join: [1, (machine, self, args, node) => join(machine, self, args[0], node)],
  toString: method(0, (machine, self, _args, node) => join(machine, self, undefined, node)),
  slice: [
    2,
    (machine, self, [from, to], node) => {
      const elements = elementsOf(machine, self, node);
      const start = position(machine, from, elements.length, 0, node);
      const end = position(machine, to, elements.length, elements.length, node);
      machine.budget.allocate(Math.max(end - start, 0), node);
      return new ArrayValue(elements.slice(start, end));
    },
  ],
  toReversed: copying(0, (_machine, elements) => elements.toReversed()),
  toSorted: copying(1, (machine, elements, args, node) => elements.toSorted(comparison(machine, args[0], node))),
  toSpliced: [2, toSpliced],
  with: copying(2, (machine, elements, [index, value], node) => {
    const i = toInteger(machine, index, node);
    return hosted(machine, node, () => elements.with(i, value));
  }),
};

export const iterators = [
  new IteratorMethod('values', (machine, self, node) => elementsOf(machine, self, node).values()),
  new IteratorMethod('keys', (machine, self, node) => elementsOf(machine, self, node).keys()),
  new IteratorMethod('entries', (machine, self, node) =>
    mapped(elementsOf(machine, self, node).entries(), (entry) => new ArrayValue(entry)),
  ),
];
