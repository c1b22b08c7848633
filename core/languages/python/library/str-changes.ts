/** Methods of `str` that make other texts. */
import * as cases from '../text/case.ts';
import { length } from '../text/code-points.ts';
import * as padding from '../text/padding.ts';
import { removePrefix, removeSuffix, replace } from '../text/search.ts';
import * as splitting from '../text/split.ts';
import { makeTranslation, type Translation, translate } from '../text/translation.ts';
import { strip, stripLeft, stripRight } from '../text/whitespace.ts';
import { ListValue, TupleValue } from '../values/containers.ts';
import { asIndex, isInt, toIndex, truthy } from '../values/conversions.ts';
import { guarded } from '../values/faults.ts';
import { Builtin, defineMethods, type Functions, StaticMethod } from '../values/functions.ts';
import { isIterable, toList } from '../values/iteration.ts';
import type { PyMachine } from '../values/machine.ts';
import { DictValue } from '../values/mappings.ts';
import { getItem } from '../values/subscripts.ts';
import { formatTemplate } from '../values/templates.ts';
import { typeOf, types } from '../values/types.ts';
import { unwrapped, type Value } from '../values/values.ts';
import { textArgument, textOf } from './arguments.ts';
import { encoded } from './bytes.ts';
import { textMethod } from './str.ts';

/** A change that may make the text longer by a character or two. */
const changing = (change: (text: string) => string) =>
  textMethod('self, /', (machine, text, _args, node) => {
    machine.budget.allocate(text.length / 8, node);
    return change(text);
  });

type Side = 'both' | 'left' | 'right';
const SPACE_STRIPPERS = { both: strip, left: stripLeft, right: stripRight };

function stripping(name: string, side: Side): Functions[string] {
  return textMethod('self, chars=None, /', (machine, text, [chars], node) => {
    if (chars === null) return SPACE_STRIPPERS[side](text);
    const of = unwrapped(chars);
    if (typeof of === 'string') return splitting.stripCharacters(text, of, side);
    return machine.raise(types.TypeError, `${name} arg must be None or str`, node);
  });
}

/** A list of texts. */
function listOf(machine: PyMachine, parts: string[], node: number): ListValue {
  machine.budget.allocate(parts.length, node);
  return new ListValue(parts);
}

function splittingAt(
  atSpace: (text: string, limit: number) => string[],
  at: (text: string, separator: string, limit: number) => string[],
): Functions[string] {
  return textMethod('self, /, sep=None, maxsplit=-1', (machine, text, [sep, limit], node) => {
    const most = toIndex(machine, limit, node);
    machine.budget.allocate(text.length / 8, node);
    if (sep === null) return listOf(machine, atSpace(text, most), node);
    const separator = unwrapped(sep);
    if (typeof separator === 'string') return listOf(machine, guarded(machine, node, at, text, separator, most), node);
    return machine.raise(types.TypeError, `must be str or None, not ${typeOf(sep).name}`, node);
  });
}

const partitioning = (part: (text: string, separator: string) => [string, string, string]) =>
  textMethod(
    'self, sep, /',
    (machine, text, [sep], node) => new TupleValue(guarded(machine, node, part, text, textOf(machine, sep, node))),
  );

function padded(pad: (text: string, width: number, fill: string) => string): Functions[string] {
  return textMethod("self, width, fillchar=' ', /", (machine, text, [width, fill], node) => {
    const wanted = toIndex(machine, width, node);
    const character = unwrapped(fill);
    if (typeof character !== 'string')
      return machine.raise(
        types.TypeError,
        `The fill character must be a unicode character, not ${typeOf(fill).name}`,
        node,
      );
    if (length(character) !== 1)
      return machine.raise(types.TypeError, 'The fill character must be exactly one character long', node);
    if (wanted > text.length) machine.budget.allocate(wanted, node);
    return pad(text, wanted, character);
  });
}

function join(machine: PyMachine, text: string, [iterable]: Value[], node: number): string {
  if (!isIterable(iterable)) return machine.raise(types.TypeError, 'can only join an iterable', node);
  const parts = toList(machine, iterable, node).map((v, i) => {
    const part = unwrapped(v);
    if (typeof part === 'string') return part;
    const message = `sequence item ${i}: expected str instance, ${typeOf(v).name} found`;
    return machine.raise(types.TypeError, message, node);
  });
  const size = parts.reduce((sum, part) => sum + part.length, text.length * Math.max(0, parts.length - 1));
  machine.budget.allocate(size, node);
  return parts.join(text);
}

/** A text that the TypeError names by its place. */
function textAt(machine: PyMachine, v: Value, name: string, place: number, node: number): string {
  const text = unwrapped(v);
  if (typeof text === 'string') return text;
  return machine.raise(types.TypeError, `${name} argument ${place} must be str, not ${typeOf(v).name}`, node);
}

function replacing(machine: PyMachine, text: string, [old, by, count]: Value[], node: number): string {
  const sought = textAt(machine, old, 'replace()', 1, node);
  const replacement = textAt(machine, by, 'replace()', 2, node);
  const limit = toIndex(machine, count, node);
  const pieces = limit < 0 ? text.length + 1 : Math.min(limit, text.length + 1);
  const found = sought === '' ? pieces : Math.min(pieces, text.split(sought).length - 1);
  machine.budget.allocate(text.length + found * replacement.length, node);
  return replace(text, sought, replacement, limit);
}

