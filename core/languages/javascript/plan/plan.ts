/** What will run of a JavaScript document. */
import type { AnyNode } from 'acorn';
import type { InspectRequest } from '../../../answers.ts';
import type { Facts } from '../../../selection/facts.ts';
import { type Plan, planRun as planBy } from '../../../selection/plan.ts';
import { parseExpression, parseProgram } from '../syntax/parse.ts';
import { assemble, type JsAssembly } from './assemble.ts';
import { functions } from './functions.ts';
import { hints } from './hints.ts';
import { names } from './names.ts';
import { statements } from './statements.ts';
import { tree } from './tree.ts';
import { writes } from './writes.ts';

export type JsPlan = Plan<AnyNode, JsAssembly>;

export const facts: Facts<AnyNode, JsAssembly> = {
  ...tree,
  ...functions,
  ...hints,
  ...names,
  ...statements,
  ...writes,
  parse(text) {
    const { program, comments } = parseProgram(text);
    return { statements: program.body, comments, broken: [] };
  },
  parseExpression,
  assemble,
};

/** @throws Problem when nothing can run: bad syntax, an empty region, parameters to be chosen */
export function planRun(request: InspectRequest): JsPlan {
  return planBy(facts, request);
}
