/** Which names are inputs: what is differentiated unless somebody names others. */
import type { AnyNode } from 'acorn';
import type { Variable } from '../syntax/names.ts';
import type { Analysis } from '../syntax/scope.ts';
import { boundNames, children, isFunction } from '../syntax/walk.ts';
import { exported } from './region.ts';

type Identifier = Extract<AnyNode, { type: 'Identifier' }>;

/** A name with the identifier of its first binding. */
export interface Binding {
  readonly name: string;
  readonly target: Identifier;
  /** What is bound; absent for loop targets and parts of patterns. */
  readonly init?: AnyNode;
}

/** First bindings of the names that some statements bind: declarations and assignments, not inside of functions. */
export function firstBindings(statements: readonly AnyNode[]): ReadonlyMap<string, Binding> {
  const found = new Map<string, Binding>();
  const note = (target: AnyNode, init?: AnyNode) => {
    for (const identifier of boundNames(target)) {
      if (found.has(identifier.name)) continue;
      found.set(identifier.name, {
        name: identifier.name,
        target: identifier,
        init: target.type === 'Identifier' ? init : undefined,
      });
    }
  };
  const visit = (node: AnyNode): void => {
    if (isFunction(node)) return;
    if (node.type === 'VariableDeclarator' && node.init) note(node.id, node.init);
    else if (node.type === 'AssignmentExpression') note(node.left, node.operator === '=' ? node.right : undefined);
    else if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') {
      note(node.left.type === 'VariableDeclaration' ? node.left.declarations[0].id : node.left);
    }
    for (const child of children(node)) visit(child);
  };
  for (const statement of statements) visit(statement);
  return found;
}

/** Bindings that some statements make themselves, not deeper: `const x = 3`, `x = 3`. */
export function directBindings(statements: readonly AnyNode[]): Binding[] {
  return statements.flatMap((statement) => {
    const node = exported(statement);
    if (node.type === 'VariableDeclaration') {
      return node.declarations.flatMap(({ id, init }) =>
        id.type === 'Identifier' && init ? [{ name: id.name, target: id, init }] : [],
      );
    }
    const expressions =
      node.type !== 'ExpressionStatement'
        ? []
        : node.expression.type === 'SequenceExpression'
          ? node.expression.expressions
          : [node.expression];
    return expressions.flatMap((expression) =>
      expression.type === 'AssignmentExpression' && expression.operator === '=' && expression.left.type === 'Identifier'
        ? [{ name: expression.left.name, target: expression.left, init: expression.right }]
        : [],
    );
  });
}

/** Names that are bound directly to a numeric literal or a random initialiser, and are no mere counters or sizes. */
export function defaultInputs(statements: readonly AnyNode[], analysis: Analysis): Binding[] {
  const seen = new Set<string>();
  return directBindings(statements).filter(({ name, target, init }) => {
    if (seen.has(name)) return false;
    seen.add(name);
    const variable = analysis.variables.get(target);
    return variable !== undefined && init !== undefined && isInitialiser(init) && !isBookkeeping(variable, init);
  });
}

/** An accumulator, or a name that is only an index, a size or an exponent. */
function isBookkeeping(variable: Variable, init: AnyNode): boolean {
  if (variable.rewritten && variable.kind !== 'const' && isNeutral(init)) return true;
  if (variable.rewritten && isEmptyOrZeros(init)) return true;
  return variable.uses.size > 0 && !variable.uses.has('value');
}

/** A numeric literal: signed, nested in arrays. */
export function isNumericLiteral(node: AnyNode): boolean {
  if (node.type === 'ParenthesizedExpression') return isNumericLiteral(node.expression);
  if (node.type === 'UnaryExpression')
    return (node.operator === '-' || node.operator === '+') && isNumericLiteral(node.argument);
  if (node.type === 'ArrayExpression')
    return node.elements.length > 0 && node.elements.every((element) => element !== null && isNumericLiteral(element));
  return node.type === 'Literal' && typeof node.value === 'number';
}

function isInitialiser(node: AnyNode): boolean {
  return isNumericLiteral(node) || isRandom(node);
}

function isRandom(node: AnyNode): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.object.type === 'Identifier' &&
    node.callee.object.name === 'Math' &&
    node.callee.property.type === 'Identifier' &&
    node.callee.property.name === 'random'
  );
}

/** 0 or 1: what sums and products start from. */
function isNeutral(node: AnyNode): boolean {
  return node.type === 'Literal' && (node.value === 0 || node.value === 1);
}

function isEmptyOrZeros(node: AnyNode): boolean {
  return node.type === 'ArrayExpression' && node.elements.every((e) => e !== null && (isZero(e) || isEmptyOrZeros(e)));
}

function isZero(node: AnyNode): boolean {
  return node.type === 'Literal' && node.value === 0;
}
