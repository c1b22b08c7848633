/** Where the operator between two operands stands, of which parsers tell nothing. */
import type { Span } from '../runtime/nodes.ts';

/**
 * @param start where the left operand ends, closing brackets aside; `end` where the right one begins
 * @param comments of the language: what stands in them is not meant
 */
export function operatorSpan(text: string, operator: string, start: number, end: number, comments: RegExp): Span {
  const between = text.slice(start, end).replace(comments, (comment) => ' '.repeat(comment.length));
  const words = operator.split(' ').map((word) => word.replace(/[^\w]/g, '\\$&'));
  const found = new RegExp(words.join('[\\s\\\\]+')).exec(between);
  if (found === null) throw new Error(`no ${operator} in “${between}”`);
  return { start: start + found.index, end: start + found.index + found[0].length };
}
