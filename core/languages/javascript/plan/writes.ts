/** Who writes what in JavaScript. */
import type { AnyNode } from 'acorn';
import type { Callable, CallEffects, NamedCall, Writes } from '../../../selection/facts.ts';
import { boundNames, type ClassNode, children, type FunctionNode, isClass, isFunction } from '../syntax/walk.ts';
import { namedFunction } from './functions.ts';
import { keyName } from './methods.ts';
import { names } from './names.ts';
import { exported } from './tree.ts';

type Call = Extract<AnyNode, { type: 'CallExpression' | 'NewExpression' }>;

export const writes: Writes<AnyNode> = {
  definedBy(statement) {
    const node = exported(statement);
    if (node.type === 'FunctionDeclaration') return node.id ? [node.id.name] : [];
    if (node.type === 'ClassDeclaration')
      return [...(node.id ? [node.id.name] : []), ...writtenIn(node, { arguments: true, functions: false })];
    if (node.type === 'ImportDeclaration') return node.specifiers.map((specifier) => specifier.local.name);
    return writtenIn(node, { arguments: node.type === 'ExpressionStatement', functions: false });
  },
  callables(statement) {
    const named = namedFunction(statement);
    if (named !== undefined) return [{ name: named.name, effects: () => effectsOf(named.node as FunctionNode) }];
    return classesIn(statement).flatMap(({ name, node }) => methodsOf(node, name));
  },
  callsIn: (statement) => (namedFunction(statement) === undefined ? callsIn(statement, false) : []),
};

/** The class that a statement defines, by its name. */
function classesIn(statement: AnyNode): { readonly name: string; readonly node: ClassNode }[] {
  const node = exported(statement);
  if (node.type === 'ClassDeclaration') return node.id ? [{ name: node.id.name, node }] : [];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && isClass(init) ? [{ name: id.name, node: init }] : [],
  );
}

/** Whoever makes an object may call any of its methods, and those that it inherits. */
function methodsOf({ superClass, body: { body } }: ClassNode, className: string): Callable[] {
  const inherited = superClass?.type === 'Identifier' ? [superClass.name] : [];
  const made: Callable = {
    name: className,
    effects: () => ({ writes: [], calls: inherited, changesArguments: false }),
  };
  const members = body.flatMap((member): Callable[] => {
    if (member.type === 'StaticBlock' || !member.value) return [];
    const { value } = member;
    const effects = () => effectsOf(isFunction(value) ? value : asFunction(value));
    const key = member.type === 'MethodDefinition' ? keyName(member) : undefined;
    return [className, ...(key === undefined ? [] : [key])].map((name) => ({ name, effects }));
  });
  return [made, ...members];
}

/** What is computed for a field. */
function asFunction(body: AnyNode): FunctionNode {
  const { start, end } = body;
  return { type: 'ArrowFunctionExpression', params: [], body, start, end } as unknown as FunctionNode;
}

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
      case 'NewExpression':
        if (into.arguments) below.arguments.forEach(pushRoot);
        break;
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
    if (below.type === 'CallExpression' || below.type === 'NewExpression') {
      const name = calleeOf(below);
      if (name !== undefined) calls.push({ name, given: below.arguments.flatMap((one) => rootOf(one) ?? []) });
    }
    if (intoFunctions || !isFunction(below)) children(below).forEach(visit);
  };
  visit(node);
  return calls;
}

function calleeOf({ callee }: Call): string | undefined {
  if (callee.type === 'MemberExpression') return keyName(callee);
  return callee.type === 'Identifier' ? callee.name : undefined;
}

function rootOf(node: AnyNode): string | undefined {
  let object = node;
  while (object.type === 'MemberExpression') object = object.object as AnyNode;
  return object.type === 'Identifier' ? object.name : undefined;
}
