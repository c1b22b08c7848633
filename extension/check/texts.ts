/** What the end of a line says of the gradients that are written there. Pure. */
import type { Check, DiagnosisCode } from '../../core/backward/answers.ts';
import {
  formatApart,
  formatError,
  formatIndex,
  formatShape,
  isSameShape,
  VERDICT_MARKS,
} from '../../core/backward/texts.ts';
import { formatNumber } from '../../core/format.ts';
import type { Reason } from '../../core/index.ts';
import { shortened } from '../words.ts';
import type { PlacedVerdict } from './placed.ts';

/** Says texts in the user's language. */
export interface Speech {
  /** Translates; `{0}` stands for the first argument. */
  readonly t: (text: string, ...args: (string | number)[]) => string;
  readonly sentence: (reason: Reason) => string;
  /** Significant digits. */
  readonly digits: number;
}

/** They differ in colour; their marks tell them apart as well. */
export interface VerdictTexts {
  readonly right: string;
  readonly wrong: string;
  readonly open: string;
}

const LONGEST = 80;
const LONGEST_REASON = 50;

/** By line. */
export function verdictTexts(verdicts: readonly PlacedVerdict[], speech: Speech): Map<number, VerdictTexts> {
  const byLine = new Map<number, PlacedVerdict[]>();
  for (const one of verdicts) byLine.set(one.line, [...(byLine.get(one.line) ?? []), one]);
  return new Map([...byLine].map(([line, all]) => [line, textsOf(onePerCheck(all), speech)]));
}

/** What is told of the whole goes before what is told of a part of it on the same line. */
function onePerCheck(verdicts: readonly PlacedVerdict[]): PlacedVerdict[] {
  const told = new Map<Check, PlacedVerdict>();
  for (const one of verdicts) if (one.isWhole || !told.has(one.check)) told.set(one.check, one);
  return [...told.values()];
}

