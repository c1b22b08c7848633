// A perceptron learns AND from four examples.
const rate = 0.1;
const examples = [[0, 0, -1], [0, 1, -1], [1, 0, -1], [1, 1, 1]];
let weights = [0.2, -0.4];
let bias = 0.05;
let mistakes = 0;
for (let epoch = 0; epoch < 12; epoch++) {
  for (const [a, b, target] of examples) {
    const sum = a * weights[0] + b * weights[1] + bias;
    const guess = sum > 0 ? 1 : -1;
    if (guess === target) continue;
    mistakes += 1;
    weights = weights.map((w, i) => w + rate * target * [a, b][i]);
    bias += rate * target;
  }
}
export const out = [...weights, bias, mistakes];
