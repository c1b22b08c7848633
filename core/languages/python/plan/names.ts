/** Who binds, changes and reads which names in Python. */
import type { Binding, Names } from '../../../selection/facts.ts';
import type { AnyNode, ExprNode, Node } from '../syntax/ast.ts';
import { boundNames, capturesOf } from '../syntax/walk.ts';
import { initialiser } from './initialiser.ts';
import { namesNeeded } from './needs.ts';

export const names: Names<AnyNode> = {
  bindings,
  directBindings(statement) {
    switch (statement.nodeType) {
      case 'Assign':
      case 'AnnAssign':
      case 'AugAssign':
        return bindings(statement);
      case 'Expr':
        return statement.value.nodeType === 'NamedExpr' ? bindings(statement.value) : [];
      default:
        return [];
    }
  },
  namesAt(node) {
    switch (node.nodeType) {
      case 'Name':
        return [node.id];
      case 'Arg':
        return [node.arg];
      case 'Attribute':
        return [node.attr];
      case 'FunctionDef':
      case 'ClassDef':
        return [node.name];
      default:
        return [];
    }
  },
  neededBy: (nodes) => namesNeeded(nodes, false),
  initialiser,
  isNumber: (node) => node.nodeType === 'Constant' && (node.kind === 'int' || node.kind === 'float'),
};

function bindings(node: AnyNode): Binding<AnyNode>[] {
  switch (node.nodeType) {
    case 'Assign':
      return node.targets.flatMap((target) => bound(target, node.value));
    case 'AnnAssign':
      return node.value === undefined ? [] : bound(node.target, node.value);
    case 'NamedExpr':
      return bound(node.target, node.value);
    case 'AugAssign':
    case 'For':
    case 'AsyncFor':
      return bound(node.target);
    case 'WithItem':
      return bound(node.optional_vars);
    case 'MatchCase':
      return capturesOf(node.pattern).flatMap((target) =>
        target.nodeType !== 'MatchMapping' && target.name !== undefined ? [{ name: target.name, target }] : [],
      );
    default:
      return [];
  }
}

/** `a, b = 1, 2` binds each of them directly, and so does `a, b = [f(x) for x in xs]`, to one expression after the other. */
function bound(target: ExprNode | undefined, init?: ExprNode): Binding<AnyNode>[] {
  if (target?.nodeType === 'Name') return [{ name: target.id, target, init }];
  const parts = elementsOf(target);
  const values = isComprehended(init) ? parts?.map(() => init.elt) : elementsOf(init);
  if (parts === undefined || values === undefined || parts.length !== values.length)
    return boundNames(target).map((name) => ({ name: name.id, target: name }));
  return parts.flatMap((part, i) => bound(part, values[i]));
}

function isComprehended(node: ExprNode | undefined): node is Node<'ListComp' | 'GeneratorExp'> {
  return node?.nodeType === 'ListComp' || node?.nodeType === 'GeneratorExp';
}

/** Of a tuple or list whose length the text tells. */
function elementsOf(node: ExprNode | undefined): readonly ExprNode[] | undefined {
  if (node?.nodeType !== 'Tuple' && node?.nodeType !== 'List') return undefined;
  return node.elts.some(({ nodeType }) => nodeType === 'Starred') ? undefined : node.elts;
}
