import { type Comment, type Expression, type Options, type Program, parse, parseExpressionAt } from 'acorn';
import { Problem } from '../../runtime/problem.ts';

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
    return { program: parse(text, { ...OPTIONS, onComment: comments }), comments };
  } catch (error) {
    throw asProblem(error, text);
  }
}

/** The whole of `text` as one expression. @throws Problem `syntax` */
export function parseExpression(text: string): Expression {
  try {
    const expression = parseExpressionAt(text, 0, OPTIONS);
    const rest = text.slice(expression.end).search(/\S/);
    if (rest >= 0) throw new Problem('syntax', at(expression.end + rest, text), { detail: 'Unexpected token' });
    return expression;
  } catch (error) {
    throw error instanceof Problem ? error : asProblem(error, text);
  }
}

function asProblem(error: unknown, text: string): unknown {
  if (!(error instanceof SyntaxError)) return error;
  const { pos = 0 } = error as SyntaxError & { pos?: number };
  return new Problem('syntax', at(pos, text), { detail: error.message.replace(/ \(\d+:\d+\)$/, '') });
}

/** The character at an offset; at the end of the text the last one. */
function at(offset: number, text: string) {
  const start = Math.max(0, Math.min(offset, text.length - 1));
  return { start, end: start + 1 };
}
