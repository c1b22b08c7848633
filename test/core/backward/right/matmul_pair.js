// Matrices as flat arrays, row by row.
function matmulForward(a, b, n, k, m) {
  const out = new Array(n * m).fill(0);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++)
      for (let l = 0; l < k; l++) out[i * m + j] += a[i * k + l] * b[l * m + j];
  return out;
}

function matmulBackward(dout, a, b, n, k, m) {
  const da = new Array(n * k).fill(0);
  const db = new Array(k * m).fill(0);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++)
      for (let l = 0; l < k; l++) {
        da[i * k + l] += dout[i * m + j] * b[l * m + j];
        db[l * m + j] += dout[i * m + j] * a[i * k + l];
      }
  return [da, db];
}

const a = [0.5, -1.0, 2.0, 0.3, 0.7, -0.2];
const b = [1.5, 0.1, -0.4, 0.8, 0.6, -0.9];
const out = matmulForward(a, b, 2, 3, 2);
const dout = [1.0, -0.5, 0.25, 2.0];
const [da, db] = matmulBackward(dout, a, b, 2, 3, 2);
