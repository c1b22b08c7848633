// A pendulum with friction, four slopes a step.
const gravity = 9.81, length = 1.2, friction = 0.1, dt = 0.05;
const slope = ([theta, omega]) => [omega, -(gravity / length) * Math.sin(theta) - friction * omega];
const add = (s, k, by) => s.map((v, i) => v + by * k[i]);
let state = [1, 0];
const path = [state];
for (let t = 0; t < 10; t++) {
  const k1 = slope(state), k2 = slope(add(state, k1, dt / 2)), k3 = slope(add(state, k2, dt / 2)), k4 = slope(add(state, k3, dt));
  state = state.map((v, i) => v + (dt / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]));
  path.push(state);
}
const energy = ([theta, omega]) => 0.5 * length ** 2 * omega ** 2 + gravity * length * (1 - Math.cos(theta));
const out = [path.at(-1), energy(path[0]) - energy(state)];
