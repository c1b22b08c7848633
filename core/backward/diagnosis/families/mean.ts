/** A mean where a sum is due and the reverse; and a division by the wrong count. */
import { elementwise } from '../arrays.ts';
import { binary, unread } from '../code.ts';
import { scalar } from '../evaluate.ts';
import { costOf, type Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';
import { isChain, isWithinIndex } from './factor.ts';
import { sumAt } from './summed.ts';

export function* mean(inquiry: Inquiry): Iterable<Hypothesis> {
  for (const place of inquiry.written) {
    if (place.isTarget || isWithinIndex(place)) continue;
    yield* otherReduction(inquiry, place);
    if (isChain(place)) yield* divided(inquiry, place);
    if (inquiry.isCount(place.node)) yield* otherCount(inquiry, place);
  }
}

/** `np.mean` to `np.sum`, and back. */
function* otherReduction(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node } = place;
  const found = sumAt(inquiry, place);
  if (found === undefined || node.kind !== 'call') return;
  const now = inquiry.source(node.callee).replace(/\w+$/, found.isMean ? 'sum' : 'mean');
  const old = inquiry.numbersOf(node);
  const whole = inquiry.numbersOf(found.summand);
  const count = old && whole && whole.data.length / Math.max(1, old.data.length);
  const value = count && elementwise((a, b) => a * b, old, scalar(found.isMean ? count : 1 / count));
  const { start, end } = node.callee;
  const args = { part: inquiry.source(node.callee), now };
  const reason = { code: 'check-mean-or-sum', args } as const;
  const cost = costOf(inquiry.with(place, value || undefined), 4);
  yield { code: 'mean-or-sum', reason, span: node, edits: [{ start, end, text: now }], cost };
}

/** `/ N`, which is missing. */
function* divided(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node } = place;
  if (place.as === 'whole' && place.suspect.statement.kind === 'evaluate') return;
  const old = inquiry.numbersOf(node);
  const counts = new Set(inquiry.variables.flatMap(({ numbers, role }) => countsIn(numbers.shape, numbers.data, role)));
  for (const count of counts) {
    const prospect = inquiry.with(place, old && elementwise((a, b) => a / b, old, scalar(count)));
    const [written] = prospect === 'wrong' ? [] : inquiry.counts(count);
    if (written === undefined) continue;
    const now = binary(inquiry.code(place), '/', written);
    const args = { factor: written.text, part: inquiry.source(node), now: now.text };
    const reason = { code: 'check-mean-missing', args } as const;
    yield { code: 'mean-or-sum', reason, span: node, edits: [inquiry.put(place, now)], cost: costOf(prospect, 6) };
  }
}

/** Lengths of axes, sizes, and numbers that could be such. */
function countsIn(shape: readonly number[], data: ArrayLike<number>, role: string): number[] {
  if (shape.length > 0) return [...shape, data.length].filter((n) => n > 1);
  return role === 'forward' && Number.isInteger(data[0]) && data[0] > 1 ? [data[0]] : [];
}

/** Divided by another count than is due. */
function* otherCount(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node, parent } = place;
  if (parent?.node.kind !== 'binary') return;
  const old = inquiry.source(node);
  const counts = inquiry.variables.flatMap(({ numbers, text, role }) => [
    ...(role === 'forward' && numbers.shape.length === 0 ? [{ code: unread(text), n: numbers.data[0] }] : []),
    ...numbers.shape.map((n, axis) => ({ code: inquiry.dialect.length(unread(text), axis), n })),
  ]);
  for (const { code, n } of counts) {
    if (code.text === old) continue;
    const reason = { code: 'check-count', args: { part: old, now: code.text } } as const;
    const cost = costOf(inquiry.with(place, scalar(n)), 9);
    yield { code: 'mean-or-sum', reason, span: node, edits: [inquiry.put(place, code)], cost };
  }
}
