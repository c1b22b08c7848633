/** `itertools`: classes of iterators that are advanced one value at a time, so that endless ones serve, too. */
import { TupleValue } from '../../values/containers.ts';
import { isNumber, toIndex, truthy } from '../../values/conversions.ts';
import { defineClassMethods, defineMethods, type Functions } from '../../values/functions.ts';
import { IteratorValue, iterate, toList, type Walk } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { repr } from '../../values/text.ts';
import { builtinType, typeOf, types } from '../../values/types.ts';
import type { TypeValue, Value } from '../../values/values.ts';
import { defineAllocate } from '../define.ts';
import { arrangements, combinations, product } from './combinatorics.ts';
import type { ModuleContents } from './module.ts';
import * as walks from './walks.ts';

type Make = (machine: PyMachine, args: Value[], node: number) => IterableIterator<Value>;

/** What is walked through as `make` says; each step counts. */
function walking(type: TypeValue, machine: PyMachine, values: IterableIterator<Value>, node: number): IteratorValue {
  return new IteratorValue(type, {
    next() {
      machine.budget.step(node);
      return values.next().value as Value | undefined;
    },
  });
}

const elementsOf = (args: Value): readonly Value[] => (args as TupleValue).elements;

const predicate = (machine: PyMachine, func: Value, node: number) => (v: Value) =>
  truthy(machine, func === null ? v : machine.call(func, [v], undefined, node), node);

/** How many are chosen. */
function countOf(machine: PyMachine, r: Value, what: string, node: number): number {
  const count = toIndex(machine, r, node);
  return count >= 0 ? count : machine.raise(types.ValueError, `${what} must be non-negative`, node);
}

/** Choices are charged for as they are given. */
function* tuples(machine: PyMachine, rows: Iterable<readonly Value[]>, node: number): IterableIterator<Value> {
  for (const row of rows) {
    machine.budget.allocate(row.length, node);
    yield new TupleValue(row);
  }
}

function choosing(choose: (pool: readonly Value[], count: number) => Iterable<Value[]>): Make {
  return (machine, [v, r], node) => {
    const pool = toList(machine, v, node);
    const count = r === null ? pool.length : countOf(machine, r, 'r', node);
    if (count > pool.length) machine.budget.allocate(count, node);
    return tuples(machine, choose(pool, count), node);
  };
}

const SLICE = 'for islice() must be None or an integer: 0 <= x <= sys.maxsize.';

/** `islice(iterable, stop)` or `islice(iterable, start, stop, step)` */
const sliced: Make = (machine, [v, bounds], node) => {
  const given = elementsOf(bounds);
  if (given.length === 0 || given.length > 3) {
    const text = given.length === 0 ? 'at least 2 arguments' : 'at most 4 arguments';
    return machine.raise(types.TypeError, `islice expected ${text}, got ${given.length + 1}`, node);
  }
  const read = (bound: Value, what: string): number | undefined => {
    if (bound === null) return undefined;
    const index = isNumber(bound) && typeOf(bound) !== types.float ? toIndex(machine, bound, node) : -1;
    return index >= 0 ? index : machine.raise(types.ValueError, `${what} ${SLICE}`, node);
  };
  const [first, second = null, third = null] = given;
  const isStop = given.length === 1;
  const stop = read(isStop ? first : second, isStop ? 'Stop argument' : 'Indices');
  const start = isStop ? 0 : read(first, 'Indices');
  const step = third === null ? 1 : toIndex(machine, third, node);
  if (step < 1) machine.raise(types.ValueError, 'Step for islice() must be a positive integer or None.', node);
  return walks.slice(iterate(machine, v, node), start ?? 0, stop ?? Number.POSITIVE_INFINITY, step);
};

