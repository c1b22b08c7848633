/** Who writes what in Python. */
import type { CallEffects, NamedCall, Writes } from '../../../selection/facts.ts';
import type { AnyNode, ExprNode, Node, StmtNode } from '../syntax/ast.ts';
import { children, isFunction, parametersOf } from '../syntax/walk.ts';
import { namesAround, namesBoundIn } from './free-names.ts';

export const writes: Writes<AnyNode> = {
  definedBy: (statement) => writtenIn([statement], { arguments: statement.nodeType === 'Expr', functions: false }),
  callables(statement) {
    if (statement.nodeType === 'FunctionDef') return [{ name: statement.name, effects: () => effectsOf(statement) }];
    if (statement.nodeType !== 'ClassDef') return [];
    // Whoever makes an instance may call any of its methods.
    const methods = statement.body.filter(isDefinition);
    return methods.flatMap((method) =>
      [method.name, statement.name].map((name) => ({ name, effects: () => effectsOf(method) })),
    );
  },
  callsIn: (statement) => callsIn([statement], false),
};

function isDefinition(statement: StmtNode): statement is Node<'FunctionDef'> {
  return statement.nodeType === 'FunctionDef';
}

function effectsOf(node: Node<'FunctionDef'>): CallEffects {
  const around = namesAround(node);
  const written = writtenIn(node.body, { arguments: true, functions: true });
  const parameters = new Set(parametersOf(node).map(({ arg }) => arg));
  return {
    writes: written.filter((one) => around.has(one)),
    calls: callsIn(node.body, true).map((call) => call.name),
    changesArguments: written.some((one) => parameters.has(one)),
  };
}

/** @param into whether a call counts as writing into its arguments, and whether functions are looked into */
function writtenIn(
  nodes: readonly AnyNode[],
  into: { readonly arguments: boolean; readonly functions: boolean },
): string[] {
  const written = [...namesBoundIn(nodes)];
  const pushRoot = (node: AnyNode): void => {
    const root = rootOf(node);
    if (root !== undefined) written.push(root);
  };
  const visit = (node: AnyNode): void => {
    if (node.nodeType === 'Name' && node.ctx.nodeType === 'Del') written.push(node.id);
    if (node.nodeType === 'Attribute' || node.nodeType === 'Subscript') {
      if (node.ctx.nodeType !== 'Load') pushRoot(node);
    } else if (node.nodeType === 'Call') {
      // It may write into what it is called on and into what it is given: `W.append(1)`, `fill(W)`.
      if (node.func.nodeType === 'Name' && node.func.id === 'print') return;
      pushRoot(node.func);
      if (into.arguments) givenTo(node).forEach(pushRoot);
    }
    const isOwn = !into.functions && (isFunction(node) || node.nodeType === 'ClassDef');
    if (!isOwn) children(node).forEach(visit);
  };
  nodes.forEach(visit);
  return written;
}

function callsIn(nodes: readonly AnyNode[], intoFunctions: boolean): NamedCall[] {
  const calls: NamedCall[] = [];
  const visit = (node: AnyNode): void => {
    if (node.nodeType === 'Call') {
      const name = calleeOf(node);
      if (name !== undefined) calls.push({ name, given: givenTo(node).flatMap((one) => rootOf(one) ?? []) });
    }
    if (intoFunctions || !isFunction(node)) children(node).forEach(visit);
  };
  nodes.forEach(visit);
  return calls;
}

function calleeOf({ func }: Node<'Call'>): string | undefined {
  if (func.nodeType === 'Attribute') return func.attr;
  return func.nodeType === 'Name' ? func.id : undefined;
}

function givenTo({ args, keywords }: Node<'Call'>): ExprNode[] {
  return [...args, ...keywords.map(({ value }) => value)];
}

function rootOf(node: AnyNode): string | undefined {
  let object = node;
  while (object.nodeType === 'Attribute' || object.nodeType === 'Subscript' || object.nodeType === 'Starred')
    object = object.value;
  return object.nodeType === 'Name' ? object.id : undefined;
}
