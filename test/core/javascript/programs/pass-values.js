// Automatic differentiation by hand: values with parents, a topological order, a backward pass.
function Value(data, children = [], backward = () => {}) {
  this.data = data;
  this.grad = 0;
  this.children = children;
  this.backward1 = backward;
}
Value.prototype.plus = function (o) { const r = new Value(this.data + o.data, [this, o], () => { this.grad += r.grad; o.grad += r.grad; }); return r; };
Value.prototype.times = function (o) { const r = new Value(this.data * o.data, [this, o], () => { this.grad += o.data * r.grad; o.grad += this.data * r.grad; }); return r; };
Value.prototype.tanh = function () { const t = Math.tanh(this.data), r = new Value(t, [this], () => { this.grad += (1 - t * t) * r.grad; }); return r; };
Value.prototype.backward = function () {
  const order = [], seen = new Set();
  const visit = (v) => { if (seen.has(v)) return; seen.add(v); v.children.forEach(visit); order.push(v); };
  visit(this);
  this.grad = 1;
  for (const v of order.reverse()) v.backward1();
};
const a = new Value(2), b = new Value(-3), c = new Value(6.88);
const e = a.times(b).plus(c), f = e.tanh().plus(a.times(a));
f.backward();
const out = [f.data, a.grad, b.grad, c.grad];
