/** A report that is shown, kept in its places while the text is edited. Pure. */
import type { Check, CheckReport, Verdict } from '../../core/backward/answers.ts';
import type { Span } from '../../core/index.ts';
import { moved } from '../placed.ts';
import type { ProgramEdit } from '../program.ts';
import { mapForward } from '../track.ts';

/** What the end of a line says of a gradient, at the program's line (from 0) where it is now. */
export interface PlacedVerdict {
  readonly line: number;
  readonly check: Check;
  readonly verdict: Verdict | 'part';
  /** Here the whole is told: it is the statement to blame, or the last that writes. */
  readonly isWhole: boolean;
}

export interface ShownReport {
  /** What was checked. */
  readonly text: string;
  readonly report: CheckReport;
  readonly verdicts: readonly PlacedVerdict[];
  readonly edits: readonly ProgramEdit[];
}

/** Without edits. A statement of several lines is judged on its last, as its value is shown there. */
export function shownReport(text: string, report: CheckReport): ShownReport {
  const verdicts = report.checks.flatMap((check) => {
    const place = (span: Span, verdict: PlacedVerdict['verdict'], isWhole: boolean): PlacedVerdict => ({
      ...{ check, verdict, isWhole },
      line: lineAt(text, span.end),
    });
    const others = check.lines.filter(({ span }) => span.start !== check.span.start);
    return [...others.map(({ span, verdict }) => place(span, verdict, false)), place(check.span, check.verdict, true)];
  });
  return { text, report, verdicts, edits: [] };
}

export function editedReport(shown: ShownReport, edits: readonly ProgramEdit[]): ShownReport {
  const verdicts = edits.reduce((now, edit) => now.flatMap((one) => moved(one, edit)), shown.verdicts);
  return { ...shown, verdicts, edits: [...shown.edits, ...edits] };
}

/** Where a span of what was checked is now. Undefined: it was edited. */
export function spanNow({ edits }: ShownReport, span: Span): Span | undefined {
  return mapForward(span, edits);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}
