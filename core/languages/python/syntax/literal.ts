import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { Node } from './ast.ts';

/** CPython converts no longer decimal literal. */
const MAX_DIGITS = 4300;

/** Of a literal kind and exact value, told from its source: py-ast reads `3.` and `3` alike. @throws Problem `syntax` */
export function literalOf(
  value: unknown,
  source: string,
  quotes: string | undefined,
  at: Span,
): Pick<Node<'Constant'>, 'kind' | 'value'> {
  switch (typeof value) {
    case 'string':
      if (value === '...' && source === '...') return { kind: 'ellipsis', value: undefined };
      return { kind: quotes !== undefined && /b/i.test(quotes) ? 'bytes' : 'str', value };
    case 'boolean':
      return { kind: 'bool', value };
    case 'number':
    case 'bigint':
      return numberOf(source, at);
    default:
      if (value === null) return { kind: 'none', value };
      return /[jJ]$/.test(source) ? numberOf(source, at) : { kind: 'ellipsis', value: undefined };
  }
}

function numberOf(source: string, at: Span): Pick<Node<'Constant'>, 'kind' | 'value'> {
  const digits = source.replaceAll('_', '');
  if (/[jJ]$/.test(digits)) return { kind: 'complex', value: Number(digits.slice(0, -1)) };
  const isDecimal = !/^0[xob]/i.test(digits);
  if (isDecimal && /[.e]/i.test(digits)) return { kind: 'float', value: Number(digits) };
  if (isDecimal && digits.length > MAX_DIGITS) {
    throw new Problem('syntax', at, {
      detail: `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion`,
    });
  }
  const value = Number(digits);
  return { kind: 'int', value: Number.isSafeInteger(value) ? value : BigInt(digits) };
}
