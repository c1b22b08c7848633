/** What is missing from a gradient, found and mended by the check itself. */
import { describe, expect, it } from 'vitest';
import { applied } from '../../../../core/backward/diagnosis/lines.ts';
import { check, type LanguageId } from '../../../../core/index.ts';

const host = { now: () => 0 };

const GATED = `import numpy as np
rng = np.random.RandomState(4)
A, B, C = rng.randn(3, 2), rng.randn(3, 2), rng.randn(3, 2)
h = rng.randn(2)
u = np.tanh(A @ h)
v = np.tanh(B @ h)
w = np.tanh(C @ h)
loss = np.sum(u * v * w)
du = v * w
dv = u * w
dw = u * v
su = du * (1 - u ** 2)
sv = dv * (1 - v ** 2)
sw = dw * (1 - w ** 2)
dh = A.T @ su + B.T @ sv + C.T @ sw
`;

const RIDGE = `import numpy as np
rng = np.random.RandomState(6)
X, t = rng.randn(5, 3), rng.randn(5, 2)
W = rng.randn(3, 2)
rest = X @ W - t
loss = np.sum(rest ** 2) / (2 * len(X)) + 0.15 * np.sum(W * W)
dW = X.T @ (rest / len(X)) + 0.3 * W
`;

const HEADS = `import numpy as np
rng = np.random.RandomState(8)
M = 3
z = rng.randn(2, 6)
Ka, Kb, Kc = rng.randn(6, 6), rng.randn(6, 6), rng.randn(6, 6)
a = (z @ Ka).reshape(2, 2, M).transpose(1, 0, 2)
b = (z @ Kb).reshape(2, 2, M).transpose(1, 0, 2)
c = (z @ Kc).reshape(2, 2, M).transpose(1, 0, 2)
loss = np.sum(a * b * c)
da = b * c
db = a * c
dc = a * b
whole = lambda part: part.transpose(1, 0, 2).reshape(2, 2 * M)
dz = whole(da) @ Ka.T + whole(db) @ Kb.T + whole(dc) @ Kc.T
`;

const SHARES = `const e = [0.4, 1.1, 0.7];
const total = e[0] + e[1] + e[2];
const p = e.map((x) => x / total);
const loss = 0.3 * p[0] - 0.8 * p[1] * p[1] + p[2];
const dp = [0.3, -1.6 * p[1], 1];
const shared = dp[0] * p[0] + dp[1] * p[1] + dp[2] * p[2];
const de = dp.map((g) => (g - shared) / total);
`;

const SHARED = `import numpy as np
rng = np.random.RandomState(2)
p, r, k, m = rng.randn(2, 3), rng.randn(3), rng.randn(2, 3), rng.randn(2, 3)
q = np.tanh(p * r)
a = q * k
b = np.exp(q) * m
loss = 3 * np.sum(a * b) + np.sum(np.sin(a))
da = 3 * b + np.cos(a)
db = 3 * a
flow = da * k + db * m * np.exp(q)
dp = flow * (1 - q ** 2) * r
dr = np.sum(flow * (1 - q ** 2) * p, axis=0)
dk = da * q
`;

const LOGISTIC = `import numpy as np
rng = np.random.RandomState(7)
X = rng.randn(6, 3)
y = np.array([0.0, 1.0, 1.0, 0.0, 1.0, 0.0])
w = rng.randn(3)
p = 1 / (1 + np.exp(-(X @ w)))
loss = -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
dw = X.T @ (p - y)
`;

describe('a term', () => {
  it.each<[string, LanguageId, string, string, string, string]>([
    ['of a use that has no name', 'python', GATED, 'B.T @ sv + C.T @ sw', 'B.T @ sv', 'branch-missing'],
    ['and another', 'python', GATED, 'A.T @ su + B.T @ sv + C.T @ sw', 'C.T @ sw', 'branch-missing'],
    [
      'whose upstream gradient has no name',
      'python',
      RIDGE,
      'X.T @ (rest / len(X)) + 0.3 * W',
      '0.3 * W',
      'branch-missing',
    ],
    ['like others, by its names', 'python', HEADS, ' + whole(dc) @ Kc.T', '', 'term-missing'],
    [
      'and another that are like a third',
      'python',
      HEADS,
      'whole(da) @ Ka.T + whole(db) @ Kb.T + ',
      '',
      'term-missing',
    ],
    ['like others, by its index', 'javascript', SHARES, ' + dp[2] * p[2]', '', 'term-missing'],
  ])('%s', (_, language, right, part, left, code) => {
    expectMended(language, right, right.replace(part, left), code);
  });
});

describe('a term, in the line that lacks it,', () => {
  it.each<[string, LanguageId, string, string, string, string]>([
    ['of a temporary', 'python', SHARED, 'da * k + ', '', 'flow = db * m * np.exp(q) + da * k'],
    ['in a product of matrices', 'python', LOGISTIC, 'p - y', 'p', 'dw = X.T @ (p - y)'],
    ['in a loop', 'javascript', SHARES, 'g - shared', 'g', 'const de = dp.map((g) => (g - shared) / total);'],
    [
      'first in a loop',
      'javascript',
      SHARES,
      'g - shared',
      '-shared',
      'const de = dp.map((g) => (g - shared) / total);',
    ],
  ])('%s', (_, language, right, part, left, fix) => {
    expectMended(language, right, right.replace(part, left), 'term-missing', fix);
  });
});

