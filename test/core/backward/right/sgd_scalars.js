// Three numbers that are learned one example at a time; each is updated when nobody needs it any more.
const samples = [[0.5, 0.9], [-1.2, 0.1], [0.8, 0.7], [0.1, 0.4]];
let a = 0.7;
let b = -0.2;
let c = 1.1;
let loss = 0;

for (const [x, t] of samples) {
  const z = a * x + b;
  const h = Math.tanh(z);
  const y = c * h;
  loss = 0.5 * (y - t) ** 2;

  const dy = y - t;
  const dc = dy * h;
  const dh = dy * c;
  c -= 0.2 * dc;
  const dz = dh * (1 - h * h);
  const da = dz * x;
  const db = dz;
  a -= 0.2 * da;
  b -= 0.2 * db;
}
