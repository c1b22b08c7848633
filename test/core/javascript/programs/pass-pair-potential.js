// Energy and force of four particles, each pair counted once.
const particles = [[0, 0], [1.1, 0.1], [0.2, 1.2], [-1, 0.4]];
const epsilon = 0.8, sigma = 1;
let energy = 0;
const force = particles.map(() => [0, 0]);
for (let i = 0; i < particles.length; i++) {
  for (let j = i + 1; j < particles.length; j++) {
    const dx = particles[i][0] - particles[j][0], dy = particles[i][1] - particles[j][1];
    const r = Math.sqrt(dx * dx + dy * dy);
    const six = (sigma / r) ** 6;
    energy += 4 * epsilon * (six * six - six);
    const pull = (24 * epsilon * (2 * six * six - six)) / (r * r);
    [dx, dy].forEach((d, axis) => {
      force[i][axis] += pull * d;
      force[j][axis] -= pull * d;
    });
  }
}
export const out = [energy, ...force];
