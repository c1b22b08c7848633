// Two layers of plain arrays, updated in place at the end of every step.
const xs = [[0.2, -1.1], [0.9, 0.4], [-0.6, 0.7]];
const targets = [0.3, -0.2, 0.8];
const W = [[0.4, -0.3], [0.1, 0.8], [-0.5, 0.2]];
const v = [0.7, -0.6, 0.3];
let loss = 0;

for (let epoch = 0; epoch < 2; epoch++) {
  loss = 0;
  const dW = W.map((row) => row.map(() => 0));
  const dv = v.map(() => 0);
  for (let n = 0; n < xs.length; n++) {
    const z = W.map((row) => row[0] * xs[n][0] + row[1] * xs[n][1]);
    const h = z.slice();
    for (let i = 0; i < h.length; i++) h[i] = Math.tanh(h[i]);
    const out = h[0] * v[0] + h[1] * v[1] + h[2] * v[2];
    loss += 0.5 * (out - targets[n]) ** 2;

    const dout = out - targets[n];
    for (let i = 0; i < v.length; i++) {
      dv[i] += dout * h[i];
      const t = Math.tanh(z[i]);
      const raw = dout * v[i] * (1 - t * t);
      for (let j = 0; j < 2; j++) dW[i][j] += raw * xs[n][j];
    }
  }
  for (let i = 0; i < v.length; i++) {
    v[i] -= 0.1 * dv[i];
    for (let j = 0; j < 2; j++) W[i][j] -= 0.1 * dW[i][j];
  }
}
