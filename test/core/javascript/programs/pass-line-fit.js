// The straight line through points with least squares, and how well it fits.
const xs = [0, 1, 2, 3, 4], ys = [1.1, 2.9, 5.2, 7.1, 8.8];
const sum = (list) => list.reduce((a, b) => a + b, 0);
const mx = sum(xs) / xs.length;
const my = sum(ys) / ys.length;
const slope = sum(xs.map((x, i) => (x - mx) * (ys[i] - my))) / sum(xs.map((x) => (x - mx) ** 2));
const intercept = my - slope * mx;
const residuals = ys.map((y, i) => y - (slope * xs[i] + intercept));
const r2 = 1 - sum(residuals.map((r) => r * r)) / sum(ys.map((y) => (y - my) ** 2));
export const out = [slope, intercept, r2];
