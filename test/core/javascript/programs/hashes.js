// A table with open places, and a generator of numbers, both on 32 bits.
const size = 8, table = new Array(size).fill(null);
const hash = (key) => { let h = 17; for (let i = 0; i != key.length; i++) h = (Math.imul(h, 31) + key.charCodeAt(i)) >>> 0; return h; };
const place = (key) => { let i = hash(key) % size; while (table[i] != null && table[i][0] != key) i = (i + 1) % size; return i; };
for (const [key, value] of [['w', 1], ['b', 2], ['x', 3], ['y', 4], ['w', 5]]) table[place(key)] = [key, value];
let seed = 42;
const random = () => { seed = (seed + 0x6d2b79f5) >>> 0; let t = seed; t = Math.imul(t ^ (t >>> 15), t | 1); t ^= t + Math.imul(t ^ (t >>> 7), t | 61); t >>>= 0; return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32; };
const weights = Array.from({ length: 4 }, () => (random() - 0.5) * 2);
const out = [table.map((e) => e && e.join('=')), table[place('w')][1], weights];
