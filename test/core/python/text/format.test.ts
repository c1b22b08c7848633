import { describe, expect, test } from 'vitest';
import { toFloat, toInt } from '../../../../core/languages/python/numbers/conversions.ts';
import { Fault } from '../../../../core/languages/python/numbers/fault.ts';
import { floatText } from '../../../../core/languages/python/numbers/float-text.ts';
import { intText } from '../../../../core/languages/python/numbers/integer-text.ts';
import type { Int } from '../../../../core/languages/python/numbers/integers.ts';
import { formatFloat, formatInt, formatStr } from '../../../../core/languages/python/text/format.ts';
import { type FieldSource, formatFields } from '../../../../core/languages/python/text/format-fields.ts';
import { parseSpec } from '../../../../core/languages/python/text/format-spec.ts';
import { type PercentSource, percentFormat } from '../../../../core/languages/python/text/percent.ts';
import * as quotes from '../../../../core/languages/python/text/quote.ts';
import { agrees, decode, library, outcome, type Recorded } from '../library.ts';

/** A recorded value with its type, as an interpreter would have it. */
function typeName(value: Recorded): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  if ('i' in value) return 'int';
  if ('f' in value) return 'float';
  return 'd' in value ? 'dict' : 'list';
}

function repr(value: Recorded): string {
  switch (typeName(value)) {
    case 'NoneType':
      return 'None';
    case 'str':
      return quotes.quote(value as string);
    case 'int':
      return intText(decode(value));
    case 'float':
      return floatText(decode(value));
    case 'dict':
      return `{${(value as { d: readonly [Recorded, Recorded][] }).d.map((pair) => pair.map(repr).join(': ')).join(', ')}}`;
    default:
      return `[${(value as Recorded[]).map(repr).join(', ')}]`;
  }
}

function text(value: Recorded, how: 's' | 'r' | 'a'): string {
  if (how === 's') return typeof value === 'string' ? value : repr(value);
  return how === 'a' && typeof value === 'string' ? quotes.quoteAscii(value) : repr(value);
}

function format(value: Recorded, spec: string): string {
  const kind = typeName(value);
  if (spec === '') return text(value, 's');
  if (kind === 'str') return formatStr(value as string, parseSpec(spec, 'str'));
  return kind === 'int'
    ? formatInt(decode(value), parseSpec(spec, 'int'))
    : formatFloat(decode(value), parseSpec(spec, 'float'));
}

function percentSource(values: Recorded, charge: (n: number) => void = () => {}): PercentSource<Recorded> {
  const dict = typeName(values) === 'dict' ? new Map((values as { d: [string, Recorded][] }).d) : undefined;
  const number = (value: Recorded) => (['int', 'float'].includes(typeName(value)) ? decode(value) : undefined);
  return {
    values: Array.isArray(values) ? values : [values],
    byKey: dict && ((key) => dict.get(key) ?? raiseKey(key)),
    truncated: (value) => (typeName(value) === 'float' ? toInt(decode(value)) : number(value)),
    integer: (value) => (typeName(value) === 'int' ? decode(value) : undefined),
    float: (value) => (typeName(value) === 'int' ? toFloat(number(value) as Int) : number(value)),
    string: (value) => (typeof value === 'string' ? value : undefined),
    text,
    typeName,
    charge,
  };
}

function raiseKey(key: string): never {
  throw new Fault('KeyError', quotes.quote(key), [key]);
}

function fieldSource(values: readonly Recorded[]): FieldSource<Recorded> {
  const names = new Map((values.at(-1) as { d: [string, Recorded][] }).d);
  return {
    positional: values.slice(0, -1),
    named: (name) => names.get(name),
    attribute(value, name) {
      if (name === 'real' && typeName(value) === 'int') return value;
      throw new Fault('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`);
    },
    item(value, key) {
      if (typeName(value) !== 'list') throw new Fault('TypeError', `'${typeName(value)}' object is not subscriptable`);
      if (typeof key === 'string') throw new Fault('TypeError', 'list indices must be integers or slices, not str');
      return (value as Recorded[])[key] ?? raiseIndex();
    },
    convert: text,
    format,
  };
}

function raiseIndex(): never {
  throw new Fault('IndexError', 'list index out of range');
}

/** Cases whose values keep their types. */
function agreesTyped(name: string, run: (template: string, ...values: readonly Recorded[]) => string): void {
  test(name, () => {
    for (const [template, ...rest] of library[name]) {
      const got = outcome(() => run(template as string, ...rest.slice(0, -1)));
      expect(got, `${template} of ${JSON.stringify(rest.slice(0, -1))}`).toEqual(rest.at(-1));
    }
  });
}

describe('a format is CPython’s', () => {
  agrees('format_float', (x, spec) => (spec === '' ? floatText(x) : formatFloat(x, parseSpec(spec, 'float'))));
  agrees('format_int', (x, spec) => formatInt(x, parseSpec(spec, 'int')));
  agrees('format_str', (x, spec) => formatStr(x, parseSpec(spec, 'str')));
  agreesTyped('percent', (template, values) => percentFormat(template, percentSource(values)));
  agreesTyped('fields', (template, ...values) => formatFields(template, fieldSource(values)));
  agrees('quote', quotes.quote);
  agrees('quote_ascii', quotes.quoteAscii);
  agrees('quote_bytes', quotes.quoteBytes);
  agrees('is_printable', quotes.isPrintable);
});

describe('what a format asks for is known before it is made', () => {
  test('by a spec', () => {
    expect(parseSpec('>1000000000', 'str').size).toBe(1_000_000_000);
    expect(parseSpec('.5000f', 'float').size).toBe(5000);
    expect(parseSpec('.5000', 'str').size).toBe(0);
  });

  test('by a template', () => {
    const charged: number[] = [];
    const stop = (size: number) => {
      charged.push(size);
      if (size > 1000) throw new Fault('MemoryError', 'too much');
    };
    const template = '%5d %1000000000d';
    expect(outcome(() => percentFormat(template, percentSource([{ i: '1' }, { i: '2' }], stop)))).toMatchObject({
      raises: 'MemoryError',
    });
    expect(charged).toEqual([5, 1_000_000_000]);
  });

  test('an error calls the type as it is told to', () => {
    expect(outcome(() => parseSpec('y', 'int', 'bool'))).toMatchObject({
      text: "Unknown format code 'y' for object of type 'bool'",
    });
  });
});
