// Breadth first through a graph of maps and sets; the way back as a list.
const edges = [['a', 'b'], ['a', 'c'], ['b', 'd'], ['c', 'd'], ['d', 'e'], ['f', 'g']];
const graph = new Map();
const link = (p, q) => graph.set(p, (graph.get(p) ?? new Set()).add(q));
for (const [p, q] of edges) link(p, q), link(q, p);
const from = new Map([['a', null]]);
const queue = ['a'];
for (let node; (node = queue.shift()) !== undefined; ) for (const next of graph.get(node)) if (!from.has(next)) from.set(next, node), queue.push(next);
const path = [];
for (let node = 'e'; node !== null; node = from.get(node)) path.unshift(node);
const degrees = [...graph.entries()].map(([node, set]) => [node, set.size]);
const sets = [...graph.values()].map((s) => [...s.values()].join('') + [...s.keys()].length + [...s.entries()].length);
const walked = [];
graph.forEach((set) => set.forEach((v) => walked.push(v)));
const lonely = [...graph.keys()].filter((node) => !from.has(node));
const cut = [graph.get('a').delete('b'), graph.get('a').has('b'), graph.delete('g'), graph.size];
graph.get('d').clear();
from.clear();
const out = [path, degrees, sets, walked.length, lonely, cut, graph.get('d').size, from.size];
