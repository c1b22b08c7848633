/** The methods that `@dataclass` writes for a class. */
import { callMethod, getAttribute, setAttribute, special } from '../../values/attributes.ts';
import { compareElements } from '../../values/comparisons.ts';
import { makeException } from '../../values/exceptions.ts';
import { hashAll } from '../../values/hashing.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { Parameters } from '../../values/parameters.ts';
import { nested, repr, str } from '../../values/text.ts';
import { builtinType, NotImplemented, typeOf, types } from '../../values/types.ts';
import { type BuiltinCode, ObjectValue, type TypeValue, type Value } from '../../values/values.ts';
import { type FieldValue, lastingFields } from './dataclass-fields.ts';
import { GeneratedFunction } from './methods.ts';

export const frozenError = builtinType('FrozenInstanceError', {
  bases: [types.AttributeError],
  module: 'dataclasses',
  hasDict: true,
});

/** Stands for the value that a factory is to make. */
const TO_BE_MADE = new ObjectValue(builtinType('_HAS_DEFAULT_FACTORY_CLASS', { module: 'dataclasses' }));

function positionals(...names: string[]): Parameters {
  return { names, positionalOnly: 0, positional: names.length, hasRest: false, hasKeywordRest: false };
}

function generated(cls: TypeValue, name: string, parameters: Parameters, code: BuiltinCode): GeneratedFunction {
  const owner = cls.getOwn('__qualname__') ?? cls.name;
  const defaults = parameters.names.map(() => undefined);
  return new GeneratedFunction(name, `${String(owner)}.${name}`, parameters, defaults, code);
}

/** `__init__`: keyword-only fields come last. */
export function initialiser(
  machine: PyMachine,
  cls: TypeValue,
  fields: readonly FieldValue[],
  isFrozen: boolean,
  node: number,
): GeneratedFunction {
  const given = fields.filter(({ options }) => options.init);
  const byPlace = given.filter(({ isKeywordOnly }) => !isKeywordOnly);
  const ordered = [...byPlace, ...given.filter(({ isKeywordOnly }) => isKeywordOnly)];
  const firstDefault = byPlace.findIndex(({ hasDefault }) => hasDefault);
  const late = firstDefault < 0 ? undefined : byPlace.slice(firstDefault).find(({ hasDefault }) => !hasDefault);
  if (late !== undefined)
    machine.raise(types.TypeError, `non-default argument '${late.name}' follows default argument`, node);
  const names = ['self', ...ordered.map(({ name }) => name)];
  const parameters = { ...positionals(...names), positional: byPlace.length + 1 };
  const defaults = ordered.map(({ options }) => (options.factory === undefined ? options.otherwise : TO_BE_MADE));
  const store = isFrozen ? storeFrozen : setAttribute;
  return new GeneratedFunction(
    '__init__',
    `${String(cls.getOwn('__qualname__') ?? cls.name)}.__init__`,
    parameters,
    [undefined, ...defaults],
    (inner, [self, ...values], at) => {
      const arguments_ = new Map(ordered.map(({ name }, i) => [name, values[i]]));
      const forInit: Value[] = [];
      for (const field of fields) {
        let value = arguments_.get(field.name) ?? (arguments_.has(field.name) ? null : TO_BE_MADE);
        const { factory, otherwise } = field.options;
        if (value === TO_BE_MADE && factory !== undefined) value = inner.call(factory, [], undefined, at);
        else if (value === TO_BE_MADE && otherwise !== undefined && !typeOf(self).hasDict) value = otherwise;
        if (field.isForInitOnly) forInit.push(value);
        else if (value !== TO_BE_MADE) store(inner, self, field.name, value, at);
      }
      if (special(self, '__post_init__') !== undefined)
        callMethod(inner, self, '__post_init__', forInit, undefined, at);
      return null;
    },
  );
}

function storeFrozen(machine: PyMachine, self: Value, name: string, value: Value, node: number): void {
  machine.call(types.object.getOwn('__setattr__') as Value, [self, name, value], undefined, node);
}

const elementsOf = (machine: PyMachine, self: Value, fields: readonly FieldValue[], node: number): Value[] =>
  fields.map(({ name }) => getAttribute(machine, self, name, node));

export function describer(cls: TypeValue, fields: readonly FieldValue[]): GeneratedFunction {
  const shown = lastingFields(fields).filter(({ options }) => options.repr);
  return generated(cls, '__repr__', positionals('self'), (machine, [self], node) =>
    nested(machine, self, '...', node, () => {
      const name = str(machine, getAttribute(machine, typeOf(self), '__qualname__', node), node);
      const values = elementsOf(machine, self, shown, node);
      return `${name}(${shown.map((field, i) => `${field.name}=${repr(machine, values[i], node)}`).join(', ')})`;
    }),
  );
}

const COMPARISONS = { __eq__: 'Eq', __lt__: 'Lt', __le__: 'LtE', __gt__: 'Gt', __ge__: 'GtE' } as const;

/** Only instances of the very same class are compared, by all their fields in order. */
export function comparer(cls: TypeValue, name: keyof typeof COMPARISONS, fields: readonly FieldValue[]) {
  const compared = lastingFields(fields).filter(({ options }) => options.compare);
  return generated(cls, name, positionals('self', 'other'), (machine, [self, other], node) => {
    if (typeOf(self) !== typeOf(other)) return NotImplemented;
    const [a, b] = [self, other].map((v) => elementsOf(machine, v, compared, node));
    return compareElements(machine, a, b, COMPARISONS[name], node);
  });
}

export function hasher(cls: TypeValue, fields: readonly FieldValue[]): GeneratedFunction {
  const hashed = lastingFields(fields).filter(({ isHashed }) => isHashed);
  return generated(cls, '__hash__', positionals('self'), (machine, [self], node) =>
    hashAll(machine, elementsOf(machine, self, hashed, node), node),
  );
}

/** `__setattr__` and `__delattr__` of frozen classes. */
export function refuser(cls: TypeValue, name: '__setattr__' | '__delattr__', fields: readonly FieldValue[]) {
  const names = new Set(fields.map((field) => field.name));
  const parameters = name === '__setattr__' ? positionals('self', 'name', 'value') : positionals('self', 'name');
  const what = name === '__setattr__' ? 'assign to' : 'delete';
  return generated(cls, name, parameters, (machine, [self, attribute, ...value], node) => {
    if (typeOf(self) === cls || names.has(attribute as string)) {
      const text = `cannot ${what} field ${repr(machine, attribute, node)}`;
      return machine.throw(makeException(frozenError, text), node);
    }
    const above = cls.mro[1].lookup(name) as Value;
    return machine.call(above, [self, attribute, ...value], undefined, node);
  });
}
