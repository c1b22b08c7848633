// Gradients are added up in a record that begins with zeros.
const points = [[0.2, 1.1], [0.7, 1.9], [1.5, 2.8], [2.1, 4.4]];
const slope = 1.2;
const offset = 0.4;
const spread = -0.3;
const grads = { slope: 0, offset: 0, spread: 0 };
let nll = 0;
for (const [x, y] of points) {
  const mean = slope * x + offset;
  const deviation = Math.exp(spread * x);
  const u = (y - mean) / deviation;
  nll += 0.5 * u * u + spread * x;
  const dmean = -u / deviation;
  grads.slope += dmean * x;
  grads.offset += dmean;
  grads.spread += (1 - u * u) * x;
}
console.log(nll, grads);
