// Losses between what was said and what was so, with their edges smoothed.
const said = [0.9, 2.1, -0.4, 0.05], so = [1, 2, 0.5, 0];
const mean = (f) => said.map((p, i) => f(p, so[i])).reduce((a, b) => a + b) / said.length;
const huber = (d, delta = 0.5) => (Math.abs(d) <= delta ? d ** 2 / 2 : delta * (Math.abs(d) - delta / 2));
const losses = [mean((p, t) => (p - t) ** 2), mean((p, t) => Math.abs(p - t)), mean((p, t) => huber(p - t)), mean((p, t) => Math.log(Math.cosh(p - t))), Math.sqrt(mean((p, t) => (p - t) ** 2))];
const clamp = (p) => Math.min(Math.max(p, 1e-7), 1 - 1e-7);
const focal = mean((p, t) => { const c = clamp(1 / (1 + Math.exp(-p))); return -((1 - c) ** 2) * t * Math.log(c); });
const triplet = Math.max(0, Math.hypot(said[0] - so[0], said[1] - so[1]) - Math.hypot(said[2] - so[2], said[3] - so[3]) + 0.2);
const out = [losses, focal, triplet];
