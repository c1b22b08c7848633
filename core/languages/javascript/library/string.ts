/** `String`. A regular expression cannot occur: what needs one is an error that says so. */
import { primal, toInteger, toNumber, toPrimitive, toText } from '../values/conversions.ts';
import { IteratorMethod } from '../values/iteration.ts';
import type { JsMachine } from '../values/machine.ts';
import { get } from '../values/members.ts';
import { ArrayValue, FunctionValue, prototypes, type Value } from '../values/values.ts';
import { defineClass, defineHidden, type Method, type Methods, method, unsupported } from './define.ts';
import { hosted, lengthOf, passOver } from './support.ts';
import { toObject, unboxed } from './wrapper.ts';

/** The text that a method is called on. */
function textOf(machine: JsMachine, self: Value, name: string, node: number): string {
  if (self === undefined || self === null)
    return machine.fail('TypeError', `String.prototype.${name} called on null or undefined`, node);
  return toText(machine, self, node);
}

type Convert = (machine: JsMachine, v: Value, node: number) => string | number | undefined;

/** An index or count; what is left out stays so. */
const whole: Convert = (machine, v, node) => (v === undefined ? undefined : toNumber(machine, v, node));
const optional: Convert = (machine, v, node) => (v === undefined ? undefined : toText(machine, v, node));

type HostMethod = (this: string, ...args: unknown[]) => string | number | boolean | undefined;

/** The host's own method, with the arguments converted. `free`: it looks at one place only. */
function host(name: keyof string & string, converts: readonly Convert[] = [], free = false): Method {
  const own = ''[name] as HostMethod;
  return [
    converts.length,
    (machine, self, args, node) => {
      const text = textOf(machine, self, name, node);
      const converted = converts.map((convert, i) => convert(machine, args[i], node));
      if (!free) passOver(machine, text.length, node);
      return hosted(machine, node, () => own.apply(text, converted));
    },
  ];
}

function repeat(machine: JsMachine, self: Value, [v]: Value[], node: number): string {
  const text = textOf(machine, self, 'repeat', node);
  const count = toInteger(machine, v, node);
  // Without end it is an error of its own.
  if (count > 0 && count < Number.POSITIVE_INFINITY) machine.budget.allocate(text.length * count, node);
  return hosted(machine, node, () => text.repeat(count));
}

function pad(name: 'padStart' | 'padEnd'): Method {
  return [
    2,
    (machine, self, [length, fill], node) => {
      const text = textOf(machine, self, name, node);
      const target = toInteger(machine, length, node);
      const filler = fill === undefined ? ' ' : toText(machine, fill, node);
      if (filler === '') return text;
      machine.budget.allocate(Math.max(target - text.length, 0), node);
      return text[name](target, filler);
    },
  ];
}

/** Pieces at a separator, which is a text. */
function split(machine: JsMachine, self: Value, [separator, limit]: Value[], node: number): Value {
  const text = textOf(machine, self, 'split', node);
  const most = limit === undefined ? undefined : toNumber(machine, limit, node);
  machine.budget.allocate(text.length + 1, node);
  const at = optional(machine, separator, node) as string | undefined;
  return new ArrayValue(text.split(at as string, most));
}

/** `replace`, or `replaceAll`, of a text by a text or by what a function gives. */
function replacing(name: 'replace' | 'replaceAll'): Method {
  return [
    2,
    (machine, self, [pattern, replacement], node) => {
      const text = textOf(machine, self, name, node);
      const sought = toText(machine, pattern, node);
      const by =
        replacement instanceof FunctionValue
          ? (at: number) => toText(machine, machine.call(replacement, undefined, [sought, at, text], node), node)
          : template(machine, toText(machine, replacement, node), text, sought, node);
      machine.budget.allocate(text.length, node);
      const parts: string[] = [];
      let end = 0;
      for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + Math.max(sought.length, 1))) {
        const part = by(at);
        machine.budget.allocate(part.length + 1, node);
        parts.push(text.slice(end, at), part);
        end = at + sought.length;
        // The empty text is found once more at the end, and then without end.
        if (name === 'replace' || at === text.length) break;
      }
      return parts.join('') + text.slice(end);
    },
  ];
}

