/** Each kind of mistake, in a program of its own: the reason is found, and the line is mended as a person would. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../core/backward/diagnosis/index.ts';
import { message } from '../../../../core/index.ts';
import { caseOf } from './mistakes.ts';

const AFFINE = `import numpy as np
N = 4
x = np.array([[0.3, -1.2, 0.7], [1.1, 0.4, -0.6], [-0.9, 0.8, 0.2], [0.5, -0.1, 1.4]])
W = np.array([[0.2, -0.5], [0.9, 0.3], [-0.4, 0.8]])
b = np.array([0.1, -0.2])
t = np.array([[0.2, 0.9], [-0.3, 0.4], [0.8, -0.7], [0.1, 0.6]])
s = x @ W + b
h = np.tanh(s)
loss = np.sum((h - t)**2) / N
# backward
dh = 2 * (h - t) / N
ds = dh * (1 - h**2)
dW = x.T @ ds
db = np.sum(ds, axis=0)
dx = ds @ W.T
`;

describe('Python with numpy', () => {
  it.each([
    ['dh = 2 * (h - t) / N', 'dh = 2 * (t - h) / N', 'h', 'sign'],
    ['dh = 2 * (h - t) / N', 'dh = -2 * (h - t) / N', 'h', 'sign'],
    ['dh = 2 * (h - t) / N', 'dh = 2 * (h + t) / N', 'h', 'sign'],
    ['dh = 2 * (h - t) / N', 'dh = (h - t) / N', 'h', 'factor'],
    ['dh = 2 * (h - t) / N', 'dh = 4 * (h - t) / N', 'h', 'factor'],
    ['dh = 2 * (h - t) / N', 'dh = 2 * (h - t)', 'h', 'mean-or-sum'],
    ['dh = 2 * (h - t) / N', 'dh = 2 * (h - t)**2 / N', 'h', 'factor'],
    ['ds = dh * (1 - h**2)', 'ds = dh * (1 - h)', 's', 'factor'],
    ['ds = dh * (1 - h**2)', 'ds = dh * (1 + h**2)', 's', 'sign'],
    ['ds = dh * (1 - h**2)', 'ds = dh', 's', 'factor'],
    ['ds = dh * (1 - h**2)', 'ds = 1 - h**2', 's', 'upstream-missing'],
    ['ds = dh * (1 - h**2)', 'ds = dh * (1 - s**2)', 's', 'wrong-value'],
    ['ds = dh * (1 - h**2)', 'ds = t * (1 - h**2)', 's', 'wrong-variable'],
    ['ds = dh * (1 - h**2)', 'ds = dh * dh * (1 - h**2)', 's', 'factor'],
    ['dW = x.T @ ds', 'dW = (ds.T @ x)', 'W', 'transposed'],
    ['dW = x.T @ ds', 'dW = x.T @ ds * 2', 'W', 'factor'],
    ['dW = x.T @ ds', 'dW = x.T @ dh', 'W', 'wrong-variable'],
    ['dW = x.T @ ds', 'dW = -x.T @ ds', 'W', 'sign'],
    ['db = np.sum(ds, axis=0)', 'db = ds', 'b', 'not-summed'],
    ['db = np.sum(ds, axis=0)', 'db = np.sum(ds)', 'b', 'not-summed'],
    ['db = np.sum(ds, axis=0)', 'db = np.sum(ds, axis=1)', 'b', 'not-summed'],
    ['db = np.sum(ds, axis=0)', 'db = np.mean(ds, axis=0)', 'b', 'mean-or-sum'],
    ['db = np.sum(ds, axis=0)', 'db = np.sum(ds, axis=0) / N', 'b', 'mean-or-sum'],
    ['dx = ds @ W.T', 'dx = W.T', 'x', 'upstream-missing'],
    ['dx = ds @ W.T', 'dx = dh @ W.T', 'x', 'wrong-variable'],
    ['dx = ds @ W.T', 'dx = x', 'x', 'shape'],
  ])('%s, not %s', (right, wrong, of, code) => {
    check(AFFINE, right, wrong, of, code, right);
  });
});

const FORK = `import numpy as np
x = np.array([[0.3, -1.2, 0.7], [1.1, 0.4, -0.6]])
m = np.array([[0.9], [-0.4]])
g = np.array([0.2, -0.5, 0.7])
u = x * g
v = np.exp(x) + m
y = u * v
# backward
dy = np.array([[1.3, 0.4, -0.2], [0.6, -0.8, 0.5]])
du = dy * v
dv = dy * u
dx = du * g
dx += dv * np.exp(x)
dg = np.sum(du * x, axis=0)
dm = np.sum(dv, axis=1, keepdims=True)
`;

describe('a variable that is used twice', () => {
  it.each([
    ['dx += dv * np.exp(x)', 'dx = dv * np.exp(x)', 'x', 'not-accumulated'],
    ['dx += dv * np.exp(x)', 'dx += 0', 'x', 'term-missing'],
    ['dx = du * g', 'dx = 0', 'x', 'term-missing'],
    ['dx += dv * np.exp(x)', 'dx += dv', 'x', 'factor'],
    ['dx += dv * np.exp(x)', 'dx += np.exp(x)', 'x', 'upstream-missing'],
    ['dx += dv * np.exp(x)', 'dx -= dv * np.exp(x)', 'x', 'sign'],
    ['dm = np.sum(dv, axis=1, keepdims=True)', 'dm = np.sum(dv, axis=0, keepdims=True)', 'm', 'not-summed'],
    ['dg = np.sum(du * x, axis=0)', 'dg = np.sum(du, axis=0)', 'g', 'factor'],
    ['dg = np.sum(du * x, axis=0)', 'dg = du * x', 'g', 'not-summed'],
  ])('%s, not %s', (right, wrong, of, code) => {
    check(FORK, right, wrong, of, code);
  });
});

const LOOPS = `const x = [[0.3, -1.2, 0.7], [1.1, 0.4, -0.6]];
const W = [[0.2, -0.5], [0.9, 0.3], [-0.4, 0.8]];
const y = [[0, 0], [0, 0]];
for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) for (let k = 0; k < 3; k++) y[i][j] += x[i][k] * W[k][j];
// backward
const dy = [[1.3, 0.4], [0.6, -0.8]];
const dW = [[0, 0], [0, 0], [0, 0]];
const dx = [[0, 0, 0], [0, 0, 0]];
for (let i = 0; i < 2; i++) {
  for (let j = 0; j < 2; j++) {
    for (let k = 0; k < 3; k++) {
      dW[k][j] += dy[i][j] * x[i][k];
      dx[i][k] += dy[i][j] * W[k][j];
    }
  }
}
`;

describe('JavaScript with loops', () => {
  it.each([
    ['dW[k][j] += dy[i][j] * x[i][k];', 'dW[k][j] = dy[i][j] * x[i][k];', 'W', 'not-accumulated'],
    ['dW[k][j] += dy[i][j] * x[i][k];', 'dW[k][j] -= dy[i][j] * x[i][k];', 'W', 'sign'],
    ['dW[k][j] += dy[i][j] * x[i][k];', 'dW[k][j] += dy[i][j];', 'W', 'factor'],
    ['dW[k][j] += dy[i][j] * x[i][k];', 'dW[k][j] += 2 * dy[i][j] * x[i][k];', 'W', 'factor'],
    ['dW[k][j] += dy[i][j] * x[i][k];', 'dW[k][j] += dy[i][i] * x[i][k];', 'W', 'wrong-variable'],
    ['dx[i][k] += dy[i][j] * W[k][j];', 'dx[i][k] += dy[j][i] * W[k][j];', 'x', 'transposed'],
  ])('%s, not %s', (right, wrong, of, code) => {
    check(LOOPS, right, wrong, of, code, undefined, 'javascript');
  });
});

function check(
  program: string,
  right: string,
  wrong: string,
  of: string,
  code: string,
  fix?: string,
  language: 'python' | 'javascript' = 'python',
): void {
  expect(program).toContain(`${right}\n`);
  const made = caseOf({ language, right: program, wrong: program.replace(right, wrong), name: `d${of}`, of });
  const found = diagnose(made.fault, made.mendedBy, () => true);
  if (process.env.SHOW)
    console.log(
      `${right}  ←  ${wrong}\n   ${found?.code} ${found && message(found.reason.code, found.reason.args)}\n   ${found?.fix}  (${made.trials} trials)`,
    );
  expect(found?.code).toBe(code);
  if (fix !== undefined) expect(found?.fix).toBe(fix);
}
