// A cell with three gates, over three steps, its weights in one object.
const sigmoid = (z) => 1 / (1 + Math.exp(-z));
const gate = { input: [0.5, -0.4, 0.1], forget: [0.3, 0.2, 1], output: [-0.6, 0.7, 0], cell: [0.9, -0.1, 0.2] };
const inputs = [1, -0.5, 2];
let state = { h: 0, c: 0 };
const trace = [];
for (const x of inputs) {
  const { h, c } = state;
  const pre = Object.fromEntries(Object.entries(gate).map(([name, [wx, wh, b]]) => [name, wx * x + wh * h + b]));
  const i = sigmoid(pre.input), f = sigmoid(pre.forget), o = sigmoid(pre.output), g = Math.tanh(pre.cell);
  const next = f * c + i * g;
  state = { ...state, c: next, h: o * Math.tanh(next) };
  trace.push([i, f, o, g]);
}
const out = [trace, state.h, state.c];
