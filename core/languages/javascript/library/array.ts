/** `Array`: the constructor, and where the prototype's methods come together. */
import { toNumber } from '../values/conversions.ts';
import { forEachOf } from '../values/iteration.ts';
import type { JsMachine } from '../values/machine.ts';
import { get } from '../values/members.ts';
import { ArrayValue, FunctionValue, prototypes, type Value } from '../values/values.ts';
import { changes } from './array-change.ts';
import { iterators, reads } from './array-read.ts';
import { visits } from './array-visit.ts';
import { defineClass, defineHidden } from './define.ts';
import { callback, isNumber, lengthOf } from './support.ts';

function create(machine: JsMachine, args: Value[], node: number): ArrayValue {
  if (args.length !== 1 || !isNumber(args[0])) {
    machine.budget.allocate(args.length, node);
    return new ArrayValue(args.slice());
  }
  const length = toNumber(machine, args[0], node);
  if (length !== length >>> 0) machine.fail('RangeError', 'Invalid array length', node);
  machine.budget.allocate(length, node);
  return new ArrayValue(new Array(length));
}

function from(machine: JsMachine, [items, map, self]: Value[], node: number): Value {
  const f = map === undefined ? undefined : callback(machine, map, node);
  const elements: Value[] = [];
  const add = (v: Value) => {
    machine.budget.step(node);
    elements.push(f === undefined ? v : machine.call(f, self, [v, elements.length], node));
  };
  const method = items === undefined || items === null ? undefined : get(machine, items, Symbol.iterator, node);
  if (method instanceof FunctionValue || items === undefined || items === null) {
    forEachOf(machine, items, node, (v) => {
      machine.budget.allocate(1, node);
      add(v);
    });
  } else {
    const length = lengthOf(machine, items, node);
    machine.budget.allocate(length, node);
    for (let i = 0; i < length; i++) add(get(machine, items, String(i), node));
  }
  return new ArrayValue(elements);
}

export const array = defineClass('Array', {
  prototype: prototypes.array,
  parameters: 1,
  call: (machine, _self, args, node) => create(machine, args, node),
  construct: create,
  statics: {
    isArray: [1, (_machine, _self, args) => args[0] instanceof ArrayValue],
    from: [1, (machine, _self, args, node) => from(machine, args, node)],
    of: [0, (_machine, _self, args) => new ArrayValue(args.slice())],
  },
  methods: { ...reads, ...changes, ...visits },
});

for (const method of iterators) defineHidden(prototypes.array, method.name, method);
defineHidden(prototypes.array, Symbol.iterator, prototypes.array.getOwn('values'));