function textsOf(verdicts: readonly PlacedVerdict[], speech: Speech): VerdictTexts {
  const isAlone = verdicts.length === 1;
  const named = ({ check }: PlacedVerdict) => (isAlone ? '' : `${check.name} `);
  const parts = (mark: string, accept: (one: PlacedVerdict) => boolean) => {
    const found = verdicts.filter(accept).map((one) => `${named(one)}${verdictText(one, speech)}`.trim());
    const text = isAlone ? found.join('') : found.join(', ');
    return verdicts.some(accept) ? shortened(`${mark} ${text}`.trim(), LONGEST) : '';
  };
  const right = rightText(verdicts.filter(isRight), isAlone);
  return {
    right: right === undefined ? parts(VERDICT_MARKS.correct, isRight) : shortened(right, LONGEST),
    wrong: parts(VERDICT_MARKS.wrong, ({ verdict }) => verdict === 'wrong'),
    open: [
      parts(VERDICT_MARKS.kink, ({ verdict }) => verdict === 'kink'),
      parts(VERDICT_MARKS.unjudged, ({ verdict }) => verdict === 'unjudged'),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

const isRight = ({ verdict }: PlacedVerdict) => verdict === 'correct' || verdict === 'part';

/** Several that are right without more to say share one number, the greatest. */
function rightText(right: readonly PlacedVerdict[], isAlone: boolean): string | undefined {
  const isPlain = ({ verdict, isWhole, check }: PlacedVerdict) =>
    verdict === 'correct' && isWhole && check.given.length === 0 && check.factor === 1;
  if (isAlone || right.length === 0 || !right.every(isPlain)) return undefined;
  const error = Math.max(...right.map(({ check }) => check.maxRelError ?? 0));
  return `${VERDICT_MARKS.correct} ${right.map(({ check }) => check.name).join(', ')} ${formatError(error)}`;
}

/** Without its mark. */
function verdictText({ check, verdict, isWhole }: PlacedVerdict, speech: Speech): string {
  const { t } = speech;
  if (verdict === 'part') return t('part');
  if (!isWhole) return '';
  switch (check.verdict) {
    case 'correct':
      return correctText(check, speech);
    case 'wrong':
      return wrongText(check, speech);
    case 'kink':
      return check.slopes ? t('kink: {0}', slopesText(check, speech)) : t('kink');
    case 'unjudged':
      return check.reason ? shortened(speech.sentence(check.reason), LONGEST_REASON) : t('not judged');
  }
}

function correctText({ given, factor, maxRelError }: Check, { t }: Speech): string {
  const number = maxRelError === null ? '' : formatError(maxRelError);
  if (given.length > 0) return t('given {0}', given.join(', '));
  return factor === -1 ? t('{0} negative gradient', number).trim() : number;
}

function wrongText(check: Check, speech: Speech): string {
  const reason = check.diagnosis && diagnosisWord(check.diagnosis.code, speech.t);
  const differs = differenceText(check, speech);
  return reason === null ? differs : `${differs}: ${reason}`;
}

/** `0.5 ≠ 1 at [0, 2]`, or the shapes. */
export function differenceText(check: Check, { t, digits }: Speech): string {
  const { shape, expectedShape, value, expected, worstIndex } = check;
  if (!isSameShape(shape, expectedShape))
    return t('shape {0}, not {1}', formatShape(shape), formatShape(expectedShape));
  if (value === null || expected === null) return t('wrong');
  const [one, other] = formatApart(value, expected, digits);
  const numbers = `${one} ≠ ${other}`;
  return worstIndex === null || worstIndex.length === 0 ? numbers : t('{0} at {1}', numbers, formatIndex(worstIndex));
}

export function slopesText({ slopes }: Check, { digits }: Speech): string {
  return (slopes ?? []).map((slope) => formatNumber(slope, digits)).join(' … ');
}

/** What is wrong, in a word or two. */
export function diagnosisWord(code: DiagnosisCode, t: Speech['t']): string {
  const words: Readonly<Record<DiagnosisCode, () => string>> = {
    sign: () => t('sign'),
    factor: () => t('factor'),
    transposed: () => t('transposed'),
    'not-summed': () => t('not summed'),
    'not-accumulated': () => t('not added up'),
    'branch-missing': () => t('a branch is missing'),
    'mean-or-sum': () => t('mean or sum'),
    'wrong-variable': () => t('another variable'),
    'upstream-missing': () => t('upstream gradient is missing'),
    'wrong-value': () => t('at another value'),
    'term-missing': () => t('a term is missing'),
    overwritten: () => t('overwritten'),
    operator: () => t('operator'),
    shape: () => t('shape'),
  };
  return words[code]();
}

/** `7 ✓ 1 ✗`: how many there are of each; none of none. */
export function countText(checks: readonly Check[]): string {
  const count = (verdict: Check['verdict']) => checks.filter((check) => check.verdict === verdict).length;
  const kinds = (['correct', 'wrong', 'kink', 'unjudged'] as const).filter((verdict) => count(verdict) > 0);
  return kinds.map((verdict) => `${count(verdict)} ${VERDICT_MARKS[verdict]}`).join(' ');
}

/** What is wrong with a gradient, in a sentence. */
export function wrongSentence(check: Check, speech: Speech): string {
  const { t, digits, sentence } = speech;
  const { name, of, diagnosis, shape, expectedShape, value, expected, worstIndex } = check;
  if (diagnosis !== null) return sentence(diagnosis.reason);
  if (!isSameShape(shape, expectedShape)) {
    const [is, due] = [formatShape(shape), formatShape(expectedShape)];
    return t('{0} has shape {1}; the gradient of {2} has shape {3}.', name, is, of, due);
  }
  if (value === null || expected === null) return t('{0} is not the gradient of {1}.', name, of);
  const [is, due] = formatApart(value, expected, digits);
  if (worstIndex === null || worstIndex.length === 0)
    return t('{0} is wrong: {1} where {2} is expected.', name, is, due);
  return t('{0} is wrong: {1} where {2} is expected at {3}.', name, is, due, formatIndex(worstIndex));
}