/** What a table of the program says about a code point. */
function lookUp(machine: PyMachine, table: Value, code: number, node: number): number | string | null | undefined {
  const found =
    table instanceof DictValue && table.type === types.dict
      ? table.get(machine, code, node)
      : machine.attempt(types.LookupError, () => getItem(machine, table, code, node));
  if (found === undefined || found === null) return found;
  const becomes = unwrapped(found);
  if (typeof becomes === 'string') machine.budget.allocate(becomes.length, node);
  if (typeof becomes === 'string') return becomes;
  if (isInt(becomes)) return Number(asIndex(machine, becomes, node));
  return machine.raise(types.TypeError, 'character mapping must return integer, None or str', node);
}

function dictOf(machine: PyMachine, table: Translation, node: number): DictValue {
  const dict = new DictValue();
  for (const [code, becomes] of table) dict.set(machine, code, becomes, node);
  return dict;
}

/** The one argument of `maketrans`: a dict whose keys may be characters. */
function withCodes(machine: PyMachine, given: Value, node: number): DictValue {
  if (!(given instanceof DictValue)) {
    const text = 'if you give only one argument to maketrans it must be a dict';
    return machine.raise(types.TypeError, text, node);
  }
  const dict = new DictValue();
  for (const { key, value } of given.entries()) {
    if (typeof key === 'string' && length(key) !== 1)
      machine.raise(types.ValueError, 'string keys in translate table must be of length 1', node);
    dict.set(machine, typeof key === 'string' ? key.codePointAt(0)! : key, value, node);
  }
  return dict;
}

defineMethods(types.str, {
  capitalize: changing(cases.capitalize),
  casefold: changing(cases.caseFold),
  lower: changing((text) => text.toLowerCase()),
  swapcase: changing(cases.swapCase),
  title: changing(cases.title),
  upper: changing((text) => text.toUpperCase()),
  strip: stripping('strip', 'both'),
  lstrip: stripping('lstrip', 'left'),
  rstrip: stripping('rstrip', 'right'),
  split: splittingAt(splitting.splitSpace, splitting.split),
  rsplit: splittingAt(splitting.splitSpaceRight, splitting.splitRight),
  partition: partitioning(splitting.partition),
  rpartition: partitioning(splitting.partitionRight),
  splitlines: textMethod('self, /, keepends=False', (machine, text, [keepsEnds], node) =>
    listOf(machine, splitting.splitLines(text, truthy(machine, keepsEnds, node)), node),
  ),
  center: padded(padding.center),
  ljust: padded(padding.padRight),
  rjust: padded(padding.padLeft),
  zfill: textMethod('self, width, /', (machine, text, [width], node) => {
    const wanted = toIndex(machine, width, node);
    if (wanted > text.length) machine.budget.allocate(wanted, node);
    return padding.zeroFill(text, wanted);
  }),
  expandtabs: textMethod('self, /, tabsize=8', (machine, text, [tab], node) => {
    const width = toIndex(machine, tab, node);
    machine.budget.allocate(padding.expandedLength(text, width), node);
    return padding.expandTabs(text, width);
  }),
  join: textMethod('self, iterable, /', join),
  removeprefix: textMethod('self, prefix, /', (machine, text, [prefix], node) =>
    removePrefix(text, textArgument(machine, prefix, 'removeprefix()', node)),
  ),
  removesuffix: textMethod('self, suffix, /', (machine, text, [suffix], node) =>
    removeSuffix(text, textArgument(machine, suffix, 'removesuffix()', node)),
  ),
  replace: textMethod('self, old, new, count=-1, /', replacing),
  translate: textMethod('self, table, /', (machine, text, [table], node) => {
    machine.budget.allocate(text.length, node);
    return guarded(machine, node, translate, text, (code) => lookUp(machine, table, code, node));
  }),
  encode: textMethod("self, /, encoding='utf-8', errors='strict'", (machine, text, [encoding, errors], node) =>
    encoded(machine, text, encoding, errors, node),
  ),
  format: textMethod('self, /, *args, **kwargs', (machine, text, [args, kwargs], node) => {
    const named = (name: string) => (kwargs as DictValue).get(machine, name, node);
    return formatTemplate(machine, text, (args as TupleValue).elements, named, node);
  }),
  format_map: textMethod('self, mapping, /', (machine, text, [mapping], node) =>
    formatTemplate(machine, text, [], (name) => getItem(machine, mapping, name, node), node),
  ),
});

types.str.define(
  'maketrans',
  new StaticMethod(
    new Builtin('maketrans', 'x, y=?, z=?, /', (machine, [x, y, z], node) => {
      if (y === undefined) return withCodes(machine, x, node);
      const to = textAt(machine, y, 'maketrans()', 2, node);
      const from = textAt(machine, x, 'maketrans()', 1, node);
      const deleted = textAt(machine, z ?? '', 'maketrans()', 3, node);
      return dictOf(machine, guarded(machine, node, makeTranslation, from, to, deleted), node);
    }),
  ),
);
