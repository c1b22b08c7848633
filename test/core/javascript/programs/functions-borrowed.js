// Functions called with another this, with lists of arguments, and with some arguments fixed.
const scale = { factor: 3, apply(x, y = 0) { return this.factor * x + y; } };
const other = { factor: -1 };
const called = [scale.apply(2), scale.apply.call(other, 2, 1), scale.apply.apply(other, [5]), scale.apply.bind(other, 4)(10)];
const add = (a, b, c) => a + 10 * b + 100 * c;
const curry = (f, ...fixed) => (fixed.length >= f.length ? f(...fixed) : (...more) => curry(f, ...fixed, ...more));
const partial = add.bind(null, 1, 2);
const maxima = [Math.max.apply(null, [3, 9, 4]), Math.max.call(null, 3, 4), Math.hypot.apply(undefined, [3, 4])];
const borrowed = [Array.prototype.map.call('123', (c) => c * 2), Array.prototype.slice.call({ length: 2, 0: 5, 1: 6 }, 1), Array.prototype.join.call({ length: 2, 0: 1, 1: 2 }, '').length];
function late() { 'use strict'; return typeof this; }
const sizes = [add.length, partial.length, curry.length, late.name.length, partial.name.length, (() => {}).name.length];
const twice = partial.bind(null, 3).bind(null, 99);
const text = Function.prototype.toString.call(late).slice(0, 8);
export const out = [called, curry(add)(1)(2)(3), curry(add, 1, 2)(3), partial(3), maxima, borrowed, late.call(scale).length, late.call({}).length, sizes, twice(), text.length];
