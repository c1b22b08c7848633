// A spring in time: dt, dx, delta and the like are steps and numbers. The one gradient is gradK.
const data = 0.62;
const dt = 0.1;
const damping = 0.05;
const domain = [0, 1];
let x = 1;
let velocity = 0;
for (let step = 0; step < 3; step++) {
  const drag = damping * velocity;
  const dv = dt * (-3 * x - drag);
  velocity = velocity + dv;
  const dx = dt * velocity;
  x = x + dx;
}

const k = 4;
const position = x + dt * (velocity - dt * k * x);
const delta = position - data;
const loss = delta * delta;
const distance = Math.abs(domain[1] - domain[0]);

const gradPosition = 2 * delta;
const gradK = -dt * dt * x * gradPosition;
