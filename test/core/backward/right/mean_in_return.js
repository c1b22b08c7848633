// Pseudo-Huber loss of a line; the mean is taken where the function returns.
const xs = [0.2, 0.7, 1.1, 1.9];
const ys = [0.3, 1.4, 1.2, 6.0];
const width = 0.8;

function lossAndGradients(slope, offset) {
  let loss = 0;
  let dslope = 0;
  let doffset = 0;
  for (let i = 0; i < xs.length; i++) {
    const error = slope * xs[i] + offset - ys[i];
    const root = Math.sqrt(1 + (error / width) ** 2);
    loss += width * width * (root - 1);
    dslope += (error / root) * xs[i];
    doffset += error / root;
  }
  return [loss / xs.length, dslope / xs.length, doffset / xs.length];
}

let slope = 0.4;
let offset = -0.1;
for (let step = 0; step < 5; step++) {
  const [loss, ds, doff] = lossAndGradients(slope, offset);
  slope -= 0.2 * ds;
  offset -= 0.2 * doff;
  console.log(step, loss);
}
