// Each operator on values of mixed kinds, as numbers.
const values = [0, -0, 1, -2.5, NaN, Infinity, '', '3', ' 4 ', 'x', true, false, null, undefined, [], [7], [1, 2], {}];
const table = values.map((a) =>
  values.map((b) => [
    +(a == b), +(a != b), +(a === b), +(a !== b), +(a < b), +(a <= b), +(a > b), +(a >= b),
    a - b, a * b, a / b, a % b, a ** b, a & b, a | b, a ^ b, a << b, a >> b, a >>> b, (a + b).length ?? a + b,
  ]),
);
const unary = values.map((v) => [-v, +v, ~v, +!v, (typeof v).length, Number(void v)]);
const logical = values.map((v) => [+(v && 9), +(v || 9), +(v ?? 9), v ? 1 : 0]);
export const out = [table, unary, logical];
