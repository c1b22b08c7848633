// Objects that are walked through: by hand, closed early, endless, borrowed from the library.
const log = [];
const range = (from, to) => ({ [Symbol.iterator]() { let i = from; return { next: () => (i < to ? { value: i++, done: false } : { done: true }), return() { log.push(`closed at ${i}`); return {}; } }; } });
const taken = [[...range(0, 3)], Math.max(...range(2, 6)), Array.from(range(1, 4), (v) => v * v), new Set(range(0, 2)).size, new Map([...range(0, 2)].map((v) => [v, -v])).get(1)];
const [first, second] = range(5, 100);
const [all, ...others] = range(0, 3);
for (const v of range(0, 10)) if (v === 2) break;
const find = () => { for (const v of range(0, 10)) if (v > 3) return v; };
outer: for (const v of range(0, 3)) for (const w of range(0, 3)) { if (w > v) continue outer; log.push(v * 10 + w); }
try { for (const v of range(0, 3)) throw new Error('stop'); } catch (e) { log.push(e.message); }
const it = [7, 8, 9][Symbol.iterator]();
it.next();
const left = [...it, it.next().done];
const naturals = { [Symbol.iterator]: () => { let n = 0; return { next: () => ({ value: n++ }) }; } };
const firstOf = (n, walked) => { const got = []; for (const v of walked) { if (got.length === n) return got; got.push(v); } return got; };
const zip = (p, q) => { const iq = q[Symbol.iterator](); return [...p].map((v) => [v, iq.next().value]); };
const text = [...'a😀b'].length;
const out = [taken, first, second, all, others, find(), left, firstOf(4, naturals), zip([1, 2], naturals), text, log];
