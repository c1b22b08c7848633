/** The check of a file as text: a line a gradient, then what is wrong, and how it is right. */
import type { Check, Verdict } from '../core/backward/answers.ts';
import {
  formatApart,
  formatError,
  formatIndex,
  formatShape,
  isSameShape,
  VERDICT_MARKS,
} from '../core/backward/texts.ts';
import { DIGITS, formatNumber, NOTHING } from '../core/format.ts';
import { message } from '../core/index.ts';
import type { Checking } from './checking.ts';
import { changedLines } from './corrected.ts';
import type { Palette } from './palette.ts';
import { padEnd, printable, widthOf } from './width.ts';

export function checkReport(checking: Checking, palette: Palette): string {
  const { file, checks, error } = checking;
  const parts = [palette.strong(printable(file))];
  if (checks.length > 0) parts.push(table(checks, palette));
  else if (error === undefined) parts.push('There are no hand-written gradients here.');
  for (const check of checks) if (check.verdict === 'wrong') parts.push(mistake(checking, check, palette));
  if (error !== undefined) {
    const place = error.span === undefined ? '' : palette.faint(`${printable(file)}:${error.line}: `);
    parts.push(`${palette.error('error')}  ${place}${printable(error.message)}`);
  }
  return `${parts.join('\n\n')}\n`;
}

/** `name | rel err | shape | verdict` */
function table(checks: readonly Check[], palette: Palette): string {
  const head = ['name', 'rel err', 'shape', 'verdict'];
  const rows = checks.map((check) => [
    nameOf(check, checks),
    check.maxRelError === null ? NOTHING : formatError(check.maxRelError),
    formatShape(check.shape),
    verdictText(check),
  ]);
  const widths = head.map((title, i) =>
    Math.max(...[title, ...rows.map((row) => row[i])].map((text) => widthOf(text))),
  );
  const line = (cells: readonly string[], paint: (text: string) => string) =>
    cells.map((text, i) => (i === cells.length - 1 ? paint(text) : padEnd(text, widths[i]))).join(palette.faint(' | '));
  const paints = paintsOf(palette);
  return [line(head, (text) => text), ...rows.map((row, i) => line(row, paints[checks[i].verdict]))].join('\n');
}

/** Where there are several of a name, with the line. */
function nameOf({ name, line }: Check, checks: readonly Check[]): string {
  const isAlone = checks.filter((check) => check.name === name).length === 1;
  return printable(isAlone ? name : `${name}, line ${line}`);
}

function paintsOf(palette: Palette): Readonly<Record<Verdict, (text: string) => string>> {
  return { correct: palette.value, wrong: palette.error, kink: palette.warning, unjudged: palette.warning };
}

function verdictText(check: Check): string {
  const { verdict, factor, given, slopes, reason, line } = check;
  const parts = [`${VERDICT_MARKS[verdict]} ${verdict}`];
  if (verdict === 'wrong') parts[0] += ` in line ${line}`;
  if (factor === -1) parts.push('the negative gradient');
  if (given.length > 0) parts.push(`given ${given.join(', ')}`);
  if (slopes !== undefined) parts.push(`slopes ${slopes.map((slope) => formatNumber(slope)).join(' and ')}`);
  if (reason !== undefined) parts.push(message(reason.code, reason.args));
  return printable(parts.join(', '));
}

function mistake({ file, text }: Checking, check: Check, palette: Palette): string {
  const { name, of, within, line, diagnosis } = check;
  const place = palette.strong(`${printable(file)}:${line}`);
  const where = within === undefined ? '' : palette.faint(` (${within})`);
  const rows = [
    `${palette.error(VERDICT_MARKS.wrong)} ${place}  ${printable(name)} is not the gradient of ${printable(of)}${where}`,
  ];
  const say = (row: string) => rows.push(`  ${row}`);
  const difference = differenceText(check);
  if (difference !== undefined) say(difference);
  if (diagnosis === null) say(palette.faint('No correction that was tried makes it right.'));
  else {
    say(printable(message(diagnosis.reason.code, diagnosis.reason.args)));
    for (const { line: first, before, after } of changedLines(text, diagnosis.edits)) {
      const number = palette.faint(String(first));
      for (const row of before) say(`${number} ${palette.error(`- ${printable(row)}`)}`);
      for (const row of after) say(`${number} ${palette.value(`+ ${printable(row)}`)}`);
    }
  }
  return rows.join('\n');
}

/** Both values at the worst index, or the shapes. */
function differenceText({ shape, expectedShape, value, expected, worstIndex }: Check): string | undefined {
  if (!isSameShape(shape, expectedShape))
    return `It has shape ${formatShape(shape)}, and the gradient has shape ${formatShape(expectedShape)}.`;
  if (value === null || expected === null) return undefined;
  const [one, other] = formatApart(value, expected, DIGITS);
  const at = worstIndex === null || worstIndex.length === 0 ? '' : ` at ${formatIndex(worstIndex)}`;
  return `It is ${one}${at}, and the gradient is ${other}.`;
}
