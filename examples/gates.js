// Sum, product and maximum in one expression.
// The factor 2 doubles every gradient on its way back; w loses to z and gets 0.

const x = 3;
const y = -4;
const z = 2;
const w = -1;

const f = 2 * (x * y + Math.max(z, w));
