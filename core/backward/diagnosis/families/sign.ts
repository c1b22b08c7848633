/** A sign that is wrong: before the whole, before a term, or of the assignment. */

import type { Expression } from '../../forms.ts';
import { elementwise, isClose, isNear, mapped } from '../arrays.ts';
import { binary, negated } from '../code.ts';
import { costOf, type Hypothesis } from '../hypothesis.ts';
import type { Inquiry, Place } from '../inquiry.ts';

export function* sign(inquiry: Inquiry): Iterable<Hypothesis> {
  const isNegative = inquiry.ratio !== undefined && isNear(inquiry.ratio, -1);
  for (const place of inquiry.written) {
    if (!place.isTarget && place.as !== 'index') yield* signsAt(inquiry, place, isNegative);
  }
  for (const { statement } of inquiry.fault.suspects) {
    if (statement.kind !== 'assign' || (statement.operator !== '+=' && statement.operator !== '-=')) continue;
    const now = statement.operator === '+=' ? '-=' : '+=';
    yield {
      code: 'sign',
      reason: { code: 'check-operator', args: { old: statement.operator, now } },
      span: statement.operatorAt,
      edits: [{ ...statement.operatorAt, text: now }],
      cost: isDoubled(inquiry, statement.value) ? 0.3 : isNegative || statement.targets[0].kind === 'index' ? 1 : 3,
    };
  }
}

/** What is missing is twice what is taken away, or added. */
function isDoubled(inquiry: Inquiry, value: Expression | undefined): boolean {
  const { missing } = inquiry;
  const part = value && inquiry.numbersOf(value);
  if (missing === undefined || part === undefined) return false;
  return [2, -2].some((by) =>
    isClose(
      missing,
      mapped((x) => by * x, part),
    ),
  );
}

function* signsAt(inquiry: Inquiry, place: Place, isNegative: boolean): Iterable<Hypothesis> {
  const { node } = place;
  const opposite = inquiry.numbersOf(node);
  const prospect = inquiry.with(place, opposite && mapped((x) => -x, opposite));
  const hypothesis = (now: string, edits: Hypothesis['edits'], cost: number): Hypothesis => {
    const args = { part: inquiry.source(node), now };
    return { code: 'sign', reason: { code: 'check-sign', args }, span: node, edits, cost };
  };
  if (node.kind === 'unary' && node.operator === '-') {
    const now = inquiry.code({ ...place, node: node.operand });
    yield hypothesis(now.text, [inquiry.put(place, now)], costOf(prospect, isNegative ? 1 : 3));
  } else if (node.kind === 'binary' && (node.operator === '+' || node.operator === '-')) {
    const isSum = node.operator === '+';
    const [left, right] = [inquiry.numbersOf(node.left), inquiry.numbersOf(node.right)];
    const other = left && right && elementwise((a, b) => (isSum ? a - b : a + b), left, right);
    const { operatorAt } = node;
    const now = `${inquiry.source({ start: node.start, end: operatorAt.start })}${isSum ? '-' : '+'}${inquiry.source({ start: operatorAt.end, end: node.end })}`;
    const edit = { ...operatorAt, text: isSum ? '-' : '+' };
    const isSeen = place.as === 'whole' && isDoubled(inquiry, node.right);
    yield hypothesis(now, [edit], isSeen ? 0.3 : costOf(inquiry.with(place, other), 3));
    if (isSum) return;
    const swapped = binary(
      inquiry.code({ ...place, node: node.right }),
      '-',
      inquiry.code({ ...place, node: node.left }),
    );
    yield hypothesis(swapped.text, [inquiry.put(place, swapped)], costOf(prospect, isNegative ? 1.2 : 3.2));
  } else if (place.suspect.statement.kind !== 'evaluate' && isSigned(place)) {
    const now = negated(inquiry.code(place));
    const isWhole = place.as === 'whole';
    const isSeen = prospect === 'right' || (isWhole && isNegative);
    if (isWhole || isSeen) yield hypothesis(now.text, [inquiry.put(place, now)], costOf(prospect, isSeen ? 1.5 : 5));
  }
}

/** A minus could stand before it. */
function isSigned({ node, as, parent }: Place): boolean {
  const above = parent?.node;
  const isTerm = as === 'right' && above?.kind === 'binary' && ['+', '-'].includes(above.operator);
  const isFree = ['whole', 'left', 'right', 'argument'].includes(as) && !isTerm;
  return isFree && !['list', 'record', 'text', 'unary'].includes(node.kind);
}
