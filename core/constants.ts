/** What could be an input, and is none. */
import type { InputSummary } from './answers.ts';
import { boundSnapshot } from './bound.ts';
import type { ExecutedInput, Execution } from './languages/language.ts';
import { valueTree } from './rows.ts';
import { shapeOf } from './runtime/snapshot.ts';

export function constantsOf(execution: Execution): InputSummary[] {
  return [...execution.constants, ...boundFirst(execution)].map(({ name, source, span, snapshot, original }) => {
    const value = valueTree(execution, snapshot);
    return { name, source, value, gradient: null, shape: shapeOf(snapshot), span, original };
  });
}

/** What names were bound to first, by the record of bindings. */
function boundFirst(execution: Execution): ExecutedInput[] {
  const { machine, numbers } = execution;
  const { bindings, nodes } = machine;
  const wanted = new Map(numbers.map((number) => [number.span.start, number]));
  const found: ExecutedInput[] = [];
  for (let i = 0; i < bindings.length && wanted.size > 0; i++) {
    const { start, end } = nodes.span(bindings.node[i]);
    const number = wanted.get(start);
    if (number?.span.end !== end) continue;
    wanted.delete(start);
    found.push({ ...number, source: 'code', snapshot: boundSnapshot(execution, i), isRequested: false });
  }
  return found.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
