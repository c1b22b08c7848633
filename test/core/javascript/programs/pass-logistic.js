// Logistic regression, ten steps of descent with gradients written by hand.
const points = [{ x: [0.5, 1.5], y: 1 }, { x: [-1, 0.3], y: 0 }, { x: [1.2, -0.4], y: 1 }, { x: [-0.7, -1.1], y: 0 }];
let weights = [0.1, -0.1], bias = 0;
const rate = 0.5;
const predict = (x) => 1 / (1 + Math.exp(-(weights[0] * x[0] + weights[1] * x[1] + bias)));
const cost = () => points.reduce((sum, { x, y }) => sum - (y * Math.log(predict(x)) + (1 - y) * Math.log(1 - predict(x))), 0) / points.length;
const costs = [cost()];
for (let step = 0; step < 10; step++) {
  let gw = [0, 0], gb = 0;
  for (const { x, y } of points) {
    const error = predict(x) - y;
    gw = gw.map((g, i) => g + error * x[i]);
    gb += error;
  }
  weights = weights.map((w, i) => w - (rate * gw[i]) / points.length);
  bias -= (rate * gb) / points.length;
  costs.push(cost());
}
const out = [weights, bias, costs];
