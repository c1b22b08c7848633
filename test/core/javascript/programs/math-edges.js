// The same functions where they have edges: zeros of both signs, infinities, no number at all, too few arguments.
const points = [0, -0, 1, -1, 0.5, -0.5, Infinity, -Infinity, NaN];
const { abs, floor, ceil, trunc, round, sign, fround, sqrt, cbrt, exp, expm1, log, log1p, log2, log10 } = Math;
const { sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh } = Math;
const unary = [abs, floor, ceil, trunc, round, sign, fround, sqrt, cbrt, exp, expm1, log, log1p, log2, log10, sin, cos, tan];
unary.push(asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, Math.clz32);
const table = unary.map((f) => points.map((p) => f(p)));
const { pow, atan2, imul, hypot, max, min } = Math;
const binary = [pow, atan2, imul, hypot, max, min].map((f) => points.map((p) => points.map((q) => f(p, q))));
const few = [max(), min(), hypot(), abs(), pow(2), atan2(), imul(3), max(1, NaN, 3), min('4', [3]), hypot(3), max(-0, 0), min(0, -0)];
const halves = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 0.49999999999999994, 4503599627370495.5].map(round);
const { E: e, LN10, LN2, LOG10E, LOG2E, PI, SQRT1_2, SQRT2 } = Math;
const seeded = [Math.random(), Math.random()].every((u) => u >= 0 && u < 1);
const out = [table, binary, few, halves, [e * LOG10E * LN10, LN2 * LOG2E, PI, SQRT1_2 * SQRT2], seeded];
