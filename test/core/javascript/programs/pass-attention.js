// One head of attention over three tokens, causal.
const tokens = [[0.1, 0.9], [-0.4, 0.2], [0.8, -0.5]];
const Wq = [[0.3, -0.6], [0.5, 0.1]], Wk = [[-0.2, 0.4], [0.7, 0.3]], Wv = [[1, 0.5], [-0.5, 1]];
const apply = (W, t) => W.map((row) => row.reduce((s, w, i) => s + w * t[i], 0));
const q = tokens.map((t) => apply(Wq, t)), k = tokens.map((t) => apply(Wk, t)), v = tokens.map((t) => apply(Wv, t));
const scale = Math.sqrt(q[0].length);
const attended = q.map((qi, i) => {
  const scores = k.slice(0, i + 1).map((kj) => qi.reduce((s, c, d) => s + c * kj[d], 0) / scale);
  const top = Math.max(...scores), weights = scores.map((s) => Math.exp(s - top)), sum = weights.reduce((p, c) => p + c);
  return v[0].map((_, d) => weights.reduce((s, w, j) => s + (w / sum) * v[j][d], 0));
});
const out = attended;
