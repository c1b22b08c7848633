/** What could be read at a statement by its text alone: names of its function, and elements at the indices of its loops. */
import type { Span } from '../../runtime/nodes.ts';
import type { Expression, Statement } from '../forms.ts';

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

export function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return [node.callee, ...node.arguments, ...node.keywords.map(({ value }) => value)];
    case 'member':
      return [node.object];
    case 'index':
      return [node.object, ...node.indices];
    case 'list':
      return node.elements;
    case 'record':
      return node.entries.map(({ value }) => value);
    case 'other':
      return node.children;
    default:
      return [];
  }
}

/** It and all below it. */
export function* within(node: Expression): Iterable<Expression> {
  yield node;
  for (const part of partsOf(node)) yield* within(part);
}

export function* statementsIn(list: readonly Statement[]): Iterable<Statement> {
  for (const statement of list) {
    yield statement;
    if (statement.kind === 'block') for (const body of statement.bodies) yield* statementsIn(body);
    else if ('body' in statement) yield* statementsIn(statement.body);
  }
}

/** What a statement stands in, from outside inwards. */
export function around(list: readonly Statement[], { start, end }: Span): Statement[] {
  const outer = list.find((each) => each.start <= start && each.end >= end && (each.start < start || each.end > end));
  if (outer === undefined) return [];
  const bodies = outer.kind === 'block' ? outer.bodies : 'body' in outer ? [outer.body] : [];
  return [outer, ...bodies.flatMap((body) => around(body, { start, end }))];
}

/** Names that the loops around a statement bind. */
export function loopNames(program: readonly Statement[], statement: Span): string[] {
  return around(program, statement).flatMap((each) =>
    each.kind === 'block' ? each.bound.flatMap((target) => namesIn(target)) : [],
  );
}

/** Names that the innermost function around a statement has: parameters, and what it assigns. */
export function ownNames(program: readonly Statement[], statement: Span): string[] {
  const scope = around(program, statement).findLast(({ kind }) => kind === 'function');
  const body = scope?.kind === 'function' ? scope.body : program;
  const assigned = [...statementsIn(body)].flatMap((each) =>
    each.kind === 'assign' ? each.targets.flatMap(namesIn) : [],
  );
  return [...new Set([...(scope?.kind === 'function' ? scope.parameters : []), ...assigned])];
}

/** Elements that the program reads somewhere and that a statement could read: `x[i][k]` where loops bind `i` and `k`. */
export function elementsAt(program: readonly Statement[], statement: Span, text: string): string[] {
  const bound = new Set(loopNames(program, statement));
  const found = new Set<string>();
  for (const each of statementsIn(program)) {
    for (const root of expressionsOf(each)) collect(root);
  }
  return [...found];

  function collect(node: Expression): void {
    if (node.kind === 'index') {
      const names = indexNames(node);
      if (names.length > 0 && names.every((name) => bound.has(name))) found.add(text.slice(node.start, node.end));
      for (const index of node.indices) collect(index);
    } else for (const part of partsOf(node)) collect(part);
  }
}

function indexNames(node: Expression): string[] {
  if (node.kind !== 'index') return [];
  const own = node.indices.flatMap((index) =>
    [...within(index)].flatMap((each) => (each.kind === 'name' ? [each.name] : [])),
  );
  return [...indexNames(node.object), ...own];
}

function namesIn(node: Expression): string[] {
  return node.kind === 'name' ? [node.name] : node.kind === 'list' ? node.elements.flatMap(namesIn) : [];
}
