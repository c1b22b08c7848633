/** Values as text: `str`, `repr`, `ascii`, `format`. A tracked number is written as any other. */
import { chargeBits, chargeText } from '../../../runtime/charges.ts';
import { Ref } from '../../../runtime/ref.ts';
import { floatText } from '../numbers/float-text.ts';
import { intText } from '../numbers/integer-text.ts';
import { bitLength } from '../numbers/integers.ts';
import { formatFloat, formatInt, formatStr } from '../text/format.ts';
import { type Formatted, parseSpec, type Spec } from '../text/format-spec.ts';
import { quote, quoteAscii } from '../text/quote.ts';
import { callSpecial } from './attributes.ts';
import { exactOf, isInt, isNumber, scalarOf } from './conversions.ts';
import { guarded } from './faults.ts';
import type { PyMachine } from './machine.ts';
import { typeOf, types } from './types.ts';
import { Float, type Int, IntRef, ObjectValue, type Value } from './values.ts';

/** `str(v)` */
export function str(machine: PyMachine, v: Value, node: number): string {
  if (typeof v === 'string') return v;
  return v instanceof ObjectValue ? byMethod(machine, v, '__str__', node) : repr(machine, v, node);
}

/** `repr(v)` */
export function repr(machine: PyMachine, v: Value, node: number): string {
  if (v instanceof ObjectValue) return byMethod(machine, v, '__repr__', node);
  if (v instanceof Float) return floatText(v.value);
  if (v instanceof Ref && !(v instanceof IntRef)) return floatText(machine.tape.value[v.entry]);
  if (typeof v === 'string') {
    chargeText(machine, v, node);
    return quote(v);
  }
  if (v === null) return 'None';
  if (typeof v === 'boolean') return v ? 'True' : 'False';
  return intRepr(machine, v instanceof IntRef ? v.int : v, node);
}

function intRepr(machine: PyMachine, x: Int, node: number): string {
  if (typeof x === 'number') return String(x);
  chargeBits(machine, bitLength(x), node);
  return guarded(machine, node, intText, x);
}

function byMethod(machine: PyMachine, v: ObjectValue, method: '__str__' | '__repr__', node: number): string {
  const text = callSpecial(machine, v, method, [], node);
  if (typeof text === 'string') return text;
  return machine.raise(types.TypeError, `${method} returned non-string (type ${typeOf(text as Value).name})`, node);
}

/** `ascii(v)` */
export function ascii(machine: PyMachine, v: Value, node: number): string {
  const text = repr(machine, v, node);
  chargeText(machine, text, node);
  return text.replace(/[^\0-\x7f]/gu, (character) => quoteAscii(character).slice(1, -1));
}

/** `format(v, spec)`, f-strings and `str.format` */
export function format(machine: PyMachine, v: Value, spec: string, node: number): string {
  if (!(v instanceof ObjectValue)) return spec === '' ? str(machine, v, node) : formatPrimitive(machine, v, spec, node);
  const text = callSpecial(machine, v, '__format__', [spec], node);
  if (typeof text === 'string') return text;
  const got = typeOf(text as Value).name;
  return machine.raise(types.TypeError, `__format__ must return a str, not ${got}`, node);
}

/** Of numbers and texts by the specification, of None as `object.__format__` does. */
export function formatPrimitive(machine: PyMachine, v: Value, spec: string, node: number): string {
  if (typeof v === 'string') return guarded(machine, node, formatStr, v, readSpec(machine, spec, 'str', 'str', node));
  if (!isNumber(v)) return formatObject(machine, v, spec, node);
  const { name } = typeOf(v);
  if (isInt(v)) {
    const read = readSpec(machine, spec, 'int', name, node);
    const x = exactOf(machine, v);
    chargeBits(machine, bitLength(x), node);
    return guarded(machine, node, formatInt, x, read);
  }
  const read = readSpec(machine, spec, 'float', name, node);
  return guarded(machine, node, formatFloat, machine.num(scalarOf(machine, v, node)), read);
}

function readSpec(machine: PyMachine, spec: string, kind: Formatted, typeName: string, node: number): Spec {
  const read = guarded(machine, node, parseSpec, spec, kind, typeName);
  machine.budget.allocate(read.size, node);
  return read;
}

/** `object.__format__` */
export function formatObject(machine: PyMachine, v: Value, spec: string, node: number): string {
  if (spec === '') return str(machine, v, node);
  const text = `unsupported format string passed to ${typeOf(v).name}.__format__`;
  return machine.raise(types.TypeError, text, node);
}

/** What is being written, for each run: a container within itself is written as `[...]`. */
const writing = new WeakMap<PyMachine, Set<Value>>();

/** The text of a container; `circle` if that is asked for while it is being made. */
export function nested(machine: PyMachine, v: Value, circle: string, node: number, write: () => string): string {
  let around = writing.get(machine);
  if (around === undefined) writing.set(machine, (around = new Set()));
  if (around.has(v)) return circle;
  around.add(v);
  machine.budget.enter(node);
  try {
    const text = write();
    machine.budget.allocate(text.length, node);
    return text;
  } finally {
    around.delete(v);
    machine.budget.depth--;
  }
}

/** `[a, b]`: the texts of the elements between two marks. */
export function listed(machine: PyMachine, values: Iterable<Value>, open: string, close: string, node: number): string {
  const parts: string[] = [];
  for (const v of values) {
    const part = repr(machine, v, node);
    machine.budget.allocate(part.length + 2, node);
    parts.push(part);
  }
  return open + parts.join(', ') + close;
}

/** `<__main__.A object at 0x7f0000000010>`: the address is made up, and the same in every run. */
export function described(machine: PyMachine, v: ObjectValue, what: string): string {
  return `<${what} at 0x${machine.identity(v).toString(16)}>`;
}
