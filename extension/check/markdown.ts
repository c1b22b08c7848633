/** The hover of a hand-written gradient, as Markdown. Pure. */
import type { Check } from '../../core/backward/answers.ts';
import {
  formatApart,
  formatError,
  formatIndex,
  formatShape,
  isSameShape,
  VERDICT_MARKS,
} from '../../core/backward/texts.ts';
import type { LanguageId } from '../../core/index.ts';
import { code, codeCell } from '../markdown.ts';
import { type Speech, slopesText, wrongSentence } from './texts.ts';

export function checkMarkdown(checks: readonly Check[], language: LanguageId, speech: Speech): string {
  return checks.map((check) => oneMarkdown(check, language, speech)).join('\n\n---\n\n');
}

function oneMarkdown(check: Check, language: LanguageId, speech: Speech): string {
  const { t, sentence } = speech;
  const { name, of, verdict, given, factor, reason, diagnosis } = check;
  const parts = [
    `${VERDICT_MARKS[verdict]} **${code(name)}** ${t('as the gradient of {0}', code(of))}: **${verdictWord(verdict, t)}**`,
    table(check, speech),
  ];
  if (given.length > 0) {
    const names = given.map((one) => code(one)).join(', ');
    parts.push(t('Judged by what it was given: {0} is wrong already.', names));
  }
  if (factor === -1) parts.push(t('This code holds the negative gradient, and adds it.'));
  if (reason !== undefined) parts.push(sentence(reason));
  if (verdict === 'kink') parts.push(t('There is no single slope here: any number between the two is right.'));
  if (verdict === 'wrong') parts.push(wrongSentence(check, speech));
  if (diagnosis !== null) parts.push(t('With this it is right:'), block(diagnosis.fix, language));
  return parts.filter((part) => part !== '').join('\n\n');
}

function table(check: Check, speech: Speech): string {
  const { t, digits } = speech;
  const { maxRelError, worstIndex, value, expected, shape, expectedShape, slopes, factor } = check;
  const rows: [string, string][] = [];
  if (maxRelError !== null) rows.push([t('relative error'), formatError(maxRelError)]);
  const isElement = worstIndex !== null && worstIndex.length > 0;
  if (isElement) rows.push([t('worst at'), formatIndex(worstIndex)]);
  if (value !== null && expected !== null) {
    const [is, due] = formatApart(value, expected, digits);
    rows.push([t('in the code'), is], [t('by autodiff'), due]);
  }
  if (slopes !== undefined) rows.push([t('slopes on both sides'), slopesText(check, speech)]);
  if (factor === -1) rows.push([t('factor'), '−1']);
  if (!isSameShape(shape, expectedShape))
    rows.push([t('shape'), `${formatShape(shape)} ≠ ${formatShape(expectedShape)}`]);
  if (rows.length === 0) return '';
  const cells = rows.map(([what, text]) => `| ${what} | ${codeCell(text)} |`);
  return ['| | |', '|:--|--:|', ...cells].join('\n');
}

export function verdictWord(verdict: Check['verdict'], t: Speech['t']): string {
  switch (verdict) {
    case 'correct':
      return t('right');
    case 'wrong':
      return t('wrong');
    case 'kink':
      return t('at a kink');
    case 'unjudged':
      return t('not judged');
  }
}

function block(text: string, language: LanguageId): string {
  return `\`\`\`${language}\n${text.trim().replaceAll('```', "'''")}\n\`\`\``;
}
