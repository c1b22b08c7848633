/** `str`: the class, its operators, and the methods that look a text over. */
import { chargeText } from '../../../runtime/charges.ts';
import * as predicates from '../text/predicates.ts';
import { isPrintable } from '../text/quote.ts';
import * as search from '../text/search.ts';
import { BytesValue } from '../values/bytes.ts';
import { comparisons } from '../values/comparisons.ts';
import { TupleValue } from '../values/containers.ts';
import { lengthOf } from '../values/conversions.ts';
import { defineMethods, type Functions } from '../values/functions.ts';
import { hashOf } from '../values/hashing.ts';
import { ownIterator } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { concatenated, repeated, sliceBound } from '../values/sequences.ts';
import { textItem } from '../values/subscripts.ts';
import { percent } from '../values/templates.ts';
import { formatPrimitive, repr, str } from '../values/text.ts';
import { NotImplemented, typeOf, types } from '../values/types.ts';
import { unwrapped, type Value, WrappedValue } from '../values/values.ts';
import { textArgument, textOf } from './arguments.ts';
import { decoded } from './bytes.ts';
import { comparisonMethods, defineAllocate } from './define.ts';

/** `str(object)` or `str(bytes, encoding)` */
function convert(machine: PyMachine, [object, encoding, errors]: Value[], node: number): string {
  if (object === undefined) return '';
  if (encoding === undefined && errors === undefined) return str(machine, object, node);
  const [name, handler] = [encoding ?? 'utf-8', errors ?? 'strict'];
  if (object instanceof BytesValue) return decoded(machine, 'str()', object, name, handler, node);
  if (typeof name !== 'string')
    return machine.raise(types.TypeError, `str() argument 'encoding' must be str, not ${typeOf(name).name}`, node);
  const text =
    typeof unwrapped(object) === 'string'
      ? 'decoding str is not supported'
      : `decoding to str: need a bytes-like object, ${typeOf(object).name} found`;
  return machine.raise(types.TypeError, text, node);
}

defineAllocate(types.str, 'object=?, encoding=?, errors=?', (machine, type, args, node) => {
  const text = convert(machine, args, node);
  return type === types.str ? text : new WrappedValue(type, text);
});

/** A method of a text, which is read through. */
export function textMethod(
  signature: string,
  code: (machine: PyMachine, text: string, args: Value[], node: number) => Value,
): Functions[string] {
  return [
    signature,
    (machine, [self, ...args], node) => {
      chargeText(machine, self as string, node);
      return code(machine, self as string, args, node);
    },
  ];
}

const asks = (predicate: (text: string) => boolean) => textMethod('self, /', (_machine, text) => predicate(text));

/** The part of a text that is searched, in code points. */
function rangeOf(machine: PyMachine, start: Value, end: Value, node: number): search.Range {
  const bound = (v: Value) => (v === null ? undefined : sliceBound(machine, v, node));
  return { start: bound(start), end: bound(end) };
}

type Find = (text: string, sought: string, range: search.Range) => number;

/** `find`, and `index`, which raises where `find` gives -1. */
function finding(find: Find, isRequired: boolean): Functions[string] {
  return textMethod('self, sub, start=None, end=None, /', (machine, text, [sub, start, end], node) => {
    const at = find(text, textOf(machine, sub, node), rangeOf(machine, start, end, node));
    return at < 0 && isRequired ? machine.raise(types.ValueError, 'substring not found', node) : at;
  });
}

type Test = (text: string, affix: string, range: search.Range) => boolean;

/** `startswith` and `endswith` with one text or any of several. */
function affixed(name: string, test: Test): Functions[string] {
  return textMethod('self, prefix, start=None, end=None, /', (machine, text, [affix, start, end], node) => {
    const range = rangeOf(machine, start, end, node);
    const one = (v: Value, what: string): boolean => {
      const sought = unwrapped(v);
      if (typeof sought === 'string') return test(text, sought, range);
      return machine.raise(types.TypeError, `${what}, not ${typeOf(v).name}`, node);
    };
    if (!(affix instanceof TupleValue)) return one(affix, `${name} first arg must be str or a tuple of str`);
    return affix.elements.some((v) => one(v, `tuple for ${name} must only contain str`));
  });
}

defineMethods(types.str, {
  ...comparisonMethods((machine, a, b, operator, node) => {
    const other = unwrapped(b);
    return typeof other === 'string' ? comparisons[operator](machine, a, other, node) : NotImplemented;
  }),
  __hash__: ['self, /', (machine, [self], node) => hashOf(machine, self, node)],
  __repr__: ['self, /', (machine, [self], node) => repr(machine, self, node)],
  __str__: ['self, /', (_machine, [self]) => self],
  __format__: textMethod('self, format_spec, /', (machine, text, [spec], node) =>
    formatPrimitive(machine, text, textArgument(machine, spec, '__format__()', node), node),
  ),
  __add__: ['self, value, /', (machine, [self, value], node) => concatenated(machine, self as string, value, node)],
  __mul__: ['self, value, /', (machine, [self, value], node) => repeated(machine, self as string, value, node)],
  __rmul__: ['self, value, /', (machine, [self, value], node) => repeated(machine, self as string, value, node)],
  __mod__: ['self, value, /', (machine, [self, value], node) => percent(machine, self as string, value, node)],
  __len__: ['self, /', (machine, [self], node) => lengthOf(machine, self, node)],
  __iter__: ['self, /', (machine, [self], node) => ownIterator(machine, self, node)],
  __getitem__: ['self, key, /', (machine, [self, key], node) => textItem(machine, self as string, key, node)],
  __contains__: textMethod('self, key, /', (machine, text, [key], node) => {
    const sought = unwrapped(key);
    if (typeof sought === 'string') return text.includes(sought);
    const message = `'in <string>' requires string as left operand, not ${typeOf(key).name}`;
    return machine.raise(types.TypeError, message, node);
  }),
  count: textMethod('self, sub, start=None, end=None, /', (machine, text, [sub, start, end], node) =>
    search.count(text, textOf(machine, sub, node), rangeOf(machine, start, end, node)),
  ),
  find: finding(search.find, false),
  index: finding(search.find, true),
  rfind: finding(search.findLast, false),
  rindex: finding(search.findLast, true),
  startswith: affixed('startswith', search.startsWith),
  endswith: affixed('endswith', search.endsWith),
  isalnum: asks(predicates.isAlnum),
  isalpha: asks(predicates.isAlpha),
  isascii: asks(predicates.isAscii),
  isdecimal: asks(predicates.isDecimal),
  isdigit: asks(predicates.isDigit),
  isidentifier: asks(predicates.isIdentifier),
  islower: asks(predicates.isLower),
  isnumeric: asks(predicates.isNumeric),
  isprintable: asks(isPrintable),
  isspace: asks(predicates.isSpace),
  istitle: asks(predicates.isTitle),
  isupper: asks(predicates.isUpper),
});
