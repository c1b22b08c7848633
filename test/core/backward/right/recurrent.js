// A recurrent unit with one number of memory, back through time.
const xs = [0.5, -1.2, 0.8, 0.3];
const u = 0.7;
const v = -0.4;
const b = 0.1;

const hs = [0];
for (let t = 0; t < xs.length; t++) {
  hs.push(Math.tanh(u * xs[t] + v * hs[t] + b));
}
const last = hs[hs.length - 1];
const loss = (last - 0.25) ** 2;

let du = 0;
let dv = 0;
let db = 0;
const dxs = xs.map(() => 0);
let dh = 2 * (last - 0.25);
for (let t = xs.length - 1; t >= 0; t--) {
  const draw = dh * (1 - hs[t + 1] ** 2);
  du += draw * xs[t];
  dv += draw * hs[t];
  db += draw;
  dxs[t] = draw * u;
  dh = draw * v;
}
