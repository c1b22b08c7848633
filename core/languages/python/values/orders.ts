import type { TypeValue } from './values.ts';

/** The order of a class after itself, by the C3 rule; or the classes among which there is no next one. */
export function mergeOrders(bases: readonly TypeValue[]): { order: TypeValue[]; conflict?: readonly TypeValue[] } {
  if (bases.length === 1) return { order: bases[0].mro.slice() };
  const lists = [...bases.map(({ mro }) => mro), bases].map((list) => list.slice());
  const order: TypeValue[] = [];
  for (;;) {
    const left = lists.filter((list) => list.length > 0);
    if (left.length === 0) return { order };
    const heads = left.map(([first]) => first);
    const next = heads.find((head) => !left.some((list) => list.indexOf(head) > 0));
    if (next === undefined) return { order, conflict: [...new Set(heads)] };
    order.push(next);
    for (const list of left) if (list[0] === next) list.shift();
  }
}
