// The distance of words by dynamic programming, with a price for each kind of change.
const price = { insert: 1, remove: 1.25, swap: 1.5 };
function distance(from, to) {
  const table = [Array.from({ length: to.length + 1 }, (_, j) => j * price.insert)];
  for (let i = 1; i <= from.length; i++) {
    table[i] = [i * price.remove];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : price.swap;
      table[i][j] = Math.min(table[i - 1][j] + price.remove, table[i][j - 1] + price.insert, table[i - 1][j - 1] + same);
    }
  }
  return table[from.length][to.length];
}
const pairs = [['gradient', 'radiant'], ['chain', 'train'], ['', 'loss'], ['same', 'same']];
export const out = pairs.map(([a, b]) => distance(a, b));
