// Every elementary function, at one point each.
const x = 0.75;
const up = x + 1;
const rounded = [Math.abs(-x), Math.floor(x), Math.ceil(x), Math.trunc(-up), Math.round(2.5), Math.sign(-x), Math.fround(x / 3)];
const roots = [Math.sqrt(x), Math.cbrt(up), Math.pow(up, x), Math.hypot(3 * x, 4 * x)];
const exponentials = [Math.exp(x), Math.expm1(x / 100), Math.log(x), Math.log1p(x / 100), Math.log2(up), Math.log10(up)];
const circular = [Math.sin(x), Math.cos(x), Math.tan(x), Math.asin(x), Math.acos(x), Math.atan(x), Math.atan2(x, -up)];
const hyperbolic = [Math.sinh(x), Math.cosh(x), Math.tanh(x), Math.asinh(x), Math.acosh(up), Math.atanh(x)];
const choice = [Math.max(x, up, -1), Math.min(x, up, -1), Math.clz32(1000), Math.imul(0xffffffff, 5)];
const constants = [Math.E, Math.LN10, Math.LN2, Math.LOG10E, Math.LOG2E, Math.PI, Math.SQRT1_2, Math.SQRT2];
const drawn = Math.random() < 1;
const out = [rounded, roots, exponentials, circular, hyperbolic, choice, constants, drawn];
