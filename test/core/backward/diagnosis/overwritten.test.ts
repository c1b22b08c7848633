/** Arrays that are changed in place while something still needs what they were. */
import { describe, it } from 'vitest';
import type { LanguageId } from '../../../../core/index.ts';
import { mendsIt } from './mended.ts';

const TRAINING = `import numpy as np
x = np.array([[0.2, -0.7], [1.1, 0.3], [-0.5, 0.9]])
V = np.array([[0.4, -0.2, 0.7], [0.1, 0.8, -0.6]])
W = np.array([[0.5], [-0.9], [0.3]])
for epoch in range(3):
    h = np.tanh(x @ V)
    y = h @ W
    loss = np.sum(y ** 2)
    dy = 2 * y
    dW = h.T @ dy
    dh = dy @ W.T
    W -= 0.1 * dW
    dV = x.T @ (dh * (1 - h ** 2))
    V -= 0.1 * dV
`;

const SQUARED = `import numpy as np

def power_forward(x, shift):
    y = x.copy()
    y *= x
    y += shift
    return y, x

def power_backward(dout, cache):
    x = cache
    dx = 2 * x * dout
    dshift = dout.sum(axis=0)
    return dx, dshift

x = np.array([[0.4, -1.1], [0.9, 0.3]])
shift = np.array([0.2, -0.6])
y, cache = power_forward(x, shift)
z = np.tanh(y)
dz = np.array([[0.5, 0.8], [-0.3, 1.2]])
dy = dz * (1 - z ** 2)
dx, dshift = power_backward(dy, cache)
`;

const STATES = `import numpy as np
A = np.array([[0.6, -0.3], [0.2, 0.5]])
s = np.array([0.9, -0.4])
kept = []
for step in range(3):
    kept.append(s.copy())
    s *= 1 + A @ kept[-1]
loss = 0.5 * np.sum(s ** 2)
dA = np.zeros((2, 2))
ds = s.copy()
for old in reversed(kept):
    dinner = ds * old
    dA += np.outer(dinner, old)
    ds = ds * (1 + A @ old) + A.T @ dinner
`;

describe('what is overwritten', () => {
  it.each<[LanguageId, string, string, string, string]>([
    [
      'python',
      TRAINING,
      '    dh = dy @ W.T\n    W -= 0.1 * dW\n',
      '    W -= 0.1 * dW\n    dh = dy @ W.T\n',
      'overwritten',
    ],
    ['python', SQUARED, 'y = x.copy()', 'y = x', 'overwritten'],
    ['python', STATES, 'kept.append(s.copy())', 'kept.append(s)', 'overwritten'],
  ])('%s: %#', mendsIt);
});
