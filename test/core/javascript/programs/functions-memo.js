// Closures that remember: a counter, a cache, a queue of callbacks, a partial application.
const counter = (start = 0, step = 1) => ({ next: () => (start += step), get value() { return start; }, set value(v) { start = v; } });
const c = counter(10, 5);
const counted = [c.next(), c.next(), c.value, (c.value = 1), c.next()];
function memoize(f) {
  const cache = {};
  return function (n) {
    return n in cache ? cache[n] : (cache[n] = f.call(this, n));
  };
}
let calls = 0;
const slow = memoize((n) => (calls++, n < 2 ? n : slow(n - 1) + slow(n - 2)));
const fib = [slow(30), calls];
const listeners = [];
const on = listeners.push.bind(listeners);
on((v) => v + 1, (v) => v * 2);
const fired = listeners.map((f) => f.apply(undefined, [20]));
const loops = [];
for (let i = 0; i < 3; i++) loops.push(() => i);
for (var j = 0; j < 3; j++) loops.push(() => j);
let k = 0;
while (k < 2) {
  const kept = k++;
  loops.push(() => kept + k);
}
const errors = ['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError'].map((name) => {
  const types = { TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError };
  return new types[name](name.slice(0, 3)).toString();
});
const text = /* not shown */ (function () {}).toString().length > 5;
const out = [counted, fib, fired, loops.map((f) => f()), errors, text, (() => Error.prototype.toString.call(Error('e')))()];
