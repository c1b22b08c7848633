// Functions before their place, shadowed names, private state, and a variable for each round.
export { counted as count };
const early = twice(4);
function twice(x) { return half(x) * 4; function half(v) { return v / 2; } }
const counter = (start) => {
  let n = start;
  return { up: (by = 1) => (n += by), get now() { return n; } };
};
const a = counter(10), b = counter(-1);
const counted = [a.up(), a.up(5), b.up(), a.now, b.now];
var x = 1;
{
  let x = 2;
  { const x = 3; counted.push(x); }
  counted.push(x);
}
counted.push(x);
const typeBefore = typeof later;
var later = 5;
const named = function factorial(n) { return n < 2 ? 1 : n * factorial(n - 1); };
const compose = (...fs) => (v) => fs.reduceRight((w, f) => f(w), v);
const rounds = [];
for (let i = 0; i < 3; i++) rounds.push(() => i);
const dead = () => { try { return hidden; let hidden = 1; } catch (e) { return e instanceof ReferenceError ? 1 : 0; } };
const defaults = (p, q = p * 2, r = () => p + q) => { var z = 100; return r() + z; };
export const out = [early, counted, typeBefore.length, later, named(6), compose(Math.sqrt, Math.abs)(-16), rounds.map((f) => f()), dead(), defaults(1)];
