// Digits in other bases, and numbers that are read from digits again.
const digits = (n, base) => (n < base ? [n] : [...digits(Math.floor(n / base), base), n % base]);
const bases = [2, 3, 8, 16, 36].map((b) => [digits(2024, b).length, (2024).toString(b), parseInt((2024).toString(b), b)]);
const fractions = [(0.5).toString(2), (1 / 3).toString(3), (-255.5).toString(16)];
const rounding = [(2.345).toFixed(2), (2.5).toFixed(), (1e-10).toFixed(5), (123.456).toPrecision(5), (0.00012).toExponential(1), (1e21).toString()];
const wide = (98765.4321).toLocaleString('en-US', { maximumFractionDigits: 1 });
const literals = [0b101, 0o17, 0xff, 1_000_000, 1e3, .5, 5., 0.1e-2];
const checks = [Number.isInteger(-0), Number.isSafeInteger(2 ** 53 - 1), Number.isFinite(NaN), Number.isNaN(NaN), isNaN({}), isFinite('x')];
const back = [Number.parseInt('1e3'), Number.parseFloat('1e3'), Number('0b11'), Number(false), Boolean(0), parseFloat('  7 ')];
const valued = [(5).valueOf(), true.valueOf() === true, (-5).toString(), false.toString(), Boolean('false').toString()];
const out = [bases, fractions, rounding, wide, literals, checks, back, valued];
