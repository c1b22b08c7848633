import { describe, expect, it } from 'vitest';
import { program } from './program.ts';

const { gradlens } = program();

const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

const net = text([
  'const w = 2;',
  'let h = 0.5;',
  'for (let i = 1; i <= 3; i++) {',
  '  h = Math.tanh(w * h);',
  '}',
  'const f = h * 100000;',
]);

describe('inspect as text', () => {
  it('shows the source with values and gradients at its line ends, then output and inputs', () => {
    const files = {
      'gates.js': text(['const x = -2;', 'const y = 5;', '', 'const q = x + y; // a sum', 'const f = q * 3;']),
    };
    const { status, stdout, stderr } = gradlens(['inspect', 'gates.js'], files);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toBe(
      text([
        'gates.js',
        '',
        '1  const x = -2;               -2  ∂ 3',
        '2  const y = 5;                5   ∂ 3',
        '3',
        '4  const q = x + y; // a sum   3   ∂ 3',
        '5  const f = q * 3;            9   ∂ 1',
        '',
        'output  f = 9',
        'inputs  x = -2  ∂ 3',
        '        y = 5  ∂ 3',
      ]),
    );
  });

  it('differentiates what is chosen, from the upstream gradient that is given', () => {
    const files = {
      'f.js': text(['function f(x, k) {', '  return [x ** k, k * x];', '}', 'f(1, 4);', 'const n = 2;', 'f(3, n);']),
    };
    const run = (...more: string[]) => gradlens(['inspect', 'f.js', '--lines', '1-3', ...more], files);
    expect(run('--call', '2', '--upstream', '@0', '--except', 'k').stdout).toMatch(
      /inputs {2}n = 2 .*\n {8}x = 3 {2}∂ 6 {2}from the call\n/,
    );
    expect(run('--call', '1', '--upstream', '[0, 0.5]').stdout).toMatch(
      /inputs {2}x = 1 {2}∂ 2 {2}from the call\n {8}k = 4 {2}∂ 0.5 /,
    );
    expect(run().status).toBe(1);
    expect(run('--call', '3')).toMatchObject({ status: 1, stdout: expect.stringContaining('2 calls to choose from') });
  });

  it('leaves an empty line between files', () => {
    const { stdout } = gradlens(['inspect', 'a.js', 'a.js'], { 'a.js': 'const a = 3;\n' });
    expect(stdout).toBe(
      'a.js\n\n1  const a = 3;   3  ∂ 1\n\noutput  a = 3\ninputs  a = 3  ∂ 1\n'
        .repeat(2)
        .replace('1\na.js', '1\n\na.js'),
    );
  });

  it('counts occurrences', () => {
    const { stdout } = gradlens(['inspect', 'net.js'], { 'net.js': net });
    expect(stdout).toMatch(/^4 {4}h = Math\.tanh\(w \* h\); +0\.9\d+ ×3 +∂ 100000$/m);
  });

  it('shows what the lines need, and leaves the rest out', () => {
    const files = {
      'part.js': text([
        'const a = 2;',
        'const other = 7;',
        'const b = 3;',
        'const unused = 8;',
        'const f = a * b;',
        'const after = 9;',
      ]),
    };
    const { stdout } = gradlens(['inspect', 'part.js', '--lines', '5-5', '--input', 'b=10'], files);
    expect(stdout).toBe(
      text([
        'part.js',
        '',
        '1  const a = 2;',
        '⋮',
        '3  const b = 3;',
        '⋮',
        '5  const f = a * b;   20  ∂ 1',
        '',
        'output  f = 20',
        'inputs  a = 2  ∂ 10',
        '        b = 10  ∂ 2  from --input',
      ]),
    );
  });

  it('marks the place of an error and shows all before it', () => {
    const files = { 'error.js': text(['const x = 2;', 'const y = x * 3;', 'const f = y + x.a.b;', 'const g = f;']) };
    const { status, stdout } = gradlens(['inspect', 'error.js'], files);
    expect(status).toBe(1);
    expect(stdout).toBe(
      text([
        'error.js',
        '',
        '1  const x = 2;       2',
        '2  const y = x * 3;   6',
        '3  const f = y + x.a.b;',
        "                     ^ Uncaught TypeError: Cannot read properties of undefined (reading 'b')",
        '4  const g = f;',
        '',
        'output  none',
        'inputs  x = 2',
      ]),
    );
  });

  it('says what was printed and found', () => {
    const files = {
      'talk.js': text([
        'const x = 2;',
        "console.log('x is', x);",
        "console.log('two\\nlines');",
        'const f = x * Math.random();',
      ]),
    };
    const { stdout } = gradlens(['inspect', 'talk.js'], files);
    expect(stdout.split('\n').slice(-6)).toEqual([
      expect.stringMatching(/^inputs {3}x = 2 {2}∂ 0\.\d+$/),
      'console  2: x is 2',
      '         3: two',
      '         3: lines',
      'note     4: Math.random is seeded, so that every run draws the same numbers.',
      '',
    ]);
  });

  it('says what to type where something has to be chosen', () => {
    const files = {
      'functions.js': text(['function f(x, k) {', '  return k * x;', '}', '', 'const g = (x) => f(x, 2);']),
    };
    const choose = gradlens(['inspect', 'functions.js'], files);
    expect(choose.status).toBe(1);
    expect(choose.stdout).toContain('error  This file only defines functions. Choose one of f, g.');
    expect(choose.stdout).toContain('try    gradlens inspect functions.js --lines 1-3   (f)');
    expect(choose.stdout).toContain('       gradlens inspect functions.js --lines 5-5   (g)');
    const missing = gradlens(['inspect', 'functions.js', '--lines', '1-3'], files);
    expect(missing.status).toBe(1);
    expect(missing.stdout).toContain("try    --input 'x=…'\n       --input 'k=…'\n");
    const chosen = gradlens(['inspect', 'functions.js', '--lines', '1-3', '--input', 'x=3', '--input', 'k=4'], files);
    expect(chosen.status).toBe(0);
    expect(chosen.stdout).toContain('output  f = 12');
  });

  it('says how an output that is no scalar was seeded', () => {
    const files = { 'ones.js': text(['const x = [1, 2];', 'const y = x.map((v) => v * v);']) };
    expect(gradlens(['inspect', 'ones.js'], files).stdout).toContain('output  y = [1, 4]  upstream gradient: ones\n');
  });

  it('does not break long lines, and keeps the others in their column', () => {
    const long = `const long = ${'x + '.repeat(30)}x;`;
    const { stdout } = gradlens(['inspect', 'long.js'], { 'long.js': text(['const x = 2;', long, 'const f = long;']) });
    expect(stdout.split('\n').slice(2, 5)).toEqual([
      '1  const x = 2;      2   ∂ 31',
      `2  ${long}   62  ∂ 1`,
      '3  const f = long;   62  ∂ 1',
    ]);
  });

  it('aligns behind tabs and wide characters, and disarms what a terminal would obey', () => {
    const files = { 'wide.js': text(['{', '\tvar a = 2; // 梯度', '\tvar f = a * 3; // \u001b[2J', '}']) };
    const { stdout } = gradlens(['inspect', 'wide.js'], files);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('2      var a = 2; // 梯度      ');
    expect(stdout).toContain('3      var f = a * 3; // \ufffd[2J   ');
  });
});

