// A walk between pages: power iteration, and the chance of a sentence by Viterbi.
const links = { a: ['b', 'c'], b: ['c'], c: ['a'], d: ['c'] };
const pages = Object.keys(links), damping = 0.85;
let rank = Object.fromEntries(pages.map((p) => [p, 1 / pages.length]));
for (let i = 0; i < 15; i++) {
  const next = Object.fromEntries(pages.map((p) => [p, (1 - damping) / pages.length]));
  for (const p of pages) for (const q of links[p]) next[q] += (damping * rank[p]) / links[p].length;
  rank = next;
}
const states = ['rain', 'sun'], start = { rain: 0.6, sun: 0.4 };
const move = { rain: { rain: 0.7, sun: 0.3 }, sun: { rain: 0.4, sun: 0.6 } }, see = { rain: { walk: 0.1, shop: 0.4, clean: 0.5 }, sun: { walk: 0.6, shop: 0.3, clean: 0.1 } };
let paths = states.map((s) => ({ p: start[s] * see[s].walk, path: [s] }));
for (const seen of ['shop', 'clean'])
  paths = states.map((s) => paths.map(({ p, path }, i) => ({ p: p * move[states[i]][s] * see[s][seen], path: [...path, s] })).reduce((b, c) => (c.p > b.p ? c : b)));
const out = [Object.values(rank), Math.max(...paths.map(({ p }) => p)), paths.map(({ path }) => path.join())];
