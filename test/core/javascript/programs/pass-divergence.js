// Entropy, cross entropy and divergence of distributions, in bits and in nats.
const p = [0.1, 0.2, 0.3, 0.4], q = [0.25, 0.25, 0.4, 0.1];
const over = (f) => p.reduce((sum, v, i) => sum + f(v, q[i]), 0);
const entropy = over((a) => -a * Math.log2(a));
const cross = over((a, b) => -a * Math.log2(b));
const divergence = over((a, b) => a * Math.log(a / b));
const between = p.map((v, i) => (v + q[i]) / 2);
const distance = 0.5 * p.reduce((s, v, i) => s + v * Math.log(v / between[i]) + q[i] * Math.log(q[i] / between[i]), 0);
const bans = -Math.log10(p[0]);
export const out = [entropy, cross, (cross - entropy) * Math.LN2 + divergence, distance, bans * Math.LN10];
