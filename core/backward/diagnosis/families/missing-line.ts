/** A line that is missing: it would add what one use of the variable contributes, where the gradient of that use is there. */
import type { Term } from '../../fault.ts';
import type { Assign, Expression, Statement } from '../../forms.ts';
import { expressionsIn, expressionsOf, statementsIn } from '../../walk.ts';
import { isClose, isNear } from '../arrays.ts';
import { type Code, unread } from '../code.ts';
import type { Hypothesis } from '../hypothesis.ts';
import type { Inquiry } from '../inquiry.ts';
import { insertedBehind } from '../lines.ts';
import { LIKE_GRADIENT } from '../pool.ts';
import { ownNames, scopeAround } from '../reads.ts';
import { scalesOf } from '../search.ts';
import { vjps } from '../vjps.ts';

/** Only so many gradients are tried as the upstream one. */
const MOST = 16;

export function* missingLine(inquiry: Inquiry): Iterable<Hypothesis> {
  yield* oneLess(inquiry);
  const [first] = inquiry.fault.suspects;
  if (first === undefined) return;
  const body = [...statementsIn(scopeAround(inquiry.fault.program, first.statement))];
  const upstreams = upstreamsIn(body, inquiry);
  for (const use of usesOf(inquiry)) {
    for (const { code, behind } of upstreams) {
      const op = use.op === 'matmul' && !isMatrix(use.arguments[1 - use.k], inquiry) ? 'outer' : use.op;
      const term = vjps[op]?.({ ...use, upstream: code, out: unread(''), dialect: inquiry.dialect });
      if (term === undefined || use.arguments.some(({ text }, i) => text === '' && i !== use.k)) continue;
      const line = `${use.target} += ${term.text}`;
      const args = { of: inquiry.fault.check.of, missing: `\`${use.consumer}\``, term: line };
      yield {
        code: 'branch-missing',
        reason: { code: 'check-line-missing', args },
        span: first.statement,
        edits: [insertedBehind(inquiry.text, behind, line)],
        cost: use.isSeen ? 1.4 : 6.5,
      };
    }
  }
}

/** What is missing is the same at some places and 0 elsewhere: `d[index] -= 1`, at an index that the program reads something by. */
function* oneLess(inquiry: Inquiry): Iterable<Hypothesis> {
  const { missing, fault } = inquiry;
  const first = inquiry.wholes[0]?.statement;
  if (missing === undefined || first?.kind !== 'assign') return;
  const greatest = Math.max(...Array.from(missing.data, Math.abs));
  const values = Array.from(missing.data).filter((x) => Math.abs(x) > 1e-6 * greatest);
  if (values.length === 0 || values.length === missing.data.length || !values.every((x) => isNear(x, values[0])))
    return;
  const by = Math.abs(values[0]);
  const [scale] = scalesOf(by, inquiry);
  const amount = isNear(by, 1) ? '1' : scale?.divides ? `1 / ${scale.factor.text}` : scale?.factor.text;
  // A line behind may take the mean.
  const amounts = new Set([...(inquiry.wholes.length > 1 ? ['1'] : []), ...(amount === undefined ? [] : [amount])]);
  const { name, of } = fault.check;
  const nodes = [...statementsIn(fault.program)].flatMap((statement) =>
    expressionsOf(statement).flatMap((root) => [...expressionsIn(root)]),
  );
  const indices = nodes.flatMap((node) =>
    node.kind === 'index' ? [inquiry.source({ start: node.object.end, end: node.end })] : [],
  );
  for (const index of new Set(indices.map((each) => asKept(each, first, inquiry)))) {
    for (const amount of amounts) {
      const line = `${name}${index} ${values[0] < 0 ? '-=' : '+='} ${amount}`;
      const reason = { code: 'check-line-missing', args: { of, missing: `\`${index}\``, term: line } } as const;
      const edits = [insertedBehind(inquiry.text, first, line)];
      yield { code: 'branch-missing', reason, span: first, edits, cost: 1.2 };
    }
  }
}

/** `[i, self.t]`, where the forward pass had `t` and kept it. */
function asKept(index: string, statement: Statement, inquiry: Inquiry): string {
  const own = new Set(ownNames(inquiry.fault.program, statement));
  return index.replace(/(?<![.\w])[A-Za-z_]\w*/g, (name) => {
    const kept = ['self', 'this'].map((receiver) => `${receiver}.${name}`).find((text) => inquiry.variable(text));
    return own.has(name) || kept === undefined ? name : kept;
  });
}

