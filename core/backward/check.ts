/** Checks the backward passes that are written by hand in a program. */
import { findingOf } from '../finding.ts';
import type { Language } from '../languages/language.ts';
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import { SourceText } from '../runtime/source-text.ts';
import type { Check, CheckReport, CheckRequest, Diagnosis, Edit } from './answers.ts';
import { Checker, type Outcome } from './checker.ts';
import { diagnose } from './diagnosis/index.ts';
import { fairly } from './fair.ts';
import type { Fault } from './fault.ts';
import type { Told } from './report.ts';
import { faultOf } from './suspects.ts';

const PATIENCE = 3000;

export function checkBackward(language: Language, request: CheckRequest, now: () => number): CheckReport {
  const source = new SourceText(request.text);
  try {
    const checker = new Checker(language, request, now);
    const outcome = checker.run();
    if (outcome === undefined) return { checks: [], error: null };
    const { problem, machine } = outcome.execution;
    const spanOf = (at: number | Span) => (typeof at === 'number' ? machine.nodes.span(at) : at);
    const error = problem ? findingOf(problem, 'error', source, spanOf) : null;
    const checks = withDiagnoses(language, request, outcome, checker, now);
    return { checks: checks.filter((check) => isTold(check, request)), error };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { checks: [], error: findingOf(error, 'error', source, (at) => at as Span) };
  }
}

function isTold({ span }: Check, { region }: CheckRequest): boolean {
  return region === undefined || (span.start >= region.start && span.end <= region.end);
}

function withDiagnoses(
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
  const faults = told.map(({ check, finding }) =>
    check.verdict === 'wrong' ? faultOf(language.id, outcome.reading, finding, check, outcome.happenings) : undefined,
  );
  return told.map(({ check }, i) => {
    const fault = faults[i];
    return fault === undefined || !hasTime()
      ? check
      : { ...check, diagnosis: diagnosisOf(fault, told, checker, hasTime) };
  });
}

function diagnosisOf(fault: Fault, told: readonly Told[], checker: Checker, hasTime: () => boolean): Diagnosis | null {
  const right = told.filter(({ check }) => check.verdict === 'correct').map(({ check }) => check);
  const isRightWith = (edits: readonly Edit[]) => {
    const after = checker.runWith(edits)?.told.map(({ check }) => check) ?? [];
    const now = after.find((check) => isSame(check, fault.check));
    if (now?.verdict !== 'correct' || now.given.length > fault.check.given.length) return false;
    // NaN is like NaN: that is no way to be right.
    if (!Number.isFinite(now.value ?? 0)) return false;
    return right.every((before) => after.find((check) => isSame(check, before))?.verdict === 'correct');
  };
  return diagnose(fault, isRightWith, hasTime) ?? null;
}

function isSame(one: Check, other: Check): boolean {
  return one.name === other.name && one.within === other.within;
}
