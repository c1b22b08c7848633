// Three rounds of k-means, with ties and an empty cluster guarded.
const points = [[1, 1], [1.5, 2], [3, 4], [5, 7], [3.5, 5], [4.5, 5]];
let centers = [[1, 1], [5, 7]];
const distance = (p, q) => p.reduce((s, v, i) => s + (v - q[i]) ** 2, 0);
let assigned = [];
for (let round = 0; round < 3; round++) {
  assigned = points.map((p) => {
    let best = 0;
    centers.forEach((c, k) => { if (distance(p, c) < distance(p, centers[best])) best = k; });
    return best;
  });
  centers = centers.map((old, k) => {
    const mine = points.filter((_, i) => assigned[i] === k);
    return mine.length ? old.map((_, d) => mine.reduce((s, p) => s + p[d], 0) / mine.length) : old;
  });
}
const inertia = points.reduce((s, p, i) => s + distance(p, centers[assigned[i]]), 0);
const out = [centers, assigned, inertia];
