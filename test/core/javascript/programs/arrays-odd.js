// Indices from the end, holes, copies with a change, and arguments left out.
const a = [1, , 3, undefined, 5];
const holes = [a.length, 1 in a, 3 in a, a.map((v) => v * 2), a.filter(() => true), a.join('|'), a.indexOf(undefined), a.includes(undefined)];
const passed = [];
a.forEach((v, i) => passed.push(i));
const searched = [a.find((v) => v === undefined), a.findIndex((v) => v === undefined), a.findLast((v) => !v), a.findLastIndex((v) => !v)];
const logic = [a.every((v) => v !== 0), a.some((v) => v === undefined), a.reduce((n) => n + 1, 0), a.reduceRight((t, v) => t + v, '')];
const copies = [a.slice(-2), a.concat([, 1]).length, a.toSorted().length, a.toReversed()[1], a.toSpliced(-1, 1).length, a.with(-1, 0).at(-1)];
const loop = [...a.keys(), ...a.entries()].length + [...a.values()].length;
const flat = [[1, [2, [3, [4]]]].flat(2), [, 1].flat(), [[], [[]]].flat(), [1, 2].flatMap((v, i) => [[v * i]])];
const froms = [Array.from([1, , 2]), Array.from(new Set([1, 1, 2]), (v) => v + 1), Array.of(3).length, Array(3).length, new Array(2, 3), Array.of().fill(1)];
const far = [a.at(7), a.at(-9), a.lastIndexOf(3, -3), a.indexOf(5, -1), a.slice(3, 1), a.toString()];
const b = [1, 2, 3, 4, 5];
const odd = [b.splice(-2, 1), b.splice(1), b.push(), b.unshift(), b.pop(), b.pop(), b.shift(), b.fill(9), b.reverse(), b.sort()];
const c = [1, 2, 3, 4, 5, 6].copyWithin(-3, 0, 2);
const text = [String([null, undefined, [1, [2]]]), Array.isArray(new Array(2))];
const out = [holes, passed, searched, logic, copies, loop, flat, froms, far, odd, b, c, text];
