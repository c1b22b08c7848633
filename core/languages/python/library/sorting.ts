/** Stable sorting by `<` alone, which may run the program's own code. */
import { less } from '../values/comparisons.ts';
import { exactOf, isNumber, truthy } from '../values/conversions.ts';
import type { PyMachine } from '../values/machine.ts';
import type { Int, Value } from '../values/values.ts';
import { passOver } from './define.ts';

interface Item {
  readonly key: Value;
  readonly value: Value;
}

/** The values of an array in their order. */
export function sorted(
  machine: PyMachine,
  values: readonly Value[],
  key: Value,
  reverse: Value,
  node: number,
): Value[] {
  const isReversed = truthy(machine, reverse, node);
  machine.budget.allocate(2 * values.length, node);
  const items = values.map((value): Item => {
    if (key === null) return { key: value, value };
    machine.budget.step(node);
    return { key: machine.call(key, [value], undefined, node), value };
  });
  // What is equal keeps its place, whichever way it is sorted.
  if (isReversed) items.reverse();
  const inOrder = mergeSort(items, isLess(machine, items, node));
  if (isReversed) inOrder.reverse();
  return inOrder.map(({ value }) => value);
}

/** Numbers are compared without asking each time what they are. */
function isLess(machine: PyMachine, items: readonly Item[], node: number): (a: Item, b: Item) => boolean {
  if (!items.every(({ key }) => isNumber(key)))
    return (a, b) => {
      passOver(machine, 1, node);
      return less(machine, a.key, b.key, node);
    };
  passOver(machine, items.length * Math.log2(items.length + 1), node);
  const numbers = new Map<Item, Int>(items.map((item) => [item, exactOf(machine, item.key as Int)]));
  return (a, b) => (numbers.get(a) as Int) < (numbers.get(b) as Int);
}

/** Runs of this length are sorted by insertion. */
const RUN = 8;

function mergeSort(items: readonly Item[], isLess: (a: Item, b: Item) => boolean): Item[] {
  let from = items.slice();
  for (let start = 0; start < from.length; start += RUN) insertionSort(from, start, isLess);
  let to = new Array<Item>(from.length);
  for (let width = RUN; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) merge(from, to, start, width, isLess);
    [from, to] = [to, from];
  }
  return from;
}

function insertionSort(items: Item[], start: number, isLess: (a: Item, b: Item) => boolean): void {
  const end = Math.min(start + RUN, items.length);
  for (let i = start + 1; i < end; i++) {
    const item = items[i];
    let at = i;
    for (; at > start && isLess(item, items[at - 1]); at--) items[at] = items[at - 1];
    items[at] = item;
  }
}

function merge(from: Item[], to: Item[], start: number, width: number, isLess: (a: Item, b: Item) => boolean): void {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let [left, right] = [start, middle];
  for (let at = start; at < end; at++) {
    const takesRight = left >= middle || (right < end && isLess(from[right], from[left]));
    to[at] = takesRight ? from[right++] : from[left++];
  }
}
