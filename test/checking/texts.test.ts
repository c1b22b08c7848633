import { describe, expect, test } from 'vitest';
import type { Check, Diagnosis } from '../../core/backward/answers.ts';
import { checkMarkdown } from '../../extension/check/markdown.ts';
import { editedReport, shownReport, spanNow } from '../../extension/check/placed.ts';
import { countText, verdictTexts, wrongSentence } from '../../extension/check/texts.ts';
import { check, lineOf, report, speech } from './reports.ts';

const TEXT = 'dx = 1\ndy = 2\ndW = (3 +\n  4)\ndx += 5\n';

const diagnosis: Diagnosis = {
  ...{ code: 'sign', span: lineOf(TEXT, 'dy'), edits: [], fix: 'dy = -2' },
  reason: { code: 'syntax', args: { detail: 'The sign is wrong.' } },
};

/** What the lines say, from 0. */
function lines(...checks: Check[]) {
  const found = verdictTexts(shownReport(TEXT, report(...checks)).verdicts, speech);
  return Object.fromEntries([...found].map(([line, text]) => [line, Object.values(text).filter(Boolean).join(' | ')]));
}

const wrong = (change: Partial<Check> = {}) => check(TEXT, 'dy', { verdict: 'wrong', value: 0.5, ...change });

describe('the end of a line', () => {
  test('says how exact a right gradient is, on the last line of its statement', () => {
    const span = { start: TEXT.indexOf('dW'), end: TEXT.indexOf(')') + 1 };
    const lasting = check(TEXT, 'dW', { span, lines: [{ span, line: 3, verdict: 'correct' }] });
    expect(lines(check(TEXT, 'dx'), lasting)).toEqual({ 0: '✓ 2e-16', 3: '✓ 2e-16' });
  });

  test('says which lines are a part of it', () => {
    const last = lineOf(TEXT, 'dx +=');
    const first = lineOf(TEXT, 'dx');
    const added = check(TEXT, 'dx', {
      span: last,
      lines: [
        { span: first, line: 1, verdict: 'part' },
        { span: last, line: 5, verdict: 'correct' },
      ],
    });
    expect(lines(added)).toEqual({ 0: '✓ part', 4: '✓ 2e-16' });
  });

  test('has both numbers, the place and the reason where it is wrong', () => {
    expect(lines(wrong())).toEqual({ 1: '✗ 0.5 ≠ 1' });
    expect(lines(wrong({ worstIndex: [0, 2], diagnosis }))).toEqual({ 1: '✗ 0.5 ≠ 1 at [0, 2]: sign' });
  });

  test('has as many digits as it takes to see the difference', () => {
    expect(lines(wrong({ value: 1.000001 }))).toEqual({ 1: '✗ 1.000001 ≠ 1' });
  });

  test('names the shapes where they differ', () => {
    const shapes = wrong({ shape: [4, 3], expectedShape: [3, 4], value: null, expected: null, maxRelError: null });
    expect(lines(shapes)).toEqual({ 1: '✗ shape [4, 3], not [3, 4]' });
  });

  test('says what a line was given, and that it holds the negative gradient', () => {
    expect(lines(check(TEXT, 'dx', { given: ['dscores'] }))).toEqual({ 0: '✓ given dscores' });
    expect(lines(check(TEXT, 'dx', { factor: -1 }))).toEqual({ 0: '✓ 2e-16 negative gradient' });
  });

  test('has the slopes at a kink, and why something is not judged', () => {
    expect(lines(check(TEXT, 'dx', { verdict: 'kink', slopes: [0, 1] }))).toEqual({ 0: '⋎ kink: 0 … 1' });
    const reason = { code: 'name-unknown', args: { name: 'x'.repeat(60) } } as const;
    const [text] = Object.values(lines(check(TEXT, 'dx', { verdict: 'unjudged', reason })));
    expect(text).toMatch(/^\? There is no variable x+…$/);
  });

  test('names them where several are written on one line', () => {
    const span = lineOf(TEXT, 'dx');
    const other = (name: string, change: Partial<Check> = {}) => check(TEXT, 'dx', { name, span, ...change });
    const [da, db] = [other('da', { maxRelError: 0 }), other('db', { maxRelError: 3e-12 })];
    expect(lines(da, db)).toEqual({ 0: '✓ da, db 3e-12' });
    const bad = other('dc', { verdict: 'wrong', value: 2 });
    expect(lines(da, db, bad)).toEqual({ 0: '✓ da, db 3e-12 | ✗ dc 2 ≠ 1' });
    expect(lines(other('da', { given: ['dz'] }), bad)).toEqual({ 0: '✓ da given dz | ✗ dc 2 ≠ 1' });
  });

  test('is never longer than a line has room for', () => {
    const span = lineOf(TEXT, 'dx');
    const many = Array.from({ length: 40 }, (_, i) => check(TEXT, 'dx', { name: `dweight${i}`, span }));
    expect(lines(...many)[0].length).toBeLessThanOrEqual(80);
  });
});

