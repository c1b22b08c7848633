/** What will run of a Python document. */
import type { Problem } from '../../../runtime/problem.ts';
import type { Broken, Facts } from '../../../selection/facts.ts';
import type { Plan } from '../../../selection/plan.ts';
import type { AnyNode } from '../syntax/ast.ts';
import { type Chunk, parseExpression, parseProgram } from '../syntax/parse.ts';
import { assemble, type PyAssembly } from './assemble.ts';
import { functions } from './functions.ts';
import { hints } from './hints.ts';
import { names } from './names.ts';
import { spellStars } from './stars.ts';
import { openGuards, statements } from './statements.ts';
import { tree } from './tree.ts';
import { writes } from './writes.ts';

export type PyPlan = Plan<AnyNode, PyAssembly>;

export const facts: Facts<AnyNode, PyAssembly> = {
  ...tree,
  ...functions,
  ...hints,
  ...names,
  ...statements,
  ...writes,
  parse(text) {
    const { body, comments, chunks } = parseProgram(text);
    const broken = chunks.flatMap((chunk) => (chunk.problem ? [brokenIn(chunk, chunk.problem)] : []));
    return { statements: spellStars(openGuards(body)), comments, broken };
  },
  parseExpression,
  assemble,
};

/** A statement that could not be read. */
function brokenIn({ start, piece: { text } }: Chunk, problem: Problem): Broken {
  return { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length, problem };
}
