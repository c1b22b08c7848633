// Loops inside of loops, left and continued by name.
const found = [];
search: for (let i = 2; ; i++) {
  for (let j = 2; j * j <= i; j++) if (i % j === 0) continue search;
  found.push(i);
  if (found.length === 8) break search;
}
let n = 27, steps = 0;
while (n !== 1) {
  n = n % 2 ? 3 * n + 1 : n / 2;
  if (++steps > 200) break;
}
const grid = [[1, 2, 3], [4, -5, 6], [7, 8, 9]];
let sum = 0;
rows: for (const row of grid) {
  let column = 0;
  do {
    if (row[column] < 0) continue rows;
    sum += row[column];
  } while (++column < row.length);
}
block: {
  sum += 100;
  if (sum > 10) break block;
  sum = NaN;
}
let turns = 0;
do turns++; while (turns < 0);
for (var k = 0; k < 3; k++);
export const out = [found, steps, sum, turns, k];
