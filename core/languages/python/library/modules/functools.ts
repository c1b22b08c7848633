/** `functools` */
import { getAttribute, special } from '../../values/attributes.ts';
import { TupleValue } from '../../values/containers.ts';
import { truthy } from '../../values/conversions.ts';
import { BoundMethod, Builtin, Descriptor, defineMethods, type Functions } from '../../values/functions.ts';
import { iterate } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { builtinType, NotImplemented, types } from '../../values/types.ts';
import {
  type BuiltinCode,
  CallableValue,
  ENTRY_SIZE,
  type Keywords,
  ObjectValue,
  type TypeValue,
  type Value,
} from '../../values/values.ts';
import { builtinsOf } from '../define.ts';
import type { ModuleContents } from './module.ts';

const partialType = builtinType('partial', { module: 'functools', hasDict: true });

/** A function with some of its arguments. */
class Partial extends CallableValue {
  readonly name = 'partial';

  constructor(
    readonly func: Value,
    readonly args: readonly Value[],
    readonly keywords: Keywords | undefined,
  ) {
    super(partialType);
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    const all = this.keywords === undefined ? keywords : new Map([...this.keywords, ...(keywords ?? [])]);
    return machine.call(this.func, [...this.args, ...args], all, node);
  }
}

partialType.allocate = (machine, _type, [func, ...args], keywords, node) => {
  if (func === undefined) return machine.raise(types.TypeError, "type 'partial' takes at least one argument", node);
  return func instanceof Partial
    ? new Partial(func.func, [...func.args, ...args], merged(func.keywords, keywords))
    : new Partial(func, args, keywords);
};

function merged(a: Keywords | undefined, b: Keywords | undefined): Keywords | undefined {
  return a === undefined ? b : new Map([...a, ...(b ?? [])]);
}

const cacheType = builtinType('_lru_cache_wrapper', { module: 'functools', hasDict: true });

/** A function that remembers what it gave; of the arguments least recently used it forgets some. */
class Cached extends CallableValue {
  readonly #results = new DictValue();
  hits = 0;
  misses = 0;

  constructor(
    readonly func: Value,
    readonly most: number,
  ) {
    super(cacheType);
  }

  get name(): string {
    return this.func instanceof CallableValue ? this.func.name : '';
  }

  get size(): number {
    return this.#results.size;
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    const key = new TupleValue([...args, ...[...(keywords ?? [])].flat()]);
    const known = this.#results.get(machine, key, node);
    if (known !== undefined) {
      this.hits++;
      this.#results.delete(machine, key, node);
      this.#results.set(machine, key, known, node);
      return known;
    }
    this.misses++;
    const value = machine.call(this.func, args, keywords, node);
    machine.budget.allocate(ENTRY_SIZE, node);
    if (this.most > 0) this.#results.set(machine, key, value, node);
    if (this.#results.size > this.most) {
      const [oldest] = this.#results.keys();
      this.#results.delete(machine, oldest, node);
    }
    return value;
  }

  clear(machine: PyMachine, node: number): void {
    this.#results.clear(machine, node);
    this.hits = 0;
    this.misses = 0;
  }
}

const DEFAULT_MOST = 128;

function caching(most: number): BuiltinCode {
  return (machine, [func], node) => wrapped(machine, new Cached(func, most), func, node);
}

const NAMES = ['__name__', '__qualname__', '__doc__', '__module__'];

/** What a wrapper takes over from the function that it stands for. */
export function wrapped(machine: PyMachine, wrapper: Value, func: Value, node: number): Value {
  if (!(wrapper instanceof ObjectValue)) return wrapper;
  for (const name of NAMES) {
    const value = machine.attempt(types.AttributeError, () => getAttribute(machine, func, name, node));
    if (value !== undefined) wrapper.setOwn(name, value, machine);
  }
  for (const [name, value] of (func instanceof ObjectValue && func.attributes) || [])
    wrapper.setOwn(name, value, machine);
  wrapper.setOwn('__wrapped__', func, machine);
  return wrapper;
}

const cachedPropertyType = builtinType('cached_property', { module: 'functools' });

/** Computed when it is read first; then an attribute of the instance, which goes before it. */
class CachedProperty extends Descriptor {
  readonly isData = false;
  name = '';

  constructor(readonly func: Value) {
    super(cachedPropertyType);
  }

  override get(machine: PyMachine, self: Value | undefined, _type: TypeValue, node: number): Value {
    if (!(self instanceof ObjectValue)) return this;
    const value = machine.call(this.func, [self], undefined, node);
    self.setOwn(this.name, value, machine);
    return value;
  }
}

