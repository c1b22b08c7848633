// What reads an array and leaves it as it is.
const a = [3, 1, 4, 1, 5, 9, 2, 6];
const looked = [a.at(-1), a.includes(4), a.indexOf(1), a.lastIndexOf(1), a.find((v) => v > 4), a.findIndex((v) => v > 4)];
const late = [a.findLast((v) => v < 3), a.findLastIndex((v) => v < 3), a.every((v) => v > 0), a.some((v) => v > 9)];
const made = [a.concat([7], 8), [[1, [2]], 3].flat(), a.slice(2, -2), a.map((v, i) => v * i), a.filter((v) => v % 2)];
const folded = [a.reduce((p, c) => p + c), a.reduceRight((p, c) => p - c, 100), a.flatMap((v) => (v > 3 ? [v, -v] : []))];
const text = [a.join('-'), a.toString(), String([1, [2, 3]])];
const copies = [a.toReversed(), a.toSorted((p, q) => q - p), a.toSpliced(1, 2, 'x'), a.with(0, 99)];
const walked = [[...a.keys()], [...a.values()], [...a.entries()]];
let sum = 0;
a.forEach((v, i, all) => (sum += v * (all.length - i)));
const kinds = [Array.isArray(a), Array.isArray('a'), Array.from('abc'), Array.from({ length: 3 }, (_, i) => i * i), Array.of(7, 8)];
const out = [looked, late, made, folded, text, copies, walked, sum, kinds, a];
