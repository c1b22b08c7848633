// A picture under a kernel, with a border of zeros, then the largest of each two by two.
const image = [[1, 2, 0, 1], [0, 1, 3, 1], [2, 1, 0, 0], [1, 0, 1, 2]];
const kernel = [[0.5, -1, 0.25], [1, 0, -0.5], [0.1, 0.2, 0.3]];
const H = image.length, pad = 1;
const at = (i, j) => image[i]?.[j] ?? 0;
const map = Array.from({ length: H }, () => new Array(H).fill(0));
for (let i = 0; i < H; i++)
  for (let j = 0; j < H; j++)
    for (let di = -pad; di <= pad; di++)
      for (let dj = -pad; dj <= pad; dj++) map[i][j] += at(i + di, j + dj) * kernel[di + pad][dj + pad];
const pooled = [];
for (let i = 0; i < H; i += 2) {
  pooled.push([]);
  for (let j = 0; j < H; j += 2) pooled[i / 2].push(Math.max(map[i][j], map[i][j + 1], map[i + 1][j], map[i + 1][j + 1]));
}
const out = [map, pooled, pooled.flat().reduce((p, c) => p + Math.max(c, 0), 0)];
