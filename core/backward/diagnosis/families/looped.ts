/** A factor that is missing in a loop: of all that can be read there, what makes the gradient right. */
import { elementwise } from '../arrays.ts';
import { binary, type Code, unread } from '../code.ts';
import type { Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';
import { locals, slopeOf, timesLocal } from '../locals.ts';
import { loopNames } from '../reads.ts';
import { isChain, isWithinIndex } from './factor.ts';

export function* looped(inquiry: Inquiry): Iterable<Hypothesis> {
  const { replay } = inquiry;
  if (replay === undefined) return;
  const values = new Map<string, ReturnType<typeof replay.valueOf>>();
  const valueFor = (text: string) => {
    if (!values.has(text)) values.set(text, replay.valueOf(text));
    return values.get(text);
  };
  // What several wrong gradients are computed from first: there is not time for all.
  const rank = ({ suspect }: Place) => Number(!suspect.isShared);
  for (const place of inquiry.written.toSorted((a, b) => rank(a) - rank(b))) {
    if (!isChain(place) || isWithinIndex(place)) continue;
    for (const { code, of, factor, now, isUpstream, cost } of factored(inquiry, place)) {
      const value = valueFor(code.text);
      if (replay.isTired) return;
      if (value === undefined) continue;
      const prospect = replay.with(place.statement, place.node, (old, known) => {
        const by = old && value(known);
        return by && elementwise((a, b) => a * of(b), old, by);
      });
      if (prospect !== 'right') continue;
      const args = { factor: factor.text, part: inquiry.source(place.node), now: now.text };
      const reason = { code: isUpstream ? 'check-upstream-missing' : 'check-factor-missing', args } as const;
      const edits = [inquiry.put(place, now)];
      yield { code: isUpstream ? 'upstream-missing' : 'factor', reason, span: place.node, edits, cost };
    }
  }
}

interface Factored {
  /** What is multiplied by a function of it, and the whole factor. */
  readonly code: Code;
  readonly of: (x: number) => number;
  readonly factor: Code;
  readonly now: Code;
  readonly isUpstream: boolean;
  readonly cost: number;
}

const same = (x: number) => x;
const inverse = (x: number) => 1 / x;

function* factored(inquiry: Inquiry, place: Place): Iterable<Factored> {
  const old = inquiry.code(place);
  for (const text of ['2', '0.5', '3']) {
    const code = unread(text);
    yield { code, of: same, factor: code, now: binary(code, '*', old), isUpstream: false, cost: 0.35 };
  }
  const names = [...inquiry.boundAt(place), ...inquiry.variables.map(({ text }) => text)];
  const seen = new Set([...names, ...inquiry.elementsAt(place)]);
  for (const text of new Set([...seen, ...indexed(inquiry, place)])) {
    const code = unread(text);
    const isUpstream = inquiry.isGradient(/^[^[]*/.exec(text)?.[0] ?? text);
    if (isUpstream) {
      yield { code, of: same, factor: code, now: binary(code, '*', old), isUpstream, cost: 0.55 };
      continue;
    }
    for (const [i, local] of (seen.has(text) ? locals : locals.slice(0, 4)).entries()) {
      const factor = local.write(code, inquiry.dialect);
      if (factor === undefined) continue;
      const now = timesLocal(old, factor, local);
      yield { code, of: (x) => slopeOf(local, x), factor, now, isUpstream, cost: (i === 0 ? 0.6 : 0.7) + i / 100 };
    }
  }
  for (const { variable, code } of inquiry.pool.expressions) {
    const isUpstream = variable.role !== 'forward';
    yield { code, of: same, factor: code, now: binary(old, '*', code), isUpstream, cost: 0.9 };
    yield { code, of: inverse, factor: code, now: binary(old, '/', code), isUpstream, cost: 0.95 };
  }
}

/** Elements of arrays at the indices of the loops around a place, whether or not the program reads them anywhere. */
function indexed(inquiry: Inquiry, place: Place): string[] {
  const names = [...new Set([...loopNames(inquiry.fault.program, place.statement), ...inquiry.boundAt(place)])];
  const joined = (array: string, indices: readonly string[]) =>
    inquiry.dialect.hasArrays ? `${array}[${indices.join(', ')}]` : `${array}${indices.map((i) => `[${i}]`).join('')}`;
  return inquiry.variables.flatMap(({ text, numbers }) => {
    const { length } = numbers.shape;
    const pairs = length === 2 ? names.flatMap((i) => names.filter((j) => j !== i).map((j) => [i, j])) : [];
    const single = length === 1 || length === 2 ? names.map((i) => [i]) : [];
    return [...single, ...pairs].map((indices) => joined(text, indices));
  });
}
