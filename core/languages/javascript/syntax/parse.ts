import {
  type AnyNode,
  type Comment,
  type Expression,
  type Options,
  type Program,
  parse,
  parseExpressionAt,
} from 'acorn';
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import { children } from './walk.ts';

const OPTIONS: Options = {
  ecmaVersion: 2023,
  // Sloppy, as a page's script is: course code assigns names that it never declares. Import and export are let through.
  sourceType: 'script',
  allowImportExportEverywhere: true,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowHashBang: true,
};

export interface Parsed {
  readonly program: Program;
  readonly comments: readonly Comment[];
}

/** @throws Problem `syntax`, at the place where the parser gave up */
export function parseProgram(text: string): Parsed {
  const comments: Comment[] = [];
  try {
    const program = parse(text, { ...OPTIONS, onComment: comments });
    checkDepth(program);
    return { program, comments };
  } catch (error) {
    throw error instanceof Problem ? error : asProblem(error, text);
  }
}

/** The whole of `text` as one expression. @throws Problem `syntax` */
export function parseExpression(text: string): Expression {
  try {
    const expression = parseExpressionAt(text, 0, OPTIONS);
    const rest = text.slice(expression.end).search(/\S/);
    checkDepth(expression);
    if (rest >= 0) throw new Problem('syntax', at(expression.end + rest, text), { detail: 'Unexpected token' });
    return expression;
  } catch (error) {
    throw error instanceof Problem ? error : asProblem(error, text);
  }
}

function asProblem(error: unknown, text: string): unknown {
  if (!(error instanceof SyntaxError)) return error;
  const { pos = 0 } = error as SyntaxError & { pos?: number };
  if (error.message.startsWith('Not enough stack space')) return tooDeep(at(pos, text));
  return new Problem('syntax', at(pos, text), { detail: error.message.replace(/ \(\d+:\d+\)$/, '') });
}

/** Syntax nested deeper than that could overflow the host's stack, on which all that follows recurs. */
const MAX_DEPTH = 1400;

/** @throws Problem at the first node that is nested too deeply */
function checkDepth(root: AnyNode): void {
  if (root.end - root.start <= MAX_DEPTH) return; // a level takes a character at least
  const pending: { readonly node: AnyNode; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, depth } = next;
    if (depth > MAX_DEPTH) throw tooDeep({ start: node.start, end: node.end });
    for (const child of children(node)) pending.push({ node: child, depth: depth + 1 });
  }
}

function tooDeep(at: Span): Problem {
  return new Problem('syntax', at, { detail: 'The code is nested too deeply' });
}

/** The character at an offset; at the end of the text the last one. */
function at(offset: number, text: string) {
  const start = Math.max(0, Math.min(offset, text.length - 1));
  return { start, end: start + 1 };
}
