// A spring in time: dt, dx and delta are steps. The one gradient is gradK.
const data = [0.9, 0.62, 0.1];
const dt = 0.1;
const damping = 0.05;
const domain = [0, 1];
let x = 1;
let velocity = 0;
const k = 4;
let sensitivityX = 0;
let sensitivityV = 0;
let loss = 0;
let gradK = 0;
for (let step = 0; step < 3; step++) {
  const acceleration = -k * x - damping * velocity;
  const sensitivityA = -x - k * sensitivityX - damping * sensitivityV;
  velocity = velocity + dt * acceleration;
  sensitivityV = sensitivityV + dt * sensitivityA;
  const dx = dt * velocity;
  x = x + dx;
  sensitivityX = sensitivityX + dt * sensitivityV;
  const delta = x - data[step];
  loss += delta * delta;
  gradK += 2 * delta * sensitivityX;
}
const distance = Math.abs(domain[1] - domain[0]);
