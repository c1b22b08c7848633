/** The classes of errors. */
import { toText } from '../values/conversions.ts';
import type { JsMachine } from '../values/machine.ts';
import { get, has } from '../values/members.ts';
import { Accessor, Builtin, ObjectValue, type Value } from '../values/values.ts';
import { defineClass, defineHidden, type Methods, method } from './define.ts';
import { ERROR_NAMES, type ErrorName, errorPrototypes, makeError } from './errors.ts';

function create(machine: JsMachine, name: ErrorName, [text, options]: Value[], node: number): Value {
  const error = makeError(name, text === undefined ? undefined : toText(machine, text, node));
  if (options instanceof ObjectValue && has(options, 'cause'))
    error.define('cause', get(machine, options, 'cause', node));
  return error;
}

/** Error.prototype.toString. */
export function errorText(machine: JsMachine, error: Value, node: number): string {
  const part = (key: string, otherwise: string) => {
    const v = get(machine, error, key, node);
    return v === undefined ? otherwise : toText(machine, v, node);
  };
  return [part('name', 'Error'), part('message', '')].filter((text) => text !== '').join(': ');
}

const methods: Methods = {
  toString: method(0, (machine, self, _args, node) => errorText(machine, self, node)),
};

/** All of them, by name. */
export const errors: ReadonlyMap<ErrorName, Builtin> = new Map(
  ERROR_NAMES.map((name) => {
    const prototype = errorPrototypes[name];
    defineHidden(prototype, 'name', name);
    defineHidden(prototype, 'message', '');
    const errorClass = defineClass(name, {
      prototype,
      parameters: 1,
      call: (machine, _self, args, node) => create(machine, name, args, node),
      construct: (machine, args, node) => create(machine, name, args, node),
      extensible: true,
      methods: name === 'Error' ? methods : {},
    });
    return [name, errorClass];
  }),
);

const base = errors.get('Error') as Builtin;
for (const errorClass of errors.values()) if (errorClass !== base) errorClass.proto = base;

// Own in V8, with the calls that led there; here one text for all, which a program may set.
defineHidden(
  errorPrototypes.Error,
  'stack',
  new Accessor(
    new Builtin('get stack', 0, (machine, self, _args, node) => errorText(machine, self, node)),
    new Builtin('set stack', 1, (machine, self, [text]) => {
      if (self instanceof ObjectValue) self.setOwn('stack', text, machine);
      return undefined;
    }),
  ),
);
