// A line through points; the update is in the loop.
const points = [[0, 1.1], [1, 2.8], [2, 5.3], [3, 6.9]];
let slope = 0.5;
let intercept = 0;
let loss = 0;
const rate = 0.02;

for (let epoch = 0; epoch < 5; epoch++) {
  loss = 0;
  let dslope = 0;
  let dintercept = 0;
  for (const [px, py] of points) {
    const err = slope * px + intercept - py;
    loss += (err * err) / points.length;
    dslope += (2 * err * px) / points.length;
    dintercept += (2 * err) / points.length;
  }
  slope -= rate * dslope;
  intercept -= rate * dintercept;
}
