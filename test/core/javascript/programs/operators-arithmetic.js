// Arithmetic, with what is converted on the way.
const x = 7, y = -3;
const basic = [x + y, x - y, x * y, x / y, x % y, y % x, x ** 2, 2 ** -1, (-2) ** 3, 2 ** 3 ** 2, -x, +y, - -x];
const edges = [0 / 0, 1 / 0, -1 / 0, 0 * -1, -0 + 0, 5 % 0, Infinity % 5, -4 % 2, 5.5 % -2, NaN ** 0, 1 ** Infinity, 0 ** 0];
const mixed = ['3' * '4', '3' - 1, '3' + 1, 3 + +'1', [2] * [3], null + 1, undefined + 1, true + true, [] + [], [] + {}, [1, 2] + 3, '5' / 2, '7' % 4, '2' ** 3];
let n = 5;
const steps = [n++, ++n, n--, --n, n, n++ + ++n, -n++, -(--n)];
let m = 10;
const compound = [(m += 5), (m -= 3), (m *= 2), (m /= 4), (m %= 4), (m **= 3), (m += '!'), m];
let text = '5';
const counted = [text++, text, --text];
const order = [1 + 2 * 3 - 4 / 2 % 3, (1, 2, 3), 2 * (3 + 4) ** 2, -(2 ** 2), 10 - 4 - 3, 2 ** 2 ** 0];
const out = [basic, edges, mixed, steps, compound, counted, order, void 0, typeof (x + ''), !x];
