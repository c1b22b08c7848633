// Maps: keys of any kind, in order of their coming.
const key = { id: 1 };
const m = new Map([[key, 'object'], [NaN, 'nan'], [0, 'zero']]);
m.set(-0, 'zero again').set('1', 'text').set(1, 'number');
const read = [m.get(key), m.get(NaN), m.get(0), m.get('1'), m.get(1), m.get({}), m.has(key), m.has('x'), m.size];
const lists = [[...m.keys()].length, [...m.values()], [...m.entries()].length, [...m].map(([, v]) => v.length)];
const visited = [];
m.forEach((v, k, all) => visited.push([typeof k, v, all === m]));
const removed = [m.delete(NaN), m.delete(NaN), m.size];
const counts = new Map();
for (const c of 'mississippi') counts.set(c, (counts.get(c) ?? 0) + 1);
const grown = new Map([[1, 1]]);
for (const [k] of grown) if (k < 5) grown.set(k + 1, k);
m.clear();
const out = [read, lists, visited, removed, [...counts], [...grown.keys()], m.size, new Map().size, new Map(grown).get(5)];
