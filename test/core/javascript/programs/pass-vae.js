// A variational bound: a code with noise, a decoder, and two terms of a loss.
const x = [0.2, 0.7], mu = [0.1, -0.3], logVariance = [-0.5, 0.2], noise = [0.3, -1.1];
const z = mu.map((m, i) => m + Math.exp(0.5 * logVariance[i]) * noise[i]);
const decode = ([a, b]) => [Math.atan(a - b) / Math.PI + 0.5, 1 / (1 + Math.exp(-a * b))];
const y = decode(z);
const reconstruction = x.reduce((s, xi, i) => s - xi * Math.log(y[i]) - (1 - xi) * Math.log1p(-y[i]), 0);
const divergence = -0.5 * logVariance.reduce((s, lv, i) => s + 1 + lv - mu[i] ** 2 - Math.exp(lv), 0);
const elbo = -(reconstruction + divergence);
const out = [z, y, reconstruction, divergence, elbo];
