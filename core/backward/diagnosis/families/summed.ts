/** Sums over axes: what was broadcast is summed over, and nothing else is. */

import type { Call, Expression } from '../../forms.ts';
import { mapped } from '../arrays.ts';
import { atom, type Code } from '../code.ts';
import { reduced } from '../evaluate.ts';
import { costOf, type Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';
import { summedCode } from '../search.ts';
import { isChain, isWithinIndex } from './factor.ts';

export function* summed(inquiry: Inquiry): Iterable<Hypothesis> {
  if (!inquiry.dialect.hasArrays) return;
  for (const place of inquiry.written) {
    if (place.isTarget || isWithinIndex(place)) continue;
    yield* otherSum(inquiry, place);
    if (isChain(place) || isBracketed(place)) yield* withSum(inquiry, place);
  }
  for (const whole of inquiry.wholes) yield* wholeSum(inquiry, whole);
}

/** `x * (d * x)`: what stands in parentheses could be summed by itself. */
function isBracketed({ node, outer }: Place): boolean {
  return node.kind === 'binary' && outer.start < node.start;
}

/** The value has the shape from before the sum. */
function* wholeSum(inquiry: Inquiry, whole: Place): Iterable<Hypothesis> {
  const { unsummed, fault } = inquiry;
  if (unsummed === undefined || unsummed.length === 0 || whole.suspect.statement.kind === 'evaluate') return;
  const now = summedCode(inquiry.code(whole), unsummed, fault.value.shape, fault.expected.shape, inquiry);
  const args = { of: fault.check.of, part: inquiry.source(whole.node), now: now.text };
  const reason = { code: 'check-not-summed', args } as const;
  yield { code: 'not-summed', reason, span: whole.node, edits: [inquiry.put(whole, now)], cost: 0.3 };
}

/** A sum around a part, over one axis or all, with and without that axis. */
function* withSum(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node } = place;
  if (place.as === 'whole' && place.suspect.statement.kind === 'evaluate') return;
  if (node.kind === 'number' || node.kind === 'other') return;
  const value = inquiry.numbersOf(node);
  const rank = value?.shape.length ?? Math.max(1, inquiry.fault.expected.shape.length);
  if (rank === 0) return;
  for (const axis of [undefined, ...Array.from({ length: rank }, (_, i) => i)]) {
    for (const keeps of axis === undefined ? [false] : [false, true]) {
      const now = inquiry.dialect.sum(inquiry.code(place), axis, keeps);
      const prospect = inquiry.with(
        place,
        value && reduced(value, axis === undefined ? undefined : [axis], keeps, false),
      );
      const args = { of: inquiry.fault.check.of, part: inquiry.source(node), now: now.text };
      const reason = { code: 'check-not-summed', args } as const;
      const cost = costOf(prospect, keeps ? 5.5 : 6);
      yield { code: 'not-summed', reason, span: node, edits: [inquiry.put(place, now)], cost };
    }
  }
}

/** A sum over another axis, with or without it, over all, or none. */
function* otherSum(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const found = sumAt(inquiry, place);
  if (found === undefined) return;
  const { summand, isMean, head, options } = found;
  const value = inquiry.numbersOf(summand);
  const rank = value?.shape.length ?? 2;
  const now = inquiry.source(place.node);
  for (const axis of [undefined, ...Array.from({ length: rank }, (_, i) => i)]) {
    for (const keeps of axis === undefined ? [false] : [false, true]) {
      const code = atom(`${head}${[...options, ...written(axis, keeps)].join(', ')})`);
      if (code.text === now) continue;
      const prospect = inquiry.with(
        place,
        value && reduced(value, axis === undefined ? undefined : [axis], keeps, isMean),
      );
      yield hypothesis(inquiry, place, code, 'check-axis', costOf(prospect, 3.5));
    }
  }
  const prospect = inquiry.with(place, value && mapped((x) => x, value));
  const bare = inquiry.code({ ...place, node: summand });
  yield hypothesis(inquiry, place, bare, 'check-sum-extra', costOf(prospect, 4.2));
}

interface Sum {
  readonly summand: Expression;
  readonly isMean: boolean;
  /** Up to the bracket that opens, and what stands in it first. */
  readonly head: string;
  readonly options: readonly string[];
}

/** `np.sum(x, …)`, `x.sum(…)` and means. */
export function sumAt(inquiry: Inquiry, { node }: Place): Sum | undefined {
  if (node.kind !== 'call' || node.callee.kind !== 'member') return undefined;
  const { callee, arguments: given } = node;
  if (callee.name !== 'sum' && callee.name !== 'mean') return undefined;
  const isMean = callee.name === 'mean';
  const isModule =
    callee.object.kind === 'name' && inquiry.variable(callee.object.name) === undefined && given.length > 0;
  const head = `${inquiry.source(callee)}(`;
  if (isModule) return { summand: given[0], isMean, head, options: [inquiry.source(given[0])] };
  return !takesAxes(node) ? undefined : { summand: callee.object, isMean, head, options: [] };
}

function takesAxes({ arguments: given, keywords }: Call): boolean {
  return given.length < 2 && keywords.every(({ name }) => name === 'axis' || name === 'keepdims');
}

function written(axis: number | undefined, keeps: boolean): string[] {
  return [...(axis === undefined ? [] : [`axis=${axis}`]), ...(keeps ? ['keepdims=True'] : [])];
}

function hypothesis(
  inquiry: Inquiry,
  place: Place,
  now: Code,
  code: 'check-axis' | 'check-sum-extra',
  cost: number,
): Hypothesis {
  const args = { of: inquiry.fault.check.of, part: inquiry.source(place.node), now: now.text };
  return { code: 'not-summed', reason: { code, args }, span: place.node, edits: [inquiry.put(place, now)], cost };
}
