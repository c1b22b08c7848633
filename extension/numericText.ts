/** What is said of a gradient that differences were compared with. Pure. */
import { formatApart, formatError, formatIndex } from '../core/backward/texts.ts';
import { formatNumber } from '../core/format.ts';
import type { Band, NumberCheck, NumericCheck, Reason } from '../core/index.ts';

export interface NumericSpeech {
  /** Translates; `{0}` stands for the first argument. */
  readonly t: (text: string, ...args: (string | number)[]) => string;
  readonly sentence: (reason: Reason) => string;
  /** Significant digits. */
  readonly digits: number;
}

const NAME = /^[\p{L}\p{N}_$]+$/u;

/** Sentences, the most important first. */
export function numericText(check: NumericCheck, speech: NumericSpeech): string {
  return [...verdict(check, speech), ...scope(check, speech), ...remarks(check, speech)].join(' ');
}

function verdict({ of, name, worst, leaks }: NumericCheck, { t, sentence, digits }: NumericSpeech): string[] {
  const { index, analytic, numeric, relError, slopes, error, reason } = worst;
  const number = index.length === 0 ? name : `${name}${formatIndex(index)}`;
  const partial = `∂${NAME.test(of) ? of : `(${of})`}/∂${number}`;
  const alone = t('{0}: {1} analytic.', partial, formatNumber(analytic, digits));
  if (slopes !== undefined) return [alone, ...atKink(worst, number, of, { t, digits })];
  if (numeric === null || relError === null) {
    const why = reason === undefined ? t('There is no slope to compare it with.') : sentence(reason);
    return [alone, t('Differences cannot check it: {0}', why)];
  }
  const numbers = [partial, ...formatApart(analytic, numeric, digits), formatError(relError)];
  const both = t('{0}: {1} analytic, {2} numeric, relative error {3}.', ...numbers);
  if (worst.verdict === 'small') return [both, t('Both are too close to 0 to be judged.')];
  if (worst.verdict === 'noisy')
    return [both, t('Rounding drowns it: the numeric one is good to ±{0}.', formatError(error ?? 0))];
  const band = bandText(worst.verdict as Band, t);
  const judged = t('{0}: {1} analytic, {2} numeric, relative error {3}: {4}.', ...numbers, band);
  if (!leaks || worst.verdict !== 'wrong') return [judged];
  return [
    judged,
    t('It goes through something without a gradient, too, such as a conversion, which differences count.'),
  ];
}

function bandText(band: Band, t: NumericSpeech['t']): string {
  switch (band) {
    case 'fine':
      return t('fine');
    case 'okay':
      return t('good enough where there are kinks');
    case 'uncomfortable':
      return t('too much to be comfortable');
    case 'wrong':
      return t('usually wrong');
  }
}

function atKink(
  { analytic, slopes, jumps, verdict }: NumberCheck,
  number: string,
  of: string,
  { t, digits }: Pick<NumericSpeech, 't' | 'digits'>,
): string[] {
  const [left, right] = (slopes ?? []).map((slope) => formatNumber(slope, digits));
  const place = jumps
    ? t('{0} jumps here: its slopes beside are {1} on the left and {2} on the right.', of, left, right)
    : t('{0} is at a kink: the slope is {1} on the left and {2} on the right.', number, left, right);
  return verdict === 'wrong' ? [place, t('{0} is not between them.', formatNumber(analytic, digits))] : [place];
}

/** How many numbers that is the worst of. */
function scope({ size, checked }: NumericCheck, { t }: NumericSpeech): string[] {
  if (size === 1) return [];
  if (checked === size) return [t('The worst of {0} numbers.', size)];
  return [t('The worst of {0} that were checked, out of {1} numbers.', checked, size)];
}

function remarks({ worst, kinks, near, small, noisy, failed, checked }: NumericCheck, { t }: NumericSpeech): string[] {
  const found: string[] = [];
  if (worst.within !== undefined)
    found.push(t('A kink is near: steps of {0} keep clear of it.', formatError(worst.within)));
  else if (near > 0) found.push(t('Kinks near {0} of them: smaller steps keep clear of these.', near));
  const others = [
    [kinks, worst.slopes !== undefined, (n: number) => t('At a kink: {0}.', n)],
    [small, worst.verdict === 'small', (n: number) => t('Too close to 0: {0}.', n)],
    [noisy, worst.verdict === 'noisy', (n: number) => t('Drowned in rounding: {0}.', n)],
    [failed, worst.verdict === 'failed', (n: number) => t('Not to be checked: {0}.', n)],
  ] as const;
  for (const [count, isWorst, say] of others) if (count > 0 && !(isWorst && checked === 1)) found.push(say(count));
  return found;
}
