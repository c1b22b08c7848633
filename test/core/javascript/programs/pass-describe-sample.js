// Mean, spread, skewness and quantiles of a sample.
const sample = [2.5, 3.1, 4.7, 5, 5.6, 6.8, 9.9, 1.2];
const n = sample.length;
const mean = sample.reduce((a, b) => a + b, 0) / n;
const moment = (k) => sample.reduce((sum, v) => sum + (v - mean) ** k, 0) / n;
const variance = moment(2);
const skewness = moment(3) / Math.pow(variance, 1.5);
const sorted = [...sample].sort((a, b) => a - b);
const quantile = (q) => {
  const at = q * (n - 1);
  const below = Math.floor(at), above = Math.ceil(at);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
};
export const out = [mean, Math.sqrt(variance), skewness, quantile(0.5), quantile(0.9), sorted.at(-1) - sorted.at(0)];
