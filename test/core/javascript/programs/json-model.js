// A saved model is loaded, run, and saved again.
const saved = '{"layers":[{"w":[[0.5,-1],[2,0.25]],"b":[0.1,-0.2],"act":"tanh"},{"w":[[1,-1]],"b":[0],"act":"id"}]}';
const model = JSON.parse(saved);
const acts = { tanh: Math.tanh, id: (v) => v };
const run = ({ layers }, x) => layers.reduce((h, { w, b, act }) => w.map((row, i) => acts[act](row.reduce((s, wij, j) => s + wij * h[j], b[i]))), x);
const x = [1, -0.5];
const y = run(model, x);
model.layers[1].b[0] = 0.25;
const again = run(JSON.parse(JSON.stringify(model)), x);
const size = JSON.stringify(model, null, 1).split('\n').length;
const out = [y, again, size, JSON.stringify(model) === saved, JSON.parse('2', (k, v) => v + 1)];
