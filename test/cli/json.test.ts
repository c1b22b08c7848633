import { describe, expect, it } from 'vitest';
import { program } from './program.ts';

const { gradlens, json } = program();

const product = 'const x = 4;\nconst y = -3;\nconst f = x * y;\n';

describe('inspect --json', () => {
  it('prints one line with these keys in this order', () => {
    const { status, stdout, stderr } = gradlens(['inspect', 'product.js', '--json'], { 'product.js': product });
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toBe(
      '{"file":"product.js","language":"javascript","output":{"name":"f","value":-12,"shape":[]},' +
        '"inputs":[{"name":"x","value":4,"gradient":-3,"shape":[]},{"name":"y","value":-3,"gradient":4,"shape":[]}],' +
        '"variables":[' +
        '{"name":"x","line":1,"frame":[],"occurrence":0,"value":4,"gradient":-3,"shape":[]},' +
        '{"name":"y","line":2,"frame":[],"occurrence":0,"value":-3,"gradient":4,"shape":[]},' +
        '{"name":"f","line":3,"frame":[],"occurrence":0,"value":-12,"gradient":1,"shape":[]}],' +
        '"findings":[],"error":null}\n',
    );
  });

  it('prints one object a file, in their order', () => {
    const files = { 'a.js': 'const a = 2;\nconst f = a * a;\n', 'b.mjs': 'export const b = 3;\n', 'c.cjs': product };
    const { status, stdout } = gradlens(['inspect', '--json', 'b.mjs', 'a.js', 'c.cjs'], files);
    expect(status).toBe(0);
    const reports = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reports.map(({ file, output }) => [file, output.name, output.value])).toEqual([
      ['b.mjs', 'b', 3],
      ['a.js', 'f', 4],
      ['c.cjs', 'f', -12],
    ]);
  });

  it('spells what JSON has no numbers for, in values and gradients', () => {
    const text = 'const x = 0;\nconst r = Math.sqrt(x);\nconst all = [1 / x, -1 / x, 0 / x];\nconst f = r * 0.5;\n';
    const [report] = json(['nan.js', '--of', 'f', '--wrt', 'x'], { 'nan.js': text });
    expect(report.inputs).toEqual([{ name: 'x', value: 0, gradient: 'Infinity', shape: [] }]);
    expect(report.variables[2]).toEqual({
      name: 'all',
      line: 3,
      frame: [],
      occurrence: 0,
      value: ['Infinity', '-Infinity', 'NaN'],
      gradient: null,
      shape: [3],
    });
  });

  it('keeps the sign of zero and every digit', () => {
    const text = 'const x = 0.1;\nconst y = x + 0.2;\nconst z = -0 * y;\n';
    const [{ variables }] = json(['digits.js'], { 'digits.js': text });
    expect(variables.map(({ value }) => value)).toEqual([0.1, 0.30000000000000004, -0]);
  });

  it('writes nested lists, objects, and null for what is no number', () => {
    const text =
      "const w = [[1, 2], [3, 4]];\nconst net = { w, name: 'n', b: { c: 0.5 } };\nconst f = net.w[1][0] * net.b.c;\n";
    const [{ variables, inputs }] = json(['nested.js'], { 'nested.js': text });
    expect(inputs[0]).toEqual({
      name: 'w',
      value: [
        [1, 2],
        [3, 4],
      ],
      gradient: [
        [0, 0],
        [0.5, 0],
      ],
      shape: [2, 2],
    });
    expect(variables[1]).toMatchObject({
      name: 'net',
      value: {
        w: [
          [1, 2],
          [3, 4],
        ],
        name: null,
        b: { c: 0.5 },
      },
      shape: null,
    });
  });

  it('takes the output, the inputs in their order, and the upstream gradient', () => {
    const text =
      'const a = 2;\nconst b = [3, 5];\nconst p = [a * b[0], a * b[1]];\nconst up = [1, 10];\nconst q = p[0] + p[1];\n';
    const [report] = json(['seeded.js', '--of', 'p', '--wrt', 'b,a', '--seed', 'up'], { 'seeded.js': text });
    expect(report.output).toEqual({ name: 'p', value: [6, 10], shape: [2] });
    expect(report.inputs).toEqual([
      { name: 'b', value: [3, 5], gradient: [2, 20], shape: [2] },
      { name: 'a', value: 2, gradient: 53, shape: [] },
    ]);
  });

  it('takes values for inputs', () => {
    const [report] = json(['product.js', '--input', 'x=2 * 5', '--input', ' y = -1'], { 'product.js': product });
    expect(report.inputs.map(({ name, value, gradient }) => [name, value, gradient])).toEqual([
      ['x', 10, -1],
      ['y', -1, 10],
    ]);
    expect(report.output?.value).toBe(-10);
  });

  it('takes lines, both ends included, and looks up what they need', () => {
    const text = 'const x = 3;\nconst y = x * x;\nconst z = y + 1;\nconst last = z * z;\n';
    const [report] = json(['lines.js', '--lines', '2-3'], { 'lines.js': text });
    expect(report.output).toMatchObject({ name: 'z', value: 10 });
    expect(report.inputs).toEqual([{ name: 'x', value: 3, gradient: 6, shape: [] }]);
    expect(report.variables.map(({ name }) => name)).toEqual(['y', 'z']);
    const [one] = json(['lines.js', '--lines', '4'], { 'lines.js': text });
    expect(one.variables.map(({ name, line, value }) => [name, line, value])).toEqual([['last', 4, 100]]);
    const [beyond] = json(['lines.js', '--lines', '40-50'], { 'lines.js': text });
    expect(beyond.error?.code).toBe('region-empty');
  });

  it('counts lines and columns as an editor does, also with \\r\\n and a mark at the start', () => {
    const text = '\ufeffconst x = 2;\r\nconst f = x * g;\r\n';
    const [{ variables, error }] = json(['windows.js'], { 'windows.js': text });
    expect(variables.map(({ line, value }) => [line, value])).toEqual([[1, 2]]);
    expect(error).toMatchObject({ line: 2, column: 15 });
  });
});

