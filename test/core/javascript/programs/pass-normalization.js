// Batch and layer normalization of one matrix, with scale and shift.
const X = [[1, 2, 3], [4, -1, 0.5], [-2, 0.25, 1]];
const gamma = 1.5, beta = -0.5, eps = 1e-5;
const mean = (l) => l.reduce((s, v) => s + v, 0) / l.length;
const variance = (l, mu = mean(l)) => mean(l.map((v) => (v - mu) ** 2));
const normalize = (l) => { const mu = mean(l), sd = Math.sqrt(variance(l, mu) + eps); return l.map((v) => gamma * ((v - mu) / sd) + beta); };
const transpose = (M) => M[0].map((_, j) => M.map((row) => row[j]));
const layer = X.map(normalize), batch = transpose(transpose(X).map(normalize));
const out = [layer, batch, mean(layer.flat()), variance(batch.flat())];
