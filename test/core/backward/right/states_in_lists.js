// Two numbers of state that change in place; copies are kept for the way back.
const xs = [0.4, -0.9, 1.3];
const U = [0.8, -0.3];
const V = [0.5, 0.6];
const state = [0.1, -0.2];
const kept = [];
for (const x of xs) {
  const before = state.slice();
  kept.push(before);
  for (let i = 0; i < 2; i++) state[i] = Math.tanh(U[i] * x + V[i] * state[i]);
}
kept.push(state.slice());
const loss = state[0] * state[0] + 3 * state[1];

const dU = [0, 0];
const dV = [0, 0];
let dnow = [2 * state[0], 3];
for (let t = xs.length - 1; t >= 0; t--) {
  const raw = dnow.map((g, i) => g * (1 - kept[t + 1][i] ** 2));
  for (let i = 0; i < 2; i++) {
    dU[i] += raw[i] * xs[t];
    dV[i] += raw[i] * kept[t][i];
  }
  dnow = raw.map((g, i) => g * V[i]);
}
