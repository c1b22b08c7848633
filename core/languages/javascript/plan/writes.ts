/** Who writes what in JavaScript. */
import type { AnyNode } from 'acorn';
import type { CallEffects, NamedCall, Writes } from '../../../selection/facts.ts';
import { boundNames, children, type FunctionNode, isFunction } from '../syntax/walk.ts';
import { namedFunction } from './functions.ts';
import { names } from './names.ts';
import { exported } from './tree.ts';

type Call = Extract<AnyNode, { type: 'CallExpression' }>;

export const writes: Writes<AnyNode> = {
  definedBy(statement) {
    const node = exported(statement);
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return node.id ? [node.id.name] : [];
    if (node.type === 'ImportDeclaration') return node.specifiers.map((specifier) => specifier.local.name);
    return writtenIn(node, { arguments: node.type === 'ExpressionStatement', functions: false });
  },
  callables(statement) {
    const named = namedFunction(statement);
    return named === undefined ? [] : [{ name: named.name, effects: () => effectsOf(named.node as FunctionNode) }];
  },
  callsIn: (statement) => (namedFunction(statement) === undefined ? callsIn(statement, false) : []),
};

function effectsOf(node: FunctionNode): CallEffects {
  const around = new Set(names.neededBy([node]));
  const written = writtenIn(node.body, { arguments: true, functions: true });
  const parameters = new Set(node.params.flatMap(boundNames).map((parameter) => parameter.name));
  return {
    writes: written.filter((one) => around.has(one)),
    calls: callsIn(node.body, true).map((call) => call.name),
    changesArguments: written.some((one) => parameters.has(one)),
  };
}

/** @param into whether a call counts as writing into its arguments, and whether functions are looked into */
function writtenIn(node: AnyNode, into: { readonly arguments: boolean; readonly functions: boolean }): string[] {
  const written: string[] = [];
  const pushRoot = (target: AnyNode): void => {
    const root = rootOf(target);
    if (root !== undefined) written.push(root);
  };
  const visit = (below: AnyNode): void => {
    switch (below.type) {
      case 'VariableDeclarator':
        for (const { name } of boundNames(below.id)) written.push(name);
        break;
      case 'AssignmentExpression':
      case 'UpdateExpression': {
        const target: AnyNode = below.type === 'UpdateExpression' ? below.argument : below.left;
        for (const { name } of boundNames(target)) written.push(name);
        pushRoot(target);
        break;
      }
      case 'CallExpression':
        // It may write into what it is called on and into what it is given: `W.push(1)`, `fill(W)`.
        if (rootOf(below.callee as AnyNode) === 'console') return;
        pushRoot(below.callee as AnyNode);
        if (into.arguments) below.arguments.forEach(pushRoot);
        break;
    }
    if (into.functions || !isFunction(below)) children(below).forEach(visit);
  };
  visit(node);
  return written;
}

function callsIn(node: AnyNode, intoFunctions: boolean): NamedCall[] {
  const calls: NamedCall[] = [];
  const visit = (below: AnyNode): void => {
    if (below.type === 'CallExpression') {
      const name = calleeOf(below);
      if (name !== undefined) calls.push({ name, given: below.arguments.flatMap((one) => rootOf(one) ?? []) });
    }
    if (intoFunctions || !isFunction(below)) children(below).forEach(visit);
  };
  visit(node);
  return calls;
}

function calleeOf({ callee }: Call): string | undefined {
  return callee.type === 'Identifier' ? callee.name : undefined;
}

function rootOf(node: AnyNode): string | undefined {
  let object = node;
  while (object.type === 'MemberExpression') object = object.object as AnyNode;
  return object.type === 'Identifier' ? object.name : undefined;
}
