/** What could be read at a statement by its text alone: names of its function, and elements at the indices of its loops. */
import type { Span } from '../../runtime/nodes.ts';
import type { Expression, Statement } from '../forms.ts';
import { expressionsIn, expressionsOf, statementsIn } from '../walk.ts';

/** The expression that is exactly there. */
export function expressionAt(program: readonly Statement[], { start, end }: Span): Expression | undefined {
  for (const statement of statementsIn(program)) {
    if (statement.start > start || statement.end < end) continue;
    for (const root of expressionsOf(statement)) {
      for (const node of expressionsIn(root)) if (node.start === start && node.end === end) return node;
    }
  }
  return undefined;
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

/** The body of the innermost function around a statement, or the program. */
export function scopeAround(program: readonly Statement[], statement: Span): readonly Statement[] {
  const scope = around(program, statement).findLast(({ kind }) => kind === 'function');
  return scope?.kind === 'function' ? scope.body : program;
}

/** Names that the innermost function around a statement has: parameters, and what it assigns. */
export function ownNames(program: readonly Statement[], statement: Span): string[] {
  const scope = around(program, statement).findLast(({ kind }) => kind === 'function');
  const body = [...statementsIn(scopeAround(program, statement))];
  const assigned = body.flatMap((each) => (each.kind === 'assign' ? each.targets.flatMap(namesIn) : []));
  return [...new Set([...(scope?.kind === 'function' ? scope.parameters : []), ...assigned])];
}

/**
 * Elements that the program reads somewhere and that a place could read: `x[i][k]` where `i` and `k` are bound by loops, or by
 * what is around the place in its statement; and `x[0]`.
 */
export function elementsAt(
  program: readonly Statement[],
  statement: Span,
  text: string,
  more: readonly string[],
): string[] {
  const bound = new Set([...loopNames(program, statement), ...more]);
  const own = new Set(ownNames(program, statement));
  const isReadable = (names: readonly string[]) =>
    names.every((name) => bound.has(name) || own.has(name)) &&
    (names.length === 0 || names.some((name) => bound.has(name)));
  const found = new Set<string>();
  for (const each of statementsIn(program)) {
    for (const node of expressionsOf(each).flatMap((root) => [...expressionsIn(root)])) {
      const code = text.slice(node.start, node.end);
      if (node.kind === 'index' && isReadable(indexNames(node))) found.add(code);
    }
  }
  return [...found];
}

/** Names that arrows and comprehensions around an expression bind, by their text. */
export function boundIn(code: string): string[] {
  const arrows = [...code.matchAll(/\(([\w$, ]*)\)\s*=>|([\w$]+)\s*=>/g)].map(([, list, one]) => list ?? one);
  const comprehensions = [...code.matchAll(/\bfor\s+\(?([\w, ]+?)\)?\s+in\b/g)].map(([, list]) => list);
  return [...arrows, ...comprehensions].flatMap((list) => list.split(',').map((name) => name.trim())).filter(Boolean);
}

function indexNames(node: Expression): string[] {
  if (node.kind !== 'index') return [];
  const own = node.indices.flatMap((index) => [...expressionsIn(index)]);
  return [...indexNames(node.object), ...own.flatMap((each) => (each.kind === 'name' ? [each.name] : []))];
}

function namesIn(node: Expression): string[] {
  return node.kind === 'name' ? [node.name] : node.kind === 'list' ? node.elements.flatMap(namesIn) : [];
}
