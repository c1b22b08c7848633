// Hares and foxes over time, with a record of the peaks.
const birth = 1.1, catching = 0.4, growth = 0.1, death = 0.4;
const world = { hares: 10, foxes: 5, t: 0 };
const peaks = [];
let rising = true;
while (world.t < 3) {
  const { hares, foxes } = world;
  const met = hares * foxes, dt = 0.05;
  Object.assign(world, {
    hares: hares + (birth * hares - catching * met) * dt,
    foxes: foxes + (growth * met - death * foxes) * dt,
    t: world.t + dt,
  });
  if (world.foxes < foxes && rising) peaks.push(foxes);
  rising = world.foxes >= foxes;
}
export const out = [world.hares, world.foxes, ...peaks];