/** A replacement with its `$&`, `` $` ``, `$'` and `$$`. */
function template(machine: JsMachine, pattern: string, text: string, sought: string, node: number) {
  const marks = pattern.split('$').length - 1;
  if (marks === 0) return () => pattern;
  return (at: number) => {
    machine.budget.allocate(marks * text.length, node);
    return pattern.replace(/\$([$&`'])/g, (_, mark: string) => {
      if (mark === '$') return '$';
      if (mark === '&') return sought;
      return mark === '`' ? text.slice(0, at) : text.slice(at + sought.length);
    });
  };
}

function concat(machine: JsMachine, self: Value, args: Value[], node: number): string {
  const parts = [textOf(machine, self, 'concat', node), ...args.map((v) => toText(machine, v, node))];
  machine.budget.allocate(
    parts.reduce((sum, part) => sum + part.length, 0),
    node,
  );
  return parts.join('');
}

/** `String.fromCharCode`, by code units or by code points. */
function fromCodes(one: (code: number) => string): Method {
  return [
    1,
    (machine, _self, args, node) => {
      machine.budget.allocate(args.length, node);
      return args
        .map((v) => {
          const code = toNumber(machine, v, node);
          return hosted(machine, node, () => one(code));
        })
        .join('');
    },
  ];
}

function raw(machine: JsMachine, [strings, ...values]: Value[], node: number): string {
  const pieces = toObject(machine, get(machine, toObject(machine, strings, node), 'raw', node), node);
  const length = lengthOf(machine, pieces, node);
  machine.budget.allocate(length, node);
  let text = '';
  for (let i = 0; i < length; i++) {
    const piece = toText(machine, get(machine, pieces, String(i), node), node);
    const value = i + 1 < length && i < values.length ? toText(machine, values[i], node) : '';
    machine.budget.allocate(piece.length + value.length, node);
    text += piece + value;
  }
  return text;
}

/** String(v): unlike every other conversion it accepts symbols. */
function convert(machine: JsMachine, args: Value[], node: number): string {
  if (args.length === 0) return '';
  return String(primal(machine, toPrimitive(machine, args[0], node, 'string')));
}

const itself = (name: string) =>
  method(0, (machine, self, _args, node) => unboxed(machine, self, 'string', name, node));

const methods: Methods = {
  at: host('at', [whole], true),
  charAt: host('charAt', [whole], true),
  charCodeAt: host('charCodeAt', [whole], true),
  codePointAt: host('codePointAt', [whole], true),
  endsWith: host('endsWith', [toText, whole]),
  includes: host('includes', [toText, whole]),
  indexOf: host('indexOf', [toText, whole]),
  lastIndexOf: host('lastIndexOf', [toText, whole]),
  localeCompare: host('localeCompare', [toText]),
  normalize: host('normalize', [optional]),
  slice: host('slice', [whole, whole]),
  startsWith: host('startsWith', [toText, whole]),
  substr: host('substr', [whole, whole]),
  substring: host('substring', [whole, whole]),
  toLocaleLowerCase: host('toLowerCase'),
  toLocaleUpperCase: host('toUpperCase'),
  toLowerCase: host('toLowerCase'),
  toUpperCase: host('toUpperCase'),
  trim: host('trim'),
  trimEnd: host('trimEnd'),
  trimStart: host('trimStart'),
  concat: [1, concat],
  padEnd: pad('padEnd'),
  padStart: pad('padStart'),
  repeat: [1, repeat],
  replace: replacing('replace'),
  replaceAll: replacing('replaceAll'),
  split: [2, split],
  match: [1, unsupported('String.prototype.match')],
  matchAll: [1, unsupported('String.prototype.matchAll')],
  search: [1, unsupported('String.prototype.search')],
  toString: itself('toString'),
  valueOf: itself('valueOf'),
};

export const string = defineClass('String', {
  prototype: prototypes.string,
  parameters: 1,
  call: (machine, _self, args, node) => convert(machine, args, node),
  construct: (machine, args, node) => toObject(machine, args.length === 0 ? '' : toText(machine, args[0], node), node),
  statics: {
    fromCharCode: fromCodes(String.fromCharCode),
    fromCodePoint: fromCodes(String.fromCodePoint),
    raw: [1, (machine, _self, args, node) => raw(machine, args, node)],
  },
  methods,
});

defineHidden(
  prototypes.string,
  Symbol.iterator,
  new IteratorMethod('[Symbol.iterator]', (machine, self, node) =>
    textOf(machine, self, '[Symbol.iterator]', node)[Symbol.iterator](),
  ),
);
