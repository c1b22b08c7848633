/** From a program with a mistake to the fix, by the check itself. */
import { describe, expect, it } from 'vitest';
import { applied } from '../../../../core/backward/diagnosis/lines.ts';
import { check, type LanguageId } from '../../../../core/index.ts';

const host = { now: () => 0 };

const PAIR = `import numpy as np

def gate_forward(x, g):
    s = 1 / (1 + np.exp(-g))
    out = x * s
    cache = (x, s)
    return out, cache

def gate_backward(dout, cache):
    x, s = cache
    dx = dout * s
    ds = dout * x
    dg = ds * s * (1 - s)
    return dx, dg

rng = np.random.RandomState(3)
x = rng.randn(3, 4)
g = rng.randn(3, 4)
out, cache = gate_forward(x, g)
dout = rng.randn(3, 4)
dx, dg = gate_backward(dout, cache)
`;

const SCALARS = `const x = 1.7, y = -0.6, z = 2.3;
const q = x * y;
const r = q + z * x;
const f = r * q;
let dr = q;
let dq = r;
dq += dr;
let dz = dr * x;
let dx = dq * y;
dx += dr * z;
let dy = dq * x;
`;

const PARTS = `import numpy as np

def huber(p, t):
    loss = np.mean(np.abs(p - t))
    dp = np.sign(p - t) / p.size
    return loss, dp

def unit(dout, cache):
    out, norm = cache
    dx = (dout - out * np.sum(dout * out, axis=1, keepdims=True)) / norm
    return dx

def unit_forward(x):
    norm = np.sqrt(np.sum(x ** 2, axis=1, keepdims=True))
    out = x / norm
    return out, (out, norm)

x = np.array([[0.3, -0.8], [1.2, 0.5], [-0.6, 0.9]])
t = np.array([[0.1, 0.4], [-0.2, 0.7], [0.8, -0.5]])
out, cache = unit_forward(x)
dx = unit(t, cache)
loss, dp = huber(x, t)
`;

describe('a mistake', () => {
  it.each<[LanguageId, string, string, string, string]>([
    ['python', PAIR, 'cache = (x, s)', 'cache = (out, s)', 'wrong-variable'],
    ['python', PAIR, 'dg = ds * s * (1 - s)', 'dg = ds * s', 'factor'],
    ['python', PAIR, 'dg = ds * s * (1 - s)', 'dg = s * (1 - s)', 'upstream-missing'],
    ['python', PAIR, 'dx = dout * s', 'dx = -dout * s', 'sign'],
    ['python', PARTS, 'dp = np.sign(p - t) / p.size', 'dp = np.sign(p - t)', 'mean-or-sum'],
    [
      'python',
      PARTS,
      'dx = (dout - out * np.sum(dout * out, axis=1, keepdims=True)) / norm',
      'dx = (dout - out * (dout * out)) / norm',
      'not-summed',
    ],
    ['javascript', SCALARS, 'dq += dr;', 'dq = dr;', 'not-accumulated'],
    ['javascript', SCALARS, 'dx += dr * z;', 'dx -= dr * z;', 'sign'],
    ['javascript', SCALARS, 'let dz = dr * x;', 'let dz = 2 * dr * x;', 'factor'],
  ])('in %s is found and mended: %#', (language, program, right, wrong, code) => {
    expect(
      check({ language, text: program, patience: 0 }, host).checks.every(({ verdict }) => verdict === 'correct'),
    ).toBe(true);
    const text = program.replace(right, wrong);
    const [found] = check({ language, text }, host).checks.filter(({ verdict }) => verdict === 'wrong');
    expect(found.diagnosis).toMatchObject({ code, fix: right });
    expect(applied(text, found.diagnosis?.edits ?? [])).toBe(program);
  });
});
