// Values of states in a corridor: sweeps of Bellman's equation, then one walk that learns.
const gamma = 0.9, reward = [0, 0, -0.1, 0, 1], last = reward.length - 1;
let V = reward.map(() => 0);
for (let sweep = 0; sweep < 8; sweep++) V = V.map((v, s) => (s === last ? 0 : Math.max(...[s - 1, s + 1].filter((n) => n >= 0).map((n) => reward[n] + gamma * V[n]))));
const Q = {};
const q = (s, a) => (Q[`${s}:${a}`] ??= 0);
let s = 0;
for (const action of ['right', 'left', 'right', 'right', 'right', 'right']) {
  const n = Math.min(last, Math.max(0, s + (action === 'right' ? 1 : -1)));
  const target = reward[n] + (n === last ? 0 : gamma * Math.max(q(n, 'left'), q(n, 'right')));
  Q[`${s}:${action}`] = q(s, action) + 0.5 * (target - q(s, action));
  if (n === last) break;
  s = n;
}
const out = [V, Q, s];
