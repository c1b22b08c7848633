/** Inputs that came as lists: their numbers stand as one gate, from which each use takes its part. */
import type { RunRecord } from '../record.ts';
import type { Item, Tree } from './tree.ts';

/** So many numbers of a list stand each by itself … */
const ALONE = 4;
/** … in a circuit that is no larger than that. */
const SMALL = 40;

/** Some numbers of a list, in words. */
export interface Part {
  /** What they have in common: `W1[0]` of `W1[0][0]` and `W1[0][1]`. */
  readonly name: string;
  /** How many of them there are on each axis; of what is no rectangle, how many in all. */
  readonly shape: readonly number[];
}

interface Place {
  readonly list: string;
  readonly indices: readonly number[];
}

/** Of inputs that are numbers of a list. */
function placeOf(name: string): Place | undefined {
  const [, list, indices] = name.match(/^(.*?[^\]])((?:\[\d+\])+)$/s) ?? [];
  return list === undefined ? undefined : { list, indices: indices.slice(1, -1).split('][').map(Number) };
}

export function isElement(name: string): boolean {
  return placeOf(name) !== undefined;
}

/** The name of the list that an input is a number of. */
export function listName(name: string): string {
  return placeOf(name)?.list ?? name;
}

export function partOf(names: readonly string[]): Part {
  const places = names.map((name) => placeOf(name) ?? { list: name, indices: [] });
  const [first] = places;
  let common = 0;
  const isCommon = (axis: number) =>
    axis < first.indices.length && places.every(({ indices }) => indices[axis] === first.indices[axis]);
  while (isCommon(common)) common++;
  const shape: number[] = [];
  const rank = first.indices.length;
  if (places.every(({ indices }) => indices.length === rank))
    for (let axis = common; axis < rank; axis++) shape.push(new Set(places.map(({ indices }) => indices[axis])).size);
  const isFull = shape.length > 0 && shape.reduce((all, length) => all * length, 1) === names.length;
  const prefix = first.indices.slice(0, common).map((index) => `[${index}]`);
  return { name: first.list + prefix.join(''), shape: isFull ? shape : [names.length] };
}

/** The numbers of each list become one item. */
export function gatherArrays(tree: Tree, { inputs, tape }: RunRecord): void {
  const most = tree.entries.length > SMALL ? 1 : ALONE;
  const lists = new Map<string, Item[]>();
  for (const [entry, name] of inputs) {
    const list = tape.tensorAt(entry) === undefined ? placeOf(name)?.list : undefined;
    if (list === undefined) continue;
    const key = `${tree.groupOf(entry)} ${list}`;
    const found = lists.get(key);
    if (found === undefined) lists.set(key, [entry]);
    else found.push(entry);
  }
  const needed = new Set(lists.size === 0 ? [] : tree.entries);
  const arrays = new Map<Item, Item>();
  const homes = new Set<number>();
  for (const all of lists.values()) {
    const items = all.filter((entry) => needed.has(entry));
    if (items.length <= most) continue;
    const home = tree.groupOf(items[0]);
    const array = ~tree.add('array', home, tape.node[items[0]], items);
    for (const [i, item] of items.entries()) arrays.set(item, i === 0 ? array : item);
    homes.add(home);
  }
  for (const home of homes) {
    const member = tree.members[home];
    member.items = member.items.flatMap((item) => {
      const place = arrays.get(item);
      return place === undefined ? [item] : place === item ? [] : [place];
    });
  }
}
