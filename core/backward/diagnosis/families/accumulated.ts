/** `=` where a gradient must add to what others gave, and the reverse. */
import type { Assign, Statement } from '../../forms.ts';
import type { Hypothesis } from '../hypothesis.ts';
import type { Inquiry } from '../inquiry.ts';

export function* accumulated(inquiry: Inquiry): Iterable<Hypothesis> {
  const { fault } = inquiry;
  const { check } = fault;
  for (const { statement, role } of fault.suspects) {
    if (statement.kind !== 'assign' || role === 'keeps' || statement.value === undefined) continue;
    const now = { '=': '+=', '+=': '=' }[statement.operator];
    if (now === undefined || statement.targets.length > 1 || statement.targets[0].kind === 'list') continue;
    const name = inquiry.source(statement.targets[0]);
    const isAgain = fault.suspects.some(
      ({ statement: other }) =>
        other.kind === 'assign' && other.start < statement.start && inquiry.source(other.targets[0]) === name,
    );
    const cost = now === '=' ? 4 : isAgain ? 0.25 : isInLoop(fault.program, statement) ? 1.5 : 4.5;
    yield {
      code: 'not-accumulated',
      reason: { code: now === '+=' ? 'check-not-accumulated' : 'check-accumulated', args: { name, of: check.of } },
      span: statement.operatorAt,
      edits: [{ ...statement.operatorAt, text: now }],
      cost: role === 'serves' ? cost + 1 : cost,
    };
    if (now === '=') yield* scattered(inquiry, statement);
  }
}

/** `dW[i] += d` counts an index that is there twice but once. */
function* scattered(
  inquiry: Inquiry,
  { targets: [target], value, start, end, operatorAt }: Assign,
): Iterable<Hypothesis> {
  const numpy = /^\s*import\s+numpy\s+as\s+(\w+)/m.exec(inquiry.text)?.[1];
  if (numpy === undefined || target.kind !== 'index' || value === undefined) return;
  const indices = target.indices.map((index) => inquiry.source(index)).join(', ');
  const at = target.indices.length > 1 ? `(${indices})` : indices;
  const name = inquiry.source(target.object);
  const now = `${numpy}.add.at(${name}, ${at}, ${inquiry.source(value)})`;
  yield {
    code: 'not-accumulated',
    reason: { code: 'check-scattered', args: { name, index: indices, now } },
    span: operatorAt,
    edits: [{ start, end, text: now }],
    cost: 5,
  };
}

function isInLoop(list: readonly Statement[], { start, end }: Statement, isLoop = false): boolean {
  return list.some((each) => {
    if (each.start > start || each.end < end) return false;
    if (each.start === start && each.end === end) return isLoop;
    if (each.kind === 'block')
      return each.bodies.some((body) => isInLoop(body, { start, end } as Statement, isLoop || each.isLoop));
    return 'body' in each && isInLoop(each.body, { start, end } as Statement);
  });
}
