/** Checks the backward passes that are written by hand in a program. */

import { findingOf } from '../finding.ts';
import type { Language } from '../languages/language.ts';
import { Problem } from '../runtime/problem.ts';
import { SourceText } from '../runtime/source-text.ts';
import type { Check, CheckReport, CheckRequest } from './answers.ts';
import { tell } from './report.ts';
import { judge, read } from './run.ts';

export function checkBackward(language: Language, request: CheckRequest, now: () => number): CheckReport {
  const source = new SourceText(request.text);
  try {
    const reading = read(language, request);
    if (reading.claims.all.length === 0) return { checks: [], error: null };
    const { findings, execution } = judge(language, request, reading, request.text, now);
    const told = tell(findings, reading.source).map(({ check }) => check);
    const { problem } = execution;
    const spanOf = (at: number | { start: number; end: number }) =>
      typeof at === 'number' ? execution.machine.nodes.span(at) : at;
    return {
      checks: told.filter((check) => isTold(check, request)),
      error: problem ? findingOf(problem, 'error', source, spanOf) : null,
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { checks: [], error: findingOf(error, 'error', source, (at) => at as { start: number; end: number }) };
  }
}

function isTold({ span }: Check, { region }: CheckRequest): boolean {
  return region === undefined || (span.start >= region.start && span.end <= region.end);
}
