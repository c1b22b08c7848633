// Two layers with tanh, nested loops and arrays.
const W1 = [[0.1, -0.2, 0.3], [0.4, 0.5, -0.6]], b1 = [0.01, -0.02];
const W2 = [[0.7, -0.8]], b2 = [0.05];
const x = [1, -2, 0.5], target = 0.3;
function linear(W, v, b) {
  const y = [];
  for (let i = 0; i < W.length; i++) {
    let s = b[i];
    for (let j = 0; j < v.length; j++) s += W[i][j] * v[j];
    y.push(s);
  }
  return y;
}
const h = linear(W1, x, b1).map(Math.tanh);
const [y] = linear(W2, h, b2);
const loss = (y - target) ** 2 / 2;
const out = [h, y, loss];
