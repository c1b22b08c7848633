import type * as vscode from 'vscode';
import { formatLine } from '../core/format.ts';
import type { Cell, LineSummary } from '../core/index.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import { shortened } from './words.ts';

const LONGEST_PROBLEM = 80;

/** What stands at a line's end. */
export interface LineTexts {
  readonly values: string;
  readonly gradients: string;
  readonly problem: string;
}

/**
 * What stands at the ends of a document's lines (from 0): the last of several that edits have brought to one line.
 *
 * @param document one of the session's program
 * @param wanted lines whose results are asked for; what went wrong is told on any line
 */
export function lineTexts(
  session: Session,
  document: vscode.TextDocument,
  settings: Settings,
  wanted: (line: number) => boolean = () => true,
): Map<number, LineTexts> {
  const texts = new Map<number, LineTexts>();
  const first = session.program.lineOf(document);
  const isIn = (line: number) => line >= 0 && line < document.lineCount;
  for (const { line: programLine, summary } of session.shown?.lines ?? []) {
    const line = programLine - first;
    if (!isIn(line)) continue;
    const shown = wanted(line) ? chosen(summary, settings) : undefined;
    if (shown !== undefined) texts.set(line, { ...formatLine(shown, settings.maximalLength), problem: '' });
  }
  const { problem } = session;
  const line = (problem?.line ?? 0) - first;
  if (problem !== undefined && isIn(line)) {
    const { values = '', gradients = '' } = texts.get(line) ?? {};
    texts.set(line, { values, gradients, problem: shortened(sentence(problem.finding), LONGEST_PROBLEM) });
  }
  return texts;
}

/** What a line of a document shows, of several that edits have brought there. */
export function summaryAt(
  { shown, program }: Session,
  document: vscode.TextDocument,
  settings: Settings,
  line: number,
): LineSummary | undefined {
  const programLine = program.lineOf(document) + line;
  const found = shown?.lines.findLast((placed) => placed.line === programLine);
  return found && chosen(found.summary, settings);
}

/** The cell of a name among what a line shows, if all of it is shown. */
export function cellAt(
  session: Session,
  document: vscode.TextDocument,
  settings: Settings,
  line: number,
  name: string,
): Cell | undefined {
  const summary = summaryAt(session, document, settings, line);
  const cell = summary?.cells.find((one) => one.name === name);
  if (summary === undefined || cell === undefined) return undefined;
  const whole = formatLine(summary, Number.POSITIVE_INFINITY);
  const shown = formatLine(summary, settings.maximalLength);
  return whole.values === shown.values && whole.gradients === shown.gradients ? cell : undefined;
}

/** What the setting `lines` leaves of a line. */
function chosen(summary: LineSummary, { lines }: Settings): LineSummary | undefined {
  if (lines !== 'results') return summary;
  const cells = summary.cells.filter(({ role }) => role === undefined);
  return cells.length === 0 ? undefined : { ...summary, cells };
}
