// Numbers to text and back.
const x = 1234.5678;
const fixed = [x.toFixed(2), (0.5).toFixed(0), (1.005).toFixed(2), (-1.5).toFixed(0), (1e21).toFixed(2)];
const forms = [x.toPrecision(3), x.toExponential(2), (255).toString(16), (0.1).toString(3).slice(0, 9), x.toString(), x.valueOf()];
const local = [(1234567.891).toLocaleString(), (0).toLocaleString()];
const read = [Number('12.5e1'), Number(''), Number(' 0x1f '), Number('1,2'), Number(true), Number(null), Number(undefined), Number([7])];
const parsed = [parseInt('42px'), parseInt('0b1'), parseInt('zz', 36), parseFloat('3.14.15'), parseFloat('-.5e-2x'), parseInt('')];
const asked = [Number.isInteger(5), Number.isInteger(5.5), Number.isFinite('5'), isFinite('5'), Number.isNaN('a'), isNaN('a'), Number.isSafeInteger(2 ** 53)];
const same = [Number.parseFloat === parseFloat, Number.parseInt('7.9'), Number.parseFloat('1e3')];
const limits = [Number.EPSILON, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.MAX_VALUE, Number.MIN_VALUE];
const ends = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
const truth = [Boolean(''), Boolean('0'), Boolean([]), true.toString(), false.valueOf(), new Boolean(false) ? 1 : 2];
const out = [fixed, forms, local, read, parsed, asked, same, limits, ends, truth];
