/** `itertools`: iterators that are advanced one value at a time, so that endless ones serve, too. */
import { equal } from '../../values/comparisons.ts';
import { TupleValue } from '../../values/containers.ts';
import { toIndex, truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import { IteratorValue, iterate, toList, type Walk } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { operators } from '../../values/operators.ts';
import { builtinType, types } from '../../values/types.ts';
import type { BuiltinCode, Value } from '../../values/values.ts';
import { arrangements, combinations, product } from './combinatorics.ts';
import type { ModuleContents } from './module.ts';

const elementsOf = (args: Value): readonly Value[] => (args as TupleValue).elements;

/** A function whose result walks on as `make` says. */
function walking(
  make: (machine: PyMachine, args: Value[], node: number) => Walk | IterableIterator<Value>,
): BuiltinCode {
  return (machine, args, node) => {
    const made = make(machine, args, node);
    if (!(Symbol.iterator in made)) return new IteratorValue(iterator, made);
    const walk = {
      next() {
        machine.budget.step(node);
        return made.next().value as Value | undefined;
      },
    };
    return new IteratorValue(iterator, walk);
  };
}

const iterator = builtinType('iterator', { bases: [types.iterator], module: 'itertools' });

function* values(walk: Walk): IterableIterator<Value> {
  for (let v = walk.next(); v !== undefined; v = walk.next()) yield v;
}

function* count(machine: PyMachine, start: Value, step: Value, node: number): IterableIterator<Value> {
  for (let n = start; ; n = operators.Add(machine, n, step, node)) yield n;
}

function* cycle(machine: PyMachine, iterable: Value, node: number): IterableIterator<Value> {
  const seen: Value[] = [];
  for (const v of values(iterate(machine, iterable, node))) {
    machine.budget.allocate(1, node);
    seen.push(v);
    yield v;
  }
  while (seen.length > 0) yield* seen;
}

function* repeat(object: Value, times: number): IterableIterator<Value> {
  for (let i = 0; i < times; i++) yield object;
}

function* chain(machine: PyMachine, iterables: Walk, node: number): IterableIterator<Value> {
  for (const iterable of values(iterables)) yield* values(iterate(machine, iterable, node));
}

function* accumulate(machine: PyMachine, [iterable, func, initial]: Value[], node: number): IterableIterator<Value> {
  const walk = iterate(machine, iterable, node);
  let total = initial ?? walk.next();
  if (total === undefined) return;
  yield total;
  for (const v of values(walk)) {
    total = func === null ? operators.Add(machine, total, v, node) : machine.call(func, [total, v], undefined, node);
    yield total;
  }
}

function* selected(walk: Walk, holds: (v: Value) => boolean): IterableIterator<Value> {
  for (const v of values(walk)) if (holds(v)) yield v;
}

function* takeWhile(walk: Walk, holds: (v: Value) => boolean): IterableIterator<Value> {
  for (const v of values(walk)) {
    if (!holds(v)) return;
    yield v;
  }
}

function* dropWhile(walk: Walk, holds: (v: Value) => boolean): IterableIterator<Value> {
  let dropping = true;
  for (const v of values(walk)) {
    dropping = dropping && holds(v);
    if (!dropping) yield v;
  }
}

function* slice(walk: Walk, start: number, stop: number, step: number): IterableIterator<Value> {
  for (let i = 0, next = start; next < stop; i++) {
    const v = walk.next();
    if (v === undefined) return;
    if (i < next) continue;
    yield v;
    next += step;
  }
}

function* zipLongest(walks: Walk[], fill: Value): IterableIterator<Value> {
  const open = new Set(walks);
  for (;;) {
    const row = walks.map((walk) => {
      const v = open.has(walk) ? walk.next() : undefined;
      if (v === undefined) open.delete(walk);
      return v ?? (v === null ? null : fill);
    });
    if (open.size === 0) return;
    yield new TupleValue(row);
  }
}

function* pairs(walk: Walk): IterableIterator<Value> {
  let last = walk.next();
  for (const v of values(walk)) {
    yield new TupleValue([last as Value, v]);
    last = v;
  }
}

function* starMap(machine: PyMachine, func: Value, walk: Walk, node: number): IterableIterator<Value> {
  for (const v of values(walk)) yield machine.call(func, toList(machine, v, node), undefined, node);
}

/** Runs of values with equal keys. A group's values are at hand until the next group begins. */
function* groupBy(machine: PyMachine, walk: Walk, key: Value, node: number): IterableIterator<Value> {
  const keyOf = (v: Value) => (key === null ? v : machine.call(key, [v], undefined, node));
  let v = walk.next();
  while (v !== undefined) {
    const group = keyOf(v);
    const rest: { next(): Value | undefined } = {
      next() {
        if (v === undefined || !equal(machine, keyOf(v), group, node)) return undefined;
        const taken = v;
        v = walk.next();
        return taken;
      },
    };
    yield new TupleValue([group, new IteratorValue(iterator, rest)]);
    while (rest.next() !== undefined);
  }
}

function tee(machine: PyMachine, iterable: Value, n: number, node: number): Value {
  const walk = iterate(machine, iterable, node);
  const seen: Value[] = [];
  const copies = Array.from({ length: n }, () => {
    let i = 0;
    const next = () => {
      if (i === seen.length) {
        const v = walk.next();
        if (v === undefined) return undefined;
        machine.budget.allocate(1, node);
        seen.push(v);
      }
      return seen[i++];
    };
    return new IteratorValue(iterator, { next });
  });
  return new TupleValue(copies);
}

const predicate = (machine: PyMachine, func: Value, node: number) => (v: Value) =>
  truthy(machine, func === null ? v : machine.call(func, [v], undefined, node), node);

const functions: Functions = {
  count: ['start=0, step=1', walking((machine, [start, step], node) => count(machine, start, step, node))],
  cycle: ['iterable, /', walking((machine, [iterable], node) => cycle(machine, iterable, node))],
  repeat: [
    'object, times=None',
    walking((machine, [object, times], node) =>
      repeat(object, times === null ? Number.POSITIVE_INFINITY : toIndex(machine, times, node)),
    ),
  ],
  accumulate: ['iterable, func=None, *, initial=None', walking(accumulate)],
  chain: [
    '*iterables',
    walking((machine, [iterables], node) => chain(machine, iterate(machine, iterables, node), node)),
  ],
  compress: [
    'data, selectors',
    walking((machine, [data, selectors], node) => {
      const wanted = iterate(machine, selectors, node);
      const isWanted = () => {
        const selector = wanted.next();
        return selector === undefined ? undefined : truthy(machine, selector, node);
      };
      return compressed(iterate(machine, data, node), isWanted);
    }),
  ],
  dropwhile: [
    'predicate, iterable, /',
    walking((machine, [func, v], node) => dropWhile(iterate(machine, v, node), predicate(machine, func, node))),
  ],
  takewhile: [
    'predicate, iterable, /',
    walking((machine, [func, v], node) => takeWhile(iterate(machine, v, node), predicate(machine, func, node))),
  ],
  filterfalse: [
    'function, iterable, /',
    walking((machine, [func, v], node) => {
      const holds = predicate(machine, func, node);
      return selected(iterate(machine, v, node), (each) => !holds(each));
    }),
  ],
  groupby: [
    'iterable, key=None',
    walking((machine, [v, key], node) => groupBy(machine, iterate(machine, v, node), key, node)),
  ],
  islice: [
    'iterable, /, *bounds',
    walking((machine, [v, bounds], node) => {
      const given = elementsOf(bounds).map((bound) => (bound === null ? undefined : toIndex(machine, bound, node)));
      const [start = 0, stop = Number.POSITIVE_INFINITY, step = 1] = given.length === 1 ? [0, given[0]] : given;
      if (start < 0 || stop < 0 || step < 1)
        machine.raise(
          types.ValueError,
          'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.',
          node,
        );
      return slice(iterate(machine, v, node), start, stop, step);
    }),
  ],
  pairwise: ['iterable, /', walking((machine, [v], node) => pairs(iterate(machine, v, node)))],
  starmap: [
    'function, iterable, /',
    walking((machine, [func, v], node) => starMap(machine, func, iterate(machine, v, node), node)),
  ],
  tee: ['iterable, n=2, /', (machine, [v, n], node) => tee(machine, v, toIndex(machine, n, node), node)],
  zip_longest: [
    '*iterables, fillvalue=None',
    walking((machine, [fill, iterables], node) =>
      zipLongest(
        elementsOf(iterables).map((v) => iterate(machine, v, node)),
        fill,
      ),
    ),
  ],
  batched: [
    'iterable, n',
    walking((machine, [v, n], node) => batches(iterate(machine, v, node), toIndex(machine, n, node))),
  ],
  product: [
    '*iterables, repeat=1',
    walking((machine, [times, iterables], node) => {
      const pools = elementsOf(iterables).map((v) => toList(machine, v, node));
      const all = Array.from({ length: toIndex(machine, times, node) }, () => pools).flat();
      return tuples(product(all));
    }),
  ],
  permutations: [
    'iterable, r=None',
    walking((machine, [v, r], node) => {
      const pool = toList(machine, v, node);
      return tuples(arrangements(pool, r === null ? pool.length : toIndex(machine, r, node)));
    }),
  ],
  combinations: [
    'iterable, r',
    walking((machine, [v, r], node) => tuples(combinations(toList(machine, v, node), toIndex(machine, r, node), 1))),
  ],
  combinations_with_replacement: [
    'iterable, r',
    walking((machine, [v, r], node) => tuples(combinations(toList(machine, v, node), toIndex(machine, r, node), 0))),
  ],
};

function* compressed(data: Walk, isWanted: () => boolean | undefined): IterableIterator<Value> {
  for (const v of values(data)) {
    const wanted = isWanted();
    if (wanted === undefined) return;
    if (wanted) yield v;
  }
}

function* batches(walk: Walk, size: number): IterableIterator<Value> {
  for (;;) {
    const batch: Value[] = [];
    while (batch.length < size) {
      const v = walk.next();
      if (v === undefined) break;
      batch.push(v);
    }
    if (batch.length === 0) return;
    yield new TupleValue(batch);
  }
}

function* tuples(rows: Iterable<readonly Value[]>): IterableIterator<Value> {
  for (const row of rows) yield new TupleValue(row);
}

export const itertools: ModuleContents = { functions };
