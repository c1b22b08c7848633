// A curve by four points: by De Casteljau's halving, and by its polynomial.
const points = [[0, 0], [1, 3], [3, -1], [4, 2]], t = 0.35;
const mix = (p, q) => p.map((v, i) => (1 - t) * v + t * q[i]);
let level = points;
while (level.length > 1) level = level.slice(1).map((q, i) => mix(level[i], q));
const choose = (n, k) => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
const bernstein = points.map((_, k) => choose(3, k) * t ** k * (1 - t) ** (3 - k));
const direct = [0, 1].map((d) => bernstein.reduce((s, b, k) => s + b * points[k][d], 0));
const steps = 16;
let length = 0, last = points[0];
for (let s = 1; s <= steps; s++) {
  const r = s / steps, here = [0, 1].map((d) => points.reduce((sum, p, k) => sum + choose(3, k) * r ** k * (1 - r) ** (3 - k) * p[d], 0));
  length += Math.hypot(here[0] - last[0], here[1] - last[1]);
  last = here;
}
const out = [level[0], direct, length];
