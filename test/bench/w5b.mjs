/** The hinge loss of several classes by two loops: 100 examples of 50 numbers, 10 classes. */
import { labels, mulberry32, normals } from './random.mjs';

export const name = 'W5b';

const [N, D, C, REG] = [100, 50, 10, 1e-3];

const u = mulberry32(6);
const X = normals(u, N * D);
const W = normals(u, D * C, 0.1);
const y = labels(u, N, C);

export const arrays = { X: { shape: [N, D], data: X }, W: { shape: [D, C], data: W } };

export const expected = { value: 10.1525294612, sums: { X: 33.041995, W: 103.769584 } };

/** In brackets: where by hand takes as long as on the machine of reference. */
export const goal = { limit: 25, text: 'at most 25 times by hand (3 ms)' };

export const program = `\
import numpy as np

X = np.zeros((${N}, ${D}))
W = np.zeros((${D}, ${C}))
y = np.array(${JSON.stringify(y)})
reg = ${REG}

num_train, num_classes = X.shape[0], W.shape[1]
loss = 0.0
for i in range(num_train):
    scores = X[i].dot(W)
    correct_class_score = scores[y[i]]
    for j in range(num_classes):
        if j == y[i]:
            continue
        margin = scores[j] - correct_class_score + 1
        if margin > 0:
            loss += margin
loss /= num_train
loss += reg * np.sum(W * W)
`;

const scores = new Float64Array(C);
const dscores = new Float64Array(C);

export function byHand({ X, W }, d) {
  d.W.fill(0);
  let loss = 0;
  for (let i = 0; i < N; i++) {
    scores.fill(0);
    dscores.fill(0);
    for (let k = 0; k < D; k++) {
      const x = X[i * D + k];
      for (let c = 0; c < C; c++) scores[c] += x * W[k * C + c];
    }
    for (let j = 0; j < C; j++) {
      const margin = scores[j] - scores[y[i]] + 1;
      if (j === y[i] || margin <= 0) continue;
      loss += margin / N;
      dscores[j] += 1 / N;
      dscores[y[i]] -= 1 / N;
    }
    for (let k = 0; k < D; k++) {
      const x = X[i * D + k];
      let sum = 0;
      for (let c = 0; c < C; c++) {
        sum += W[k * C + c] * dscores[c];
        d.W[k * C + c] += x * dscores[c];
      }
      d.X[i * D + k] = sum;
    }
  }
  let squares = 0;
  for (let p = 0; p < W.length; p++) {
    squares += W[p] * W[p];
    d.W[p] += 2 * REG * W[p];
  }
  return loss + REG * squares;
}
