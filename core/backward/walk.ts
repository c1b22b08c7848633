/** How the forms of a program lie in each other. */
import type { Expression, Statement } from './forms.ts';

/** All statements, each before those in it; of functions and classes, too. */
export function* statementsIn(list: readonly Statement[]): Iterable<Statement> {
  for (const statement of list) {
    yield statement;
    if (statement.kind === 'block') for (const body of statement.bodies) yield* statementsIn(body);
    else if ('body' in statement) yield* statementsIn(statement.body);
  }
}

/** What a statement computes. */
export function computedBy(statement: Statement): Expression | undefined {
  return statement.kind === 'assign' || statement.kind === 'return' || statement.kind === 'evaluate'
    ? statement.value
    : undefined;
}

/** The expressions below a statement that others are not in. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'assign':
      return [...statement.targets, ...(statement.value ? [statement.value] : [])];
    case 'return':
    case 'evaluate':
      return statement.value ? [statement.value] : [];
    case 'block':
      return statement.head;
    default:
      return [];
  }
}

/** Every expression in it, itself first. */
export function* expressionsIn(expression: Expression | undefined): Iterable<Expression> {
  if (expression === undefined) return;
  yield expression;
  for (const below of partsOf(expression)) yield* expressionsIn(below);
}

/** The expressions right below one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return [expression.callee, ...expression.arguments, ...expression.keywords.map(({ value }) => value)];
    case 'member':
      return [expression.object];
    case 'index':
      return [expression.object, ...expression.indices];
    case 'list':
      return expression.elements;
    case 'record':
      return expression.entries.map(({ value }) => value);
    case 'other':
      return expression.children;
    default:
      return [];
  }
}

/** `kept.append(x)`, `kept.push(x)` */
export function isAppend(value: Expression): boolean {
  return value.kind === 'call' && value.callee.kind === 'member' && /^(append|push)$/.test(value.callee.name);
}
