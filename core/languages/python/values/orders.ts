import type { TypeValue } from './values.ts';

/** The order of a class after itself, by the C3 rule; or the classes among which there is no next one. */
export function mergeOrders(bases: readonly TypeValue[]): { order: TypeValue[]; conflict?: readonly TypeValue[] } {
  if (bases.length === 1) return { order: bases[0].mro.slice() };
  const lists = [...bases.map(({ mro }) => mro), bases].map((classes) => ({ classes, at: 0 }));
  /** In how many lists a class stands behind the first that is left. */
  const behind = new Map<TypeValue, number>();
  const count = (type: TypeValue, by: number) => behind.set(type, (behind.get(type) ?? 0) + by);
  for (const { classes } of lists) for (const type of classes.slice(1)) count(type, 1);
  const order: TypeValue[] = [];
  let left = lists;
  for (;;) {
    left = left.filter(({ classes, at }) => at < classes.length);
    if (left.length === 0) return { order };
    const next = left.find(({ classes, at }) => (behind.get(classes[at]) ?? 0) === 0);
    if (next === undefined) return { order, conflict: [...new Set(left.map(({ classes, at }) => classes[at]))] };
    const type = next.classes[next.at];
    order.push(type);
    for (const list of left) {
      if (list.classes[list.at] !== type) continue;
      list.at++;
      if (list.at < list.classes.length) count(list.classes[list.at], -1);
    }
  }
}
