// Functions: called with any this, bound, wrapped, counted.
function volume(w, h = 2, ...rest) {
  return (this?.scale ?? 1) * w * h * rest.reduce((p, c) => p * c, 1) + arguments.length / 100;
}
const scaled = { scale: 10, volume };
const calls = [volume(3), scaled.volume(3), volume.call(scaled, 1, 1), volume.apply(scaled, [1, 2, 3, 4]), volume.bind(scaled, 5)(1)];
const shapes = [volume.length, volume.name, volume.bind(null, 1).length, (() => 1).name, (function named() {}).name, typeof volume.toString()];
const compose = (...fs) => (x) => fs.reduceRight((v, f) => f(v), x);
const chained = compose(Math.sqrt, (v) => v + 1, (v) => v * 2)(7.5);
const once = (f) => {
  let done = false, value;
  return (...args) => (done ? value : ((done = true), (value = f(...args))));
};
const first = once((v) => v * v);
const curry = (f, ...got) => (got.length >= f.length ? f(...got) : (...more) => curry(f, ...got, ...more));
const add3 = (p, q, r) => p + q + r;
const built = [first(3), first(4), curry(add3)(1)(2, 3), ((a, b = a, c = a + b) => [a, b, c])(1), (({ x, y: [z] = [5] }) => x + z)({ x: 1 })];
const borrowed = [Array.prototype.map.call('abc', (c) => c + c), Math.max.apply(null, [1, 5, 3]), [].concat.apply([], [[1], [2]])];
const recursive = (function fact(n) { return n < 2 ? 1 : n * fact(n - 1); })(10);
const out = [calls, shapes, chained, built, borrowed, recursive];
