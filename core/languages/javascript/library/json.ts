/** `JSON`. */
import { toInteger, toKey, toPrimitive, toText } from '../values/conversions.ts';
import { constructorName } from '../values/describe.ts';
import type { JsMachine } from '../values/machine.ts';
import { get, ownKeys } from '../values/members.ts';
import { ArrayValue, FunctionValue, ObjectValue, type Value } from '../values/values.ts';
import { namespace } from './define.ts';
import { hosted, isNumber, nested } from './support.ts';
import { Wrapper } from './wrapper.ts';

interface Layout {
  /** Changes each value before it is written. */
  readonly replacer: FunctionValue | undefined;
  /** The only keys that are written. */
  readonly keys: readonly string[] | undefined;
  readonly gap: string;
}

function layout(machine: JsMachine, replacer: Value, space: Value, node: number): Layout {
  const list = replacer instanceof ArrayValue ? replacer.elements : undefined;
  const isKey = (v: Value) => typeof v === 'string' || isNumber(v) || v instanceof Wrapper;
  const plain = space instanceof Wrapper ? toPrimitive(machine, space, node) : space;
  const text = isNumber(plain)
    ? ' '.repeat(Math.min(Math.max(toInteger(machine, plain, node), 0), 10))
    : typeof plain === 'string'
      ? plain.slice(0, 10)
      : '';
  return {
    replacer: replacer instanceof FunctionValue ? replacer : undefined,
    keys: list && [...new Set(list.filter(isKey).map((v) => toKey(machine, v, node) as string))],
    gap: text,
  };
}

function stringify(machine: JsMachine, [root, replacer, space]: Value[], node: number): Value {
  const { budget } = machine;
  const { replacer: change, keys, gap } = layout(machine, replacer, space, node);
  const within = new Set<ObjectValue>();

  /** undefined for what JSON has no text for. */
  function write(v: Value, key: string, holder: () => ObjectValue, indent: string): string | undefined {
    const toJSON = v instanceof ObjectValue || typeof v === 'bigint' ? get(machine, v, 'toJSON', node) : undefined;
    if (toJSON instanceof FunctionValue) v = machine.call(toJSON, v, [key], node);
    if (change !== undefined) v = machine.call(change, holder(), [key, v], node);
    if (v instanceof Wrapper) v = v.type === 'string' ? toText(machine, v, node) : toPrimitive(machine, v, node);
    const text = v instanceof ObjectValue ? structure(v, indent) : primitive(machine, v, node);
    if (text !== undefined) budget.allocate(text.length, node);
    return text;
  }

  function structure(v: ObjectValue, indent: string): string | undefined {
    if (v instanceof FunctionValue) return undefined;
    if (within.has(v)) {
      const text = `Converting circular structure to JSON\n    --> starting at object with constructor '${constructorName(v)}'`;
      machine.fail('TypeError', text, node);
    }
    within.add(v);
    try {
      return nested(machine, node, () => (v instanceof ArrayValue ? list(v, indent + gap) : record(v, indent + gap)));
    } finally {
      within.delete(v);
    }
  }

  function list(array: ArrayValue, indent: string): string {
    const items: string[] = [];
    budget.allocate(array.elements.length, node);
    for (let i = 0; i < array.elements.length; i++)
      items.push(write(array.elements[i], String(i), () => array, indent) ?? 'null');
    return enclose('[', items, ']', indent);
  }

  function record(object: ObjectValue, indent: string): string {
    const items: string[] = [];
    const colon = gap === '' ? ':' : ': ';
    for (const key of keys ?? ownKeys(object)) {
      budget.step(node);
      const text = write(get(machine, object, key, node), key, () => object, indent);
      if (text !== undefined) items.push(JSON.stringify(key) + colon + text);
    }
    return enclose('{', items, '}', indent);
  }

  function enclose(open: string, items: string[], close: string, indent: string): string {
    if (items.length === 0 || gap === '') return open + items.join(',') + close;
    budget.allocate(items.length * indent.length, node);
    return `${open}\n${indent}${items.join(`,\n${indent}`)}\n${indent.slice(gap.length)}${close}`;
  }

  const wrapped = () => {
    const holder = new ObjectValue();
    holder.define('', root);
    return holder;
  };
  return write(root, '', wrapped, '');
}

function primitive(machine: JsMachine, v: Value, node: number): string | undefined {
  const p = machine.primalOf(v);
  if (typeof p === 'bigint') return machine.fail('TypeError', 'Do not know how to serialize a BigInt', node);
  return JSON.stringify(p);
}

function parse(machine: JsMachine, [source, reviver]: Value[], node: number): Value {
  const text = toText(machine, source, node);
  machine.budget.allocate(text.length, node);
  const value = fromHost(
    machine,
    hosted(machine, node, () => JSON.parse(text) as unknown),
    node,
  );
  if (!(reviver instanceof FunctionValue)) return value;
  const holder = new ObjectValue();
  holder.define('', value);
  return revive(machine, holder, '', reviver, node);
}

/** The host's plain data as the program's. */
function fromHost(machine: JsMachine, data: unknown, node: number): Value {
  if (typeof data !== 'object' || data === null) return data as Value;
  return nested(machine, node, () => {
    if (Array.isArray(data)) return new ArrayValue(data.map((item) => fromHost(machine, item, node)));
    const object = new ObjectValue();
    for (const [key, item] of Object.entries(data)) object.define(key, fromHost(machine, item, node));
    return object;
  });
}

/** From the leaves up, each value is what the function makes of it; undefined removes it. */
function revive(machine: JsMachine, holder: ObjectValue, key: string, f: FunctionValue, node: number): Value {
  const value = get(machine, holder, key, node);
  if (value instanceof ObjectValue) {
    nested(machine, node, () => {
      for (const inner of ownKeys(value)) {
        const revived = revive(machine, value, inner, f, node);
        if (value instanceof ArrayValue) {
          if (revived === undefined) {
            value.beforeSplice(Number(inner), 1, 1, machine);
            delete value.elements[Number(inner)];
          } else value.setIndex(Number(inner), revived, machine);
        } else if (revived === undefined) value.deleteOwn(inner, machine);
        else value.setOwn(inner, revived, machine);
      }
    });
  }
  return machine.call(f, holder, [key, value], node);
}

export const json = namespace({
  stringify: [3, (machine, _self, args, node) => stringify(machine, args, node)],
  parse: [2, (machine, _self, args, node) => parse(machine, args, node)],
});