describe('places', () => {
  test('follow edits, and are gone where their lines are', () => {
    const shown = shownReport(TEXT, report(check(TEXT, 'dx'), check(TEXT, 'dy')));
    const at = { startLine: 0, startCharacter: 0 };
    const above = editedReport(shown, [{ start: 0, removed: 0, inserted: '# one\n', ...at, endLine: 0 }]);
    expect(above.verdicts.map(({ line }) => line)).toEqual([1, 2]);
    const { span } = shown.report.checks[0];
    expect(spanNow(above, span)).toEqual({ start: span.start + 6, end: span.end + 6 });
    const without = editedReport(shown, [{ start: 0, removed: 7, inserted: '', ...at, endLine: 1 }]);
    expect(without.verdicts.map(({ line, check }) => [line, check.name])).toEqual([[0, 'dy']]);
  });
});

test('the sentence is the reason, or the numbers', () => {
  expect(wrongSentence(wrong({ diagnosis }), speech)).toBe('The sign is wrong.');
  expect(wrongSentence(wrong(), speech)).toBe('dy is wrong: 0.5 where 1 is expected.');
  expect(wrongSentence(wrong({ worstIndex: [2] }), speech)).toBe('dy is wrong: 0.5 where 1 is expected at [2].');
  const shapes = wrong({ shape: [4], expectedShape: [3], value: null, expected: null });
  expect(wrongSentence(shapes, speech)).toBe('dy has shape [4]; the gradient of y has shape [3].');
});

test('they are counted by verdict', () => {
  expect(countText([])).toBe('');
  expect(countText([check(TEXT, 'dx'), wrong(), check(TEXT, 'dx')])).toBe('2 ✓ 1 ✗');
  expect(countText([check(TEXT, 'dx', { verdict: 'kink' }), check(TEXT, 'dx', { verdict: 'unjudged' })])).toBe(
    '1 ⋎ 1 ?',
  );
});

describe('the hover', () => {
  test('is a table, with the reason and the code that is right', () => {
    const text = checkMarkdown([wrong({ worstIndex: [0, 2], maxRelError: 0.33, diagnosis })], 'python', speech);
    expect(text).toContain('✗ **`dy`** as the gradient of `y`: **wrong**');
    for (const row of ['relative error | `0.3`', 'worst at | `[0, 2]`', 'in the code | `0.5`', 'by autodiff | `1`'])
      expect(text).toContain(`| ${row} |`);
    expect(text).toContain('The sign is wrong.');
    expect(text).toContain('```python\ndy = -2\n```');
  });

  test('says what is special', () => {
    const of = (change: Partial<Check>) => checkMarkdown([check(TEXT, 'dx', change)], 'python', speech);
    expect(of({ factor: -1 })).toContain('This code holds the negative gradient, and adds it.');
    expect(of({ given: ['dz'] })).toContain('`dz` is wrong already');
    expect(of({ verdict: 'kink', slopes: [0, 1] })).toContain('| slopes on both sides | `0 … 1` |');
  });

  test('lets no name break its table', () => {
    const text = checkMarkdown([wrong({ name: "grads['a|b`']" })], 'python', speech);
    expect(text).toContain("``grads['a|b`']``");
  });
});
