import { describe, expect, it } from 'vitest';
import { inspect, message } from '../../../../../core/index.ts';

function errorOf(lines: readonly string[], inputs?: Readonly<Record<string, string>>) {
  const text = `import numpy as np\n${lines.join('\n')}\n`;
  const { error } = inspect({ language: 'python', text, inputs, wrt: ['W'] }, { now: () => performance.now() }).summary;
  if (error === null) throw new Error('there is no error');
  return { line: error.line, at: text.slice(error.span.start, error.span.end), says: message(error.code, error.args) };
}

describe('arrays that do not fit: the error says their shapes and where each comes from', () => {
  const W = 'W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])';

  it('of a product of matrices', () => {
    expect(errorOf(['X = np.ones((4, 3))', W, 'h = X @ W'])).toMatchObject({
      line: 4,
      at: 'X @ W',
      says: expect.stringMatching(
        /^Uncaught ValueError: matmul: .*\. Shapes: \(4, 3\) from line 2, \(2, 3\) from line 3\.$/,
      ),
    });
    expect(errorOf([W, 'X = W * 2', 'h = X.dot(W)']).says).toBe(
      'Uncaught ValueError: shapes (2,3) and (2,3) not aligned: 3 (dim 1) != 2 (dim 0). ' +
        'Shapes: (2, 3) from line 3, (2, 3) from line 2.',
    );
  });

  it('of what works element by element, also in place', () => {
    const shapes = 'operands could not be broadcast together with shapes';
    expect(errorOf([W, 'b = np.zeros(2)', 'h = W + b'])).toMatchObject({
      line: 4,
      says: `Uncaught ValueError: ${shapes} (2,3) (2,). Shapes: (2, 3) from line 2, (2,) from line 3.`,
    });
    expect(errorOf([W, 'b = np.zeros(2)', 'b += np.sum(W)', 'h = np.maximum(W, b)']).says).toBe(
      `Uncaught ValueError: ${shapes} (2,3) (2,). Shapes: (2, 3) from line 2, (2,) from line 4.`,
    );
    expect(errorOf([W, 'g = np.zeros((3, 2))', 'g += W']).says).toContain('(3, 2) from line 3, (2, 3) from line 2');
  });

  it('where values were chosen, where they stand', () => {
    expect(errorOf(['X = np.ones((4, 2))', W, 'h = X @ W'], { X: 'np.ones((5, 7))' }).says).toContain(
      'Shapes: (5, 7) from line 2, (2, 3) from line 3.',
    );
  });

  it('is for programs what it is in NumPy', () => {
    const lines = [W, 'try:', '    W + np.zeros(2)', 'except ValueError as e:', '    raise KeyError(str(e))'];
    const { says } = errorOf(lines);
    expect(says).toBe("Uncaught KeyError: 'operands could not be broadcast together with shapes (2,3) (2,) '");
  });
});
