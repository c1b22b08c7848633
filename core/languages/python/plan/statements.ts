/** What kinds of statements Python has. */
import type { Statements } from '../../../selection/facts.ts';
import type { AnyNode, StmtNode } from '../syntax/ast.ts';
import { children, statementLists } from '../syntax/walk.ts';
import { isScope } from './tree.ts';

export const statements: Statements<AnyNode> = {
  isHoisted: () => false,
  isFixed: isInert,
  isInert,
  isCompound: (node) => !isScope(node) && statementLists(node).length > 0,
};

const INERT: ReadonlySet<AnyNode['nodeType']> = new Set([
  ...(['FunctionDef', 'AsyncFunctionDef', 'ClassDef', 'Lambda', 'Import', 'ImportFrom', 'Pass'] as const),
  ...(['Constant', 'Name'] as const),
]);
/** They are as inert as what is in them. */
const TRANSPARENT: ReadonlySet<AnyNode['nodeType']> = new Set([
  ...(['Assign', 'AnnAssign', 'If', 'Try', 'ExceptHandler'] as const),
  ...(['Attribute', 'UnaryOp', 'Tuple', 'List', 'Set', 'Dict', 'Starred'] as const),
]);

function isInert(node: AnyNode): boolean {
  if (node.nodeType === 'Expr') return node.value.nodeType === 'Constant';
  return INERT.has(node.nodeType) || (TRANSPARENT.has(node.nodeType) && children(node).every(isInert));
}

/** A module's statements as they run here: it is the main program, so what `if __name__ == '__main__':` guards runs. */
export function openGuards(body: readonly StmtNode[]): readonly StmtNode[] {
  return body.flatMap((statement) => (isMainGuard(statement) ? statement.body : [statement]));
}

function isMainGuard(statement: StmtNode): statement is Extract<StmtNode, { nodeType: 'If' }> {
  if (statement.nodeType !== 'If' || statement.test.nodeType !== 'Compare') return false;
  const { left, ops, comparators } = statement.test;
  const sides = [left, ...comparators];
  const hasName = sides.some((side) => side.nodeType === 'Name' && side.id === '__name__');
  const hasMain = sides.some((side) => side.nodeType === 'Constant' && side.value === '__main__');
  return sides.length === 2 && ops[0].nodeType === 'Eq' && hasName && hasMain;
}
