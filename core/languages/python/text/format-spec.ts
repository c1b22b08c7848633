/** The format mini-language of `format(x, spec)`, f-strings and `str.format`. */
import { Fault } from '../numbers/fault.ts';

export interface Spec {
  readonly fill: string;
  readonly align: '<' | '>' | '^' | '=';
  readonly sign: '' | '+' | '-' | ' ';
  /** Negative numbers that round to 0 lose their sign. */
  readonly coerce: boolean;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: '' | ',' | '_';
  readonly precision: number | undefined;
  /** Empty for a float that is written like `str(x)`. */
  readonly type: string;
  /** What it may ask for in characters, whatever the value: to be charged first. */
  readonly size: number;
}

export type Formatted = 'int' | 'float' | 'str';

const KINDS: {
  readonly [K in Formatted]: { readonly type: string; readonly align: '<' | '>'; readonly types: string };
} = {
  int: { type: 'd', align: '>', types: 'bcdoxXneEfFgG%' },
  float: { type: '', align: '>', types: 'neEfFgG%' },
  str: { type: 's', align: '<', types: 's' },
};

const GRAMMAR =
  /^(?:(?<fill>.)(?=[<>=^]))?(?<align>[<>=^])?(?<sign>[-+ ])?(?<coerce>z)?(?<alternate>#)?(?<zero>0)?(?<width>\d+)?(?<grouping>,_|_,|,|_)?(?<point>\.(?<precision>\d+)?)?(?<type>.*)$/su;

const MOST_DIGITS = 2n ** 63n - 1n;
const MOST_PRECISION = 2 ** 31 - 1;

/**
 * @param typeName how errors call the value's type, such as `bool`
 * @throws Fault ValueError
 */
export function parseSpec(text: string, kind: Formatted, typeName: string = kind): Spec {
  const found = GRAMMAR.exec(text)!.groups as { readonly [name: string]: string | undefined };
  const { sign = '', zero, grouping = '', point } = found;
  const { type: usual, align: usualAlign, types } = KINDS[kind];
  const width = numberOf(found.width) ?? 0;
  if (grouping.length > 1) throw new Fault('ValueError', "Cannot specify both ',' and '_'.");
  const precision = numberOf(found.precision);
  if (point !== undefined && precision === undefined)
    throw new Fault('ValueError', 'Format specifier missing precision');
  const type = found.type || usual;
  if (Array.from(type).length > 1)
    throw new Fault('ValueError', `Invalid format specifier '${text}' for object of type '${typeName}'`);
  if (grouping !== '' && !(type === '' || 'deEfFgG%'.includes(type) || (grouping === '_' && 'boxX'.includes(type))))
    throw new Fault('ValueError', `Cannot specify '${grouping}' with '${shown(type)}'.`);
  if (type !== '' && !types.includes(type))
    throw new Fault('ValueError', `Unknown format code '${shown(type)}' for object of type '${typeName}'`);
  if (kind !== 'str' && KINDS.float.types.includes(type) && precision! > MOST_PRECISION)
    throw new Fault('ValueError', 'precision too big');
  const isZeroFilled = zero !== undefined && found.fill === undefined;
  return {
    fill: found.fill ?? (isZeroFilled ? '0' : ' '),
    align: (found.align ?? (isZeroFilled && usualAlign === '>' ? '=' : usualAlign)) as Spec['align'],
    sign: sign as Spec['sign'],
    coerce: found.coerce !== undefined,
    alternate: found.alternate !== undefined,
    width,
    grouping: grouping as Spec['grouping'],
    precision,
    type,
    size: Math.max(width, kind === 'str' ? 0 : (precision ?? 0)),
  };
}

function numberOf(digits: string | undefined): number | undefined {
  if (digits !== undefined && digits.length > 18 && BigInt(digits) > MOST_DIGITS)
    throw new Fault('ValueError', 'Too many decimal digits in format string');
  return digits === undefined ? undefined : Number(digits);
}

/** A type in an error: what is not ASCII and printable, by its number. */
function shown(type: string): string {
  return type > ' ' && type < '\x7f' ? type : `\\x${type.codePointAt(0)!.toString(16)}`;
}
