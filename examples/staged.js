// A formula that nobody would want to differentiate at one stroke:
//
//          x + sigmoid(y)
//   f = ---------------------
//       sigmoid(x) + (x + y)²
//
// Cut into steps, each has an easy slope.

const x = 3;
const y = -4;

// Forward.
const sigy = 1 / (1 + Math.exp(-y));
const num = x + sigy;
const sigx = 1 / (1 + Math.exp(-x));
const xpy = x + y;
const xpysqr = xpy ** 2;
const den = sigx + xpysqr;
const invden = 1 / den;
const f = num * invden;

// Backward, step by step in the opposite order. Compare with what GradLens shows above.
const dnum = invden;
const dinvden = num;
const dden = (-1 / den ** 2) * dinvden;
let dsigx = dden;
const dxpysqr = dden;
const dxpy = 2 * xpy * dxpysqr;
let dx = dxpy;
let dy = dxpy;
dx += (1 - sigx) * sigx * dsigx; // x is used three times: its gradients add up
dx += dnum;
const dsigy = dnum;
dy += (1 - sigy) * sigy * dsigy;
