// A small table worked through with every method once more.
const rows = [['ann', 3], ['bob', 1], ['cid', 2], ['dee', 2]];
const scores = rows.map(([, score]) => score);
const names = Array.from(rows, ([name]) => name);
const order = rows.toSorted(([, p], [, q]) => p - q).map(([name]) => name);
const best = rows.reduce((p, c) => (c[1] > p[1] ? c : p));
const running = scores.reduceRight((list, v) => [v + (list[0] ?? 0), ...list], []);
const groups = new Array(4).fill().map(() => []);
rows.forEach(([name, score]) => groups[score].push(name));
const checks = [scores.every(Number.isInteger), scores.some((v) => v > 2), scores.includes(2), scores.at(0), scores.at(9)];
const places = [scores.find((v) => v < 3), scores.findIndex((v) => v < 3), scores.findLast((v) => v === 2), scores.findLastIndex((v) => v === 2)];
const ends = [scores.indexOf(2), scores.lastIndexOf(2), names.join(), names.concat(['eve']).length, scores.filter((v) => v === 2).length];
const queue = names.slice();
const moved = [queue.shift(), queue.unshift('zoe'), queue.pop(), queue.push('yan'), queue.splice(1, 1), queue.reverse().toString()];
const changed = [[3, 2, 1].sort(), Array.of(1, 2, 3, 4).copyWithin(1, 2), scores.with(1, 7), scores.toReversed(), scores.toSpliced(0, 1)];
const nested = [groups.flat(), groups.flatMap((g) => g.length), [[[1]]].flat(Infinity)];
const iterators = [...scores.entries()].map(([i, v]) => i * v).concat([...scores.keys()], [...scores.values()]);
const out = [order, best, running, groups, checks, places, ends, moved, changed, nested, iterators, Array.isArray(groups)];
