// A gradient beside its numeric estimate.
function loss(w) {
  const z = w[0] * 0.5 + w[1] * -1.5 + w[2];
  return Math.log(1 + Math.exp(-z)) + 0.01 * (w[0] ** 2 + w[1] ** 2);
}

function gradient(w) {
  const z = w[0] * 0.5 + w[1] * -1.5 + w[2];
  const dz = -1 / (1 + Math.exp(z));
  return [dz * 0.5 + 0.02 * w[0], dz * -1.5 + 0.02 * w[1], dz];
}

const w = [0.8, -0.2, 0.4];
const cost = loss(w);
const dw = gradient(w);

const h = 1e-5;
const numeric = w.map((_, i) => {
  const up = w.slice();
  const down = w.slice();
  up[i] += h;
  down[i] -= h;
  return (loss(up) - loss(down)) / (2 * h);
});
const worst = Math.max(...dw.map((g, i) => Math.abs(g - numeric[i])));
