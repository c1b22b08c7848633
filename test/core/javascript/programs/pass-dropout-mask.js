// A mask of zeros and ones from a generator of its own, so that it is the same everywhere.
let seed = 42;
const next = () => {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) / 2 ** 32;
};
const keep = 0.75;
const x = [0.3, -1.2, 0.8, 2, -0.5, 1.1, 0.05, -0.9];
const mask = x.map(() => (next() < keep ? 1 : 0));
const dropped = x.map((v, i) => (v * mask[i]) / keep);
const w = [1, -1, 2, -2, 0.5, -0.5, 3, -3];
const y = dropped.reduce((s, v, i) => s + v * w[i], 0);
export const out = [y, ...mask, seed & 0xff, ~seed | 1];
