// The margin is met exactly: one side has a slope, the other has none, and the code takes the one with.
const w = [1, -2];
const x = [0.5, 0.25];
const score = w[0] * x[0] + w[1] * x[1];
const margin = 0 - score;
const loss = Math.max(0, margin);

const dmargin = margin >= 0 ? 1 : 0;
const dscore = -dmargin;
const dw = [dscore * x[0], dscore * x[1]];
const dx = [dscore * w[0], dscore * w[1]];
