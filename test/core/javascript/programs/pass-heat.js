// Heat along a rod: many writes into two arrays that take turns.
const n = 8, alpha = 0.2;
let u = Array.from({ length: n }, (_, i) => Math.sin((Math.PI * i) / (n - 1)) + (i === 3 ? 0.5 : 0)), v = new Array(n).fill(0);
for (let t = 0; t < 12; t++) {
  for (let i = 1; i < n - 1; i++) v[i] = u[i] + alpha * (u[i - 1] - 2 * u[i] + u[i + 1]);
  v[0] = v[1];
  v[n - 1] = 0;
  [u, v] = [v, u];
}
const out = [u, u.reduce((s, w) => s + w, 0)];
