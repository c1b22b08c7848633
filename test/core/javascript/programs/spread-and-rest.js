// Spreading lists, texts, maps and objects; collecting what is left.
const sum = (...terms) => terms.reduce((s, v) => s + v, 0);
const weighted = (first, ...[second = 0, ...more]) => first + 10 * second + 100 * more.length;
const list = [1, 2], more = new Set([3, 4]);
const joined = [0, ...list, ...more, ...'56', ...new Map([[7, 8]]).keys()].map(Number);
const base = { a: 1, b: 2 };
const merged = { ...base, b: 3, ...{ c: 4 }, ...null, ...[9], ...'z' };
const copy = [...list];
copy[0] = 100;
const calls = [sum(...list, 5, ...more), weighted(1), weighted(1, 2), weighted(1, 2, 3, 4), Math.max(...joined), Math.min(...[], 3)];
const made = new Array(...[1, 2, 3]);
const tuple = [...[...[...[1]]], [...[]].length];
function count() { return arguments.length * 10 + Number(arguments[0] ?? 0) + [...arguments].length; }
const { a, ...rest } = merged;
export const out = [joined, Object.keys(merged).length, merged.b, merged[0].length, list, copy, calls, made, tuple,
  count(), count(...'12'), Object.values(rest).length, a, sum.length, weighted.length];