describe('colours', () => {
  const files = { 'c.js': 'const x = 3;\n' };
  const green = '\u001b[32m3\u001b[39m';
  const red = '\u001b[31m∂ 1\u001b[39m';

  it('are left out where nobody sees them', () => {
    expect(gradlens(['inspect', 'c.js'], files).stdout).not.toContain('\u001b');
    expect(gradlens(['inspect', 'c.js'], files, { FORCE_COLOR: '0' }).stdout).not.toContain('\u001b');
    expect(gradlens(['inspect', 'c.js'], files, { NO_COLOR: '1' }).stdout).not.toContain('\u001b');
  });

  it('are green for values and red for gradients', () => {
    const { stdout } = gradlens(['inspect', 'c.js'], files, { FORCE_COLOR: '1' });
    expect(stdout).toContain(`${green}  ${red}`);
  });

  it('never get into JSON', () => {
    const { stdout } = gradlens(['inspect', 'c.js', '--json'], files, { FORCE_COLOR: '1' });
    expect(stdout).not.toContain('\u001b');
  });
});

describe('usage', () => {
  it('is printed on demand', () => {
    const { status, stdout } = gradlens(['--help']);
    expect(status).toBe(0);
    for (const word of ['inspect', 'draw', '--lines', '--of', '--wrt', '--seed', '--input', '--json', '--help'])
      expect(stdout).toContain(word);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(gradlens(['inspect', '--help']).stdout).toBe(stdout);
  });

  it('tells the version', () => {
    expect(gradlens(['--version'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it('ends with 2 where it is wrong, and says why', () => {
    const { status, stdout, stderr } = gradlens(['inspect', 'a.js', '--colour']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe("gradlens: unknown option '--colour'\nTry gradlens --help.\n");
  });
});
