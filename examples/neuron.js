// A neuron with two inputs, two weights, a bias and a sigmoid.

const w = [2, -3, -3];
const x = [-1, -2];

const dot = w[0] * x[0] + w[1] * x[1] + w[2];
const f = 1 / (1 + Math.exp(-dot));

// The same by hand: the sigmoid's slope is (1 - f) * f, and dot passes it on.
const ddot = (1 - f) * f;
const dx = [w[0] * ddot, w[1] * ddot];
const dw = [x[0] * ddot, x[1] * ddot, 1 * ddot];
