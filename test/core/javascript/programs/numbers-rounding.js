// Money, percentages and what binary fractions do to them.
const price = 19.99, rate = 0.0725;
const tax = Math.round(price * rate * 100) / 100;
const total = Number((price + tax).toFixed(2));
const drift = 0.1 + 0.2 - 0.3;
const isSame = (a, b) => Math.abs(a - b) < Number.EPSILON * 4;
const shown = [total.toFixed(1), total.toPrecision(2), total.toExponential(), total.toString(2).length, total.valueOf(), total.toLocaleString()];
const ints = [Number.isInteger(total), Number.isSafeInteger(1e15), Number.isFinite(total / 0), Number.isNaN(0 / 0), isNaN(undefined), isFinite(null)];
const texts = ['0.1', '1e-7', '-0', '+5', '5.', '.5', 'Infinity', 'one'].map(Number);
const whole = ['7', '7.9', '-7.9', '0x10', '1e3', ' 8 '].map((t) => parseInt(t, 10));
const parts = [Number.parseFloat('2.50EUR'), Number.parseInt('101', 2), parseFloat('abc')];
const flags = [true + true, true.toString() + false.toString(), true.valueOf() && !false.valueOf(), Boolean(total), Boolean(NaN)];
const big = [Number.MAX_SAFE_INTEGER + 2, 2 ** 53 === 2 ** 53 + 1, 1e308 * 10, -1e308 * 10, 5e-324 / 2];
const wrapped = new Number(total);
const boxes = [typeof wrapped, wrapped + 1, wrapped.valueOf() === total, Number(new Boolean(true)), Object(5) == 5];
const out = [tax, total, drift, isSame(0.1 + 0.2, 0.3), shown, ints, texts, whole, parts, flags, big, boxes];
