// A block of a transformer without attention: normalise, widen, bend, narrow, add.
const x = [0.8, -0.3, 1.4];
const up = [[0.2, -0.1, 0.4], [0.5, 0.3, -0.2], [-0.6, 0.1, 0.1], [0.3, 0.3, 0.3]];
const down = [[0.1, 0.2, -0.3, 0.4], [-0.2, 0.5, 0.1, 0.2], [0.3, -0.1, 0.2, -0.4]];
const gelu = (v) => 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v ** 3)));
const mean = (list) => list.reduce((s, v) => s + v) / list.length;
const normalise = (list) => {
  const m = mean(list);
  const deviation = Math.sqrt(mean(list.map((v) => (v - m) ** 2)) + 1e-5);
  return list.map((v) => (v - m) / deviation);
};
const apply = (matrix, list) => matrix.map((row) => row.reduce((s, w, i) => s + w * list[i], 0));
const block = (list) => apply(down, apply(up, normalise(list)).map(gelu)).map((v, i) => v + list[i]);
export const out = block(block(x));
