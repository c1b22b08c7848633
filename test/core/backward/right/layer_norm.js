function layerNormForward(x, gamma, beta) {
  const n = x.length;
  const mean = x.reduce((a, b) => a + b, 0) / n;
  const variance = x.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
  const inv = 1 / Math.sqrt(variance + 1e-5);
  const xhat = x.map((v) => (v - mean) * inv);
  const out = xhat.map((v, i) => v * gamma[i] + beta[i]);
  return { out, cache: { xhat, inv, gamma } };
}

function layerNormBackward(dout, cache) {
  const { xhat, inv, gamma } = cache;
  const n = dout.length;
  const dgamma = dout.map((g, i) => g * xhat[i]);
  const dbeta = dout.slice();
  const dxhat = dout.map((g, i) => g * gamma[i]);
  let sum = 0;
  let dot = 0;
  for (let i = 0; i < n; i++) {
    sum += dxhat[i];
    dot += dxhat[i] * xhat[i];
  }
  const dx = dxhat.map((g, i) => inv * (g - sum / n - (xhat[i] * dot) / n));
  return { dx, dgamma, dbeta };
}

const x = [0.4, -1.3, 2.2, 0.7];
const gamma = [1.1, 0.9, -0.5, 1.4];
const beta = [0, 0.2, -0.1, 0.3];
const { out, cache } = layerNormForward(x, gamma, beta);
const dout = [0.3, -0.6, 1.2, 0.8];
const { dx, dgamma, dbeta } = layerNormBackward(dout, cache);
