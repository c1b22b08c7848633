// Increments before and after, of names, members, elements, and of things that are no numbers yet.
let i = 5;
const seen = [i++, ++i, i--, --i, i];
const o = { n: 1, text: '41', deep: { list: [1, 2, 3] } };
const members = [o.n++, ++o.n, o.n--, --o['n'], o.text++, o.text, ++o.deep.list[1], o.deep.list[i - 3]--, o.deep.list];
const odd = [];
let u, t = true, nothing = null, word = 'w';
odd.push(u++, u, ++t, nothing--, nothing, word++, -t--, t);
const list = [10, 20, 30];
let at = 0;
list[at++] += list[at++];
const down = [];
for (let k = 3; k--; ) down.push(k);
for (let k = 0, m = 9; k < m; ++k, m -= 2) down.push(k * 10 + m);
const f = (n) => (n-- > 1 ? n + f(n) : n);
export const out = [seen, members, odd, list, at, down, f(5), -(--i), - -i];