function isMatrix(code: Code | undefined, inquiry: Inquiry): boolean {
  const numbers = code && inquiry.variable(code.text)?.numbers;
  return numbers === undefined || numbers.shape.length > 1;
}

interface Upstream {
  readonly code: Code;
  /** The statement that it has its value by, or is read in. */
  readonly behind: Statement;
}

/** Gradients that the function computes, what it computes others of these from, and elements that its loops read. */
function upstreamsIn(body: readonly Statement[], inquiry: Inquiry): Upstream[] {
  const { name } = inquiry.fault.check;
  const assigned = body.filter((statement) => statement.kind === 'assign');
  const targetsOf = (statement: Assign) => statement.targets.map((target) => rootOf(target, inquiry));
  const isGradient = (text: string) =>
    (inquiry.variable(text)?.role ?? 'forward') !== 'forward' || LIKE_GRADIENT.test(text);
  const readers = assigned.filter((statement) => targetsOf(statement).some(isGradient));
  const read = new Set(
    readers.flatMap(({ value }) => (value ? [...expressionsIn(value)].map((node) => inquiry.source(node)) : [])),
  );
  const found = new Map<string, Upstream>();
  for (const statement of assigned) {
    for (const target of statement.targets) {
      const text = inquiry.source(target);
      if (text !== name && target.kind === 'name' && (isGradient(text) || read.has(text))) {
        found.delete(text);
        found.set(text, { code: unread(text), behind: statement });
      }
    }
    for (const node of expressionsOf(statement).flatMap((root) => [...expressionsIn(root)])) {
      const text = inquiry.source(node);
      const root = rootOf(node, inquiry);
      if (node.kind !== 'index' || root === name || !isGradient(root) || found.has(text)) continue;
      found.set(text, { code: unread(text), behind: statement });
    }
  }
  return [...found.values()].slice(-MOST);
}

interface Use extends Pick<Term, 'op' | 'consumer'> {
  readonly arguments: readonly Code[];
  readonly k: number;
  /** What the line adds to. */
  readonly target: string;
  /** The numbers say that it is missing. */
  readonly isSeen: boolean;
}

/** Of the tape; and of a list, whose elements have no terms of their own, the products that it is in. */
function usesOf(inquiry: Inquiry): Use[] {
  const { fault, missing } = inquiry;
  const { name, of } = fault.check;
  const uses = inquiry.terms.map(({ op, consumer, arguments: given, argument: k, contribution }) => {
    // Of `b[f]` the whole is told as what came out.
    const own = consumer.startsWith(`${of}[`) ? consumer : (given[k] ?? '');
    const isSeen = contribution !== undefined && missing !== undefined && isClose(contribution, missing);
    const target = own.startsWith(`${of}[`) ? name + own.slice(of.length) : name;
    return { op, consumer, arguments: given.map(unread), k, target, isSeen };
  });
  const products = inquiry.terms.length > 0 ? [] : productsOf(inquiry);
  const distinct = new Map([...uses, ...products].map((use) => [`${use.op} ${use.consumer} ${use.k}`, use]));
  return [...distinct.values()];
}

function productsOf(inquiry: Inquiry): Use[] {
  const { name, of } = inquiry.fault.check;
  const nodes = [...statementsIn(inquiry.fault.program)].flatMap((statement) =>
    expressionsOf(statement).flatMap((root) => [...expressionsIn(root)]),
  );
  return nodes.flatMap((node) => {
    if (node.kind !== 'binary' || node.operator !== '*') return [];
    const sides = [node.left, node.right];
    const given = sides.map((side) => inquiry.code({ node: side }));
    return sides.flatMap((side, k) => {
      if (side.kind !== 'index' || rootOf(side, inquiry) !== of) return [];
      const target = name + inquiry.source(side).slice(of.length);
      return [{ op: 'mul', consumer: inquiry.source(node), arguments: given, k, target, isSeen: false }];
    });
  });
}

function rootOf(node: Expression, inquiry: Inquiry): string {
  return node.kind === 'index' ? rootOf(node.object, inquiry) : inquiry.source(node);
}
