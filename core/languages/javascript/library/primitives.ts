/** `Boolean`, `BigInt` and `Symbol`. */
import { primal, toInteger, toPrimitive, toText, truthy } from '../values/conversions.ts';
import type { JsMachine } from '../values/machine.ts';
import { prototypes, type Value } from '../values/values.ts';
import { defineClass, defineGetter, type Method, type Methods, method, unsupported } from './define.ts';
import { hosted } from './support.ts';
import { unboxed, Wrapper } from './wrapper.ts';

/** `toString` and `valueOf`. */
function asPrimitive(type: 'boolean' | 'bigint' | 'symbol'): Methods {
  return {
    toString: method(0, (machine, self, _args, node) => String(unboxed(machine, self, type, 'toString', node))),
    valueOf: method(0, (machine, self, _args, node) => unboxed(machine, self, type, 'valueOf', node)),
  };
}

export const boolean = defineClass('Boolean', {
  prototype: prototypes.boolean,
  parameters: 1,
  call: (machine, _self, [v]) => truthy(machine, v),
  construct: (machine, [v]) => new Wrapper(truthy(machine, v), 'boolean'),
  methods: asPrimitive('boolean'),
});

function toBigInt(machine: JsMachine, v: Value, node: number): bigint {
  const p = primal(machine, toPrimitive(machine, v, node));
  // The digits of n take time that grows with their square.
  if (typeof p === 'string') machine.budget.allocate(p.length * p.length, node);
  return hosted(machine, node, () => BigInt(p as never));
}

/** BigInt.asIntN and asUintN. */
function wrapping(method: 'asIntN' | 'asUintN'): Method {
  return [
    2,
    (machine, _self, [bits, v], node) => {
      const width = toInteger(machine, bits, node);
      machine.budget.allocate(width / 64, node);
      const n = toBigInt(machine, v, node);
      return hosted(machine, node, () => BigInt[method](width, n));
    },
  ];
}

export const bigint = defineClass('BigInt', {
  prototype: prototypes.bigint,
  parameters: 1,
  call: (machine, _self, [v], node) => toBigInt(machine, v, node),
  statics: { asIntN: wrapping('asIntN'), asUintN: wrapping('asUintN') },
  methods: {
    ...asPrimitive('bigint'),
    toString: method(0, (machine, self, [radix], node) => {
      const n = unboxed(machine, self, 'bigint', 'toString', node) as bigint;
      const base = radix === undefined ? 10 : toInteger(machine, radix, node);
      return hosted(machine, node, () => n.toString(base));
    }),
  },
});

export const symbol = defineClass('Symbol', {
  prototype: prototypes.symbol,
  parameters: 0,
  call: (machine, _self, [v], node) => Symbol(v === undefined ? undefined : toText(machine, v, node)),
  statics: { for: [1, unsupported('Symbol.for')], keyFor: [1, unsupported('Symbol.keyFor')] },
  constants: { iterator: Symbol.iterator },
  methods: asPrimitive('symbol'),
});

defineGetter(
  prototypes.symbol,
  'description',
  (machine, self, _args, node) => (unboxed(machine, self, 'symbol', 'description', node) as symbol).description,
);

/** The well-known symbols that this interpreter does not obey. */
const IGNORED = `asyncIterator hasInstance isConcatSpreadable match matchAll replace search species split toPrimitive
  toStringTag unscopables`;

for (const name of IGNORED.split(/\s+/)) defineGetter(symbol, name, unsupported(`Symbol.${name}`));
