/** A convolution by four nested loops: 2 images of 3×8×8, 4 filters of 3×3×3, padded by one. */
import { mulberry32, normals } from './random.mjs';

export const name = 'W5a';

const [N, C, S, F, K] = [2, 3, 8, 4, 3];

const u = mulberry32(5);
const x = normals(u, N * C * S * S);
const w = normals(u, F * C * K * K);
const b = normals(u, F);
const U = normals(u, N * F * S * S);

export const arrays = {
  x: { shape: [N, C, S, S], data: x },
  w: { shape: [F, C, K, K], data: w },
  b: { shape: [F], data: b },
  U: { shape: [N, F, S, S], data: U },
};

export const expected = { value: -78.3629136912, sums: { x: 1358.709114, w: 860.040157, b: 18.20904 } };

/** In brackets: where by hand takes as long as on the machine of reference. */
export const goal = { limit: 95, text: 'at most 95 times by hand (4 ms)' };

export const program = `\
import numpy as np

x = np.zeros((${N}, ${C}, ${S}, ${S}))
w = np.zeros((${F}, ${C}, ${K}, ${K}))
b = np.zeros(${F})
U = np.zeros((${N}, ${F}, ${S}, ${S}))
stride, pad = 1, 1

N, C, H, W = x.shape
F, _, HH, WW = w.shape
H_out = 1 + (H + 2 * pad - HH) // stride
W_out = 1 + (W + 2 * pad - WW) // stride
x_pad = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="constant")
out = np.zeros((N, F, H_out, W_out))
for n in range(N):
    for f in range(F):
        for i in range(H_out):
            for j in range(W_out):
                window = x_pad[n, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
                out[n, f, i, j] = np.sum(window * w[f]) + b[f]
loss = np.sum(out * U)
`;

export function byHand({ x, w, b, U }, d) {
  d.x.fill(0);
  d.w.fill(0);
  d.b.fill(0);
  let loss = 0;
  for (let n = 0; n < N; n++) {
    for (let f = 0; f < F; f++) {
      for (let i = 0; i < S; i++) {
        for (let j = 0; j < S; j++) {
          const upstream = U[((n * F + f) * S + i) * S + j];
          let sum = b[f];
          for (let c = 0; c < C; c++) {
            for (let p = Math.max(0, 1 - i); p < Math.min(K, S + 1 - i); p++) {
              for (let q = Math.max(0, 1 - j); q < Math.min(K, S + 1 - j); q++) {
                const atX = ((n * C + c) * S + i + p - 1) * S + j + q - 1;
                const atW = ((f * C + c) * K + p) * K + q;
                sum += x[atX] * w[atW];
                d.x[atX] += upstream * w[atW];
                d.w[atW] += upstream * x[atX];
              }
            }
          }
          d.b[f] += upstream;
          d.U[((n * F + f) * S + i) * S + j] = sum;
          loss += sum * upstream;
        }
      }
    }
  }
  return loss;
}
