/** `from math import *` as if it named all that it brings: so it is known who is meant, and what must run before. */
import { exportsOf } from '../library/modules.ts';
import type { Node, StmtNode } from '../syntax/ast.ts';

/** Statements that are the same in two texts stay the same nodes. */
const spelled = new WeakMap<StmtNode, StmtNode>();

/** A module's statements; where the star of one stands for names of a module that is here, it has them in its place. */
export function spellStars(body: readonly StmtNode[]): readonly StmtNode[] {
  return body.map((statement) => {
    if (statement.nodeType !== 'ImportFrom') return statement;
    let known = spelled.get(statement);
    if (known === undefined) spelled.set(statement, (known = spellStar(statement)));
    return known;
  });
}

function spellStar(statement: Node<'ImportFrom'>): StmtNode {
  const { names, module = '', level } = statement;
  const [star] = names;
  if (star.name !== '*' || level) return statement;
  const brought = exportsOf(module);
  return brought === undefined ? statement : { ...statement, names: brought.map((name) => ({ ...star, name })) };
}
