// Two layers, three examples, one loss. Every weight gets the gradient that training would use.

const inputs = [
  [0.5, -1.2],
  [1.5, 0.3],
  [-0.7, 0.8],
];
const targets = [1, 0, 1];

const W1 = [
  [0.1, -0.4],
  [0.7, 0.2],
  [-0.3, 0.5],
];
const b1 = [0.05, -0.1, 0.2];
const W2 = [0.6, -0.8, 0.9];
const b2 = 0.1;

let loss = 0;
for (let n = 0; n < inputs.length; n++) {
  const x = inputs[n];
  let score = b2;
  for (let h = 0; h < W1.length; h++) {
    const sum = W1[h][0] * x[0] + W1[h][1] * x[1] + b1[h];
    const hidden = Math.max(0, sum); // a ReLU: off means no gradient
    score += W2[h] * hidden;
  }
  const p = 1 / (1 + Math.exp(-score));
  const surprise = -(targets[n] * Math.log(p) + (1 - targets[n]) * Math.log(1 - p));
  loss += surprise / inputs.length;
}
