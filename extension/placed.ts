/** A run that is shown, kept in its places while the text is edited. Pure. */
import type { LineSummary, SeriesSummary, ShownLines, Span, Summary } from '../core/index.ts';
import { type Edit, type LineEdit, moveLine, moveRegion } from './track.ts';

/** What a line shows, at the program's line (from 0) where it is now. */
export interface PlacedLine {
  readonly line: number;
  readonly summary: LineSummary;
}

/** A run that is shown, and what was edited since. */
export interface Shown {
  readonly run: number;
  /** What ran. */
  readonly text: string;
  readonly summary: Summary;
  readonly lines: readonly PlacedLine[];
  readonly edits: readonly (Edit & LineEdit)[];
  readonly slice: readonly Span[];
}

/** Without edits. */
export function shownOf(run: number, text: string, summary: Summary): Shown {
  return { run, text, summary, lines: summary.lines.map(placed), edits: [], slice: summary.slice };
}

export function editedShown(shown: Shown, edit: Edit & LineEdit): Shown {
  const slice = shown.slice.flatMap((span) => moveRegion(span, edit) ?? []);
  return { ...shown, edits: [...shown.edits, edit], lines: shown.lines.flatMap((line) => moved(line, edit)), slice };
}

/** Other lines of the same run. */
export function withLines(shown: Shown, { lines, series }: ShownLines): Shown {
  const now = lines.flatMap((summary) =>
    shown.edits.reduce<PlacedLine[]>((at, edit) => at.flatMap((line) => moved(line, edit)), [placed(summary)]),
  );
  return { ...shown, summary: { ...shown.summary, lines, series }, lines: now };
}

/** A loop or a function of which one is shown, where it is now. */
export interface PlacedSeries {
  readonly series: SeriesSummary;
  readonly span: Span;
}

/** Without those that were deleted since. */
export function placedSeries({ summary, edits }: Shown): PlacedSeries[] {
  return summary.series.flatMap((series) => {
    const span = edits.reduce<Span | undefined>((now, edit) => now && moveRegion(now, edit), series.span);
    return span === undefined ? [] : [{ series, span }];
  });
}

export function moved<P extends { readonly line: number }>(place: P, edit: LineEdit): P[] {
  const line = moveLine(place.line, edit);
  return line === undefined ? [] : [{ ...place, line }];
}

function placed(summary: LineSummary): PlacedLine {
  return { line: summary.line - 1, summary };
}
