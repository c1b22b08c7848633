// Functions that construct, with and without new; prototypes, and what they inherit.
function Layer(size, act) {
  if (new.target === undefined) return new Layer(size, act);
  this.size = size;
  this.act = act ?? ((v) => v);
}
Layer.prototype.forward = function (x) { return this.act(x * this.size); };
Layer.of = (n) => new Layer(n);
function Dense(size, bias) {
  this.size = size;
  this.act = Math.tanh;
  this.bias = bias;
}
Dense.prototype = Object.create(Layer.prototype, { constructor: { value: Dense } });
Dense.prototype.forward = function (x) { return Layer.prototype.forward.call(this, x) + this.bias; };
const plain = Layer(2), dense = new Dense(0.5, 1), of = Layer.of(3);
const forwards = [plain, dense, of].map((layer) => layer.forward(0.8));
const are = [dense instanceof Layer, dense instanceof Dense, plain instanceof Dense, dense.constructor === Dense, Layer.prototype.isPrototypeOf(dense)];
function Returns() { this.a = 1; return { a: 2 }; }
function Target() { this.seen = new.target === Target; }
const bound = Target.bind({}, 1);
const targets = [new Returns().a, +new Target().seen, +new bound().seen, +(new Layer(1).act === new Layer(1).act)];
function NoTarget() { return typeof new.target; }
const proto = Object.getPrototypeOf(dense);
export const out = [forwards, are.map(Number), targets, NoTarget().length, proto === Dense.prototype ? 1 : 0, Object.keys(dense).length, 'forward' in dense ? 1 : 0];
