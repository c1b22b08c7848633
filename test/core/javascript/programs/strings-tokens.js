// Reads a formula of plus and times without a parser: splits, trims, numbers.
const source = '  2 * 3 + 4*5 +6 ';
const sum = source.trim().split('+').map((term) => term.split('*').map((f) => Number(f.trim())).reduce((p, c) => p * c)).reduce((p, c) => p + c);
const letters = {};
for (const c of 'abracadabra') letters[c] = (letters[c] ?? 0) + 1;
const shift = (text, by) => [...text].map((c) => String.fromCharCode(((c.charCodeAt(0) - 97 + by) % 26) + 97)).join('');
const secret = shift('gradient', 3);
const isPalindrome = (w) => w === w.split('').reverse().join('');
const title = 'the chain rule'.replace('chain', (word) => word.toUpperCase()).replaceAll(' ', '_');
const table = ['x', 'xx', 'xxx'].map((v, i) => v.padStart(5, '.').concat('|', String(i).padEnd(3)));
const tests = [secret.startsWith('ju'), secret.endsWith('qw'), secret.includes('d'), secret.indexOf('h'), secret.lastIndexOf('q')];
const pieces = [secret.slice(-3), secret.substring(2), secret.substr(1, 2), secret.at(0), secret.charAt(99), secret.codePointAt(2)];
const cased = ['Ab'.toLowerCase(), 'Ab'.toUpperCase(), 'Ab'.toLocaleLowerCase(), 'Ab'.toLocaleUpperCase(), '-'.repeat(5)];
const kept = [' a '.trimStart(), ' a '.trimEnd(), 'a'.localeCompare('b'), 'a\u0301'.normalize().length, 'q'.toString(), 'q'.valueOf()];
const built = [String.fromCodePoint(97, 98), String.raw({ raw: ['p', 'q', 'r'] }, 1, 2)];
const out = [sum, letters, secret, isPalindrome('level'), title, table, tests, pieces, cased, kept, built];
