// Everything that a text can do, on one line of words.
const s = 'Grad Lens reads gradients';
const ends = [s.startsWith('Grad'), s.endsWith('s'), s.includes('reads'), s.indexOf('r'), s.lastIndexOf('r')];
const chars = [s.at(-1), s.charAt(2), s.charCodeAt(0), s.codePointAt(1), s[3], s.length];
const cuts = [s.slice(5, 9), s.substring(9, 5), s.substr(-9, 4), s.split(' '), s.split('').length];
const cases = [s.toLowerCase(), s.toUpperCase(), s.toLocaleLowerCase(), s.toLocaleUpperCase()];
const spaces = ['  x '.trim(), '  x '.trimStart(), '  x '.trimEnd(), 'x'.padStart(4, 'ab'), 'x'.padEnd(3, '-')];
const joined = [s.concat('!', 1), 'ab'.repeat(3), s.replace('r', 'R'), s.replaceAll('e', (m, at) => at)];
const order = [['b', 'a', 'c'].sort((p, q) => p.localeCompare(q)), 'a' < 'b', 'é'.normalize('NFD').length];
const codes = [String.fromCharCode(71, 76), String.fromCodePoint(0x1f600).length, String.raw`a\n${1}`];
const plain = [s.toString() === s.valueOf(), String(12), `${[1, 2]}`, [...'hi']];
const out = [ends, chars, cuts, cases, spaces, joined, order, codes, plain];
