// A recurrent net reads a word; the state is carried from letter to letter.
const vocabulary = 'helo';
const oneHot = (c) => [...vocabulary].map((v) => (v === c ? 1 : 0));
const Wxh = [[0.2, -0.3, 0.4, 0.1], [-0.5, 0.6, 0.2, -0.1]], Whh = [[0.3, -0.2], [0.1, 0.4]], Why = [[0.5, -0.4], [0.2, 0.3], [-0.6, 0.1], [0.3, 0.7]];
let h = [0, 0], loss = 0;
const word = 'hello';
for (let t = 0; t + 1 < word.length; t++) {
  const x = oneHot(word[t]);
  h = h.map((_, i) => Math.tanh(Wxh[i].reduce((s, w, j) => s + w * x[j], 0) + Whh[i].reduce((s, w, j) => s + w * h[j], 0)));
  const y = Why.map((row) => row.reduce((s, w, j) => s + w * h[j], 0));
  const z = y.map((v) => Math.exp(v));
  loss -= Math.log(z[vocabulary.indexOf(word[t + 1])] / z.reduce((p, c) => p + c));
}
const out = [h, loss];
