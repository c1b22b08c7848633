/** `Number`, and the global functions that read numbers. */

import type { Scalar } from '../../../runtime/machine.ts';
import { Ref } from '../../../runtime/ref.ts';
import { primal, toInteger, toNumber, toPrimitive, toScalar, toText } from '../values/conversions.ts';
import type { JsMachine } from '../values/machine.ts';
import { get, ownKeys } from '../values/members.ts';
import { Builtin, ObjectValue, prototypes, type Value } from '../values/values.ts';
import { defineClass, type Method, method } from './define.ts';
import { hosted, isNumber } from './support.ts';
import { unboxed, Wrapper } from './wrapper.ts';

/** Number(v), which keeps a tracked number tracked. */
function convert(machine: JsMachine, args: Value[], node: number): Scalar {
  if (args.length === 0) return 0;
  const p = toPrimitive(machine, args[0], node);
  return typeof p === 'bigint' ? Number(p) : toScalar(machine, p, node);
}

/** A number as text; the argument counts digits, or is the radix. */
function formatting(method: 'toFixed' | 'toPrecision' | 'toExponential' | 'toString'): Method {
  return [
    1,
    (machine, self, [v], node) => {
      const n = primal(machine, unboxed(machine, self, 'number', method, node)) as number;
      const digits = v === undefined ? undefined : toInteger(machine, v, node);
      return hosted(machine, node, () => n[method](digits));
    },
  ];
}

/** The language is English unless one is named, so that it is the same everywhere. */
function localized(machine: JsMachine, self: Value, [locale, options]: Value[], node: number): string {
  const n = primal(machine, unboxed(machine, self, 'number', 'toLocaleString', node)) as number;
  const language = locale === undefined ? 'en-US' : toText(machine, locale, node);
  const chosen = ownKeys(options).map((key) => [key, primal(machine, get(machine, options, key, node))] as const);
  const plain = Object.fromEntries(chosen.filter(([, v]) => !(v instanceof ObjectValue)));
  return hosted(machine, node, () => n.toLocaleString(language, plain));
}

/** A question about a number; it is false of everything else. */
function asking(ask: (n: number) => boolean): Method {
  return [1, (machine, _self, [v]) => isNumber(v) && ask(machine.num(v))];
}

export const parseFloatFunction = new Builtin('parseFloat', 1, (machine, _self, [v], node) => {
  // A number's text is read back as the number itself, so it may as well stay tracked; but −0 comes back as 0.
  if (v instanceof Ref && machine.num(v) !== 0) return v;
  return Number.parseFloat(toText(machine, v, node));
});

export const parseIntFunction = new Builtin('parseInt', 2, (machine, _self, [v, radix], node) => {
  const text = toText(machine, v, node);
  return Number.parseInt(text, radix === undefined ? undefined : toNumber(machine, radix, node));
});

export const isNaNFunction = new Builtin('isNaN', 1, (machine, _self, [v], node) =>
  Number.isNaN(toNumber(machine, v, node)),
);

export const isFiniteFunction = new Builtin('isFinite', 1, (machine, _self, [v], node) =>
  Number.isFinite(toNumber(machine, v, node)),
);

const CONSTANTS = [
  'EPSILON',
  'MAX_SAFE_INTEGER',
  'MAX_VALUE',
  'MIN_SAFE_INTEGER',
  'MIN_VALUE',
  'NaN',
  'NEGATIVE_INFINITY',
  'POSITIVE_INFINITY',
] as const;

export const number = defineClass('Number', {
  prototype: prototypes.number,
  parameters: 1,
  call: (machine, _self, args, node) => convert(machine, args, node),
  construct: (machine, args, node) => new Wrapper(convert(machine, args, node), 'number'),
  statics: {
    isFinite: asking(Number.isFinite),
    isInteger: asking(Number.isInteger),
    isNaN: asking(Number.isNaN),
    isSafeInteger: asking(Number.isSafeInteger),
  },
  constants: {
    ...Object.fromEntries(CONSTANTS.map((name) => [name, Number[name]])),
    parseFloat: parseFloatFunction,
    parseInt: parseIntFunction,
  },
  methods: {
    toFixed: formatting('toFixed'),
    toPrecision: formatting('toPrecision'),
    toExponential: formatting('toExponential'),
    toString: formatting('toString'),
    toLocaleString: method(0, localized),
    valueOf: method(0, (machine, self, _args, node) => unboxed(machine, self, 'number', 'valueOf', node)),
  },
});
