// The gradient is written into an array that the caller gives.
function hingeLoss(w, examples, labels, dw) {
  let loss = 0;
  for (let i = 0; i < examples.length; i++) {
    let score = 0;
    for (let j = 0; j < w.length; j++) score += w[j] * examples[i][j];
    const margin = 1 - labels[i] * score;
    if (margin > 0) {
      loss += margin;
      for (let j = 0; j < w.length; j++) dw[j] -= labels[i] * examples[i][j];
    }
  }
  for (let j = 0; j < w.length; j++) {
    loss += 0.05 * w[j] * w[j];
    dw[j] += 0.1 * w[j];
  }
  return loss;
}

const w = [0.4, -0.3, 0.1];
const examples = [[1.2, 0.7, 1], [-0.3, -0.5, 1], [0.5, 1.4, 1], [-2, 0.2, 1]];
const labels = [1, -1, -1, 1];
const dw = [0, 0, 0];
const loss = hingeLoss(w, examples, labels, dw);
