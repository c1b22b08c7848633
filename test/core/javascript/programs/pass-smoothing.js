// A noisy series: moving mean, exponential mean, median of three, and differences.
const series = [3, 3.4, 9, 2.8, 3.1, 2.6, -4, 3.3];
const alpha = 0.3;
const moving = series.map((_, i) => series.slice(Math.max(0, i - 1), i + 2)).map((w) => w.reduce((a, b) => a + b) / w.length);
const exponential = series.reduce((done, v) => [...done, done.length ? alpha * v + (1 - alpha) * done.at(-1) : v], []);
const median = series.slice(1, -1).map((v, i) => [series[i], v, series[i + 2]].toSorted((a, b) => a - b)[1]);
const jumps = series.slice(1).map((v, i) => v - series[i]);
const largest = jumps.findIndex((d) => Math.abs(d) > 5);
const last = jumps.findLastIndex((d) => Math.abs(d) > 5);
export const out = [moving, exponential, median, largest, last, jumps.findLast((d) => d > 0), jumps.find((d) => d < 0)];