describe('errors and findings', () => {
  it('says where a file ended, with all before it, and goes on to the next file', () => {
    const files = { 'broken.js': 'const x = 2;\nconst f = x.a.b;\n', 'product.js': product };
    const { status, stdout } = gradlens(['inspect', 'broken.js', 'product.js', '--json'], files);
    expect(status).toBe(1);
    const [broken, fine] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(Object.keys(broken.error)).toEqual(['code', 'message', 'line', 'column']);
    expect(broken).toMatchObject({
      output: null,
      variables: [{ name: 'x', value: 2, gradient: null }],
      error: {
        code: 'uncaught',
        message: "Uncaught TypeError: Cannot read properties of undefined (reading 'b')",
        line: 2,
      },
    });
    expect(fine).toMatchObject({ output: { name: 'f', value: -12 }, error: null });
  });

  it('says what it found besides', () => {
    const text = 'const x = 2;\nconst noise = Math.random();\nconst f = x * noise;\n';
    const { status, stdout } = gradlens(['inspect', 'noise.js', '--json'], { 'noise.js': text });
    expect(status).toBe(0);
    const [finding] = JSON.parse(stdout).findings;
    expect(Object.keys(finding)).toEqual(['code', 'severity', 'line', 'column', 'message']);
    expect(finding).toMatchObject({
      code: 'random-seeded',
      severity: 'information',
      line: 2,
      message: 'Math.random is seeded, so that every run draws the same numbers.',
    });
  });

  it.each([
    ['syntax', 'const x = ;\n', 1, 11],
    ['choose-function', 'function f(x) { return x; }\nconst g = (y) => y * 2;\n', 1, 1],
    ['region-empty', '// nothing yet\n', 1, 1],
  ])('%s', (code, text, line, column) => {
    const { status, stdout } = gradlens(['inspect', 'it.js', '--json'], { 'it.js': text });
    expect(status).toBe(1);
    expect(JSON.parse(stdout).error).toMatchObject({ code, line, column });
  });

  it('reports a file that cannot be read like an error in it', () => {
    const { status, stdout } = gradlens(['inspect', 'nowhere.js', 'product.js', '--json'], { 'product.js': product });
    expect(status).toBe(1);
    const [nowhere, fine] = stdout.trimEnd().split('\n');
    expect(nowhere).toBe(
      '{"file":"nowhere.js","language":"javascript","output":null,"inputs":[],"variables":[],"findings":[],' +
        '"error":{"code":"file-unreadable","message":"Cannot read the file: there is no such file.","line":1,"column":1}}',
    );
    expect(JSON.parse(fine).error).toBeNull();
  });

  it('says kindly that it does not read a language yet', () => {
    const files = { 'a.ts': 'const x: number = 1;\n', 'a.txt': '', Makefile: '' };
    const reports = json(Object.keys(files), files);
    expect(reports.map(({ language, error }) => [language, error?.code, error?.message])).toEqual([
      ['typescript', 'language-unsupported', 'GradLens cannot inspect TypeScript yet.'],
      [null, 'language-unsupported', 'GradLens cannot inspect .txt files yet.'],
      [null, 'language-unsupported', 'GradLens cannot inspect files without an extension yet.'],
    ]);
  });

  it('ends a loop that never would', () => {
    const { status, stdout } = gradlens(['inspect', 'loop.js', '--json'], { 'loop.js': 'const x = 2;\nfor (;;) {}\n' });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      variables: [{ name: 'x', value: 2 }],
      error: { code: expect.stringMatching(/^budget-/), line: 2 },
    });
  });

  it('prints the rows of a long run', () => {
    const text = 'const x = 0.5;\nlet s = x;\nfor (let i = 0; i < 3000; i++) s += x;\n';
    const [{ variables, inputs }] = json(['long.js', '--of', 's'], { 'long.js': text });
    expect(inputs.map(({ name, gradient }) => [name, gradient])).toEqual([['x', 3001]]);
    expect(variables.filter(({ name }) => name === 's')).toHaveLength(3001);
    expect(variables.at(-1)).toMatchObject({ name: 'i', value: 3000 });
  });
});
