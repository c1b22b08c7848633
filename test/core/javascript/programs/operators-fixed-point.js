// Numbers with 16 bits behind the point, in plain integers.
const ONE = 1 << 16;
const fix = (x) => Math.round(x * ONE) | 0;
const real = (f) => f / ONE;
const mul = (a, b) => { const high = (a >> 16) * b, low = ((a & 0xffff) * b) >>> 0; return (high + (low >>> 16)) | 0; };
let acc = fix(1.5);
acc <<= 1; acc >>= 2; acc ^= 0x5555; acc ^= 0x5555; acc |= 1; acc &= ~1; acc >>>= 0;
const unsigned = -1 >>> 16, flipped = ~acc, parity = acc % 2 !== 0, powered = real(mul(fix(1.25), fix(2)) ** 1);
let digits = 12345; digits %= 1000; digits **= 2; digits /= 5; digits -= 1; digits *= 2; digits += 0.5;
let chosen; chosen ??= digits; chosen &&= chosen > 0 && chosen; chosen ||= 1;
const range = [acc <= flipped, acc >= flipped, acc < 0 || acc > 0, 'acc' in { acc }, !(acc instanceof Object), acc == String(acc), acc != null, acc === +acc];
let k = 3; const steps = [k++ * 2, --k * 2, -k, +true, typeof k, void k, k-- && ++k, (k, 1) ? k : -1, k ?? 0];
const bag = { acc }; const removed = delete bag.acc;
const out = [acc, unsigned, flipped, parity, powered, digits, chosen, range, steps, removed, bag, acc & 3 | 4 ^ 1];
