/** `collections.namedtuple`: classes of tuples whose elements have names. */

import { makeType } from '../../values/classes.ts';
import { TupleValue } from '../../values/containers.ts';
import { truthy } from '../../values/conversions.ts';
import { ClassMethod, DataAttribute, type Functions, type Getter, type Setter } from '../../values/functions.ts';
import { toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { listed, repr, str } from '../../values/text.ts';
import { types } from '../../values/types.ts';
import type { TypeValue, Value } from '../../values/values.ts';
import { GeneratedFunction } from './methods.ts';

export interface NamedField {
  readonly name: string;
  readonly otherwise: Value | undefined;
}

const instance = { positionalOnly: 0, positional: 1, hasRest: false, hasKeywordRest: false, names: ['self'] };

function maker(name: string, fields: readonly NamedField[]): GeneratedFunction {
  const names = ['_cls', ...fields.map((field) => field.name)];
  const parameters = { names, positionalOnly: 0, positional: names.length, hasRest: false, hasKeywordRest: false };
  const defaults = [undefined, ...fields.map((field) => field.otherwise)];
  return new GeneratedFunction(
    '__new__',
    `${name}.__new__`,
    parameters,
    defaults,
    (machine, [cls, ...values], node) => {
      machine.budget.allocate(values.length, node);
      return new TupleValue(values, cls as TypeValue);
    },
  );
}

function replacing(name: string, fields: readonly NamedField[]): GeneratedFunction {
  const parameters = { ...instance, positionalOnly: 1, hasKeywordRest: true };
  return new GeneratedFunction(
    '_replace',
    `${name}._replace`,
    parameters,
    [undefined],
    (machine, [self, given], node) => {
      const { elements, type } = self as TupleValue;
      const changes = given as DictValue;
      const values = fields.map((field, i) => changes.get(machine, field.name, node) ?? elements[i]);
      const unknown = [...changes.keys()].filter((key) => !fields.some((field) => field.name === key));
      if (unknown.length > 0) {
        const text = listed(machine, unknown, '[', ']', node);
        machine.raise(types.ValueError, `Got unexpected field names: ${text}`, node);
      }
      return new TupleValue(values, type);
    },
  );
}

function describing(name: string, fields: readonly NamedField[]): GeneratedFunction {
  return new GeneratedFunction('__repr__', `${name}.__repr__`, instance, [undefined], (machine, [self], node) => {
    const { elements, type } = self as TupleValue;
    return `${type.name}(${fields.map((field, i) => `${field.name}=${repr(machine, elements[i], node)}`).join(', ')})`;
  });
}

function asDict(name: string, fields: readonly NamedField[]): GeneratedFunction {
  return new GeneratedFunction('_asdict', `${name}._asdict`, instance, [undefined], (machine, [self], node) => {
    const dict = new DictValue();
    fields.forEach((field, i) => {
      dict.set(machine, field.name, (self as TupleValue).elements[i], node);
    });
    return dict;
  });
}

function fromIterable(name: string, fields: readonly NamedField[]): ClassMethod {
  const parameters = { ...instance, names: ['cls', 'iterable'], positional: 2 };
  const make = new GeneratedFunction(
    '_make',
    `${name}._make`,
    parameters,
    [undefined, undefined],
    (machine, [cls, v], node) => {
      const values = toList(machine, v, node);
      if (values.length === fields.length) return new TupleValue(values, cls as TypeValue);
      return machine.raise(types.TypeError, `Expected ${fields.length} arguments, got ${values.length}`, node);
    },
  );
  return new ClassMethod(make);
}

const refuse: Setter = (machine, _self, _value, node) =>
  machine.raise(types.AttributeError, "can't set attribute", node);

/** @param more what the class has besides */
export function makeNamedTuple(
  machine: PyMachine,
  name: string,
  fields: readonly NamedField[],
  more: ReadonlyMap<string, Value>,
  node: number,
): TypeValue {
  const names = new TupleValue(fields.map((field) => field.name));
  const defaults = new DictValue();
  for (const field of fields)
    if (field.otherwise !== undefined) defaults.set(machine, field.name, field.otherwise, node);
  const namespace = new Map<string, Value>([
    ['__doc__', `${name}(${fields.map((field) => field.name).join(', ')})`],
    ['__slots__', new TupleValue([])],
    ['_fields', names],
    ['_field_defaults', defaults],
    ['__match_args__', names],
    ['__new__', maker(name, fields)],
    ['__repr__', describing(name, fields)],
    ['_replace', replacing(name, fields)],
    ['_asdict', asDict(name, fields)],
    ['_make', fromIterable(name, fields)],
    ...more,
  ]);
  const type = makeType(machine, types.type, name, [types.tuple], namespace, undefined, node);
  fields.forEach((field, i) => {
    const read: Getter = (_machine, self) => (self as TupleValue).elements[i];
    type.define(field.name, new DataAttribute(field.name, type, read, refuse));
  });
  return type;
}

const KEYWORDS = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);

function isIdentifier(text: string): boolean {
  return /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}_]*$/u.test(text);
}

/** What is wrong with a name. */
function wrong(name: string, seen: ReadonlySet<string>, isRenamed: boolean): string | undefined {
  if (!isIdentifier(name)) return `Type names and field names must be valid identifiers: '${name}'`;
  if (KEYWORDS.has(name)) return `Type names and field names cannot be a keyword: '${name}'`;
  if (name.startsWith('_') && !isRenamed) return `Field names cannot start with an underscore: '${name}'`;
  return seen.has(name) ? `Encountered duplicate field name: '${name}'` : undefined;
}

function fieldNames(machine: PyMachine, given: Value, rename: boolean, node: number): string[] {
  const parts =
    typeof given === 'string' ? given.replaceAll(',', ' ').trim().split(/\s+/) : toList(machine, given, node);
  const seen = new Set<string>();
  return parts
    .map((part) => str(machine, part, node))
    .filter((name) => name !== '' || typeof given !== 'string')
    .map((name, i) => {
      const problem = wrong(name, seen, false);
      if (problem !== undefined && !rename) return machine.raise(types.ValueError, problem, node);
      const accepted = problem === undefined ? name : `_${i}`;
      seen.add(accepted);
      return accepted;
    });
}

export const namedTuples: Functions = {
  namedtuple: [
    'typename, field_names, *, rename=False, defaults=None, module=None',
    (machine, [typeName, given, rename, defaults], node) => {
      const name = str(machine, typeName, node);
      const problem = wrong(name, new Set(), true);
      if (problem !== undefined) machine.raise(types.ValueError, problem, node);
      const names = fieldNames(machine, given, truthy(machine, rename, node), node);
      const values = defaults === null ? [] : toList(machine, defaults, node);
      if (values.length > names.length)
        machine.raise(types.TypeError, 'Got more default values than field names', node);
      const first = names.length - values.length;
      const fields = names.map((field, i) => ({ name: field, otherwise: values[i - first] }));
      return makeNamedTuple(machine, name, fields, new Map(), node);
    },
  ],
};
