/** Right programs in which something could be taken for a wrong gradient: another loss, another variable, no gradient. */
import { describe, expect, it } from 'vitest';
import { check } from '../../../core/index.ts';

const HEAD = `import numpy as np
rng = np.random.default_rng(5)
X = rng.normal(size=(6, 3))
y = rng.normal(size=6)
`;

const programs: Readonly<Record<string, string>> = {
  'a loss that only some iterations compute': `${HEAD}w = np.zeros(3)
for step in range(5):
    err = X @ w - y
    dw = 2 * X.T @ err / 6
    w -= 0.1 * dw
    if step % 2 == 0:
        loss = np.mean(err ** 2)
`,
  'a loss of other data': `${HEAD}class Line:
    def __init__(self):
        self.w = np.zeros(3)

    def loss(self, X, y):
        return np.mean((X @ self.w - y) ** 2)

    def step(self, X, y):
        err = X @ self.w - y
        self.dw = 2 * X.T @ err / len(y)
        self.w -= 0.1 * self.dw

line = Line()
for epoch in range(3):
    line.step(X[:3], y[:3])
    line.step(X[3:], y[3:])
    seen = line.loss(X, y)
`,
  'a loss after the update': `${HEAD}def slope(x, w):
    total = 0.0
    for i in range(6):
        guess = w * x[i]
        total += (guess - y[i]) * x[i]
    dw = total / 6
    return dw

def cost(x, w):
    total = 0.0
    for i in range(6):
        total = total + (w * x[i] - y[i]) ** 2
    return total / 12

w = 0.5
for step in range(4):
    dw = slope(X[:, 0], w)
    w = w - 0.1 * dw
    now = cost(X[:, 0], w)
`,
  'running averages under computed keys': `${HEAD}params, grads, v, s = {'W1': np.ones(3)}, {}, {}, {}
for i in range(1, 2):
    v['dW' + str(i)] = np.zeros(3)
    s['dW' + str(i)] = np.zeros(3)
for step in range(3):
    err = X @ params['W1'] - y
    loss = np.sum(err ** 2)
    grads['dW1'] = 2 * X.T @ err
    for i in range(1, 2):
        v['dW' + str(i)] = 0.9 * v['dW' + str(i)] + 0.1 * grads['dW' + str(i)]
        s['dW' + str(i)] = 0.99 * s['dW' + str(i)] + 0.01 * grads['dW' + str(i)] ** 2
        params['W' + str(i)] = params['W' + str(i)] - 0.1 * v['dW' + str(i)] / (np.sqrt(s['dW' + str(i)]) + 1e-8)
`,
  'a gradient that is clipped by its norm': `${HEAD}w = np.ones(3)
err = X @ w - y
loss = np.sum(err ** 2)
dw = 2 * X.T @ err
norm = np.sqrt(np.sum(dw ** 2))
if norm > 1.0:
    dw = dw / norm
w = w - 0.1 * dw
`,
  'a backward pass in two modes': `${HEAD}def pick_forward(x, mode='largest'):
    out = np.max(x, axis=1) if mode == 'largest' else np.mean(x, axis=1)
    return out, x

def pick_backward(dout, cache, mode='largest'):
    x = cache
    if mode == 'largest':
        dx = (x == x.max(axis=1, keepdims=True)) * dout[:, None]
    else:
        dx = np.ones_like(x) * dout[:, None] / x.shape[1]
    return dx

out, cache = pick_forward(X)
print(pick_backward(y, cache, mode='largest'))
print(pick_backward(y, cache, mode='mean'))
`,
  'a mean where no loss is computed': `${HEAD}W = rng.normal(size=(3, 2))
V = rng.normal(size=(2, 1))
H = np.tanh(X @ W)
Z = H @ V
dZ = Z - y[:, None]
dV = H.T @ dZ / 6
dH = dZ @ V.T
dW = X.T @ (dH * (1 - H ** 2)) / 6
`,
  'gradients that begin as zeros, and grow elsewhere': `${HEAD}def add(grads, d):
    grads['dV'] += d
    return grads

V = np.ones(3)
err = X @ V - y
loss = np.sum(err ** 2)
grads = {'dV': np.zeros_like(V)}
total = add(grads, 2 * X.T @ err)
`,
  'variables of the same name in another function': `${HEAD}W = rng.normal(size=(3, 3)) * 0.5

def run(xs, start):
    hs = {-1: start}
    loss = 0
    for t in range(6):
        hs[t] = np.tanh(W @ hs[t - 1] + xs[t])
        loss += np.sum(hs[t] ** 2) / 2
    dW = np.zeros_like(W)
    dnext = np.zeros(3)
    for t in reversed(range(6)):
        dh = hs[t] + dnext
        draw = (1 - hs[t] ** 2) * dh
        dW += np.outer(draw, hs[t - 1])
        dnext = W.T @ draw
    return loss, dW, hs[5]

def sample(h, x):
    for t in range(3):
        h = np.tanh(W @ h + x)
    return h

h = np.zeros(3)
for step in range(2):
    sample(h, X[0])
    loss, dW, h = run(X, h)
    W -= 0.1 * dW
`,
};

describe('right, and told as nothing else', () => {
  it.each(Object.entries(programs))('%s', (_, text) => {
    const { checks, error } = check({ language: 'python', text, patience: 0 }, { now: () => 0 });
    expect(error).toBeNull();
    const wrong = checks.filter(({ verdict }) => verdict === 'wrong');
    expect(wrong.map(({ name, line }) => `${line}: ${name}`)).toEqual([]);
  });
});

describe('builtins that are imported', () => {
  it('are those of the language', () => {
    const text = `from builtins import range, object
from past.builtins import xrange
from six.moves import range as others
${HEAD}loss = 0.0
w = 1.5
for i in range(3):
    loss = loss + w ** 2
for i in xrange(1):
    loss = loss + w
dw = sum(2 * w for i in others(3)) + 1
`;
    const { checks, error } = check({ language: 'python', text, patience: 0 }, { now: () => 0 });
    expect(error).toBeNull();
    expect(checks.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual(['dw correct']);
  });
});
