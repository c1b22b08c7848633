// Patterns of all kinds: nested, with defaults, with a rest, into places that exist.
const model = { name: 'm', layers: [{ w: [1, 2], b: 0.5 }, { w: [3] }], rate: undefined, 'two words': 8 };
const { layers: [{ w: [w1, w2 = 9], b }, { w: [w3, w4 = w1 + w2], b: b2 = -1 } = {}], rate = 0.1, 'two words': words } = model;
const { name, ...others } = model;
const [first, , third = 30, ...tail] = [10, 20, undefined, 40, 50];
const [[x, y] = [7, 8], { z = y } = {}] = [];
let p = 1, q = 2;
[p, q] = [q, p];
({ p, q: p = p * 10 } = { p: 5 });
const o = { list: [] };
[o.a, o.list[2], ...o.rest] = [1, 2, 3, 4];
({ a: o['b'], ['c' + 'd']: o.cd = 6 } = { a: 11 });
const area = ({ width = 1, height = width } = {}, [scale = 1] = []) => width * height * scale;
const calls = [area(), area({ width: 3 }), area({ width: 3, height: 2 }, [0.5])];
const swapped = (([u, v]) => ({ u: v, v: u }))([1, 2]);
const [s, ...chars] = 'word';
const { length } = chars;
const { PI: circle, cbrt } = Math;
export const out = [w1, w2, b, w3, w4, b2, rate, words, name.length, Object.keys(others).length, first, third, tail, x, y, z, p, q,
  [o.a, o.b, o.cd, o.list.length, o.rest], calls, swapped.u, s.length, length, cbrt(27) * circle];
