// A small image under a filter, rectified, then the largest of each block of two by two.
const image = [[1, 2, 0, 1, 3], [0, 1, 4, 2, 1], [2, 1, 0, 3, 1], [1, 0, 2, 1, 2], [3, 1, 1, 0, 1]];
const kernel = [[0.5, -1], [0.75, 0.3]];
const features = [];
for (let r = 0; r < image.length - 1; r++) {
  const row = [];
  for (let c = 0; c < image[r].length - 1; c++) {
    let sum = 0.1;
    for (const i in kernel) for (const j in kernel[i]) sum += kernel[i][j] * image[r + Number(i)][c + Number(j)];
    row.push(Math.max(0, sum));
  }
  features.push(row);
}
const pooled = [];
for (let r = 0; r < 4; r += 2) {
  const line = [];
  for (let c = 0; c < 4; c += 2) {
    line.push(Math.max(features[r][c], features[r][c + 1], features[r + 1][c], features[r + 1][c + 1]));
  }
  pooled.push(line);
}
export const out = pooled;
