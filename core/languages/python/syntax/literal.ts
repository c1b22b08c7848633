import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { Node } from './ast.ts';

type Literal = Pick<Node<'Constant'>, 'kind' | 'value'>;

/** CPython converts no longer decimal literal. */
const MAX_DIGITS = 4300;
const DIGITS = '\\d(?:_?\\d)*';
const INTEGER = /^(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|[1-9](?:_?\d)*|0(?:_?0)*)$/;
const FLOAT = new RegExp(`^(?:${DIGITS}\\.?|(?:${DIGITS})?\\.${DIGITS})(?:[eE][-+]?${DIGITS})?[jJ]?$`);
/** Literals that stand beside each other, and the comments between them. */
const PARTS = /([a-zA-Z]*)("""|'''|"|')((?:\\[\s\S]|(?!\2)[\s\S])*)\2|#.*/g;
const CUT_ESCAPE = /\\(?:x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4})|U(?!000[\da-fA-F]{5}|0010[\da-fA-F]{4}))/;
const ELLIPSIS: Literal = { kind: 'ellipsis', value: undefined };

/**
 * Kind and exact value of a literal, told from its source: py-ast reads `3.` and `3` alike.
 *
 * @param quotes how a string begins; undefined in an f-string
 * @throws Problem where it is none
 */
export function literalOf(value: unknown, source: string, quotes: string | undefined, at: Span): Literal {
  if (typeof value === 'boolean') return { kind: 'bool', value };
  if (value === null) return { kind: 'none', value };
  if (typeof value !== 'string') return numberOf(source, at);
  return source === '...' && quotes === undefined ? ELLIPSIS : stringOf(value, source, quotes, at);
}

function numberOf(source: string, at: Span): Literal {
  const isBased = /^0[xob]/i.test(source);
  const isInteger = isBased || !/[.ej]/i.test(source);
  if (!(isInteger ? INTEGER : FLOAT).test(source)) {
    const isPadded = /^0[\d_]+$/.test(source);
    fail(at, isPadded ? 'leading zeros in decimal integer literals are not permitted' : 'invalid number');
  }
  const digits = source.replaceAll('_', '');
  if (!isInteger) {
    const isComplex = /j$/i.test(digits);
    return { kind: isComplex ? 'complex' : 'float', value: Number(isComplex ? digits.slice(0, -1) : digits) };
  }
  if (!isBased && digits.length > MAX_DIGITS) {
    fail(at, `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion`);
  }
  const value = Number(digits);
  return { kind: 'int', value: Number.isSafeInteger(value) ? value : BigInt(digits) };
}

function stringOf(value: string, source: string, quotes: string | undefined, at: Span): Literal {
  if (quotes === undefined) checkNames(source, at);
  if (quotes === undefined || !/\\|b["']/i.test(source)) return { kind: 'str', value };
  const kinds = new Set<string>();
  for (const [, prefix, quote, content] of source.matchAll(PARTS)) {
    if (quote === undefined) continue;
    const isBytes = /b/i.test(prefix);
    kinds.add(isBytes ? 'bytes' : 'str');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the range that is meant
    if (isBytes && /[^\x00-\x7f]/.test(content)) fail(at, 'bytes can only contain ASCII literal characters');
    if (!/r/i.test(prefix)) checkEscapes(content, isBytes, at);
  }
  if (kinds.size > 1) fail(at, 'cannot mix bytes and nonbytes literals');
  return { kind: kinds.has('bytes') ? 'bytes' : 'str', value };
}

function checkEscapes(content: string, isBytes: boolean, at: Span): void {
  const escapes = content.replace(/\\\\/g, '  ');
  const cut = CUT_ESCAPE.exec(escapes)?.[0];
  if (cut !== undefined && !(isBytes && cut !== '\\x')) fail(at, `truncated ${cut} escape`);
  if (!isBytes) checkNames(escapes, at);
}

/** The names of all characters are a megabyte: they are not there. */
function checkNames(content: string, at: Span): void {
  if (content.includes('\\N{')) throw new Problem('unsupported', at, { construct: '\\N{…} escapes' });
}

function fail(at: Span, detail: string): never {
  throw new Problem('syntax', at, { detail });
}
