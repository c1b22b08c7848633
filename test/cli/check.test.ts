import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { program } from './program.ts';

const { gradlens } = program();

const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

const right = text([
  'const x = 3;',
  'const q = x * x;',
  'const f = q * q;',
  'const dq = 2 * q;',
  'const dx = 2 * x * dq;',
]);
const wrong = right.replace('2 * x * dq', '-2 * x * dq');
const example = (name: string) => fs.readFileSync(path.resolve(import.meta.dirname, '../../examples', name), 'utf8');

function json(args: readonly string[], files: Readonly<Record<string, string>>) {
  const { status, stdout } = gradlens(['check', '--json', ...args], files);
  const lines = stdout.trimEnd().split('\n');
  return { status, reports: lines.map((line) => JSON.parse(line)) };
}

describe('check', () => {
  it('tells of each gradient whether it is right, and where it is not', () => {
    const { status, stdout, stderr } = gradlens(['check', 'right.js', 'wrong.js'], {
      'right.js': right,
      'wrong.js': wrong,
    });
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(stdout).toContain(
      text([
        'right.js',
        '',
        'name | rel err | shape | verdict',
        'dq   | 0       | []    | ✓ correct',
        'dx   | 0       | []    | ✓ correct',
        '',
        'wrong.js',
        '',
        'name | rel err | shape | verdict',
        'dq   | 0       | []    | ✓ correct',
        'dx   | 1       | []    | ✗ wrong in line 5',
        '',
        '✗ wrong.js:5  dx is not the gradient of x',
        '  It is -108, and the gradient is 108.',
      ]),
    );
  });

  it('exits with 1 when a gradient is wrong or a file ended in an error, and else with 0', () => {
    const files = {
      'right.js': right,
      'wrong.js': wrong,
      'ends.js': `${right}null.at;\n`,
      'none.js': 'const x = 3;\n',
    };
    const statusOf = (...names: string[]) => gradlens(['check', ...names], files).status;
    expect(
      ['right.js', 'wrong.js', 'ends.js', 'none.js', 'nowhere.js', 'right.txt'].map((name) => statusOf(name)),
    ).toEqual([0, 1, 1, 0, 1, 1]);
    expect([statusOf('wrong.js', 'right.js'), statusOf('right.js', 'none.js')]).toEqual([1, 0]);
    expect(gradlens(['check', 'none.js']).stdout).toContain('no hand-written gradients');
  });

  it('prints an object a file', () => {
    const { status, reports } = json(['right.js', 'ends.js', 'nowhere.py'], {
      'right.js': right,
      'ends.js': right.replace('const dx', 'null.at;\nconst dx'),
    });
    expect(status).toBe(1);
    const rest = { factor: 1, maxRelError: 0, worstIndex: [], diagnosis: null };
    const dq = { name: 'dq', of: 'q', line: 4, verdict: 'correct', ...rest, value: 18, expected: 18 };
    const dx = { name: 'dx', of: 'x', line: 5, verdict: 'correct', ...rest, value: 108, expected: 108 };
    expect(reports[0]).toEqual({ file: 'right.js', checks: [dq, dx], error: null });
    expect(reports[1]).toMatchObject({
      file: 'ends.js',
      checks: [dq],
      error: { code: 'uncaught', line: 5, column: 6 },
    });
    expect(Object.keys(reports[1].error)).toEqual(['code', 'message', 'line', 'column']);
    expect(reports[2]).toMatchObject({ file: 'nowhere.py', checks: [], error: { code: 'file-unreadable', line: 1 } });
  });

  it('takes inputs', () => {
    const { reports } = json(['right.js', '--input', 'x=5'], { 'right.js': right });
    expect(reports[0].checks[1]).toMatchObject({ name: 'dx', value: 500, expected: 500 });
  });

  it('does what a directive says', () => {
    const directive = '// gradlens: up is grad of q, dx is no gradient';
    const code = `${directive}\n${wrong.replaceAll('dq', 'up').replace('up = 2', 'up = 3')}`;
    const { reports } = json(['said.js'], { 'said.js': code });
    expect(reports[0].checks).toMatchObject([
      { name: 'up', of: 'q', line: 5, verdict: 'wrong', value: 27, expected: 18 },
    ]);
    expect(reports[0].checks).toHaveLength(1);
  });

  it.each([
    ['backward.py', { name: 'dW1', of: 'W1', line: 32 }, 6, { code: 'wrong-variable', fix: 'dW1 = x.T @ dh' }],
    ['pairs.py', { name: 'db', of: 'b', line: 16 }, 5, { code: 'not-summed', fix: 'db = dout.sum(axis=0)' }],
  ])('finds the wrong line of %s, and mends it', (file, mistake, right, { code: why, fix }) => {
    const code = example(file);
    const { status, reports } = json([file], { [file]: code });
    expect(status).toBe(1);
    expect(reports[0].error).toBeNull();
    const found = reports[0].checks.filter(({ verdict }: { verdict: string }) => verdict === 'wrong');
    expect(found).toMatchObject([{ ...mistake, diagnosis: { code: why, fix: expect.stringContaining(fix) } }]);
    const all = reports[0].checks.filter(({ verdict }: { verdict: string }) => verdict === 'correct');
    expect(all.length).toBeGreaterThanOrEqual(right);
    const wrongLine = code.split('\n')[mistake.line - 1];
    const mended = code.replace(wrongLine.trim(), found[0].diagnosis.fix);
    expect(json([file], { [file]: mended }).status).toBe(0);
    const { stdout } = gradlens(['check', file], { [file]: code });
    expect(stdout).toContain(`${mistake.line} - ${wrongLine}\n`);
    expect(stdout).toContain(`${mistake.line} + ${wrongLine.replace(wrongLine.trim(), found[0].diagnosis.fix)}\n`);
  });
});
