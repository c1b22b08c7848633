/** Templates of `str.format`: literals, `{…}` with their paths, conversions and formats, which may hold fields again. */
import { Fault } from '../numbers/fault.ts';
import { quote } from './quote.ts';

/** Whatever stands in braces, looked up in the objects of the program. */
export interface FieldSource<V> {
  readonly positional: readonly V[];
  /** A keyword argument; undefined if there is none. */
  named(name: string): V | undefined;
  attribute(value: V, name: string): V;
  item(value: V, key: number | string): V;
  /** `str(value)`, `repr(value)`, `ascii(value)` */
  convert(value: V, how: 's' | 'r' | 'a'): V;
  format(value: V, spec: string): string;
}

/** How deep formats may hold fields. */
const DEPTH = 2;

/** @throws Fault ValueError, IndexError, KeyError, and what the source throws */
export function formatFields<V>(template: string, source: FieldSource<V>): string {
  return new Rendering(source).render(template, DEPTH);
}

interface Field {
  readonly name: string;
  readonly conversion: string;
  readonly spec: string;
  readonly end: number;
}

class Rendering<V> {
  /** Fields are numbered either all by themselves or all by the template. */
  #numbering: 'automatic' | 'manual' | undefined;
  #next = 0;

  constructor(private readonly source: FieldSource<V>) {}

  render(template: string, depth: number): string {
    if (depth === 0) throw new Fault('ValueError', 'Max string recursion exceeded');
    let result = '';
    let at = 0;
    while (at < template.length) {
      const brace = template.slice(at).search(/[{}]/);
      if (brace === -1) return result + template.slice(at);
      result += template.slice(at, at + brace);
      at += brace;
      const mark = template[at++];
      if (template[at] === mark) {
        result += mark;
        at++;
        continue;
      }
      if (mark === '}' || at >= template.length)
        throw new Fault('ValueError', `Single '${mark}' encountered in format string`);
      const field = parseField(template, at);
      result += this.#field(field, depth);
      at = field.end;
    }
    return result;
  }

  #field({ name, conversion, spec }: Field, depth: number): string {
    const value = this.#value(name);
    const converted = conversion === '' ? value : this.source.convert(value, conversionOf(conversion));
    return this.source.format(converted, spec.includes('{') ? this.render(spec, depth - 1) : spec);
  }

  #value(name: string): V {
    const [first] = /^[^.[]*/.exec(name)!;
    let value = this.#first(first);
    let at = first.length;
    while (at < name.length) {
      const mark = name[at++];
      if (mark !== '.' && mark !== '[')
        throw new Fault('ValueError', "Only '.' or '[' may follow ']' in format field specifier");
      const rest = name.slice(at);
      const end = rest.search(mark === '.' ? /[.[]|$/ : /\]/);
      if (end === -1) throw new Fault('ValueError', "Missing ']' in format string");
      if (end === 0) throw new Fault('ValueError', 'Empty attribute in format string');
      const key = rest.slice(0, end);
      value = mark === '.' ? this.source.attribute(value, key) : this.source.item(value, indexOf(key) ?? key);
      at += end + (mark === '.' ? 0 : 1);
    }
    return value;
  }

  #first(first: string): V {
    const { positional, named } = this.source;
    let index = indexOf(first);
    if (index === undefined && first !== '') {
      const value = named.call(this.source, first);
      if (value === undefined) throw new Fault('KeyError', quote(first), [first]);
      return value;
    }
    this.#numbering ??= first === '' ? 'automatic' : 'manual';
    if (this.#numbering !== (first === '' ? 'automatic' : 'manual'))
      throw new Fault(
        'ValueError',
        this.#numbering === 'manual'
          ? 'cannot switch from manual field specification to automatic field numbering'
          : 'cannot switch from automatic field numbering to manual field specification',
      );
    index ??= this.#next++;
    if (index >= positional.length)
      throw new Fault('IndexError', `Replacement index ${index} out of range for positional args tuple`);
    return positional[index];
  }
}

/** Digits alone are an index. */
function indexOf(name: string): number | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  if (name.length > 18 && BigInt(name) >= 2n ** 63n)
    throw new Fault('ValueError', 'Too many decimal digits in format string');
  return Number(name);
}

function conversionOf(conversion: string): 's' | 'r' | 'a' {
  if (conversion === 's' || conversion === 'r' || conversion === 'a') return conversion;
  const shown = conversion > ' ' && conversion < '\x7f' ? conversion : `\\x${conversion.codePointAt(0)!.toString(16)}`;
  throw new Fault('ValueError', `Unknown conversion specifier ${shown}`);
}

/** From behind its brace. */
function parseField(template: string, start: number): Field {
  let at = start;
  let mark = '';
  // Brackets of the name may hold everything.
  for (; at < template.length; at++) {
    mark = template[at];
    if (mark === '{') throw new Fault('ValueError', "unexpected '{' in field name");
    if (mark === '[') at = orEnd(template, template.indexOf(']', at));
    else if (mark === '}' || mark === ':' || mark === '!') break;
  }
  if (at >= template.length) throw new Fault('ValueError', "expected '}' before end of string");
  const name = template.slice(start, at++);
  if (mark === '}') return { name, conversion: '', spec: '', end: at };
  let conversion = '';
  if (mark === '!') {
    if (at >= template.length) throw new Fault('ValueError', 'end of string while looking for conversion specifier');
    conversion = String.fromCodePoint(template.codePointAt(at)!);
    at += conversion.length;
    if (template[at] === '}') return { name, conversion, spec: '', end: at + 1 };
    if (at < template.length && template[at] !== ':')
      throw new Fault('ValueError', "expected ':' after conversion specifier");
    at++;
  }
  const from = at;
  for (let depth = 1; at < template.length; at++) {
    if (template[at] === '{') depth++;
    else if (template[at] === '}' && --depth === 0)
      return { name, conversion, spec: template.slice(from, at), end: at + 1 };
  }
  throw new Fault('ValueError', "unmatched '{' in format spec");
}

function orEnd(template: string, index: number): number {
  return index === -1 ? template.length : index;
}
