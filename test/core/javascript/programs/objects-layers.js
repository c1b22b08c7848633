// Two kinds of layers; the second adds to the methods of the first.
const linear = {
  w: 0.8, b: 0.1,
  forward(x) { return this.w * x + this.b; },
  loss(x, y) { return (this.forward(x) - y) ** 2; },
};
const squashed = {
  __proto__: linear,
  forward(x) { return Math.tanh(super.forward(x)); },
  loss(x, y) { return super.loss(x, y) + 0.01 * this.w ** 2; },
};
const deep = { __proto__: squashed, forward(x) { return super.forward(super.forward(x)); } };
const x = 1.5, y = 0.3;
const chain = [linear, squashed, deep];
const likes = chain.map((o) => Number(linear.isPrototypeOf(o)));
export const out = [chain.map((o) => o.loss(x, y)), likes];
