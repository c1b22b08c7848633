import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isArray, listsOf } from '../../../../../core/array-tree.ts';
import { prepare } from '../../../../../core/index.ts';

/** Each makes of a (2, 3), x (2, 3) and w (3,) an a of the same shape. */
const steps = [
  'a = np.tanh(a * w)',
  'a = a + x[::-1]',
  'a[0] = a[1] * 2',
  'a[:, 1] += w[0]',
  'a[[0, 0]] += w',
  'v = a[:, ::-1]\nv *= x',
  'a.T[1] = np.sin(a.T[0])',
  'a[a > 0.3] *= 0.5',
  'b = a.copy()\nb -= 1\na = a * b',
  'a[0, 1] = w[2] * a[1, 1]',
  'np.add.at(a, [0, 0, 1], w)',
  'a = a.T.copy().T',
  'a = np.array([[a[0, 0], 1.0, w[1]], [x[1, 2], a[1, 0], 2.0]])',
  'a = np.array([a[1], a[0] * w])',
  'a = np.maximum(a, x)',
  'a = np.exp(-a**2)',
  'a /= 1 + a**2',
  'a = (a @ x.T) @ a / 4',
  'a = np.hypot(a, 2.0)',
  'np.multiply(a, x, out=a)',
  'a[:] = a[::-1]',
  'for i in range(2):\n    a[i] = a[i - 1] * 0.5 + w',
  'a[1:] -= a[:1]',
  'a = np.where(x > 0, a, a * w)',
  'y = a\ny[..., 0] = 3 * w[0]\na = a * y',
  'a = np.divide(a, x, out=a * 2, where=x > 0.5)',
  'a = np.logaddexp(a, w[None])',
  'a = a[[1, 0]][:, [2, 0, 1]]',
  'a[np.ix_([1], [0, 2])] *= w[1]',
  'a = np.float64(2) * a - w[0] / 3',
  'a = np.sqrt(np.abs(a) + 1) * np.sign(x)',
  'a = np.add.reduce(np.stack([a, x, a]), axis=0)',
  'a[range(2), [0, 2]] -= 1',
];

const number = fc.integer({ min: -19, max: 19 }).map((n) => n / 10 + 0.037);
const programs = fc.record({
  x: fc.array(number, { minLength: 6, maxLength: 6 }),
  w: fc.array(number, { minLength: 3, maxLength: 3 }),
  chosen: fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 7 }),
});

interface Numbers {
  readonly x: readonly number[];
  readonly w: readonly number[];
}

const rows = (x: readonly number[]) => [x.slice(0, 3), x.slice(3)];

function prepared({ x, w }: Numbers, chosen: readonly string[]) {
  const head = `import numpy as np\nx = np.array(${JSON.stringify(rows(x))})\nw = np.array(${JSON.stringify(w)})\n`;
  const weights = '[[0.3, -1.1, 0.7], [1.9, 0.4, -0.6]]';
  const text = `${head}a = x * 1\n${chosen.join('\n')}\nout = np.sum(a * np.array(${weights}))\n`;
  return prepare({ language: 'python', text, of: 'out', wrt: ['x', 'w'] }, { now: () => 0 });
}

const H = 1e-5;

describe('gradients of arrays that are written to, through views and aliases', () => {
  it('are what central differences say', () => {
    fc.assert(
      fc.property(programs, ({ x, w, chosen }) => {
        const program = prepared({ x, w }, chosen);
        const at = (inputs: Numbers) => {
          const { summary } = program.run({ x: rows(inputs.x), w: [...inputs.w] });
          expect(summary.error).toBeNull();
          return summary;
        };
        const value = (inputs: Numbers) => at(inputs).output?.value as number;
        const gradients = at({ x, w }).inputs.map(({ gradient }) => (isArray(gradient) ? listsOf(gradient) : gradient));
        const got = (gradients as number[][][]).flat(3) as unknown as number[];
        const all = [...x, ...w];
        const moved = (i: number, by: number) => {
          const numbers = all.map((v, k) => (k === i ? v + by : v));
          return value({ x: numbers.slice(0, 6), w: numbers.slice(6) });
        };
        all.forEach((_, i) => {
          const [far, near] = [2 * H, H].map((h) => (moved(i, h) - moved(i, -h)) / (2 * h));
          // Beside a corner or a jump differences say nothing.
          const tolerance = 1e-4 * (1 + Math.abs(near));
          fc.pre(Number.isFinite(near) && Math.abs(far - near) < tolerance && Math.abs(near) < 1e6);
          expect(Math.abs(got[i] - near), `${chosen.join('; ')}: gradient ${i} is ${got[i]}, not ${near}`).toBeLessThan(
            10 * tolerance,
          );
        });
      }),
      { numRuns: 60 },
    );
  });
});
