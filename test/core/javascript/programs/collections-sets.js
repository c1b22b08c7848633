// Sets, and the sums that teachers make with them.
const a = new Set([1, 2, 3, 3]), b = new Set([3, 4]);
const union = new Set([...a, ...b]), both = [...a].filter((v) => b.has(v)), only = [...a].filter((v) => !b.has(v));
a.add(2).add('2').add(NaN).add(NaN);
const read = [a.size, a.has('2'), a.has(2), a.has(NaN), a.delete(2), a.delete(2), [...a]];
const lists = [[...b.keys()], [...b.values()], [...b.entries()], [...new Set('hello')].join('')];
let total = 0;
b.forEach((v, k, all) => (total += v * k * all.size));
b.clear();
const zero = [...new Set([-0])][0];
const groups = new Map();
for (const v of [1, 2, 3, 4, 5]) groups.has(v % 2) ? groups.get(v % 2).push(v) : groups.set(v % 2, [v]);
const gone = [groups.delete(0), groups.size, [...groups.keys()], [...groups.values()], [...groups.entries()]];
groups.forEach((v, k) => gone.push(k, v.length));
groups.clear();
const out = [[...union], both, only, read, lists, total, b.size, Object.is(zero, 0), gone, groups.size];
