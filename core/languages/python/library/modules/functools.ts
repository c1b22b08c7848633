/** `functools` */
import { Problem } from '../../../../runtime/problem.ts';
import { special } from '../../values/attributes.ts';
import { comparisons } from '../../values/comparisons.ts';
import { truthy } from '../../values/conversions.ts';
import { Builtin, defineMethods, type Functions } from '../../values/functions.ts';
import { iterate } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { builtinType, NotImplemented, typeOf, types } from '../../values/types.ts';
import {
  type BuiltinCode,
  CallableValue,
  type Keywords,
  ObjectValue,
  TypeValue,
  type Value,
} from '../../values/values.ts';
import { comparisonMethods } from '../define.ts';
import { isSubclass } from '../inspection.ts';
import { cachedPropertyType, cacheFunctions } from './caches.ts';
import type { ModuleContents } from './module.ts';
import { partialMethodType, partialType } from './partial.ts';
import { wrapped, wrappingFunctions } from './wrapping.ts';

type Derive = (result: boolean, isEqual: () => boolean) => boolean;

const opposite: Derive = (result) => !result;
const orEqual: Derive = (result, isEqual) => result || isEqual();
const andUnequal: Derive = (result, isEqual) => result && !isEqual();
const neither: Derive = (result, isEqual) => !result && !isEqual();
const notOrEqual: Derive = (result, isEqual) => !result || isEqual();

/** From each ordering the three others. The first that a class has serves. */
const ORDERINGS: Readonly<Record<string, Readonly<Record<string, Derive>>>> = {
  __lt__: { __gt__: neither, __le__: orEqual, __ge__: opposite },
  __le__: { __ge__: notOrEqual, __lt__: andUnequal, __gt__: opposite },
  __gt__: { __lt__: neither, __ge__: orEqual, __le__: opposite },
  __ge__: { __le__: notOrEqual, __gt__: andUnequal, __lt__: opposite },
};

function totalOrdering(machine: PyMachine, cls: TypeValue, node: number): Value {
  const has = (name: string) => cls.mro.some((type) => type !== types.object && type.getOwn(name) !== undefined);
  const defined = Object.keys(ORDERINGS).filter(has);
  const [root] = defined;
  if (root === undefined)
    return machine.raise(types.ValueError, 'must define at least one ordering operation: < > <= >=', node);
  for (const [name, derive] of Object.entries(ORDERINGS[root])) {
    if (defined.includes(name)) continue;
    const code: BuiltinCode = (inner, [a, b], at) => {
      const result = inner.call(special(a, root) as Value, [a, b], undefined, at);
      if (result === NotImplemented) return result;
      return derive(truthy(inner, result, at), () => truthy(inner, comparisons.Eq(inner, a, b, at), at));
    };
    cls.setOwn(name, new Builtin(name, 'self, other, /', code, cls), machine);
  }
  return cls;
}

const keyType = builtinType('KeyWrapper', { module: 'functools' });

/** What `cmp_to_key` makes of a value: compared by calling the function. */
class KeyValue extends ObjectValue {
  constructor(
    readonly compare: Value,
    object: Value,
  ) {
    super(keyType);
    this.define('obj', object);
  }
}

defineMethods(
  keyType,
  comparisonMethods((machine, a, b, operator, node) => {
    if (!(a instanceof KeyValue && b instanceof KeyValue))
      return machine.raise(types.TypeError, 'other argument must be K instance', node);
    const objects = [a, b].map((key) => key.getOwn('obj') as Value);
    const order = machine.call(a.compare, objects, undefined, node);
    return comparisons[operator](machine, order, 0, node);
  }),
);

const dispatchType = builtinType('function', { hasDict: true });

/** A function that the class of its first argument decides on. */
class Dispatcher extends CallableValue {
  readonly #registered = new Map<TypeValue, Value>();

  constructor(readonly func: Value) {
    super(dispatchType);
  }

  get name(): string {
    return this.func instanceof CallableValue ? this.func.name : '';
  }

  register(cls: TypeValue, func: Value): void {
    this.#registered.set(cls, func);
  }

  /** For the nearest class in the order; else for an abstract one that takes it for its own. */
  find(machine: PyMachine, type: TypeValue, node: number): Value {
    for (const above of type.mro) {
      const found = this.#registered.get(above);
      if (found !== undefined && above !== types.object) return found;
    }
    for (const [cls, func] of this.#registered)
      if (cls.type !== types.type && isSubclass(machine, type, cls, node)) return func;
    return this.#registered.get(types.object) ?? this.func;
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    if (args.length === 0)
      return machine.raise(types.TypeError, `${this.name} requires at least 1 positional argument`, node);
    return machine.call(this.find(machine, typeOf(args[0]), node), args, keywords, node);
  }
}

defineMethods(dispatchType, {
  register: [
    'self, cls, func=None',
    (_machine, [self, cls, func], node) => {
      if (!(cls instanceof TypeValue))
        throw new Problem('unsupported-function', node, { name: 'functools.singledispatch: register by annotation' });
      const dispatcher = self as Dispatcher;
      if (func !== null) {
        dispatcher.register(cls, func);
        return func;
      }
      return new Builtin('register', 'func, /', (_inner, [decorated]) => {
        dispatcher.register(cls, decorated);
        return decorated;
      });
    },
  ],
  dispatch: ['self, cls', (machine, [self, cls], node) => (self as Dispatcher).find(machine, cls as TypeValue, node)],
});

const functions: Functions = {
  ...cacheFunctions,
  ...wrappingFunctions,
  reduce: [
    'function, iterable, initial=?, /',
    (machine, [func, iterable, initial], node) => {
      const walk = iterate(machine, iterable, node);
      let total = initial === undefined ? walk.next() : initial;
      if (total === undefined)
        return machine.raise(types.TypeError, 'reduce() of empty iterable with no initial value', node);
      for (let v = walk.next(); v !== undefined; v = walk.next()) {
        machine.budget.step(node);
        total = machine.call(func, [total, v], undefined, node);
      }
      return total;
    },
  ],
  singledispatch: ['func', (machine, [func], node) => wrapped(machine, new Dispatcher(func), func, node)],
  total_ordering: ['cls, /', (machine, [cls], node) => totalOrdering(machine, cls as TypeValue, node)],
  cmp_to_key: [
    'mycmp',
    (_machine, [compare]) => new Builtin('cmp_to_key', 'obj', (_inner, [object]) => new KeyValue(compare, object)),
  ],
};

export const functools: ModuleContents = {
  functions,
  constants: { cached_property: cachedPropertyType, partial: partialType, partialmethod: partialMethodType },
};
