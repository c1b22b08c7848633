/** Right backward passes as courses write them: all that a person would call a gradient is found, and none is called wrong. */
import { describe, expect, it } from 'vitest';
import { type Check, check } from '../../../core/index.ts';
import { type Expected, languageOf, rightPrograms, textOf } from './programs.ts';

const reportOf = (file: string) =>
  check({ language: languageOf(file), text: textOf(file), patience: 0 }, { now: () => 0 });

/** `self.W` and what it was bound to may well have one name. */
const ownName = (text: string) => text.replace(/^(self|this)\./, '');

const isOf =
  ({ name, of, within }: Expected) =>
  (one: Check) =>
    one.name === name && ownName(one.of) === ownName(of) && one.within === within;

/** As a reader wants to see it where something is wrong. */
const told = ({ name, of, within, line, verdict, factor, maxRelError, reason }: Check) =>
  `${line}: ${name} of ${of} in ${within}: ${verdict} ×${factor} ${maxRelError} ${reason?.code ?? ''}`;

describe('right backward passes', () => {
  it.each(Object.entries(rightPrograms))('%s', (file, { gradients }) => {
    const { checks, error } = reportOf(file);
    expect(error).toBeNull();
    expect(checks.filter(({ verdict }) => verdict === 'wrong').map(told)).toEqual([]);
    const missed = gradients.filter((expected) => {
      const { verdict = 'correct', factor } = expected;
      return !checks.some((one) => isOf(expected)(one) && one.verdict === verdict && one.factor === factor);
    });
    expect({ missed: missed.map(({ name }) => name), told: checks.map(told) }).toEqual({
      missed: [],
      told: expect.anything(),
    });
  });
});
