// Adam on a banana-shaped valley.
let p = { x: -1.2, y: 1 };
const beta1 = 0.9, beta2 = 0.999, rate = 0.05, eps = 1e-8;
const f = ({ x, y }) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
const m = { x: 0, y: 0 }, v = { x: 0, y: 0 };
for (let t = 1; t <= 20; t++) {
  const g = { x: -2 * (1 - p.x) - 400 * p.x * (p.y - p.x ** 2), y: 200 * (p.y - p.x ** 2) };
  const next = {};
  for (const key of Object.keys(p)) {
    m[key] = beta1 * m[key] + (1 - beta1) * g[key];
    v[key] = beta2 * v[key] + (1 - beta2) * g[key] ** 2;
    const mHat = m[key] / (1 - Math.pow(beta1, t)), vHat = v[key] / (1 - Math.pow(beta2, t));
    next[key] = p[key] - (rate * mHat) / (Math.sqrt(vHat) + eps);
  }
  p = next;
}
const out = [p, f(p)];
