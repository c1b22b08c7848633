// Holes, spreads, lengths, and arrays that are more than arrays.
const holes = [1, , 3, , ];
const spread = [...holes, ...'ab', ...new Set([1]), ...[[2]], ...[]];
const o = { a: 1, ...{ b: 2, a: 3 }, ...null, ...'hi', ...[9], ...undefined, c: 4 };
const a = [];
a[3] = 'x'; a.name = 'list'; a['1'] = 'y'; a[-1] = 'z'; a[1.5] = 'w'; a['01'] = 'v';
const keys = Object.keys(a), length = a.length;
const seen = []; for (const i in a) seen.push(i);
a.length = 2; delete a[1];
const copy = a.slice(), joined = [, 1, , 2].join('-');
const grown = []; grown[grown.length] = 1; grown[grown.length] = 2; grown.length++;
const args = ((...all) => all.length)(...holes, ...[, ,]);
const nested = Array.from({ length: 2 }, () => Array(2).fill(0)); nested[0][1] = 1;
const shared = Array(2).fill([0]); shared[0][0] = 7;
const odd = [[] + [], [1] == 1, [[]] == '', [1, [2, [3]]].toString(), Array(3).join('x'), [3, 2, 1].length = 5, [undefined] + '', [null] == ''];
const equal = [[1] === [1], NaN === NaN, [NaN].includes(NaN), [NaN].indexOf(NaN)];
const out = [holes.length, 1 in holes, spread, o, keys, length, seen, copy.length, joined, grown.length, args, nested, shared, odd, equal, a.name, { ...holes }];
