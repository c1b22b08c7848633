/** What a region needs from the rest of the file: functions, constants and earlier assignments, transitively. */
import type { AnyNode } from 'acorn';
import { analyse } from '../syntax/scope.ts';
import { boundNames, children, isFunction } from '../syntax/walk.ts';
import type { Level, Region } from './region.ts';
import { exported, namedFunction, statementsOf } from './region.ts';

/**
 * For each level of the region the statements outside of it that are needed, in source order.
 *
 * @param call a call of the inspected function, whose arguments are needed, too: all before it may have made them
 */
export function sliceOf(region: Region, call?: AnyNode): readonly (readonly AnyNode[])[] {
  if (region.levels.every(({ list, from, to }) => from === 0 && to === list.length)) return region.levels.map(() => []);
  const wanted = region.expression === undefined ? statementsOf(region) : [region.expression];
  const needed = new Set(freeNames(call === undefined ? wanted : [...wanted, call]));
  const slices: (readonly AnyNode[])[] = [];
  for (let i = region.levels.length - 1; i >= 0; i--) {
    const level = region.levels[i];
    // Around a function everything exists by the time that somebody calls it.
    const isLate = region.levels.slice(i + 1).some((inner) => inner.function !== level.function);
    const limit = Math.max(level.list[level.from].start, i === 0 && call !== undefined ? call.start : 0);
    slices.unshift(neededOf(level, needed, limit, isLate || region.function !== undefined));
  }
  return slices;
}

function neededOf(level: Level, needed: Set<string>, limit: number, isLate: boolean): readonly AnyNode[] {
  const taken = new Set<AnyNode>();
  const outside = level.list.filter((_, i) => i < level.from || i >= level.to);
  for (let more = true; more; ) {
    more = false;
    for (const statement of outside.toReversed()) {
      if (taken.has(statement)) continue;
      const isDeclared = exported(statement).type === 'FunctionDeclaration' || namedFunction(statement) !== undefined;
      const isBefore = statement.end <= limit;
      if (!isBefore && !isDeclared && !(isLate && isConstant(statement))) continue;
      if (!definedBy(statement).some((name) => needed.has(name))) continue;
      taken.add(statement);
      more = true;
      for (const name of freeNames([statement])) needed.add(name);
    }
  }
  return level.list.filter((statement) => taken.has(statement));
}

function isConstant(statement: AnyNode): boolean {
  const node = exported(statement);
  return node.type === 'VariableDeclaration' && node.kind === 'const';
}

/** Names that some statements use and do not declare. */
export function freeNames(nodes: readonly AnyNode[]): Iterable<string> {
  const statements = nodes.map(
    (node) =>
      (/Statement$|Declaration$/.test(node.type)
        ? node
        : { type: 'ExpressionStatement', expression: node, start: node.start, end: node.end }) as AnyNode,
  );
  const analysis = analyse({ type: 'Program', body: statements, start: 0, end: 0 } as unknown as AnyNode);
  // A name that is assigned and never declared is somebody else's, too.
  const implicit = [...analysis.root.variables.values()].filter((v) => v.kind === 'implicit');
  return [...analysis.free.keys(), ...implicit.map((variable) => variable.name)];
}

/** Names that a statement gives a value to, or whose contents it writes. */
function definedBy(statement: AnyNode): string[] {
  const node = exported(statement);
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return node.id ? [node.id.name] : [];
  if (node.type === 'ImportDeclaration') return node.specifiers.map((specifier) => specifier.local.name);
  const names: string[] = [];
  const visit = (below: AnyNode): void => {
    switch (below.type) {
      case 'VariableDeclarator':
        for (const { name } of boundNames(below.id)) names.push(name);
        break;
      case 'AssignmentExpression':
      case 'UpdateExpression': {
        const target: AnyNode = below.type === 'UpdateExpression' ? below.argument : below.left;
        for (const { name } of boundNames(target)) names.push(name);
        pushRoot(target);
        break;
      }
      case 'CallExpression':
        // It may write into what it is called on and into what it is given: `W.push(1)`, `fill(W)`.
        if (rootOf(below.callee as AnyNode) === 'console') return;
        pushRoot(below.callee as AnyNode);
        if (node.type === 'ExpressionStatement') for (const argument of below.arguments) pushRoot(argument);
        break;
    }
    if (!isFunction(below)) for (const child of children(below)) visit(child);
  };
  const pushRoot = (target: AnyNode): void => {
    const root = rootOf(target);
    if (root !== undefined) names.push(root);
  };
  visit(node);
  return names;
}

function rootOf(node: AnyNode): string | undefined {
  let object = node;
  while (object.type === 'MemberExpression') object = object.object as AnyNode;
  return object.type === 'Identifier' ? object.name : undefined;
}
