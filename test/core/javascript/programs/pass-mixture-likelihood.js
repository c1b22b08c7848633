// The log likelihood of points under two bells, summed in the log domain.
const points = [-1.2, 0.4, 2.3, 3.1];
const means = [0, 2.5], deviations = [1, 0.7], weights = [0.4, 0.6];
const logDensity = (x, m, s) => -0.5 * ((x - m) / s) ** 2 - Math.log(s) - 0.5 * Math.log(2 * Math.PI);
const logSum = (terms) => {
  const top = Math.max(...terms);
  return top + Math.log(terms.map((t) => Math.exp(t - top)).reduce((a, b) => a + b));
};
const total = points
  .map((x) => logSum(means.map((m, k) => Math.log(weights[k]) + logDensity(x, m, deviations[k]))))
  .reduce((a, b) => a + b, 0);
export const out = total;
