import type { TypeValue } from './values.ts';

/** The order of a class after itself, by the C3 rule; undefined if its bases contradict each other. */
export function mergeOrders(bases: readonly TypeValue[]): TypeValue[] | undefined {
  const lists = [...bases.map(({ mro }) => mro), bases].map((list) => list.slice());
  const order: TypeValue[] = [];
  for (;;) {
    const left = lists.filter((list) => list.length > 0);
    if (left.length === 0) return order;
    const next = left.map(([first]) => first).find((first) => !left.some((list) => list.indexOf(first) > 0));
    if (next === undefined) return undefined;
    order.push(next);
    for (const list of left) if (list[0] === next) list.shift();
  }
}
