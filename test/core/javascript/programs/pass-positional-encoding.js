// Sines and cosines of positions at many wavelengths, added to embeddings.
const d = 6, positions = 4, base = 10000;
const encoding = Array(positions).fill().map((_, pos) =>
  Array(d).fill().map((_, i) => {
    const rate = pos / base ** ((2 * Math.floor(i / 2)) / d);
    return i & 1 ? Math.cos(rate) : Math.sin(rate);
  }),
);
const embedding = [0.1, -0.2, 0.3, -0.4, 0.5, -0.6];
const mixed = encoding.map((row) => row.map((v, i) => v + embedding[i]));
const likeness = mixed.map((row) => row.reduce((s, v, i) => s + v * mixed[0][i], 0) / Math.sqrt(d));
export const out = likeness;