const CLASSES = `import numpy as np

class Entropy:
    def forward(self, scores, labels):
        shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
        self.shares = shifted / shifted.sum(axis=1, keepdims=True)
        self.labels = labels
        return -np.mean(np.log(self.shares[np.arange(len(labels)), labels]))

    def backward(self):
        dscores = self.shares.copy()
        dscores[np.arange(len(self.labels)), self.labels] -= 1
        dscores /= len(self.labels)
        return dscores

rng = np.random.RandomState(5)
scores = rng.randn(4, 3)
entropy = Entropy()
loss = entropy.forward(scores, np.array([2, 0, 1, 1]))
dscores = entropy.backward()
`;

const CENTRED = `import numpy as np
rng = np.random.RandomState(3)
u = rng.randn(5, 2)
c = u - u.mean(axis=0)
s = np.array([0.7, -1.1])
v = s * c
t = rng.randn(5, 2)
loss = np.sum((v - t) ** 2)
dv = 2 * (v - t)
ds = np.sum(dv * c, axis=0)
`;

const MIXED = `const p = [0.2, 0.5, 0.3];
const q = [1.4, -0.3, 0.6];
const mean = p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
const loss = mean * mean;
const dmean = 2 * mean;
const dp = q.map((x) => x * dmean);
`;

describe('an upstream gradient', () => {
  it.each<[string, LanguageId, string, string, string]>([
    ['where the rest adds up to nothing', 'python', CENTRED, 'dv * c', 'c'],
    ['that is twice a value', 'javascript', MIXED, 'x * dmean', 'x'],
  ])('%s', (_, language, right, part, left) => {
    expectMended(
      language,
      right,
      right.replace(`${part}, axis`, `${left}, axis`).replace(`=> ${part}`, `=> ${left}`),
      'upstream-missing',
    );
  });
});

const PENALTY = `const w = [0.4, -0.3, 0.1];
const x = [1.2, 0.7, -0.5];
const dw = [0, 0, 0];
let loss = 0;
for (let i = 0; i < 3; i++) {
  loss += w[i] * x[i];
  dw[i] += x[i];
}
for (let i = 0; i < 3; i++) {
  loss += 0.05 * w[i] * w[i];
  dw[i] += 2 * 0.05 * w[i];
}
`;

const DECAY = `import numpy as np
rng = np.random.RandomState(6)
X, t = rng.randn(5, 3), rng.randn(5, 2)
W = rng.randn(3, 2)
rest = X @ W - t
loss = np.sum(rest ** 2) / 2 + 0.15 * np.sum(W * W)
dW = X.T @ rest + 2 * 0.15 * W
`;

const STEPS = `import numpy as np
rng = np.random.RandomState(9)
A, B, x = rng.randn(3, 2), rng.randn(3, 3), rng.randn(4, 2)
h = {-1: np.zeros(3)}
loss = 0.0
for t in range(4):
    h[t] = np.tanh(A @ x[t] + B @ h[t - 1])
    loss += np.sum(np.sin(h[t]))
dA, dB = np.zeros_like(A), np.zeros_like(B)
dlater = np.zeros(3)
for t in reversed(range(4)):
    dnow = np.cos(h[t]) + dlater
    draw = dnow * (1 - h[t] ** 2)
    dA += np.outer(draw, x[t])
    dB += np.outer(draw, h[t - 1])
    dlater = B.T @ draw
`;

describe('a term that is added', () => {
  it('with a number that the program has', () => {
    expectMended('python', DECAY, DECAY.replace(' + 2 * 0.15 * W', ''), 'branch-missing');
  });

  it('to a temporary in a loop', () => {
    expectMended('python', STEPS, STEPS.replace(' + dlater', ''), 'term-missing', 'dnow = np.cos(h[t]) + dlater');
  });
});

describe('a line', () => {
  it('beside what a loop adds to the loss', () => {
    const line = 'dw[i] += 2 * 0.05 * w[i];';
    expectMended('javascript', PENALTY, PENALTY.replace(`  ${line}\n`, ''), 'branch-missing', line);
  });

  it('before the mean, at indices that the object keeps', () => {
    const line = 'dscores[np.arange(len(self.labels)), self.labels] -= 1';
    expectMended('python', CLASSES, CLASSES.replace(`        ${line}\n`, ''), 'branch-missing', line);
  });
});

/** The diagnosis is of this kind, and its edits make all right. */
function expectMended(language: LanguageId, right: string, wrong: string, code: string, fix?: string): void {
  expect(wrong).not.toBe(right);
  expect(verdictsOf(language, right)).toEqual(['correct']);
  const found = check({ language, text: wrong }, host).checks.find(({ diagnosis }) => diagnosis !== null);
  expect(found?.diagnosis).toMatchObject(fix === undefined ? { code } : { code, fix });
  expect(verdictsOf(language, applied(wrong, found?.diagnosis?.edits ?? []))).toEqual(['correct']);
}

function verdictsOf(language: LanguageId, text: string): string[] {
  return [...new Set(check({ language, text, patience: 0 }, host).checks.map(({ verdict }) => verdict))];
}
