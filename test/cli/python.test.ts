import { describe, expect, it } from 'vitest';
import { program } from './program.ts';

const { gradlens, json } = program();

const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

describe('Python', () => {
  it('is shown with values and gradients at its line ends', () => {
    const files = {
      'gates.py': text(['x = -2', 'y = 5.0', '', 'q = x + y  # a sum', 'f = q * 3', 'print(f)']),
    };
    const { status, stdout, stderr } = gradlens(['inspect', 'gates.py'], files);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toBe(
      text([
        'gates.py',
        '',
        '1  x = -2               -2  ∂ 3',
        '2  y = 5.0              5   ∂ 3',
        '3',
        '4  q = x + y  # a sum   3   ∂ 3',
        '5  f = q * 3            9   ∂ 1',
        '6  print(f)',
        '',
        'output   f = 9',
        'inputs   x = -2  ∂ 3',
        '         y = 5  ∂ 3',
        'console  6: 9.0',
      ]),
    );
  });

  it('takes lines, inputs in its own words, and outputs', () => {
    const files = {
      'part.py': text(['import math', 'def act(x, k=2):', '    return math.tanh(k * x)', '', 'a = 1', 'b = act(a)']),
    };
    const [report] = json(['part.py', '--lines', '2-3', '--input', 'x=[0.5, 1][0]', '--wrt', 'x'], files);
    expect(report).toMatchObject({
      language: 'python',
      error: null,
      output: { name: 'act', value: Math.tanh(1) },
      inputs: [{ name: 'x', value: 0.5 }],
    });
    expect(report.inputs[0].gradient).toBeCloseTo(2 * (1 - Math.tanh(1) ** 2), 12);
  });

  it('ends in an error at its line, with all before it', () => {
    const files = { 'wrong.py': text(['x = 2.0', 'y = x * x', 'z = y / 0']) };
    const { status, stdout } = gradlens(['inspect', 'wrong.py', '--json'], files);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      variables: [
        { name: 'x', value: 2 },
        { name: 'y', value: 4 },
      ],
      error: { code: 'uncaught', message: 'Uncaught ZeroDivisionError: float division by zero', line: 3, column: 5 },
    });
  });
});
