// Gradient descent with momentum in the valley of a quadratic.
let p = [4, -3];
const curvature = [1, 8];
const rate = 0.08, friction = 0.7;
const velocity = p.map(() => 0);
const loss = (q) => 0.5 * q.reduce((sum, v, i) => sum + curvature[i] * v * v, 0);
const history = [loss(p)];
for (let step = 0; step < 20; step += 1) {
  p.forEach((v, i) => {
    velocity[i] = friction * velocity[i] - rate * curvature[i] * v;
  });
  p = p.map((v, i) => v + velocity[i]);
  if (step % 5 === 4) history.push(loss(p));
}
export const out = history;
