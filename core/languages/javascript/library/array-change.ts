/** Array methods that change the array. Each announces its change first: older versions can still be read. */

import { splice } from '../../../runtime/history.ts';
import { toInteger, toNumber, toText } from '../values/conversions.ts';
import type { JsMachine } from '../values/machine.ts';
import { notExtensible, remove, set } from '../values/members.ts';
import { ArrayValue, FunctionValue, type Value } from '../values/values.ts';
import type { Method, Methods } from './define.ts';
import { elementsOf, position } from './support.ts';

type Change = (machine: JsMachine, array: ArrayValue, args: Value[], node: number) => Value;

/** What is done to an array that may not change. */
type Offence = 'add' | 'delete' | 'assign';

function refuse(machine: JsMachine, offence: Offence, { elements }: ArrayValue, node: number): void {
  if (offence === 'add') notExtensible(machine, String(elements.length), node);
  if (elements.length === 0) return;
  const text =
    offence === 'delete'
      ? `Cannot delete property '${elements.length - 1}' of [object Array]`
      : "Cannot assign to read only property '0' of object '[object Array]'";
  machine.fail('TypeError', text, node);
}

function changing(parameters: number, offence: Offence, change: Change): Method {
  return [
    parameters,
    (machine, self, args, node) => {
      if (self instanceof ArrayValue) {
        if (self.frozen || (self.sealed && offence !== 'assign')) refuse(machine, offence, self, node);
        return change(machine, self, args, node);
      }
      return changeLikeness(machine, self, args, node, change);
    },
  ];
}

/** The change is made to a copy of the indices of an object that is no array, and written back. */
function changeLikeness(machine: JsMachine, self: Value, args: Value[], node: number, change: Change): Value {
  const elements = elementsOf(machine, self, node);
  const before = elements.length;
  const copy = new ArrayValue(elements);
  const result = change(machine, copy, args, node);
  for (let i = 0; i < Math.max(before, elements.length); i++) {
    machine.budget.step(node);
    if (i in elements) set(machine, self, String(i), elements[i], node);
    else remove(machine, self, String(i));
  }
  set(machine, self, 'length', elements.length, node);
  return result === copy ? self : result;
}

/** The order that `sort` puts two elements in; undefined elements go last without being asked. */
export function comparison(machine: JsMachine, by: Value, node: number): (a: Value, b: Value) => number {
  if (by instanceof FunctionValue) {
    return (a, b) => {
      machine.budget.step(node);
      return toNumber(machine, machine.call(by, undefined, [a, b], node), node);
    };
  }
  if (by !== undefined)
    machine.fail('TypeError', 'The comparison function must be either a function or undefined', node);
  return (a, b) => {
    machine.budget.step(node);
    const x = toText(machine, a, node);
    const y = toText(machine, b, node);
    return x < y ? -1 : x > y ? 1 : 0;
  };
}

/** What the arguments of `splice` mean. */
export function spliceBounds(machine: JsMachine, { length }: Value[], args: Value[], node: number) {
  const start = position(machine, args[0], length, 0, node);
  const rest = length - start;
  const counted = args.length > 1 ? Math.min(Math.max(toInteger(machine, args[1], node), 0), rest) : rest;
  return { start, count: args.length === 0 ? 0 : counted, items: args.slice(2) };
}

/** Replaces elements, at a charge of as many as come and go. */
function exchange(
  machine: JsMachine,
  array: ArrayValue,
  start: number,
  count: number,
  items: Value[],
  node: number,
): Value[] {
  machine.budget.allocate(count + items.length, node);
  array.beforeSplice(start, count, items.length, machine);
  return splice(array.elements, start, count, items);
}

function push(machine: JsMachine, array: ArrayValue, args: Value[], node: number): number {
  machine.budget.allocate(args.length, node);
  array.beforeGrow(machine);
  for (const v of args) array.elements.push(v);
  return array.elements.length;
}

function fill(machine: JsMachine, array: ArrayValue, [value, from, to]: Value[], node: number): Value {
  const { elements } = array;
  const start = position(machine, from, elements.length, 0, node);
  const count = Math.max(position(machine, to, elements.length, elements.length, node) - start, 0);
  machine.budget.allocate(count, node);
  array.beforeSplice(start, count, count, machine);
  elements.fill(value, start, start + count);
  return array;
}

/** A change of the whole. */
function throughout(parameters: number, change: Change): Method {
  return changing(parameters, 'assign', (machine, array, args, node) => {
    machine.budget.allocate(array.elements.length, node);
    array.beforeChange(machine);
    change(machine, array, args, node);
    return array;
  });
}

function copyWithin(
  machine: JsMachine,
  { elements }: ArrayValue,
  [target, from, to]: Value[],
  node: number,
): undefined {
  const { length } = elements;
  const start = position(machine, from, length, 0, node);
  elements.copyWithin(position(machine, target, length, 0, node), start, position(machine, to, length, length, node));
}

export const changes: Methods = {
  push: changing(1, 'add', push),
  pop: changing(0, 'delete', (machine, array, _args, node) => {
    const { length } = array.elements;
    return length === 0 ? undefined : exchange(machine, array, length - 1, 1, [], node)[0];
  }),
  shift: changing(0, 'delete', (machine, array, _args, node) =>
    array.elements.length === 0 ? undefined : exchange(machine, array, 0, 1, [], node)[0],
  ),
  unshift: changing(1, 'add', (machine, array, args, node) => {
    exchange(machine, array, 0, 0, args, node);
    return array.elements.length;
  }),
  splice: changing(2, 'delete', (machine, array, args, node) => {
    const { start, count, items } = spliceBounds(machine, array.elements, args, node);
    return new ArrayValue(exchange(machine, array, start, count, items, node));
  }),
  fill: changing(1, 'assign', fill),
  reverse: throughout(0, (_machine, { elements }) => void elements.reverse()),
  copyWithin: throughout(2, copyWithin),
  // The host's sort works on a copy: a comparison that throws leaves the array as it was.
  sort: throughout(1, (machine, { elements }, args, node) => void elements.sort(comparison(machine, args[0], node))),
};
