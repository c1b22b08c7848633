/** From what came out for each gradient to what is told of it. */

import type { Reason } from '../answers.ts';
import { indexOf } from '../elements.ts';
import type { Span } from '../runtime/nodes.ts';
import { shapeOf } from '../runtime/snapshot.ts';
import type { SourceText } from '../runtime/source-text.ts';
import type { Check, LineVerdict, Verdict } from './answers.ts';
import type { Claim } from './claims.ts';
import type { Finding, Unjudged } from './finding.ts';
import { differenceOf } from './numbers.ts';

/** What is told of one claim, and the finding that it is told by. */
export interface Told {
  readonly check: Check;
  readonly finding: Finding;
}

/** One for each claim in each example, in source order; what only looks like a gradient is left out. */
export function tell(findings: readonly Finding[], source: SourceText): Told[] {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const group = groups.find((others) => others.every((other) => !isApart(finding, other)));
    if (group === undefined) groups.push([finding]);
    else group.push(finding);
  }
  return groups
    .flatMap((all) => {
      const finding = representative(all);
      return finding === undefined ? [] : [{ finding, check: checkOf(finding, source) }];
    })
    .sort((a, b) => a.check.span.start - b.check.span.start);
}

/** Of another claim, or in another example, which is written beside the first and has an output of its own. */
function isApart({ generation: a, root }: Finding, { generation: b, root: other }: Finding): boolean {
  if (a.claim !== b.claim) return true;
  if (a.frame !== b.frame || root === undefined || other === undefined || root.id === other.id) return false;
  const statements = new Set(a.written.map(({ write }) => write.statement));
  return !b.written.some(({ write }) => statements.has(write.statement));
}

/** The first that is wrong, rather by itself than given others; else one that could not be judged, unless it only has the name of a gradient; else the worst. */
function representative(findings: readonly Finding[]): Finding | undefined {
  const wrong = findings.filter(({ verdict }) => verdict === 'wrong');
  const least = Math.min(...wrong.map(({ given }) => given.length));
  if (wrong.length > 0) return wrong.find(({ given }) => given.length === least);
  const right = findings.filter(({ verdict }) => verdict === 'correct');
  if (right.length > 0) return right.reduce((worst, one) => (errorOf(one) > errorOf(worst) ? one : worst));
  return findings.find(({ reason }) => reason !== undefined && !NO_GRADIENT.has(reason));
}

const NO_GRADIENT: ReadonlySet<Unjudged> = new Set(['no-value', 'no-variable']);

function errorOf({ value, expected }: Finding): number {
  return value === undefined || expected === undefined ? 0 : differenceOf(value.data, expected.data).error;
}

function checkOf(finding: Finding, source: SourceText): Check {
  const { generation, value, expected, factor, verdict, given } = finding;
  const { claim, written } = generation;
  const isComparable = value !== undefined && expected !== undefined && value.data.length === expected.data.length;
  const difference = isComparable ? differenceOf(value.data, expected.data) : undefined;
  const { start, end } = written[finding.blame ?? written.length - 1].write.statement;
  const span = { start, end };
  return {
    name: claim.name,
    of: claim.ofText,
    within: claim.scope.name,
    span,
    line: source.lineOf(start),
    verdict,
    factor,
    maxRelError: difference?.error ?? null,
    worstIndex: difference && value ? indexOf(difference.worst, value.shape) : null,
    value: difference && value ? value.data[difference.worst] : null,
    expected: difference && expected ? expected.data[difference.worst] : null,
    shape: value?.shape ?? shapeOf(generation.states[0] ?? null),
    expectedShape: expected?.shape ?? null,
    given: [...new Set(given.map((one) => one.claim.name))],
    slopes: undefined,
    reason: finding.reason && reasonOf(finding.reason, claim),
    lines: linesOf(finding, span, source),
    diagnosis: null,
  };
}

/** Of a gradient in a function that nobody calls, and for which no inputs were found. */
export function notRun({ name, ofText, scope, writes }: Claim, source: SourceText): Check {
  const { start, end } = writes[writes.length - 1].statement;
  const span = { start, end };
  return {
    ...{ name, of: ofText, within: scope.name, span, line: source.lineOf(start) },
    ...{ verdict: 'unjudged', factor: 1, maxRelError: null, worstIndex: null, value: null, expected: null },
    ...{ shape: null, expectedShape: null, given: [], slopes: undefined, lines: [], diagnosis: null },
    reason: { code: 'check-not-run', args: { name, function: scope.name ?? '' } },
  };
}

function reasonOf(reason: Unjudged, { name, of }: Claim): Reason {
  return { code: `check-${reason}`, args: { name, of } };
}

/** The statements that write a gradient: the last, or that to blame, has its verdict. */
function linesOf({ generation, verdict }: Finding, at: Span, source: SourceText): LineVerdict[] {
  const statements = new Map<number, Span>();
  for (const { write } of generation.written) statements.set(write.statement.start, write.statement);
  return [...statements.values()].map(({ start, end }) => {
    const isIt = start === at.start;
    const other: Verdict | 'part' = verdict === 'unjudged' ? 'unjudged' : 'part';
    return { span: { start, end }, line: source.lineOf(start), verdict: isIt ? verdict : other };
  });
}
