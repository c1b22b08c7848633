/** A factor that is missing or too much, a literal or an exponent that is wrong. */

import type { Expression } from '../../forms.ts';
import { mapped } from '../arrays.ts';
import type { Code } from '../code.ts';
import { scalar } from '../evaluate.ts';
import { costOf, type Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';

export function* factor(inquiry: Inquiry): Iterable<Hypothesis> {
  for (const place of inquiry.written) {
    if (place.isTarget || isWithinIndex(place)) continue;
    yield* tooMuch(inquiry, place);
    yield* otherNumber(inquiry, place);
    yield* exponents(inquiry, place);
  }
}

/** An index is no part of the arithmetic, and neither is an axis. */
export function isWithinIndex({ as, parent, node }: Pick<Place, 'as' | 'parent' | 'node'>): boolean {
  if (as === 'index') return true;
  // What a method is called on is no name of a function.
  if (as === 'callee') return node.kind !== 'member';
  if (parent?.node.kind === 'call' && parent.node.keywords.some(({ value }) => value === node)) return true;
  return parent !== undefined && isWithinIndex(parent);
}

/** `a * b` to `a` or `b`, `a / b` to `a`. */
function* tooMuch(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node } = place;
  if (node.kind !== 'binary' || (node.operator !== '*' && node.operator !== '/')) return;
  for (const side of node.operator === '*' ? (['right', 'left'] as const) : (['right'] as const)) {
    const [dropped, kept] = side === 'right' ? [node.right, node.left] : [node.left, node.right];
    const now = inquiry.code({ ...place, node: kept });
    const isCount = node.operator === '/' && inquiry.isCount(dropped);
    const args = { factor: inquiry.source(dropped), part: inquiry.source(node), now: now.text };
    // What is there twice is likely once too much.
    const isTwice = factorsOf(kept).some((other) => inquiry.source(other) === inquiry.source(dropped));
    const base = isTwice ? 3 : dropped.kind === 'number' ? 4 : isCount ? 4.5 : 5;
    const by = inquiry.numbersOf(dropped);
    const isRatio = inquiry.isRatio(by, node.operator === '*' ? -1 : 1);
    const prospect = isRatio ? 'right' : inquiry.with(place, inquiry.numbersOf(kept));
    yield {
      code: isCount ? 'mean-or-sum' : 'factor',
      reason: { code: isCount ? 'check-mean' : 'check-factor-extra', args },
      span: dropped,
      edits: [inquiry.put(place, now)],
      // Nothing is simpler than what is too much.
      cost: costOf(prospect, prospect === 'right' ? base / 2 : base),
    };
  }
}

function factorsOf(node: Expression): Expression[] {
  return node.kind === 'binary' && node.operator === '*' ? [...factorsOf(node.left), ...factorsOf(node.right)] : [node];
}

/** Another small number than the one that is written. */
function* otherNumber(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node, parent } = place;
  if (node.kind !== 'number' || parent?.node.kind !== 'binary' || parent.node.operator === '**') return;
  for (const value of new Set([1, 2, 0.5, 3, 4, node.value * 2, node.value / 2, node.value + 1, node.value - 1])) {
    if (value === node.value || value <= 0 || String(value).length > 4) continue;
    const prospect = inquiry.isRatio(scalar(value / node.value), 1) ? 'right' : inquiry.with(place, scalar(value));
    // Numbers are many: without a sign of it only the nearest are tried.
    if (prospect !== 'right' && ![node.value * 2, node.value / 2].includes(value)) continue;
    const args = { part: inquiry.source(node), now: String(value) };
    const reason = { code: 'check-number', args } as const;
    const edits = [{ start: node.start, end: node.end, text: String(value) }];
    yield { code: 'factor', reason, span: node, edits, cost: costOf(prospect, Number.isInteger(value) ? 5 : 7) };
  }
}

/** `x**3` to `x**2`, `x**2` to `x`; `x` to `x**2` where the numbers say so. */
function* exponents(inquiry: Inquiry, place: Place): Iterable<Hypothesis> {
  const { node } = place;
  const args = (now: Code) => ({ part: inquiry.source(node), now: now.text });
  const hypothesis = (now: Code, cost: number): Hypothesis => {
    const reason = { code: 'check-exponent', args: args(now) } as const;
    return { code: 'factor', reason, span: node, edits: [inquiry.put(place, now)], cost };
  };
  if (node.kind === 'binary' && node.operator === '**' && node.right.kind === 'number') {
    const base = inquiry.code({ ...place, node: node.left });
    const numbers = inquiry.numbersOf(node.left);
    for (const exponent of [node.right.value - 1, node.right.value + 1]) {
      if (exponent < 1) continue;
      const now = exponent === 1 ? base : inquiry.dialect.power(base, exponent);
      const prospect = inquiry.with(place, numbers && mapped((x) => x ** exponent, numbers));
      yield hypothesis(now, costOf(prospect, 4.5));
    }
  } else if ((node.kind === 'name' || node.kind === 'member') && place.as !== 'object') {
    const numbers = inquiry.numbersOf(node);
    for (const exponent of [2, 3]) {
      const prospect = inquiry.with(place, numbers && mapped((x) => x ** exponent, numbers));
      if (prospect === 'right') yield hypothesis(inquiry.dialect.power(inquiry.code(place), exponent), 0.6);
    }
  }
}

/** What is not itself an operand of a product: another factor would be written behind it. */
export function isChain({ node, parent, as, isTarget }: Place): boolean {
  if (isTarget || as === 'callee' || as === 'index') return false;
  if (['list', 'record', 'text'].includes(node.kind)) return false;
  // `(d * x).sum()`
  if (as === 'object') return parent?.as === 'callee' && parent.node.kind === 'member' && SUMS.has(parent.node.name);
  const above = parent?.node;
  return above?.kind !== 'unary' && (above?.kind !== 'binary' || !['*', '/', '**'].includes(above.operator));
}

const SUMS = new Set(['sum', 'mean']);
