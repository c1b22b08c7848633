/** `functools.lru_cache`, `cache` and `cached_property`. */
import { Ref } from '../../../../runtime/ref.ts';
import { TupleValue } from '../../values/containers.ts';
import { toIndex, truthy } from '../../values/conversions.ts';
import { Builtin, Descriptor, defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { builtinType, typeOf, types } from '../../values/types.ts';
import {
  type BuiltinCode,
  CallableValue,
  ENTRY_SIZE,
  type Keywords,
  ObjectValue,
  type TypeValue,
  type Value,
} from '../../values/values.ts';
import { method } from './methods.ts';
import { makeNamedTuple } from './named-tuple.ts';
import { asMethod, wrapped } from './wrapping.ts';

const cacheType = builtinType('_lru_cache_wrapper', { module: 'functools', hasDict: true });
const marks = builtinType('mark', { module: 'functools' });
/** Stands before the keywords in a key, and before the entry of a tracked number. */
const [KEYWORDS, TRACKED] = [new ObjectValue(marks), new ObjectValue(marks)];

/** Numbers that depend on an input are told apart even where they are equal: their gradients are others'. */
function keyPart(v: Value): Value {
  if (v instanceof Ref) return new TupleValue([TRACKED, v.entry]);
  return v instanceof TupleValue && v.type === types.tuple ? new TupleValue(v.elements.map(keyPart)) : v;
}

/** A function that remembers what it gave; of the arguments least recently used it forgets some. */
class Cached extends CallableValue {
  readonly #results = new DictValue();
  hits = 0;
  misses = 0;

  constructor(
    readonly func: Value,
    readonly most: number,
    readonly isTyped: boolean,
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
    const key = this.#key(machine, args, keywords, node);
    const known = this.#results.get(machine, key, node);
    if (known !== undefined) {
      this.hits++;
      if (Number.isFinite(this.most)) {
        this.#results.delete(machine, key, node);
        this.#results.set(machine, key, known, node);
      }
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

  #key(machine: PyMachine, args: readonly Value[], keywords: Keywords | undefined, node: number): Value {
    // As CPython does: alone, an int is not taken for the float that it equals.
    const [only] = args;
    const isPlain = typeof only === 'number' || typeof only === 'string';
    if (args.length === 1 && keywords === undefined && !this.isTyped && isPlain) return only;
    const named = keywords === undefined ? [] : [KEYWORDS, ...[...keywords].flat()];
    const parts = [...args, ...named];
    const kinds = this.isTyped ? parts.map(typeOf) : [];
    machine.budget.allocate(2 * parts.length, node);
    return new TupleValue([...parts.map(keyPart), ...kinds]);
  }

  clear(machine: PyMachine, node: number): void {
    this.#results.clear(machine, node);
    this.hits = 0;
    this.misses = 0;
  }
}

asMethod(cacheType);

/** The class of what `cache_info()` gives. */
function infoType(machine: PyMachine, node: number): TypeValue {
  const KEY = 'functools.CacheInfo';
  const known = machine.kept.get(KEY) as TypeValue | undefined;
  if (known !== undefined) return known;
  const fields = ['hits', 'misses', 'maxsize', 'currsize'].map((name) => ({ name, otherwise: undefined }));
  const made = makeNamedTuple(machine, 'CacheInfo', fields, new Map(), node);
  machine.kept.set(KEY, made);
  return made;
}

const most = ({ most }: Cached): Value => (Number.isFinite(most) ? most : null);

defineMethods(cacheType, {
  cache_clear: [
    'self, /',
    method<Cached>((machine, self, _args, node) => {
      self.clear(machine, node);
      return undefined;
    }),
  ],
  cache_info: [
    'self, /',
    method<Cached>(
      (machine, self, _args, node) =>
        new TupleValue([self.hits, self.misses, most(self), self.size], infoType(machine, node)),
    ),
  ],
  cache_parameters: [
    'self, /',
    method<Cached>((machine, self, _args, node) => {
      const dict = new DictValue();
      dict.set(machine, 'maxsize', most(self), node);
      dict.set(machine, 'typed', self.isTyped, node);
      return dict;
    }),
  ],
});

const DEFAULT_MOST = 128;

function caching(size: number, isTyped = false): BuiltinCode {
  return (machine, [func], node) => wrapped(machine, new Cached(func, size, isTyped), func, node);
}

export const cacheFunctions: Functions = {
  cache: ['user_function, /', caching(Number.POSITIVE_INFINITY)],
  lru_cache: [
    'maxsize=128, typed=False',
    (machine, [size, typed], node) => {
      if (size instanceof CallableValue) return caching(DEFAULT_MOST)(machine, [size], node);
      const count = size === null ? Number.POSITIVE_INFINITY : Math.max(0, toIndex(machine, size, node));
      return new Builtin('lru_cache', 'user_function, /', caching(count, truthy(machine, typed, node)));
    },
  ],
};

export const cachedPropertyType = builtinType('cached_property', { module: 'functools' });

/** Computed when it is read first; then an attribute of the instance, which goes before it. */
class CachedProperty extends Descriptor {
  readonly isData = false;
  name = '';

  constructor(readonly func: Value) {
    super(cachedPropertyType);
  }

  override get(machine: PyMachine, self: Value | undefined, type: TypeValue, node: number): Value {
    if (self === undefined) return this;
    const value = machine.call(this.func, [self], undefined, node);
    if (!(self instanceof ObjectValue) || !type.hasDict) {
      const text = `No '__dict__' attribute on '${type.name}' instance to cache '${this.name}' property.`;
      return machine.raise(types.TypeError, text, node);
    }
    machine.budget.allocate(ENTRY_SIZE, node);
    self.setOwn(this.name, value, machine);
    return value;
  }
}

cachedPropertyType.allocate = (_machine, _type, [func]) => new CachedProperty(func);

defineMethods(cachedPropertyType, {
  __set_name__: [
    'self, owner, name, /',
    method<CachedProperty>((_machine, self, [, name]) => {
      self.name = String(name);
      return undefined;
    }),
  ],
});
