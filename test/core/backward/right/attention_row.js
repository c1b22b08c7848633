// One query against three keys.
const query = [0.3, -0.9];
const keys = [[0.7, 0.1], [-0.4, 1.2], [0.9, -0.6]];
const values = [1.4, -0.3, 0.6];

const scores = keys.map((key) => (query[0] * key[0] + query[1] * key[1]) / Math.SQRT2);
const exps = scores.map((s) => Math.exp(s));
const total = exps[0] + exps[1] + exps[2];
const weights = exps.map((e) => e / total);
const out = weights[0] * values[0] + weights[1] * values[1] + weights[2] * values[2];
const loss = out * out;

const dout = 2 * out;
const dvalues = weights.map((p) => p * dout);
const dweights = values.map((v) => v * dout);
const inner = dweights[0] * weights[0] + dweights[1] * weights[1] + dweights[2] * weights[2];
const dscores = weights.map((p, i) => p * (dweights[i] - inner));
const dquery = [0, 0];
const dkeys = [[0, 0], [0, 0], [0, 0]];
for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 2; j++) {
    dquery[j] += (dscores[i] * keys[i][j]) / Math.SQRT2;
    dkeys[i][j] += (dscores[i] * query[j]) / Math.SQRT2;
  }
}
