/** Affine, relu, affine, softmax cross-entropy: 64 examples of 784 numbers, 256 hidden, 10 classes. */
import { labels, mulberry32, normals } from './random.mjs';

export const name = 'W3';

const [N, D, H, C] = [64, 784, 256, 10];

const u = mulberry32(3);
const X = normals(u, N * D);
const W1 = normals(u, D * H, Math.sqrt(2 / D));
const b1 = normals(u, H, 0.01);
const W2 = normals(u, H * C, Math.sqrt(2 / H));
const b2 = normals(u, C, 0.01);
const y = labels(u, N, C);

export const arrays = {
  X: { shape: [N, D], data: X },
  W1: { shape: [D, H], data: W1 },
  b1: { shape: [H], data: b1 },
  W2: { shape: [H, C], data: W2 },
  b2: { shape: [C], data: b2 },
};

export const expected = {
  value: 2.93209265665,
  sums: { X: 31.46878, W1: 1245.13778, b1: 2.464898, W2: 111.758699, b2: 0.645728 },
};

/** In brackets: where by hand takes as long as on the machine of reference. */
export const goal = { limit: 1.5, text: 'at most 1.5 times by hand (20 ms)' };

export const program = `\
import numpy as np

X = np.zeros((${N}, ${D}))
W1 = np.zeros((${D}, ${H}))
b1 = np.zeros(${H})
W2 = np.zeros((${H}, ${C}))
b2 = np.zeros(${C})
y = np.array(${JSON.stringify(y)})

hidden = np.maximum(0, X @ W1 + b1)
scores = hidden @ W2 + b2
scores = scores - np.max(scores, axis=1, keepdims=True)
probs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)
loss = -np.mean(np.log(probs[np.arange(len(y)), y]))
`;

const hidden = new Float64Array(N * H);
const dhidden = new Float64Array(N * H);
const scores = new Float64Array(N * C);
const transposed = new Float64Array(D * H);

export function byHand({ X, W1, b1, W2, b2 }, d) {
  for (let n = 0; n < N; n++) hidden.set(b1, n * H);
  product(X, W1, hidden, N, D, H);
  for (let i = 0; i < hidden.length; i++) if (hidden[i] < 0) hidden[i] = 0;
  for (let n = 0; n < N; n++) scores.set(b2, n * C);
  product(hidden, W2, scores, N, H, C);
  let loss = 0;
  d.b1.fill(0);
  d.b2.fill(0);
  for (let n = 0; n < N; n++) {
    const row = scores.subarray(n * C, (n + 1) * C);
    const most = Math.max(...row);
    let sum = 0;
    for (let c = 0; c < C; c++) sum += row[c] = Math.exp(row[c] - most);
    loss -= Math.log(row[y[n]] / sum) / N;
    for (let c = 0; c < C; c++) {
      row[c] = (row[c] / sum - (c === y[n] ? 1 : 0)) / N;
      d.b2[c] += row[c];
    }
  }
  d.W2.fill(0);
  product(transpose(hidden, N, H), scores, d.W2, H, N, C);
  dhidden.fill(0);
  product(scores, transpose(W2, H, C), dhidden, N, C, H);
  for (let n = 0; n < N; n++) {
    for (let h = 0; h < H; h++) {
      if (hidden[n * H + h] === 0) dhidden[n * H + h] = 0;
      d.b1[h] += dhidden[n * H + h];
    }
  }
  d.W1.fill(0);
  product(transpose(X, N, D), dhidden, d.W1, D, N, H);
  d.X.fill(0);
  product(dhidden, transpose(W1, D, H), d.X, N, H, D);
  return loss;
}

/** Adds a · b to `out`, four rows of b at once. */
function product(a, b, out, rows, inner, columns) {
  for (let k = 0; k < inner; k += 4) {
    const count = Math.min(4, inner - k);
    for (let i = 0; i < rows; i++) {
      const at = i * columns;
      if (count === 4) {
        const x0 = a[i * inner + k];
        const x1 = a[i * inner + k + 1];
        const x2 = a[i * inner + k + 2];
        const x3 = a[i * inner + k + 3];
        const r0 = k * columns;
        const r1 = r0 + columns;
        const r2 = r1 + columns;
        const r3 = r2 + columns;
        for (let j = 0; j < columns; j++)
          out[at + j] += x0 * b[r0 + j] + x1 * b[r1 + j] + x2 * b[r2 + j] + x3 * b[r3 + j];
      } else {
        for (let l = k; l < k + count; l++) {
          const x = a[i * inner + l];
          for (let j = 0; j < columns; j++) out[at + j] += x * b[l * columns + j];
        }
      }
    }
  }
}

function transpose(a, rows, columns) {
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) transposed[j * rows + i] = a[i * columns + j];
  return transposed;
}
