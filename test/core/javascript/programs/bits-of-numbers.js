// Whole numbers as bits: masks, shifts, counting, mixing.
const flags = { relu: 1 << 0, bias: 1 << 1, norm: 1 << 2 };
let set = flags.relu | flags.norm;
const tests = [set & flags.bias, set & flags.norm, set ^ 7, ~set, -9 >> 1, -9 >>> 28, 5 << 30];
set |= flags.bias;
set &= ~flags.relu;
set ^= 0b1010;
set <<= 3;
set >>= 1;
set >>>= 1;
const ones = (n) => {
  let count = 0;
  for (let rest = n; rest; rest &= rest - 1) count++;
  return count;
};
const hash = (text) => {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  return h;
};
const floored = [-3.7 | 0, 3.7 | 0, ~~-2.5, 2 ** 32 + 5 | 0, NaN | 0, Infinity >>> 0];
export const out = [tests, set, ones(0b110111), hash('gradient'), Math.clz32(300), Math.clz32(0), floored];
