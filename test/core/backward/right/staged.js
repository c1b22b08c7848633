// Stages with names, then the same stages from the end.
const x = 0.8;
const y = 1.7;
const w = -0.4;

const prod = x * y;
const shifted = prod + w;
const sig = 1 / (1 + Math.exp(-shifted));
const lg = Math.log(y);
const sum = sig + lg;
const f = sum * sum;

const dsum = 2 * sum;
const dsig = dsum;
const dlg = dsum;
let dy = dlg / y;
const dshifted = sig * (1 - sig) * dsig;
const dprod = dshifted;
const dw = dshifted;
const dx = y * dprod;
dy += x * dprod;
