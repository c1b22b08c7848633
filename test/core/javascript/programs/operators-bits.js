// Bits: of small numbers, of large ones, of what is no number.
const a = 0b1100, b = 0b1010;
const plain = [a & b, a | b, a ^ b, ~a, a << 3, a >> 2, -a >> 1, -a >>> 28];
const wide = [2 ** 31 | 0, 2 ** 32 + 5 | 0, -1 >>> 0, 1 << 31, 1 << 32, 1 << -1, 1e20 & 255, ~~-7.9, ~~'12', NaN | 0, null ^ 1];
let v = 1;
const chained = [(v <<= 4), (v |= 3), (v &= 0b10001), (v ^= 0xff), (v >>= 1), (v = -v), (v >>>= 24), v];
const popcount = (n) => { let c = 0; for (let r = n >>> 0; r; r &= r - 1) c++; return c; };
const hash = (t) => { let h = 0x811c9dc5; for (const ch of t) { h ^= ch.charCodeAt(0); h = Math.imul(h, 0x01000193); } return h >>> 0; };
const gray = Array.from({ length: 8 }, (_, i) => i ^ (i >> 1));
const xorshift = (s) => () => { s ^= s << 13; s ^= s >>> 17; s ^= s << 5; return s >>> 0; };
const next = xorshift(2463534242);
const out = [plain, wide, chained, popcount(0xf0f), hash('gradient'), gray, [next(), next(), next()]];
