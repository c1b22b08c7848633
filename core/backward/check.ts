/** Checks the backward passes that are written by hand in a program. */
import { findingOf } from '../finding.ts';
import type { Language } from '../languages/language.ts';
import type { ProblemCode } from '../messages.ts';
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import { SourceText } from '../runtime/source-text.ts';
import type { Check, CheckReport, CheckRequest, Diagnosis } from './answers.ts';
import { Checker, type Outcome } from './checker.ts';
import { diagnose } from './diagnosis/index.ts';
import { withShared } from './diagnosis/shared.ts';
import { fairly } from './fair.ts';
import type { Fault, Trial } from './fault.ts';
import { faultOf } from './suspects.ts';

const PATIENCE = 3000;

export function checkBackward(language: Language, request: CheckRequest, now: () => number): CheckReport {
  const source = new SourceText(request.text);
  try {
    const checker = new Checker(language, request, now);
    const outcome = checker.run();
    if (outcome === undefined) return { checks: checker.idle, error: null };
    const { problem, machine } = outcome.execution;
    const spanOf = (at: number | Span) => (typeof at === 'number' ? machine.nodes.span(at) : at);
    const isTold = problem !== undefined && !OF_AN_OUTPUT.has(problem.code);
    const error = isTold ? findingOf(problem, 'error', source, spanOf) : null;
    const checks = [...explained(language, request, outcome, checker, now), ...checker.idle];
    checks.sort((a, b) => a.span.start - b.span.start);
    return { checks: checks.filter((check) => isAskedFor(check, request)), error };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { checks: [], error: findingOf(error, 'error', source, (at) => at as Span) };
  }
}

/** A program that is checked needs none that could be shown. */
const OF_AN_OUTPUT: ReadonlySet<ProblemCode> = new Set(['no-output', 'output-not-numeric', 'output-not-computed']);

function isAskedFor({ span }: Check, { region }: CheckRequest): boolean {
  return region === undefined || (span.start >= region.start && span.end <= region.end);
}

/** With a diagnosis for each that is wrong. What comes right with that of another is right, given what it was given. */
function explained(
  language: Language,
  request: CheckRequest,
  outcome: Outcome,
  checker: Checker,
  now: () => number,
): Check[] {
  const told = fairly(outcome, checker);
  const end = now() + (request.patience ?? PATIENCE);
  const hasTime = () => now() < end;
  // Before another run takes the memory of this one.
  const faults = withShared(
    told.map(({ check, finding }) =>
      check.verdict === 'wrong' ? faultOf(language, outcome.reading, finding, check, outcome.happenings) : undefined,
    ),
  );
  const checks = told.map(({ check }) => check);
  // A trial is judged without mercy: what is right only then is left out.
  const right = outcome.told.flatMap(({ check }) => (check.verdict === 'correct' ? [check] : []));
  for (const [i, fault] of faults.entries()) {
    if (fault === undefined || checks[i].verdict !== 'wrong' || !hasTime()) continue;
    const wrong = checks.filter(({ verdict }) => verdict === 'wrong');
    const diagnosis = diagnosisOf(fault, right, wrong, checker, hasTime);
    if (diagnosis === null) continue;
    checks[i] = { ...checks[i], ...placeOfMistake(fault, diagnosis, outcome.reading.source), diagnosis };
    const after = checker.runWith(diagnosis.edits);
    const mended = after === undefined ? [] : fairly(after, checker).map(({ check }) => check);
    for (const [k, other] of checks.entries()) {
      const now = mended.find((check) => isSame(check, other));
      if (k === i || other.verdict !== 'wrong' || now === undefined) continue;
      if (now.verdict === 'correct')
        checks[k] = { ...other, verdict: 'correct', given: [checks[i].name], lines: rightLines(other) };
      // What was to be excused but for what was computed from it.
      else if (now.verdict === 'unjudged') checks[k] = { ...other, verdict: 'unjudged', reason: now.reason };
    }
  }
  return checks;
}

/** A temporary that has no variable of its own is to blame itself. */
function placeOfMistake(
  { suspects }: Fault,
  { span }: Diagnosis,
  source: SourceText,
): Pick<Check, 'span' | 'line'> | undefined {
  const at = suspects.find(
    ({ statement, role }) => role === 'serves' && statement.start <= span.start && span.end <= statement.end,
  );
  if (at === undefined) return undefined;
  const { start, end } = at.statement;
  return { span: { start, end }, line: source.lineOf(start) };
}

function rightLines({ lines }: Check): Check['lines'] {
  return lines.map((line) => (line.verdict === 'wrong' ? { ...line, verdict: 'correct' } : line));
}

function diagnosisOf(
  fault: Fault,
  right: readonly Check[],
  wrong: readonly Check[],
  checker: Checker,
  hasTime: () => boolean,
): Diagnosis | null {
  const mendedBy: Trial = (edits) => {
    const after = checker.runWith(edits)?.told.map(({ check }) => check) ?? [];
    const isRight = (one: Check) => after.find((check) => isSame(check, one))?.verdict === 'correct';
    const now = after.find((check) => isSame(check, fault.check));
    if (now?.verdict !== 'correct' || now.given.length > fault.check.given.length) return undefined;
    // NaN is like NaN: that is no way to be right.
    if (!Number.isFinite(now.value ?? 0) || !right.every(isRight)) return undefined;
    return wrong.every(isRight) ? 'all' : 'it';
  };
  return diagnose(fault, mendedBy, hasTime) ?? null;
}

function isSame(one: Check, other: Check): boolean {
  return one.name === other.name && one.within === other.within;
}
