// A picture sampled between its pixels, turned by an angle.
const picture = [[0, 1, 2], [3, 5, 4], [8, 6, 7]], angle = 0.4;
const sample = (u, v) => {
  const i = Math.min(Math.floor(u), 1), j = Math.min(Math.floor(v), 1), a = u - i, b = v - j;
  return (1 - a) * (1 - b) * picture[i][j] + a * (1 - b) * picture[i + 1][j] + (1 - a) * b * picture[i][j + 1] + a * b * picture[i + 1][j + 1];
};
const [c, s] = [Math.cos(angle), Math.sin(angle)];
const turned = [];
for (const y of [-0.5, 0.5]) {
  const row = [];
  for (const x of [-0.5, 0.5]) row.push(sample(1 + c * x - s * y, 1 + s * x + c * y));
  turned.push(row);
}
const smooth = turned.flat().reduce((t, v, i, all) => t + (v - all[(i + 1) % all.length]) ** 2, 0);
const out = [turned, smooth];
