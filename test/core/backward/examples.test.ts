/** One file may hold several examples, one after the other, in the same names. */
import { describe, expect, it } from 'vitest';
import { check } from '../../../core/index.ts';
import { textOf } from './programs.ts';

const verdictsOf = (text: string) =>
  check({ language: 'python', text, patience: 0 }, { now: () => 0 }).checks.map(
    ({ name, line, verdict }) => `${line} ${name} ${verdict}`,
  );
const program = textOf('several_examples.py');

describe('several examples in a file', () => {
  it('are told each on its own lines', () => {
    expect(verdictsOf(program)).toEqual([
      '8 da correct',
      '9 db correct',
      '17 dc correct',
      '18 ds correct',
      '19 da correct',
      '20 db correct',
      '27 dz correct',
      '28 da correct',
      '29 dk correct',
      '34 dp correct',
    ]);
  });

  it.each([
    ['da = 1 / b', 'da = -1 / b', '8 da wrong'],
    ['dc = s * s', 'dc = s', '17 dc wrong'],
    ['da = 1.0 * ds', 'da = 2.0 * ds', '19 da wrong'],
    ['da = [k[0] * dz', 'da = [a[0] * dz', '28 da wrong'],
  ])('%s as %s is wrong, and nothing else', (right, wrong, verdict) => {
    const verdicts = verdictsOf(program.replace(right, wrong));
    expect(verdicts.filter((one) => !one.endsWith('correct'))).toEqual([verdict]);
  });
});
