/** Python's functions, their parameters and calls. */
import type { Functions, NamedFunction, Parameter } from '../../../selection/facts.ts';
import type { AnyNode, ExprNode, Node } from '../syntax/ast.ts';
import { type FunctionNode, isFunction, parametersOf } from '../syntax/walk.ts';

export const functions: Functions<AnyNode> = {
  namedFunction,
  bodyOf: (node) => (node.nodeType === 'FunctionDef' ? node.body : undefined),
  parameters: (node) => (isFunction(node) ? parameters(node) : []),
  calls(node, { node: called, name }) {
    if (node.nodeType !== 'Call') return false;
    const { func } = node;
    return isMethod(called)
      ? func.nodeType === 'Attribute' && func.attr === name
      : func.nodeType === 'Name' && func.id === name;
  },
  argumentsOf: (call, { node }) => argumentsOf(call as Node<'Call'>, node as FunctionNode),
  hidesNames: (scope) => scope.nodeType === 'ClassDef',
};

function namedFunction(statement: AnyNode): NamedFunction<AnyNode> | undefined {
  if (statement.nodeType === 'FunctionDef') return { node: statement, name: statement.name };
  if (statement.nodeType !== 'Assign' || statement.value.nodeType !== 'Lambda') return undefined;
  const [target, ...others] = statement.targets;
  return target.nodeType === 'Name' && others.length === 0 ? { node: statement.value, name: target.id } : undefined;
}

/** As everybody names the object that a method is called on. */
function isMethod(node: AnyNode): boolean {
  return isFunction(node) && parametersOf(node)[0]?.arg === 'self';
}

function parameters(node: FunctionNode): Parameter<AnyNode>[] {
  const { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults } = node.args;
  const initials = new Map<Node<'Arg'>, ExprNode>();
  const positional = [...posonlyargs, ...args];
  positional.slice(positional.length - defaults.length).forEach((parameter, i) => {
    initials.set(parameter, defaults[i]);
  });
  kwonlyargs.forEach((parameter, i) => {
    const initial = kw_defaults[i];
    if (initial !== null) initials.set(parameter, initial);
  });
  return parametersOf(node).map((target) => ({
    bound: [{ name: target.arg, target }],
    initial: initials.get(target),
    required: initials.has(target) || target === vararg || target === kwarg ? [] : [target.arg],
  }));
}

function argumentsOf(call: Node<'Call'>, node: FunctionNode): readonly (AnyNode | undefined)[] | undefined {
  const { posonlyargs, args, vararg } = node.args;
  const receiver = isMethod(node) && call.func.nodeType === 'Attribute' ? [call.func.value] : [];
  const given: ExprNode[] = [...receiver, ...call.args];
  const positional = [...posonlyargs, ...args];
  if (given.some(({ nodeType }) => nodeType === 'Starred')) return undefined;
  if (given.length > positional.length && vararg === undefined) return undefined;
  const found = new Map<string, AnyNode>(
    given.slice(0, positional.length).map((value, i) => [positional[i].arg, value]),
  );
  const rest = given.slice(positional.length);
  if (vararg !== undefined && rest.length > 0) found.set(vararg.arg, asTuple(rest));
  const names = new Set(parametersOf(node).map(({ arg }) => arg));
  for (const { arg, value } of call.keywords) {
    if (arg === undefined || !names.has(arg) || found.has(arg)) return undefined;
    found.set(arg, value);
  }
  return parametersOf(node).map(({ arg }) => found.get(arg));
}

/** What `*args` gets. */
function asTuple(elts: readonly ExprNode[]): ExprNode {
  const { start } = elts[0];
  return { nodeType: 'Tuple', elts, ctx: { nodeType: 'Load' }, start, end: elts[elts.length - 1].end };
}
