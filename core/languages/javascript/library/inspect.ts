/** Values as console.log shows them. No code of the program runs, so a getter is not called. */
import { Ref } from '../../../runtime/ref.ts';
import { typeOf } from '../values/conversions.ts';
import { constructorName } from '../values/describe.ts';
import { IteratorValue } from '../values/iteration.ts';
import type { JsMachine } from '../values/machine.ts';
import {
  Accessor,
  ArrayValue,
  ErrorValue,
  FunctionValue,
  isArrayIndex,
  type Key,
  ObjectValue,
  type Slot,
  type Value,
} from '../values/values.ts';
import { CollectionValue } from './collections.ts';
import { passOver } from './support.ts';
import { Wrapper } from './wrapper.ts';

const DEEPEST = 2;
const MOST_ITEMS = 100;
const LONGEST_TEXT = 10_000;
/** What is longer than a line is broken. */
const LINE = 72;

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A value as text: inside others a text is quoted. */
export function inspect(machine: JsMachine, v: Value, node: number): string {
  /** Objects that the one at hand lies in, and those of them that it led back to, numbered. */
  const within = new Set<ObjectValue>();
  const circles = new Map<ObjectValue, number>();
  /** Shared parts are shown each time: a graph that doubles at every level must end somewhere. */
  let room = LONGEST_TEXT;

  function show(v: Slot, depth: number): string {
    if (v instanceof Accessor) return accessor(v);
    if (!(v instanceof ObjectValue)) return primitive(machine, v);
    if (within.has(v)) {
      if (!circles.has(v)) circles.set(v, circles.size + 1);
      return `[Circular *${circles.get(v)}]`;
    }
    within.add(v);
    const text = structure(v, depth);
    within.delete(v);
    const circle = circles.get(v);
    return circle === undefined ? text : `<ref *${circle}> ${text}`;
  }

  function structure(v: ObjectValue, depth: number): string {
    const name = constructorName(v);
    const keys = v.properties.keys();
    const named = [...keys].filter((key) => !v.hidden?.has(key) && !isCharacter(v, key));
    if (v instanceof FunctionValue || v instanceof ErrorValue || v instanceof Wrapper) {
      const head = headOf(v, name);
      return named.length === 0 ? head : deeper(`${head} {`, '}', depth, () => members(v, named, depth));
    }
    const isArray = v instanceof ArrayValue;
    const isEmpty = named.length === 0 && !(isArray ? v.elements.length > 0 : v instanceof CollectionValue);
    if (depth > DEEPEST && !isEmpty) return `[${name ?? 'Object: null prototype'}]`;
    if (isArray) {
      const open = name === 'Array' ? '[' : `${name}(${v.elements.length}) [`;
      return deeper(open, ']', depth, () => [...elements(v, depth), ...members(v, named, depth)]);
    }
    if (v instanceof CollectionValue)
      return deeper(`${v.kind}(${v.entries.size}) {`, '}', depth, () => [
        ...entries(v, depth),
        ...members(v, named, depth),
      ]);
    if (v instanceof IteratorValue) return 'Object [Iterator] {}';
    const prefix = name === 'Object' ? '' : `${name ?? '[Object: null prototype]'} `;
    return deeper(`${prefix}{`, '}', depth, () => members(v, named, depth));
  }

  function deeper(open: string, close: string, depth: number, inside: () => string[]): string {
    const items = inside();
    if (items.length === 0) return open + close;
    const length = items.reduce((sum, item) => sum + item.length + 2, open.length);
    const indent = '  '.repeat(depth);
    if (length <= LINE && !items.some((item) => item.includes('\n'))) return `${open} ${items.join(', ')} ${close}`;
    return `${open}\n${indent}  ${rows(items).join(`,\n${indent}  `)}\n${indent}${close}`;
  }

  /** One item after the other, as long as the text may be. */
  function take<T>(items: Iterable<T>, count: number, text: (item: T) => string): string[] {
    const shown: string[] = [];
    for (const item of items) {
      if (shown.length === MOST_ITEMS || room <= 0) {
        const rest = count - shown.length;
        shown.push(`... ${rest} more item${rest === 1 ? '' : 's'}`);
        break;
      }
      const one = text(item);
      room -= one.length;
      shown.push(one);
    }
    return shown;
  }

  function elements({ elements }: ArrayValue, depth: number): string[] {
    passOver(machine, elements.length, node);
    const holes = { count: 0 };
    const groups: (Value | typeof holes)[] = [];
    for (let i = 0; i < elements.length && groups.length <= MOST_ITEMS; i++) {
      if (i in elements) {
        groups.push(elements[i]);
        continue;
      }
      let end = i;
      while (end < elements.length && !(end in elements)) end++;
      groups.push({ count: end - i });
      i = end - 1;
    }
    return take(groups, elements.length, (item) =>
      item !== null && typeof item === 'object' && 'count' in item
        ? `<${item.count} empty item${item.count === 1 ? '' : 's'}>`
        : show(item as Value, depth + 1),
    );
  }

  function entries(v: CollectionValue, depth: number): string[] {
    return take(v.entries.values(), v.entries.size, ([key, value]) =>
      v.kind === 'Map' ? `${show(key, depth + 1)} => ${show(value, depth + 1)}` : show(key, depth + 1),
    );
  }

  function members(v: ObjectValue, keys: Key[], depth: number): string[] {
    return take(keys, keys.length, (key) => `${keyText(key)}: ${show(v.getOwn(key), depth + 1)}`);
  }

  return show(v, 0);
}