/** Each class: how it is called, and what its instances give. */
const classes: Readonly<Record<string, readonly [signature: string, make: Make]>> = {
  accumulate: ['iterable, func=None, *, initial=None', walks.accumulate],
  chain: ['*iterables', (machine, [all], node) => walks.chain(machine, iterate(machine, all, node), node)],
  combinations: ['iterable, r', choosing((pool, count) => combinations(pool, count, 1))],
  combinations_with_replacement: ['iterable, r', choosing((pool, count) => combinations(pool, count, 0))],
  compress: [
    'data, selectors',
    (machine, [data, selectors], node) => {
      const wanted = iterate(machine, selectors, node);
      return walks.compressed(iterate(machine, data, node), wanted, (v) => truthy(machine, v, node));
    },
  ],
  cycle: ['iterable, /', (machine, [iterable], node) => walks.cycle(machine, iterate(machine, iterable, node), node)],
  dropwhile: [
    'predicate, iterable, /',
    (machine, [func, v], node) => walks.dropWhile(iterate(machine, v, node), predicate(machine, func, node)),
  ],
  filterfalse: [
    'function, iterable, /',
    (machine, [func, v], node) => {
      const holds = predicate(machine, func, node);
      return walks.selected(iterate(machine, v, node), (each) => !holds(each));
    },
  ],
  groupby: [
    'iterable, key=None',
    (machine, [v, key], node) => {
      const keyOf = (each: Value) => (key === null ? each : machine.call(key, [each], undefined, node));
      return walks.groups(machine, iterate(machine, v, node), keyOf, groupType, node);
    },
  ],
  islice: ['iterable, /, *bounds', sliced],
  pairwise: ['iterable, /', (machine, [v], node) => walks.pairs(iterate(machine, v, node))],
  permutations: ['iterable, r=None', choosing(arrangements)],
  product: [
    '*iterables, repeat=1',
    (machine, [times, iterables], node) => {
      const pools = elementsOf(iterables).map((v) => toList(machine, v, node));
      const count = toIndex(machine, times, node);
      if (count < 0) return machine.raise(types.ValueError, 'repeat argument cannot be negative', node);
      machine.budget.allocate(pools.length * count, node);
      return tuples(machine, product(Array.from({ length: count }, () => pools).flat()), node);
    },
  ],
  starmap: [
    'function, iterable, /',
    (machine, [func, v], node) => walks.starMap(machine, func, iterate(machine, v, node), node),
  ],
  takewhile: [
    'predicate, iterable, /',
    (machine, [func, v], node) => walks.takeWhile(iterate(machine, v, node), predicate(machine, func, node)),
  ],
  zip_longest: [
    '*iterables, fillvalue=None',
    (machine, [fill, iterables], node) => {
      const all = elementsOf(iterables).map((v) => iterate(machine, v, node));
      return walks.zipLongest(machine, all, fill, node);
    },
  ],
};

const typeNamed = (name: string): TypeValue => builtinType(name, { bases: [types.iterator], module: 'itertools' });

const groupType = typeNamed('_grouper');

const made = Object.fromEntries(
  Object.entries(classes).map(([name, [signature, make]]) => {
    const type = typeNamed(name);
    defineAllocate(type, signature, (machine, cls, args, node) =>
      walking(cls, machine, make(machine, args, node), node),
    );
    return [name, type];
  }),
);

defineClassMethods(made.chain, {
  from_iterable: [
    'cls, iterable, /',
    (machine, [cls, iterable], node) =>
      walking(cls as TypeValue, machine, walks.chain(machine, iterate(machine, iterable, node), node), node),
  ],
});

/** `count` and `repeat` say where they are. */
class Described extends IteratorValue {
  constructor(
    type: TypeValue,
    walk: Walk,
    readonly described: (machine: PyMachine, node: number) => string,
  ) {
    super(type, walk);
  }
}

const countType = typeNamed('count');
const repeatType = typeNamed('repeat');
for (const type of [countType, repeatType])
  defineMethods(type, {
    __repr__: ['self, /', (machine, [self], node) => (self as Described).described(machine, node)],
  });

defineAllocate(countType, 'start=0, step=1', (machine, type, [start, step], node) => {
  if (!isNumber(start) || !isNumber(step)) return machine.raise(types.TypeError, 'a number is required', node);
  const counter = walks.counter(machine, start, step, node);
  return new Described(type, counter, (inner, at) => {
    const by = step === 1 ? '' : `, ${repr(inner, step, at)}`;
    return `count(${repr(inner, counter.upcoming, at)}${by})`;
  });
});

defineAllocate(repeatType, 'object, times=?', (machine, type, [object, times], node) => {
  let left = times === undefined ? Number.POSITIVE_INFINITY : Math.max(0, toIndex(machine, times, node));
  const walk = {
    next() {
      machine.budget.step(node);
      return left-- > 0 ? object : undefined;
    },
  };
  return new Described(type, walk, (inner, at) => {
    const rest = Number.isFinite(left) ? `, ${Math.max(0, left)}` : '';
    return `repeat(${repr(inner, object, at)}${rest})`;
  });
});

const teeType = typeNamed('_tee');

const functions: Functions = {
  tee: [
    'iterable, n=2, /',
    (machine, [v, n], node) => {
      const count = toIndex(machine, n, node);
      if (count < 0) return machine.raise(types.ValueError, 'n must be >= 0', node);
      machine.budget.allocate(count, node);
      const copies = walks.copies(machine, iterate(machine, v, node), count, node);
      return new TupleValue(copies.map((walk) => new IteratorValue(teeType, walk)));
    },
  ],
};

export const itertools: ModuleContents = { functions, constants: { ...made, count: countType, repeat: repeatType } };
