// The sum of logarithms is made greater: the gradients are those of the negative loss, and are added.
const data = [[0.5, 1.2, 1], [-1.1, 0.3, 0], [0.7, -0.6, 1], [-0.2, -1.4, 0]];
let w1 = 0.1;
let w2 = -0.2;
let loss = 0;

for (let step = 0; step < 4; step++) {
  loss = 0;
  let dw1 = 0;
  let dw2 = 0;
  for (const [a, b, label] of data) {
    const p = 1 / (1 + Math.exp(-(w1 * a + w2 * b)));
    loss -= label * Math.log(p) + (1 - label) * Math.log(1 - p);
    dw1 += (label - p) * a;
    dw2 += (label - p) * b;
  }
  w1 += 0.1 * dw1;
  w2 += 0.1 * dw2;
}
