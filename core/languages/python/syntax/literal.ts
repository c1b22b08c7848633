import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { Node } from './ast.ts';

type Literal = Pick<Node<'Constant'>, 'kind' | 'value'>;

/** CPython converts no longer decimal literal. */
const MAX_DIGITS = 4300;
const NUMBER =
  /^(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:[1-9](?:_?\d)*|0(?:_?0)*)|(?:\d(?:_?\d)*)?\.?(?:\d(?:_?\d)*)?(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?)$/;
/** Literals that stand beside each other, and the comments between them. */
const PARTS = /([a-zA-Z]*)("""|'''|"|')((?:\\[^]|(?!\2)[^])*)\2|#.*/g;
const CUT_ESCAPE = /\\(?:x(?![\da-fA-F]{2})|u(?![\da-fA-F]{4})|U(?!000[\da-fA-F]{5}|0010[\da-fA-F]{4}))/;

/**
 * Kind and exact value of a literal, told from its source: py-ast reads `3.` and `3` alike. @throws Problem `syntax`
 *
 * @param quotes how a string begins; undefined in an f-string
 */
export function literalOf(value: unknown, source: string, quotes: string | undefined, at: Span): Literal {
  if (typeof value === 'string')
    return source === '...' && quotes === undefined ? ELLIPSIS : stringOf(value, source, at);
  if (typeof value === 'boolean') return { kind: 'bool', value };
  return value === null ? { kind: 'none', value } : numberOf(source, at);
}

const ELLIPSIS: Literal = { kind: 'ellipsis', value: undefined };

function numberOf(source: string, at: Span): Literal {
  const fail = (detail: string) => new Problem('syntax', at, { detail });
  if (!NUMBER.test(source)) {
    throw fail(
      /^0[\d_]+$/.test(source) ? 'leading zeros in decimal integer literals are not permitted' : 'invalid number',
    );
  }
  const digits = source.replaceAll('_', '');
  if (/[jJ]$/.test(digits)) return { kind: 'complex', value: Number(digits.slice(0, -1)) };
  const isDecimal = !/^0[xob]/i.test(digits);
  if (isDecimal && /[.e]/i.test(digits)) return { kind: 'float', value: Number(digits) };
  if (isDecimal && digits.length > MAX_DIGITS) {
    throw fail(`Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion`);
  }
  const value = Number(digits);
  return { kind: 'int', value: Number.isSafeInteger(value) ? value : BigInt(digits) };
}

function stringOf(value: string, source: string, at: Span): Literal {
  const kinds = new Set<string>();
  for (const [, prefix, quote, content] of source.matchAll(PARTS)) {
    if (quote === undefined) continue;
    const isBytes = /b/i.test(prefix);
    kinds.add(isBytes ? 'bytes' : 'str');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the range that is meant
    if (isBytes && /[^\x00-\x7f]/.test(content)) wrong(at, 'bytes can only contain ASCII literal characters');
    if (!/r/i.test(prefix)) checkEscapes(content, isBytes, at);
  }
  if (kinds.size > 1) wrong(at, 'cannot mix bytes and nonbytes literals');
  return { kind: kinds.has('bytes') ? 'bytes' : 'str', value };
}

function checkEscapes(content: string, isBytes: boolean, at: Span): void {
  const escapes = content.replace(/\\\\/g, '  ');
  const cut = CUT_ESCAPE.exec(escapes)?.[0];
  if (cut !== undefined && !(isBytes && cut !== '\\x')) wrong(at, `truncated ${cut} escape`);
  // The names of all characters are a megabyte.
  if (!isBytes && escapes.includes('\\N')) throw new Problem('unsupported', at, { construct: '\\N{…} escapes' });
}

function wrong(at: Span, detail: string): never {
  throw new Problem('syntax', at, { detail });
}
