/** `loss += rate * w[i] * w[i]` without its derivative beside it: what is added in a loop has no use that could be seen. */
import type { Assign, Expression } from '../../forms.ts';
import { statementsIn } from '../../walk.ts';
import type { Hypothesis } from '../hypothesis.ts';
import type { Inquiry } from '../inquiry.ts';
import { insertedBehind } from '../lines.ts';
import { scopeAround } from '../reads.ts';

export function* penaltyLine(inquiry: Inquiry): Iterable<Hypothesis> {
  const { fault } = inquiry;
  const [first] = fault.suspects;
  if (first === undefined) return;
  for (const statement of statementsIn(scopeAround(fault.program, first.statement))) {
    if (statement.kind !== 'assign' || !isSum(statement) || statement.value === undefined) continue;
    const line = slopeLine(statement, statement.value, inquiry);
    if (line === undefined) continue;
    const args = { of: fault.check.of, missing: `\`${inquiry.source(statement.value)}\``, term: line };
    const edits = [insertedBehind(inquiry.text, statement, line)];
    const reason = { code: 'check-line-missing', args } as const;
    yield { code: 'branch-missing', reason, span: first.statement, edits, cost: 3 };
  }
}

function isSum({ operator, targets }: Assign): boolean {
  return (operator === '+=' || operator === '-=') && targets.length === 1 && targets[0].kind === 'name';
}

/** Of a product with one element of the variable in it, once or squared. */
function slopeLine({ operator }: Assign, value: Expression, inquiry: Inquiry): string | undefined {
  const { name, of } = inquiry.fault.check;
  const factors = factorsOf(value, inquiry);
  const own = factors.filter((factor) => factor.startsWith(`${of}[`));
  if (own.length === 0 || own.length > 2 || new Set(own).size > 1) return undefined;
  const rest = factors.filter((factor) => !own.includes(factor));
  const slope = [...(own.length === 2 ? ['2'] : []), ...rest, ...own.slice(1)].join(' * ');
  return `${name}${own[0].slice(of.length)} ${operator} ${slope || '1'}`;
}

function factorsOf(node: Expression, inquiry: Inquiry): string[] {
  if (node.kind !== 'binary') return [inquiry.source(node)];
  if (node.operator === '*') return [...factorsOf(node.left, inquiry), ...factorsOf(node.right, inquiry)];
  const isSquare = node.operator === '**' && node.right.kind === 'number' && node.right.value === 2;
  if (isSquare) return [inquiry.source(node.left), inquiry.source(node.left)];
  return [`(${inquiry.source(node)})`];
}
