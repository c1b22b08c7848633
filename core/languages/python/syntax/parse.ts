import { parse } from 'py-ast';
import type { Span } from '../../../runtime/nodes.ts';
import { Problem } from '../../../runtime/problem.ts';
import { Adapter } from './adapt.ts';
import type { ExprNode, StmtNode } from './ast.ts';

export interface Comment extends Span {
  readonly value: string;
}

export interface Parsed {
  readonly body: readonly StmtNode[];
  readonly comments: readonly Comment[];
  /** What could not be read: it is missing from the body. */
  readonly problems: readonly Problem[];
}

export function parseProgram(text: string): Parsed {
  const adapter = new Adapter(text, 0);
  try {
    const { body } = parse(text);
    return { body: body.map((raw) => adapter.adapt<StmtNode>(raw)), comments: [], problems: [] };
  } catch (error) {
    return { body: [], comments: [], problems: [asProblem(error, adapter)] };
  }
}

/** The whole of `text` as one expression. @throws Problem `syntax` */
export function parseExpression(text: string): ExprNode {
  const { body, problems } = parseProgram(`(${text})`);
  if (problems.length > 0) throw problems[0];
  const [statement] = body;
  return (statement as { value: ExprNode }).value;
}

function asProblem(error: unknown, adapter: Adapter): Problem {
  if (error instanceof Problem) return error;
  const { message } = error as Error;
  const [, line, column] = /line (\d+), column (\d+)/.exec(message) ?? ['', '1', '0'];
  const start = adapter.offsetOf(Number(line), Number(column));
  return new Problem('syntax', { start, end: start + 1 }, { detail: message.replace(/ at line .*/, '') });
}
