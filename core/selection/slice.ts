/** What a region needs from the rest of the file: functions, constants and earlier assignments, transitively. */
import type { Span } from '../runtime/nodes.ts';
import { Effects } from './effects.ts';
import type { Functions, Names, Statements, Writes } from './facts.ts';
import { type Level, type Region, statementsOf } from './region.ts';

/**
 * For each level of the region the statements outside of it that are needed, in source order.
 *
 * @param call a call of the inspected function, whose arguments are needed, too: all before it may have made them
 */
export function sliceOf<N extends Span>(
  facts: Functions<N> & Names<N> & Writes<N> & Statements<N>,
  { levels, function: inspected, ...region }: Region<N>,
  call?: N,
): readonly (readonly N[])[] {
  if (levels.every(({ list, from, to }) => from === 0 && to === list.length)) return levels.map(() => []);
  const effects = new Effects(
    facts,
    levels.flatMap(({ list }) => list),
  );
  // What runs at the levels that were gone through, in order.
  let inside = region.expression === undefined ? statementsOf({ levels, ...region }) : [region.expression];
  let needed = new Set(facts.neededBy(call === undefined ? inside : [...inside, call]));
  const slices: (readonly N[])[] = [];
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i];
    // Around a function everything exists by the time that somebody calls it.
    const isOutside = levels.slice(i + 1).some((inner) => inner.scope !== level.scope);
    const isHidden = isOutside && level.scope !== undefined && facts.hidesNames(level.scope);
    const limit = Math.max(level.list[level.from].start, i === 0 && call !== undefined ? call.start : 0);
    const taken = isHidden ? [] : neededOf(facts, effects, level, needed, limit, isOutside || inspected !== undefined);
    slices.unshift(taken);
    inside = [...taken, ...inside];
    if (i > 0 && level.scope !== levels[i - 1].scope) needed = neededAround(facts, level.scope as N, inside, needed);
  }
  return slices;
}

/** What a function's own names hide is not meant around it. */
function neededAround<N>(
  facts: Functions<N> & Names<N>,
  scope: N,
  inside: readonly N[],
  needed: Set<string>,
): Set<string> {
  if (facts.hidesNames(scope)) return needed;
  const around = new Set(facts.neededBy(inside));
  for (const { bound } of facts.parameters(scope)) for (const { name } of bound) around.delete(name);
  return around;
}

function neededOf<N extends Span>(
  facts: Names<N> & Statements<N>,
  effects: Effects<N>,
  level: Level<N>,
  needed: Set<string>,
  limit: number,
  isLate: boolean,
): readonly N[] {
  const taken = new Set<N>();
  const outside = level.list
    .filter((_, i) => i < level.from || i >= level.to)
    .filter((statement) => statement.end <= limit || facts.isHoisted(statement) || (isLate && facts.isFixed(statement)))
    .map((statement) => ({ statement, defined: effects.definedBy(statement) }));
  for (let more = true; more; ) {
    more = false;
    for (const { statement, defined } of outside.toReversed()) {
      if (taken.has(statement) || ![...defined].some((name) => needed.has(name))) continue;
      taken.add(statement);
      more = true;
      for (const name of facts.neededBy([statement])) needed.add(name);
    }
  }
  return level.list.filter((statement) => taken.has(statement));
}
