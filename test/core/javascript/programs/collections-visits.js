// A walk over a maze: what was seen is a set, what is to be done a switch.
const maze = ['#######', '#s..#.#', '#.#...#', '#...#e#', '#######'];
const find = (c) => { for (const [i, row] of maze.entries()) if (row.includes(c)) return [i, row.indexOf(c)]; };
const start = find('s'), seen = new Set([String(start)]), queue = [[start, 0]];
let answer = -1, walls = 0;
search: while (queue.length) {
  const [[i, j], d] = queue.shift();
  for (const [di, dj] of [[0, 1], [1, 0], [0, -1], [-1, 0]]) {
    const next = [i + di, j + dj];
    switch (maze[next[0]][next[1]]) {
      case '#': walls++; continue;
      case 'e': answer = d + 1; break search;
      default: if (!seen.has(`${next}`)) seen.add(`${next}`), queue.push([next, d + 1]);
    }
  }
}
const lists = [[...seen.values()].length, [...seen.keys()].length, [...seen.entries()][0]];
let longest = '';
seen.forEach((v) => { if (v.length > longest.length) longest = v; });
const forgotten = [seen.delete('1,1'), seen.delete('9,9'), seen.size];
seen.clear();
const registry = new Map([[Symbol.iterator, 'walk'], [Symbol('own'), 'mine']]);
const symbols = [...registry.keys()].map((s) => [typeof s.valueOf(), s.toString(), s.description]);
function Visit(n) { this.n = n; this.direct = new.target !== undefined; }
const visits = { __proto__: { note() { return 'note'; } }, note() { return super.note() + new Visit(1).direct; } };
const sealed = Object.seal(Object({ a: 1 }));
const out = [answer, walls, lists, longest, forgotten, seen.size, symbols, visits.note(), Object.isSealed(sealed), Object(3) + 1];
