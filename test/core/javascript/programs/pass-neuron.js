// One neuron with a sigmoid, step by step.
const w = [2, -3, -3], x = [-1, -2];
let dot = w[0] * x[0] + w[1] * x[1] + w[2];
const f = 1 / (1 + Math.exp(-dot));
const out = [dot, f, f * (1 - f)];
