// What binds closer, and in which order things happen.
const log = [];
const say = (v) => (log.push(v), v);
const order = say(2) + say(3) * say(4) ** say(2) ** say(0) - say(5) % say(3);
const grouped = [-(2 ** 2), (-2) ** 2, 2 ** 3 ** 2, (2 ** 3) ** 2, 7 - 3 - 2, 8 / 4 / 2, 7 % 4 % 2, -7 % 3, 7 % -3, -0 % 5];
const mixed = [1 + 2 << 1, 1 << 2 + 1, 5 & 6 == 6, (5 & 6) === 4 ? 1 : 0, 1 | 2 ^ 3 & 4, 3 > 2 > 1 ? 1 : 0, !0 + 1, -'3' - -2];
const short = [0 || 2 && 3, (1 && 0) || 4, null ?? (0 || 5), 0 ?? 6, +(undefined?.x ?? 7)];
const comma = (say(1), say(8), 9);
let x = 1;
const changed = [x++ + ++x, x-- - --x, (x += 2) * (x -= 1), (x *= 3) / (x /= 2), x];
x **= 2;
x %= 1;
const typed = [typeof typeof 1, typeof (() => 1), typeof nothing, typeof null, typeof 1n].map((t) => t.length);
export const out = [order, grouped.map(Number), mixed.map(Number), short, comma, changed, x, typed, log];
