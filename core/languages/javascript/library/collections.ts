/** `Map` and `Set`: a set is a map whose values are its keys. */

import { describe } from '../values/describe.ts';
import { forEachOf, IteratorMethod, mapped, type Walk } from '../values/iteration.ts';
import type { JsMachine } from '../values/machine.ts';
import { get } from '../values/members.ts';
import { ArrayValue, type Builtin, ObjectValue, type Value } from '../values/values.ts';
import { defineClass, defineGetter, defineHidden, type Methods } from './define.ts';
import { callback, passOver } from './support.ts';

type Entry = [key: Value, value: Value];

const collectionPrototypes = { Map: new ObjectValue(), Set: new ObjectValue() };
type Kind = keyof typeof collectionPrototypes;

/** A `Map` or a `Set` of the program. */
export class CollectionValue extends ObjectValue {
  /** By the host's value of the key, so that a tracked number finds what its number does. */
  readonly entries = new Map<unknown, Entry>();

  constructor(readonly kind: Kind) {
    super(collectionPrototypes[kind]);
  }

  override get className(): string {
    return this.kind;
  }

  put(machine: JsMachine, key: Value, value: Value, node: number): void {
    const p = machine.primalOf(key);
    const entry = this.entries.get(p);
    if (entry !== undefined) {
      if (this.kind === 'Map') entry[1] = value;
      return;
    }
    machine.budget.allocate(2, node);
    // −0 is kept as 0.
    const kept = key === 0 ? 0 : key;
    this.entries.set(p, [kept, this.kind === 'Map' ? value : kept]);
  }
}

function entryOf(machine: JsMachine, v: Value, node: number): Entry {
  if (!(v instanceof ObjectValue))
    return machine.fail('TypeError', `Iterator value ${describe(machine, v)} is not an entry object`, node);
  return [get(machine, v, '0', node), get(machine, v, '1', node)];
}

function define(kind: Kind, own: (of: Of) => Methods): Builtin {
  const prototype = collectionPrototypes[kind];
  const of: Of = (machine, self, name, node) => {
    if (self instanceof CollectionValue && self.kind === kind) return self;
    const text = `Method ${kind}.prototype.${name} called on incompatible receiver ${describe(machine, self)}`;
    return machine.fail('TypeError', text, node);
  };
  const iterator = (name: string, result: (entry: Entry) => Value) =>
    new IteratorMethod(
      name,
      (machine, self, node): Walk => mapped(of(machine, self, name, node).entries.values(), result),
    );

  const made = defineClass(kind, {
    prototype,
    parameters: 0,
    call: (machine, _self, _args, node) => machine.fail('TypeError', `Constructor ${kind} requires 'new'`, node),
    construct: (machine, [from], node) => {
      const collection = new CollectionValue(kind);
      if (from === undefined || from === null) return collection;
      forEachOf(machine, from, node, (v) => {
        const [key, value] = kind === 'Map' ? entryOf(machine, v, node) : [v, v];
        collection.put(machine, key, value, node);
      });
      return collection;
    },
    methods: {
      ...own(of),
      has: [1, (machine, self, [key], node) => of(machine, self, 'has', node).entries.has(machine.primalOf(key))],
      delete: [
        1,
        (machine, self, [key], node) => of(machine, self, 'delete', node).entries.delete(machine.primalOf(key)),
      ],
      clear: [0, (machine, self, _args, node) => of(machine, self, 'clear', node).entries.clear() as undefined],
      forEach: [
        1,
        (machine, self, [f, thisArg], node) => {
          const { entries } = of(machine, self, 'forEach', node);
          const visit = callback(machine, f, node);
          passOver(machine, entries.size, node);
          for (const [key, value] of entries.values()) machine.call(visit, thisArg, [value, key, self], node);
          return undefined;
        },
      ],
    },
  });
  defineGetter(prototype, 'size', (machine, self, _args, node) => of(machine, self, 'size', node).entries.size);
  const values = iterator('values', ([, value]) => value);
  const entries = iterator('entries', (entry) => new ArrayValue(entry.slice()));
  defineHidden(prototype, 'values', values);
  defineHidden(prototype, 'entries', entries);
  defineHidden(prototype, 'keys', kind === 'Map' ? iterator('keys', ([key]) => key) : values);
  defineHidden(prototype, Symbol.iterator, kind === 'Map' ? entries : values);
  return made;
}

/** What a method is called on, if it is of the right kind. */
type Of = (machine: JsMachine, self: Value, name: string, node: number) => CollectionValue;

export const map = define('Map', (of) => ({
  get: [1, (machine, self, [key], node) => of(machine, self, 'get', node).entries.get(machine.primalOf(key))?.[1]],
  set: [
    2,
    (machine, self, [key, value], node) => {
      of(machine, self, 'set', node).put(machine, key, value, node);
      return self;
    },
  ],
}));

export const set = define('Set', (of) => ({
  add: [
    1,
    (machine, self, [v], node) => {
      of(machine, self, 'add', node).put(machine, v, v, node);
      return self;
    },
  ],
}));