cachedPropertyType.allocate = (_machine, _type, [func]) => new CachedProperty(func);
cachedPropertyType.define(
  '__set_name__',
  new Builtin(
    '__set_name__',
    'self, owner, name, /',
    (_machine, [self, , name]) => {
      (self as CachedProperty).name = String(name);
      return null;
    },
    cachedPropertyType,
  ),
);

for (const [name, value] of builtinsOf({
  cache_clear: [
    'self',
    (machine, [self], node) => {
      (self as Cached).clear(machine, node);
      return null;
    },
  ],
  cache_info: [
    'self',
    (_machine, [self]) => {
      const { hits, misses, most, size } = self as Cached;
      return new TupleValue([hits, misses, Number.isFinite(most) ? most : null, size]);
    },
  ],
}))
  cacheType.define(name, new Builtin(name, 'self, /', value.code, cacheType));

/** Makes what is of the type bind to objects, as functions do. */
export function asMethod(type: TypeValue): void {
  defineMethods(type, {
    __get__: [
      'self, instance, owner=None, /',
      (_machine, [self, instance]) => (instance === null ? self : new BoundMethod(instance, self)),
    ],
  });
}

asMethod(cacheType);

const ORDERINGS: readonly (readonly [string, string, boolean, boolean])[] = [
  // name, from which it is made, whether that is negated, and whether equality counts
  ['__gt__', '__lt__', true, false],
  ['__ge__', '__lt__', true, true],
  ['__le__', '__lt__', false, true],
];

function totalOrdering(machine: PyMachine, cls: TypeValue, node: number): Value {
  if (cls.lookup('__lt__') === types.object.lookup('__lt__'))
    machine.raise(types.ValueError, 'must define at least one ordering operation: < > <= >=', node);
  for (const [name, from, negated, withEqual] of ORDERINGS) {
    if (cls.attributes?.has(name)) continue;
    const code: BuiltinCode = (inner, [a, b], at) => {
      const less = inner.call(special(a, from) as Value, [a, b], undefined, at);
      if (less === NotImplemented) return less;
      const isLess = truthy(inner, less, at);
      const isEqual = inner.equal(a, b, at);
      if (negated) return withEqual ? !isLess : !isLess && !isEqual;
      return isLess || isEqual;
    };
    cls.setOwn(name, new Builtin(name, 'self, other, /', code, cls), machine);
  }
  return cls;
}

const functions: Functions = {
  reduce: [
    'function, iterable, initial=?, /',
    (machine, [func, iterable, initial], node) => {
      const walk = iterate(machine, iterable, node);
      let total = initial ?? walk.next();
      if (initial === null) total = null;
      if (total === undefined)
        return machine.raise(types.TypeError, 'reduce() of empty iterable with no initial value', node);
      for (let v = walk.next(); v !== undefined; v = walk.next()) {
        machine.budget.step(node);
        total = machine.call(func, [total, v], undefined, node);
      }
      return total;
    },
  ],
  cache: ['user_function, /', caching(Number.POSITIVE_INFINITY)],
  lru_cache: [
    'maxsize=128, typed=False',
    (machine, [most], node) => {
      if (most instanceof CallableValue) return caching(DEFAULT_MOST)(machine, [most], node);
      const size = most === null ? Number.POSITIVE_INFINITY : Number(most);
      return new Builtin('lru_cache', 'user_function, /', caching(size));
    },
  ],
  wraps: [
    'wrapped, assigned=None, updated=None',
    (_machine, [func]) =>
      new Builtin('wraps', 'wrapper, /', (machine, [wrapper], node) => wrapped(machine, wrapper, func, node)),
  ],
  update_wrapper: [
    'wrapper, wrapped, assigned=None, updated=None',
    (machine, [wrapper, func], node) => wrapped(machine, wrapper, func, node),
  ],
  total_ordering: ['cls, /', (machine, [cls], node) => totalOrdering(machine, cls as TypeValue, node)],
  cmp_to_key: [
    'mycmp',
    (_machine, [compare]) =>
      new Builtin('cmp_to_key', 'obj', (_inner, [object]) => {
        const key = new ObjectValue(keyType);
        key.define('obj', object);
        key.define('cmp', compare);
        return key;
      }),
  ],
};

const keyType = builtinType('KeyWrapper', { module: 'functools', hasDict: true });
keyType.define(
  '__lt__',
  new Builtin(
    '__lt__',
    'self, other, /',
    (machine, [a, b], node) => {
      const [x, y] = [a, b].map((key) => (key as ObjectValue).getOwn('obj') as Value);
      const order = machine.call((a as ObjectValue).getOwn('cmp') as Value, [x, y], undefined, node);
      return typeof order === 'number' ? order < 0 : machine.raise(types.TypeError, 'an integer is required', node);
    },
    keyType,
  ),
);

export const functools: ModuleContents = {
  functions,
  constants: { partial: partialType, cached_property: cachedPropertyType },
};