/** Short items share rows. */
function rows(items: string[]): string[] {
  if (items.length <= 6 || items.some((item) => item.length > 6 + LINE / 6)) return items;
  const all: string[] = [];
  for (const item of items) {
    const last = all[all.length - 1];
    if (last === undefined || last.length + item.length + 2 > LINE) all.push(item);
    else all[all.length - 1] = `${last}, ${item}`;
  }
  return all;
}

function headOf(v: ObjectValue, name: string | undefined): string {
  if (v instanceof Wrapper) {
    const type = v.className;
    return `[${type}: ${v.primitive instanceof Ref ? 'number' : quoted(v.primitive)}]`;
  }
  if (v instanceof ErrorValue) {
    const message = v.getOwn('message');
    const text = typeof message === 'string' && message !== '' ? `${name}: ${message}` : `${name}`;
    return `[${text}]`;
  }
  const own = nameOf(v);
  if (!(v instanceof FunctionValue) || !v.isClass) return own === '' ? '[Function (anonymous)]' : `[Function: ${own}]`;
  const parent = v.proto === null ? '' : nameOf(v.proto);
  return `[class ${own || '(anonymous)'}${parent === '' ? '' : ` extends ${parent}`}]`;
}

function nameOf(v: ObjectValue): string {
  const name = v.getOwn('name');
  return typeof name === 'string' ? name : '';
}

/** An index of a boxed text: the text says it all. */
function isCharacter(v: ObjectValue, key: Key): boolean {
  return v instanceof Wrapper && v.type === 'string' && typeof key === 'string' && isArrayIndex(key);
}

function accessor({ get, set }: Accessor): string {
  return get === undefined ? '[Setter]' : set === undefined ? '[Getter]' : '[Getter/Setter]';
}

function keyText(key: Key): string {
  if (typeof key === 'symbol') return `[${String(key)}]`;
  return IDENTIFIER.test(key) ? key : quoted(key);
}

function primitive(machine: JsMachine, v: Exclude<Value, ObjectValue>): string {
  const p = machine.primalOf(v) as Exclude<Value, ObjectValue | Ref>;
  if (Object.is(p, -0)) return '-0';
  return typeOf(p) === 'bigint' ? `${String(p)}n` : quoted(p);
}

/** A text in quotes that it does not contain; other primitives as they are. */
function quoted(p: unknown): string {
  if (typeof p !== 'string') return String(p);
  const text = p.length > LONGEST_TEXT ? `${p.slice(0, LONGEST_TEXT)}...` : p;
  const quote = [`'`, '"', '`'].find((mark) => !text.includes(mark)) ?? `'`;
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return quote + (quote === `'` ? escaped.replaceAll(`'`, `\\'`) : escaped) + quote;
}
