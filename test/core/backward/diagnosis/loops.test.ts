/** Mistakes that only show after many steps: what a loop added up, and what it handed from step to step. */
import { describe, it } from 'vitest';
import type { LanguageId } from '../../../../core/index.ts';
import { mendsIt } from './mended.ts';

const LINE = `const marks = [[0.4, 1.3], [-0.7, 0.2], [1.1, -0.9]];
let slope = 0.8;
let shift = -0.3;
let loss = 0;
for (const [at, want] of marks) {
  const off = slope * at + shift - want;
  loss += (off * off) / marks.length;
}
let dslope = 0;
let dshift = 0;
for (const [at, want] of marks) {
  const off = slope * at + shift - want;
  dslope += (2 * off * at) / marks.length;
  dshift += (2 * off) / marks.length;
}
`;

const PRODUCT = `const a = [0.3, -0.8, 1.2];
const b = [[0.5, 0.1], [-0.4, 0.9], [0.7, -0.6]];
const aims = [0.2, -0.5];
const out = [0, 0];
for (let j = 0; j < 2; j++) for (let i = 0; i < 3; i++) out[j] += a[i] * b[i][j];
let loss = 0;
for (let j = 0; j < 2; j++) loss += 0.5 * (out[j] - aims[j]) ** 2;
const dout = out.map((o, j) => o - aims[j]);
const db = [[0, 0], [0, 0], [0, 0]];
for (let j = 0; j < 2; j++) {
  for (let i = 0; i < 3; i++) db[i][j] += dout[j] * a[i];
}
`;

const ARROWS = `const u = [0.7, -1.1, 0.4];
const s = u.map((v) => 1 / (1 + Math.exp(-v)));
const want = [0.2, 0.9, 0.5];
const loss = s.reduce((sum, p, i) => sum + (p - want[i]) ** 2, 0);
const ds = s.map((p, i) => 2 * (p - want[i]));
const du = ds.map((g, i) => g * s[i] * (1 - s[i]));
`;

const OUT = `function penalty(w, dw, rate) {
  let loss = 0;
  for (let i = 0; i < w.length; i++) {
    loss += rate * w[i] * w[i];
    dw[i] += 2 * rate * w[i];
  }
  return loss;
}
const dw = [0, 0, 0];
const loss = penalty([0.5, -1.5, 2.0], dw, 0.3);
`;

const STEPS = `import numpy as np
pulls = [0.4, -0.9, 0.3]
w = np.array([0.7, -0.4])
u = np.array([0.2, 0.5])
h = np.array([0.1, -0.3])
kept = []
for pull in pulls:
    gate = 1 / (1 + np.exp(-(u * h + pull)))
    kept.append((h, gate))
    h = w * h + gate
loss = np.sum(h ** 2)

dw = np.zeros(2)
du = np.zeros(2)
dh = 2 * h
for h_old, gate in reversed(kept):
    slope = dh * gate * (1 - gate)
    dw += dh * h_old
    du += slope * h_old
    dh = dh * w + slope * u
`;

describe('in a loop', () => {
  it.each<[LanguageId, string, string, string, string]>([
    ['javascript', LINE, 'dslope += (2 * off * at)', 'dslope += (off * at)', 'factor'],
    ['javascript', LINE, 'dslope += (2 * off * at)', 'dslope += (2 * at)', 'factor'],
    ['javascript', LINE, 'dslope += (2 * off * at)', 'dslope += (2 * off * want)', 'wrong-variable'],
    ['javascript', PRODUCT, 'db[i][j] += dout[j] * a[i];', 'db[i][j] += dout[j];', 'factor'],
    ['javascript', PRODUCT, 'db[i][j] += dout[j] * a[i];', 'db[i][j] += 2 * dout[j] * a[i];', 'factor'],
    ['javascript', ARROWS, 'g * s[i] * (1 - s[i])', 'g * s[i]', 'factor'],
    ['javascript', ARROWS, 'g * s[i] * (1 - s[i])', 'g * s[i] * s[i] * (1 - s[i])', 'factor'],
    ['javascript', OUT, 'dw[i] += 2 * rate * w[i]', 'dw[i] += rate * w[i]', 'factor'],
    ['javascript', OUT, 'dw[i] += 2 * rate * w[i]', 'dw[i] += 2 * w[i]', 'factor'],
    ['python', STEPS, 'slope = dh * gate * (1 - gate)', 'slope = dh * gate', 'factor'],
    ['python', STEPS, 'slope = dh * gate * (1 - gate)', 'slope = dh * (1 - gate)', 'factor'],
    ['python', STEPS, 'du += slope * h_old', 'du += slope', 'factor'],
  ])('%s: %#', mendsIt);
});
