/** An LSTM over 20 steps: 4 sequences of 16 numbers, 16 hidden. */
import { mulberry32, normals } from './random.mjs';

export const name = 'W4';

const [T, N, D, H] = [20, 4, 16, 16];

const u = mulberry32(4);
const x = normals(u, N * T * D);
const Wx = normals(u, D * 4 * H, 0.25);
const Wh = normals(u, H * 4 * H, 0.25);
const b = normals(u, 4 * H, 0.1);
const U = normals(u, N * T * H);

export const arrays = {
  x: { shape: [N, T, D], data: x },
  Wx: { shape: [D, 4 * H], data: Wx },
  Wh: { shape: [H, 4 * H], data: Wh },
  b: { shape: [4 * H], data: b },
  U: { shape: [N, T, H], data: U },
};

export const expected = {
  value: -3.94179050438,
  sums: { x: 228.571897, Wx: 740.919892, Wh: 159.012246, b: 50.084619 },
};

/** In brackets: where by hand takes as long as on the machine of reference. */
export const goal = { limit: 5, text: 'at most 5 times by hand (2 ms)' };

export const program = `\
import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def lstm_step(x, prev_h, prev_c, Wx, Wh, b):
    H = prev_h.shape[1]
    a = x @ Wx + prev_h @ Wh + b
    i = sigmoid(a[:, :H])
    f = sigmoid(a[:, H : 2 * H])
    o = sigmoid(a[:, 2 * H : 3 * H])
    g = np.tanh(a[:, 3 * H :])
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
    return next_h, next_c

x = np.zeros((${N}, ${T}, ${D}))
Wx = np.zeros((${D}, ${4 * H}))
Wh = np.zeros((${H}, ${4 * H}))
b = np.zeros(${4 * H})
U = np.zeros((${N}, ${T}, ${H}))

N, T, D = x.shape
H = Wh.shape[0]
h = np.zeros((N, T, H))
prev_h, prev_c = np.zeros((N, H)), np.zeros((N, H))
for t in range(T):
    prev_h, prev_c = lstm_step(x[:, t, :], prev_h, prev_c, Wx, Wh, b)
    h[:, t, :] = prev_h
loss = np.sum(h * U)
`;

const G = 4 * H;
const gates = new Float64Array(T * N * G);
const cells = new Float64Array((T + 1) * N * H);
const states = new Float64Array((T + 1) * N * H);
const dh = new Float64Array(N * H);
const dc = new Float64Array(N * H);
const da = new Float64Array(G);

export function byHand({ x, Wx, Wh, b, U }, d) {
  let loss = 0;
  for (let t = 0; t < T; t++) {
    for (let n = 0; n < N; n++) {
      const a = gates.subarray((t * N + n) * G, (t * N + n + 1) * G);
      a.set(b);
      for (let k = 0; k < D; k++) {
        const xk = x[(n * T + t) * D + k];
        for (let j = 0; j < G; j++) a[j] += xk * Wx[k * G + j];
      }
      const before = (t * N + n) * H;
      const after = before + N * H;
      for (let k = 0; k < H; k++) {
        const hk = states[before + k];
        for (let j = 0; j < G; j++) a[j] += hk * Wh[k * G + j];
      }
      for (let j = 0; j < 3 * H; j++) a[j] = 1 / (1 + Math.exp(-a[j]));
      for (let j = 3 * H; j < G; j++) a[j] = Math.tanh(a[j]);
      for (let j = 0; j < H; j++) {
        cells[after + j] = a[H + j] * cells[before + j] + a[j] * a[3 * H + j];
        states[after + j] = a[2 * H + j] * Math.tanh(cells[after + j]);
        d.U[(n * T + t) * H + j] = states[after + j];
        loss += states[after + j] * U[(n * T + t) * H + j];
      }
    }
  }
  d.Wx.fill(0);
  d.Wh.fill(0);
  d.b.fill(0);
  dh.fill(0);
  dc.fill(0);
  for (let t = T - 1; t >= 0; t--) {
    for (let n = 0; n < N; n++) {
      const a = gates.subarray((t * N + n) * G, (t * N + n + 1) * G);
      const before = (t * N + n) * H;
      const after = before + N * H;
      for (let j = 0; j < H; j++) {
        const [i, f, o, g] = [a[j], a[H + j], a[2 * H + j], a[3 * H + j]];
        const dhj = dh[n * H + j] + U[(n * T + t) * H + j];
        const tc = Math.tanh(cells[after + j]);
        const dcj = dc[n * H + j] + dhj * o * (1 - tc * tc);
        da[j] = dcj * g * i * (1 - i);
        da[H + j] = dcj * cells[before + j] * f * (1 - f);
        da[2 * H + j] = dhj * tc * o * (1 - o);
        da[3 * H + j] = dcj * i * (1 - g * g);
        dc[n * H + j] = dcj * f;
      }
      for (let j = 0; j < G; j++) d.b[j] += da[j];
      for (let k = 0; k < D; k++) {
        const xk = x[(n * T + t) * D + k];
        let sum = 0;
        for (let j = 0; j < G; j++) {
          d.Wx[k * G + j] += xk * da[j];
          sum += Wx[k * G + j] * da[j];
        }
        d.x[(n * T + t) * D + k] = sum;
      }
      for (let k = 0; k < H; k++) {
        const hk = states[before + k];
        let sum = 0;
        for (let j = 0; j < G; j++) {
          d.Wh[k * G + j] += hk * da[j];
          sum += Wh[k * G + j] * da[j];
        }
        dh[n * H + k] = sum;
      }
    }
  }
  return loss;
}
