// All the loops, left early and late.
const out1 = [];
for (let i = 0, j = 10; i < j; i++, j -= 2) out1.push(i * j);
for (const k in { b: 1, a: 2, 1: 3, 0: 4 }) out1.push(k);
for (const v of new Set([3, 1, 3])) out1.push(v);
for (const [i, c] of [...'xy'].entries()) out1.push(i + c);
let n = 27, steps = 0;
while (n !== 1) n = n % 2 ? 3 * n + 1 : n / 2, steps++;
do steps -= 10; while (steps > 20);
const primes = [];
outer: for (let p = 2; p < 50; p++) {
  for (const q of primes) {
    if (q * q > p) break;
    if (p % q === 0) continue outer;
  }
  primes.push(p);
}
let count = 0;
for (;;) {
  if (++count % 2) continue;
  if (count > 6) break;
}
found: {
  for (const p of primes) if (p > 20) break found;
  count = -1;
}
let holder = {}, list = [];
for (holder.key in { p: 1, q: 2 });
for (list[list.length] of 'ab');
for (var late of [1, 2]);
debugger;
const out = [out1, steps, n, primes, count, holder, list, late];
