/** How Python's itertools go through what they are given. */
import { equal } from '../../values/comparisons.ts';
import { TupleValue } from '../../values/containers.ts';
import { IteratorValue, iterate, toList, type Walk } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { operators } from '../../values/operators.ts';
import type { TypeValue, Value } from '../../values/values.ts';

type Values = IterableIterator<Value>;
type Test = (v: Value) => boolean;

function* values(walk: Walk): Values {
  for (let v = walk.next(); v !== undefined; v = walk.next()) yield v;
}

/** Endless: `start`, and each time `step` more. */
export function counter(machine: PyMachine, start: Value, step: Value, node: number): Walk & { upcoming: Value } {
  return {
    upcoming: start,
    next() {
      machine.budget.step(node);
      const now = this.upcoming;
      this.upcoming = operators.Add(machine, now, step, node);
      return now;
    },
  };
}

export function* cycle(machine: PyMachine, walk: Walk, node: number): Values {
  const seen: Value[] = [];
  for (const v of values(walk)) {
    machine.budget.allocate(1, node);
    seen.push(v);
    yield v;
  }
  while (seen.length > 0) yield* seen;
}

export function* chain(machine: PyMachine, iterables: Walk, node: number): Values {
  for (const iterable of values(iterables)) yield* values(iterate(machine, iterable, node));
}

export function accumulate(machine: PyMachine, [iterable, func, initial]: Value[], node: number): Values {
  const walk = iterate(machine, iterable, node);
  return sums();

  function* sums(): Values {
    let total = initial === null ? walk.next() : initial;
    if (total === undefined) return;
    yield total;
    for (const v of values(walk)) {
      total = func === null ? operators.Add(machine, total, v, node) : machine.call(func, [total, v], undefined, node);
      yield total;
    }
  }
}

export function* selected(walk: Walk, holds: Test): Values {
  for (const v of values(walk)) if (holds(v)) yield v;
}

export function* takeWhile(walk: Walk, holds: Test): Values {
  for (const v of values(walk)) {
    if (!holds(v)) return;
    yield v;
  }
}

export function* dropWhile(walk: Walk, holds: Test): Values {
  let dropping = true;
  for (const v of values(walk)) {
    dropping = dropping && holds(v);
    if (!dropping) yield v;
  }
}

export function* compressed(data: Walk, selectors: Walk, isTrue: Test): Values {
  for (const v of values(data)) {
    const selector = selectors.next();
    if (selector === undefined) return;
    if (isTrue(selector)) yield v;
  }
}

export function* slice(walk: Walk, start: number, stop: number, step: number): Values {
  let next = start;
  for (let i = 0; i < stop; i++) {
    const v = walk.next();
    if (v === undefined) return;
    if (i < next) continue;
    yield v;
    next += step;
  }
}

export function* zipLongest(machine: PyMachine, walks: readonly Walk[], fill: Value, node: number): Values {
  const open = new Set(walks.keys());
  while (open.size > 0) {
    machine.budget.allocate(walks.length, node);
    const row = walks.map((walk, i) => {
      const v = open.has(i) ? walk.next() : undefined;
      if (v === undefined) open.delete(i);
      return v === undefined ? fill : v;
    });
    if (open.size === 0) return;
    yield new TupleValue(row);
  }
}

export function* pairs(walk: Walk): Values {
  let last = walk.next();
  if (last === undefined) return;
  for (const v of values(walk)) {
    yield new TupleValue([last, v]);
    last = v;
  }
}

export function* starMap(machine: PyMachine, func: Value, walk: Walk, node: number): Values {
  for (const v of values(walk)) yield machine.call(func, toList(machine, v, node), undefined, node);
}

/** Runs of values with equal keys. A group's values are at hand until the next group begins. */
export function* groups(
  machine: PyMachine,
  walk: Walk,
  keyOf: (v: Value) => Value,
  type: TypeValue,
  node: number,
): Values {
  let v = walk.next();
  let key = v === undefined ? null : keyOf(v);
  while (v !== undefined) {
    const group = key;
    const rest: Walk = {
      next() {
        if (v === undefined || (key !== group && !equal(machine, key, group, node))) return undefined;
        const taken = v;
        v = walk.next();
        if (v !== undefined) key = keyOf(v);
        return taken;
      },
    };
    let isOver = false;
    const walkOfGroup: Walk = { next: () => (isOver ? undefined : rest.next()) };
    yield new TupleValue([group, new IteratorValue(type, walkOfGroup)]);
    while (rest.next() !== undefined) machine.budget.step(node);
    isOver = true;
  }
}

/** Several walks over what one gives: it is kept. */
export function copies(machine: PyMachine, walk: Walk, count: number, node: number): Walk[] {
  const seen: Value[] = [];
  return Array.from({ length: count }, () => {
    let i = 0;
    return {
      next() {
        if (i === seen.length) {
          const v = walk.next();
          if (v === undefined) return undefined;
          machine.budget.allocate(1, node);
          seen.push(v);
        }
        return seen[i++];
      },
    };
  });
}
