/** What the shapes alone tell: which product of what there is has that of the variable. */

import { formatShape } from '../../texts.ts';
import type { Hypothesis } from '../hypothesis.ts';
import type { Inquiry } from '../inquiry.ts';
import { termsFor } from '../search.ts';

const MOST = 3;

export function* shape(inquiry: Inquiry): Iterable<Hypothesis> {
  const { fault } = inquiry;
  const { expected, check } = fault;
  for (const whole of inquiry.wholes) {
    const { statement, node } = whole;
    if (statement.kind === 'evaluate' || node.kind === 'list') continue;
    for (const { code, cost, of } of termsFor(expected, inquiry).slice(0, MOST)) {
      const args = { name: check.name, of: check.of, shape: formatShape(expected.shape), now: code.text };
      const reason = { code: inquiry.missing === undefined ? 'check-shape' : 'check-formula', args } as const;
      const isPart = code.text.includes(inquiry.source(node)) && !inquiry.readsGradient(node);
      if (isPart && of.some(({ role }) => role !== 'forward')) {
        const factor = { factor: of.find(({ role }) => role !== 'forward')?.text ?? '', part: inquiry.source(node) };
        const told = { code: 'check-upstream-missing', args: { ...factor, now: code.text } } as const;
        const edits = [inquiry.put(whole, code)];
        yield { code: 'upstream-missing', reason: told, span: node, edits, cost: 1.9 + cost };
      }
      yield {
        code: 'shape',
        reason,
        span: node,
        edits: [inquiry.put(whole, code)],
        cost: (inquiry.missing === undefined ? 2 : 8) + cost,
      };
    }
  }
}
