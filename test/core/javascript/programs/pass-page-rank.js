// Ranks of pages that link to each other, by repeated passing on.
const links = { home: ['about', 'shop'], about: ['home'], shop: ['home', 'about'], lost: ['shop'] };
const damping = 0.85;
const pages = Object.keys(links);
let rank = Object.fromEntries(pages.map((page) => [page, 1 / pages.length]));
for (let round = 0; round < 15; round++) {
  const next = {};
  for (const page of pages) next[page] = (1 - damping) / pages.length;
  for (const [from, targets] of Object.entries(links)) {
    for (const to of targets) next[to] += (damping * rank[from]) / targets.length;
  }
  rank = next;
}
const total = Object.values(rank).reduce((a, b) => a + b, 0);
export const out = [...pages.map((page) => rank[page]), total];
