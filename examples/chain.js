// Two gates in a row: (x + y) * z.
// A sum hands its gradient on to both, so x and y get what q got.

const x = -2;
const y = 5;
const z = -4;

const q = x + y;
const f = q * z;
