import type { Finding } from '../core/index.ts';
import type { Choice } from './choice.ts';
import type { Outcome } from './engine.ts';
import type { Program } from './program.ts';

/** A run that did not come to its own end. */
export type Ended = Extract<Outcome, { kind: 'failed' | 'stopped' }>;

/** At the program's line (from 0) where it is now. */
export interface PlacedFinding {
  readonly line: number;
  readonly finding: Finding;
}

/** It is told where the code begins: of all its first line, so that it can be seen and pointed at. */
export function endedProblem(program: Program, choice: Choice, outcome: Ended): PlacedFinding {
  const { document, range } = program.placeOf(choice.region ?? program.cell ?? { start: 0, end: 0 });
  const { range: whole, firstNonWhitespaceCharacterIndex: indent } = document.lineAt(range.start);
  const column = Math.max(range.start.character, indent);
  const start = program.offsetAt(document, range.start.with({ character: column }));
  const end = Math.max(start, program.offsetAt(document, whole.end));
  const line = program.lineOf(document) + range.start.line;
  const finding: Finding = {
    ...(outcome.kind === 'stopped'
      ? { code: 'budget-time', args: { limit: outcome.milliseconds } }
      : { code: 'engine-ended', args: { reason: firstLine(outcome.reason) } }),
    ...{ severity: 'error', span: { start, end }, line: line + 1, column: column + 1 },
  };
  return { line, finding };
}

/** Of what a worker says when it ends: the sentence, without class, code and stack. */
function firstLine(reason: string): string {
  return reason.split('\n', 1)[0].replace(/^\w*Error( \[\w+\])?: /, '');
}
