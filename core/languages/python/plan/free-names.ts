/** Names that functions use of what is around them, and names that code binds, whatever the order. */
import type { AnyNode, Node } from '../syntax/ast.ts';
import { children, type FunctionNode, isComprehension, isFunction, parametersOf } from '../syntax/walk.ts';

/** Decorators and default values: they are evaluated where a function is made. */
export function evaluatedOutside(node: FunctionNode): AnyNode[] {
  const decorators = node.nodeType === 'Lambda' ? [] : node.decorator_list;
  return [...decorators, ...node.args.defaults, ...node.args.kw_defaults.filter((value) => value !== null)];
}

export function nameOfAlias({ name, asname }: Node<'Alias'>): string {
  return asname ?? name.split('.')[0];
}

/** What a function reads, or writes by `global` and `nonlocal`, of the names around it. */
export function namesAround(node: FunctionNode): ReadonlySet<string> {
  const body = node.nodeType === 'Lambda' ? [node.body] : node.body;
  const outer = new Set<string>();
  const read = new Set<string>();
  gather(body, read, outer);
  const own = namesBoundIn(body);
  for (const { arg } of parametersOf(node)) own.add(arg);
  return new Set([...[...read].filter((name) => !own.has(name)), ...outer]);
}

/** @param outer gets the names of `global` and `nonlocal` */
function gather(nodes: readonly AnyNode[], read: Set<string>, outer: Set<string>): void {
  for (const node of nodes) {
    if (node.nodeType === 'Name' && node.ctx.nodeType !== 'Store') read.add(node.id);
    if (node.nodeType === 'Global' || node.nodeType === 'Nonlocal') for (const name of node.names) outer.add(name);
    if (isFunction(node)) {
      gather(evaluatedOutside(node), read, outer);
      for (const name of namesAround(node)) read.add(name);
    } else if (isComprehension(node) || node.nodeType === 'ClassDef') {
      const inner = new Set<string>();
      gather(children(node), inner, outer);
      // Functions in a class do not see what its body binds.
      const own = isComprehension(node) ? namesBoundIn(node.generators) : new Set<string>();
      for (const name of inner) if (!own.has(name)) read.add(name);
    } else gather(children(node), read, outer);
  }
}

/** Names that code binds in its own scope. */
export function namesBoundIn(nodes: readonly AnyNode[], bound = new Set<string>()): Set<string> {
  for (const node of nodes) {
    switch (node.nodeType) {
      case 'Name':
        if (node.ctx.nodeType === 'Store') bound.add(node.id);
        break;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'ClassDef':
        bound.add(node.name);
        break;
      case 'Import':
      case 'ImportFrom':
        for (const alias of node.names) bound.add(nameOfAlias(alias));
        break;
      case 'ExceptHandler':
      case 'MatchAs':
      case 'MatchStar':
        if (node.name !== undefined) bound.add(node.name);
        break;
      case 'MatchMapping':
        if (node.rest !== undefined) bound.add(node.rest);
        break;
    }
    if (!isFunction(node) && !isComprehension(node) && node.nodeType !== 'ClassDef')
      namesBoundIn(children(node), bound);
  }
  return bound;
}
