// Positions that lie outside, arguments left out, and conversions on the way in.
const t = 'data';
const inside = [t.at(9), t.at(-4), t.charAt(-1), t.charCodeAt(9), t.codePointAt(9), t.slice(2, 1), t.substring(-3, 2), t.substr(9)];
const found = [t.indexOf(''), t.indexOf('a', 2), t.lastIndexOf('a', 2), t.lastIndexOf('z'), t.includes('ta', 3), t.startsWith('at', 1), t.endsWith('da', 2)];
const glued = [t.concat(), t.concat(null, undefined, [1]), t.repeat(0), t.padStart(2), t.padEnd(8), t.padStart(9, 'xyz'), t.padEnd(6, '')];
const split = [t.split(), t.split('a'), t.split('a', 1), t.split(''), ''.split(''), ''.split(',')];
const swapped = [t.replace('a', '$&$&'), t.replace('z', 'q'), t.replaceAll('a', '[$`]'), t.replace('a', "<$'>"), t.replaceAll('', '-')];
const spaced = ['\t\n x\u00a0'.trim(), '\n'.trimStart(), ' y '.trimEnd(), 'İ'.toLowerCase().length, 'ß'.toUpperCase(), 'A'.toLocaleLowerCase(), 'a'.toLocaleUpperCase()];
const compared = ['a'.localeCompare('a'), '10' < '9', 'Z' < 'a', '\u00e9' === 'e\u0301'.normalize('NFC'), 'abc' > 'abd'];
const made = [String.fromCharCode(65.9, 0x10041), String.fromCodePoint(128512).codePointAt(0), String.raw`\u${'x'}`, String(null), String(Symbol('d'))];
const boxed = [new String('ab').length, new String('ab').valueOf(), new String('ab').toString(), typeof new String('ab'), [...new String('ab')], Object('ab')[1]];
const out = [inside, found, glued, split, swapped, spaced, compared, made, boxed];
