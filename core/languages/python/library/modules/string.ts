/** `string`: constants, `capwords`, and templates with `$names`. */
import { defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { str } from '../../values/text.ts';
import { builtinType, types } from '../../values/types.ts';
import { ObjectValue, type Value } from '../../values/values.ts';
import { textOf } from '../arguments.ts';
import { update } from '../dict.ts';
import { method } from './methods.ts';
import type { ModuleContents } from './module.ts';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const whitespace = ' \t\n\r\x0b\x0c';

const templateType = builtinType('Template', { module: 'string', hasDict: true });
templateType.allocate = (_machine, type) => new ObjectValue(type);

const PLACEHOLDER = /\$(?:(\$)|([_a-z][_a-z0-9]*)|\{([_a-z][_a-z0-9]*)\}|)/gi;

/** @param isSafe what has no value stays as it is */
function substitute(
  machine: PyMachine,
  self: ObjectValue,
  mapping: Value,
  named: Value,
  isSafe: boolean,
  node: number,
): string {
  const values = new DictValue();
  if (mapping !== null) update(machine, values, mapping, node);
  update(machine, values, named, node);
  const template = str(machine, self.getOwn('template') as Value, node);
  machine.budget.allocate(template.length, node);
  return template.replace(PLACEHOLDER, (whole, dollar?: string, plain?: string, braced?: string, at?: number) => {
    if (dollar !== undefined) return '$';
    const name = plain ?? braced;
    if (name === undefined) {
      if (isSafe) return whole;
      const before = template.slice(0, at).split('\n');
      const place = `line ${before.length}, col ${(before.at(-1) as string).length + 1}`;
      return machine.raise(types.ValueError, `Invalid placeholder in string: ${place}`, node);
    }
    const value = values.get(machine, name, node);
    if (value === undefined) return isSafe ? whole : machine.raise(types.KeyError, name, node);
    const text = str(machine, value, node);
    machine.budget.allocate(text.length, node);
    return text;
  });
}

defineMethods(templateType, {
  __init__: [
    'self, template',
    method<ObjectValue>((_machine, self, [template]) => {
      self.define('template', template);
      return undefined;
    }),
  ],
  substitute: [
    'self, mapping=None, /, **kws',
    method<ObjectValue>((machine, self, [mapping, named], node) =>
      substitute(machine, self, mapping, named, false, node),
    ),
  ],
  safe_substitute: [
    'self, mapping=None, /, **kws',
    method<ObjectValue>((machine, self, [mapping, named], node) =>
      substitute(machine, self, mapping, named, true, node),
    ),
  ],
});

const functions: Functions = {
  capwords: [
    's, sep=None',
    (machine, [s, sep], node) => {
      const text = textOf(machine, s, node);
      machine.budget.allocate(text.length, node);
      const words = sep === null ? text.trim().split(/\s+/) : text.split(textOf(machine, sep, node));
      const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
      return words.map(capital).join(sep === null ? ' ' : (sep as string));
    },
  ],
};

export const string: ModuleContents = {
  functions,
  constants: {
    Template: templateType,
    ascii_letters: lower + lower.toUpperCase(),
    ascii_lowercase: lower,
    ascii_uppercase: lower.toUpperCase(),
    digits,
    hexdigits: `${digits}abcdefABCDEF`,
    octdigits: '01234567',
    printable: digits + lower + lower.toUpperCase() + punctuation + whitespace,
    punctuation,
    whitespace,
  },
};
