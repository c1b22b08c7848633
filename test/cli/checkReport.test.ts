import { describe, expect, it } from 'vitest';
import { type Checking, hasFailed } from '../../cli/checking.ts';
import { checkJsonLine } from '../../cli/checkJson.ts';
import { checkReport } from '../../cli/checkReport.ts';
import { changedLines } from '../../cli/corrected.ts';
import { coloured, plain } from '../../cli/palette.ts';
import type { Check } from '../../core/backward/answers.ts';

const text = ['def backward(dscores):', '    dW = dscores', '    db = dscores * 2', '    return dW, db', ''].join('\n');

function spanOf(part: string) {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}

const correct: Check = {
  ...{ name: 'dW', of: 'W', within: 'backward', span: spanOf('dW = dscores'), line: 2, verdict: 'correct', factor: 1 },
  ...{ maxRelError: 2.4e-16, worstIndex: [0, 1], value: 3, expected: 3, shape: [2, 2], expectedShape: [2, 2] },
  ...{ given: [], slopes: undefined, reason: undefined, lines: [], diagnosis: null },
};

const wrong: Check = {
  ...correct,
  ...{ name: 'db', of: 'b', span: spanOf('db = dscores * 2'), line: 3, verdict: 'wrong', maxRelError: 1 / 3 },
  ...{ value: 2.00001, expected: 2.00002, worstIndex: [1], shape: [2], expectedShape: [2] },
};

const diagnosed: Check = {
  ...wrong,
  diagnosis: {
    code: 'factor',
    reason: { code: 'uncaught', args: { error: 'twice' } },
    span: spanOf('dscores * 2'),
    edits: [{ ...spanOf('dscores * 2'), text: 'dscores' }],
    fix: '    db = dscores',
  },
};

function checking(...checks: Check[]): Checking {
  return { file: 'net.py', text, checks, error: undefined };
}

function report(...checks: Check[]): string[] {
  return checkReport(checking(...checks), plain)
    .trimEnd()
    .split('\n');
}

describe('the check of a file as text', () => {
  it('has a line a gradient, and what is wrong with its correction below', () => {
    expect(report(correct, diagnosed)).toEqual([
      'net.py',
      '',
      'name | rel err | shape  | verdict',
      'dW   | 2e-16   | [2, 2] | ✓ correct',
      'db   | 0.3     | [2]    | ✗ wrong in line 3',
      '',
      '✗ net.py:3  db is not the gradient of b (backward)',
      '  It is 2.00001 at [1], and the gradient is 2.00002.',
      '  Uncaught twice',
      '  3 -     db = dscores * 2',
      '  3 +     db = dscores',
    ]);
  });

  it('says that no correction was found', () => {
    expect(report(wrong).at(-1)).toBe('  No correction that was tried makes it right.');
  });

  it('tells shapes, kinks, signs, and what could not be judged', () => {
    const rows = report(
      { ...correct, factor: -1, given: ['dh', 'dz'] },
      { ...correct, verdict: 'kink', slopes: [0, 1], maxRelError: null, shape: [] },
      {
        ...correct,
        name: 'dq',
        verdict: 'unjudged',
        maxRelError: null,
        reason: { code: 'syntax', args: { detail: 'No.' } },
      },
      { ...wrong, value: null, expected: null, shape: [2, 3], expectedShape: [3] },
    );
    expect(rows.slice(3, 7)).toEqual([
      'dW, line 2 | 2e-16   | [2, 2] | ✓ correct, the negative gradient, given dh, dz',
      'dW, line 2 | –       | []     | ⋎ kink, slopes 0 and 1',
      'dq         | –       | [2, 2] | ? unjudged, No.',
      'db         | 0.3     | [2, 3] | ✗ wrong in line 3',
    ]);
    expect(rows).toContain('  It has shape [2, 3], and the gradient has shape [3].');
  });

  it('says when there is nothing to check, and what ended the run', () => {
    expect(report()).toEqual(['net.py', '', 'There are no hand-written gradients here.']);
    const error = {
      code: 'uncaught',
      severity: 'error',
      message: 'Uncaught E',
      line: 4,
      column: 1,
      span: spanOf('return'),
    } as const;
    const failed = { ...checking(correct), error };
    expect(checkReport(failed, plain).trimEnd().split('\n').slice(-2)).toEqual(['', 'error  net.py:4: Uncaught E']);
    expect(checkReport({ ...checking(), error: { ...error, span: undefined } }, plain)).toBe(
      'net.py\n\nerror  Uncaught E\n',
    );
    expect([hasFailed(failed), hasFailed(checking(correct)), hasFailed(checking(correct, wrong))]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('lets no file or program command the terminal, and has colours', () => {
    expect(checkReport({ ...checking({ ...correct, name: 'd\x1b[2J' }), file: 'a\x1b[2J.py' }, plain)).not.toContain(
      '\x1b',
    );
    expect(checkReport(checking(diagnosed), coloured)).toContain('\x1b[91m✗ wrong in line 3\x1b[39m');
  });
});

describe('the check of a file as JSON', () => {
  it('has these keys in this order', () => {
    const line = checkJsonLine(checking({ ...diagnosed, value: Number.NaN, expected: -0 }));
    expect(line).toBe(
      '{"file":"net.py","checks":[{"name":"db","of":"b","line":3,"verdict":"wrong","factor":1,' +
        '"maxRelError":0.3333333333333333,"worstIndex":[1],"value":"NaN","expected":-0.0,' +
        '"diagnosis":{"code":"factor","message":"Uncaught twice","fix":"    db = dscores"}}],"error":null}\n',
    );
  });

  it('has null where there is nothing', () => {
    const check = { ...correct, maxRelError: null, worstIndex: null, value: null, expected: null };
    expect(JSON.parse(checkJsonLine(checking(check)))).toEqual({
      file: 'net.py',
      checks: [
        {
          ...{ name: 'dW', of: 'W', line: 2, verdict: 'correct', factor: 1, maxRelError: null, worstIndex: null },
          ...{ value: null, expected: null, diagnosis: null },
        },
      ],
      error: null,
    });
  });
});

describe('corrected lines', () => {
  it('are one change for all edits of a line, and several for several lines', () => {
    const edits = [
      { ...spanOf('db, '), start: text.indexOf(', db'), end: text.indexOf(', db') + 4, text: '' },
      { ...spanOf('dW = dscores'), end: spanOf('dW = dscores').start + 2, text: 'dV' },
      { start: spanOf('= dscores').start + 2, end: spanOf('= dscores').end, text: '1' },
    ];
    expect(changedLines(text, edits)).toEqual([
      { line: 2, before: ['    dW = dscores'], after: ['    dV = 1'] },
      { line: 4, before: ['    return dW, db'], after: ['    return dW'] },
    ]);
  });

  it('may be new, or gone over a line end', () => {
    const at = text.indexOf('    db');
    expect(changedLines(text, [{ start: at, end: at, text: '    x = 1\n' }])).toEqual([
      { line: 3, before: ['    db = dscores * 2'], after: ['    x = 1', '    db = dscores * 2'] },
    ]);
    const end = text.length - 1;
    expect(changedLines(text, [{ start: end - 1, end: end + 1, text: 'c\r\nd' }])).toEqual([
      { line: 4, before: ['    return dW, db'], after: ['    return dW, dc', 'd'] },
    ]);
  });
});
