import * as vscode from 'vscode';
import { GRADIENT_MARK, NOTHING } from '../core/format.ts';
import type { Session } from './session.ts';
import { outputText, problemText } from './views.ts';
import type { Row, Rows } from './worker/protocol.ts';

/** A run's binding events as aligned columns, in the order in which they happened. */
export function listText(session: Session, { rows, count }: Rows, digits: number): string {
  const { t } = vscode.l10n;
  const half = Math.ceil(rows.length / 2);
  const isLong = count > rows.length;
  const withFrames = rows.some(({ frame }) => frame.length > 0);
  const head = [t('name'), t('line'), t('shape'), t('value'), `${GRADIENT_MARK} ${t('gradient')}`, t('where')];
  const cells = rows.map((row) => [
    row.name,
    session.program.nameOfLine(row.line - 1),
    row.shape,
    row.value,
    row.gradient || NOTHING,
    where(session, row),
  ]);
  const lines = table(withFrames ? [head, ...cells] : [head, ...cells].map((line) => line.slice(0, -1)));
  if (isLong) lines.splice(1 + half, 0, t('… {0} more are left out here …', count - rows.length));
  return `${[...header(session, digits), '', ...lines].join('\n')}\n`;
}

function header(session: Session, digits: number): string[] {
  const { t } = vscode.l10n;
  const output = outputText(session, digits);
  const inputs = session.shown?.summary.inputs.map(({ name }) => name) ?? [];
  const problem = problemText(session);
  return [
    output === undefined ? t('No output') : t('Output: {0}', output),
    ...(inputs.length > 0 ? [t('Inputs: {0}', inputs.join(', '))] : []),
    ...(problem === undefined ? [] : [t('Problem: {0}', problem)]),
    ...(session.stale ? [t('Before the latest edit.')] : []),
  ];
}

/** Which of several times: `call in line 4, loop in line 7: 3`. */
function where({ program }: Session, { frame }: Row): string {
  const { t } = vscode.l10n;
  return frame
    .map(([kind, line, n]) => [kind, program.nameOfLine(line - 1), n + 1] as const)
    .map(([kind, line, n]) => (kind === 'loop' ? t('loop {0}: {1}', line, n) : t('call {0}: {1}', line, n)))
    .join(', ');
}

const NUMBERS = 1; // the column of the lines' numbers
/** A text that is longer pushes those after it aside, rather than all the others. */
const WIDEST = 36;

function table(lines: readonly (readonly string[])[]): string[] {
  const widths = lines[0].map((_, column) => {
    const all = lines.map((line) => width(line[column]));
    return all.reduce((most, one) => (one <= WIDEST ? Math.max(most, one) : most), 0);
  });
  return lines.map((line) =>
    line
      .map((text, column) => {
        const blanks = ' '.repeat(Math.max(widths[column] - width(text), 0));
        return column === NUMBERS ? blanks + text : text + blanks;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** In columns of a fixed-width font: Chinese characters take two. */
function width(text: string): number {
  return text.length + (text.match(/[\u2e80-\u9fff\uff00-\uff60]/g)?.length ?? 0);
}
