// What typeof, void, delete and in say about things.
const things = [1, 'a', true, null, undefined, {}, [], () => 1, 10n, Symbol('s'), NaN, new Number(1), new String('b'), new Boolean(false)];
const kinds = things.map((v) => (typeof v).length * 10 + (typeof v).charCodeAt(0) / 100);
const o = { a: 1, b: undefined, 3: 'three' };
const has = ['a' in o, 'b' in o, 'c' in o, 3 in o, 'toString' in o, delete o.a, delete o['b'], delete o.never, 'a' in o];
const list = [1, 2, 3];
const gaps = [delete list[1], 1 in list, list.length, list[1] === undefined];
const nothing = [void 0, void 'x', typeof void 0, (() => {})()].map((v) => (v === undefined ? 1 : 0));
const boxed = [new Number(4) + 1, new String('ab').length, new Boolean(false) ? 1 : 0, Object(5) === 5 ? 1 : 0, new Number(3).valueOf(), new Boolean(true).toString().length];
const booleans = [Boolean(''), Boolean('0'), Boolean([]), !!NaN, !!-0, true.toString() === 'true', false.valueOf()];
const converted = [Number(''), Number('0x1f'), Number(null), Number([5]), Number('1e3'), +true, Number(12n), +'-Infinity', Number('1_0')];
const objects = [{ valueOf: () => 4 } * 2, `${{ toString: () => 'abc' }}`.length, [] + [], [1] * [2], {} + ''].map((v) => Number(v) || String(v).length);
const nan = [NaN === NaN, Object.is(NaN, NaN), 0 === -0, Object.is(0, -0), [NaN].includes(NaN), [NaN].indexOf(NaN) === -1];
export const out = [kinds, has.map(Number), gaps.map(Number), nothing, boxed, booleans.map(Number), converted, objects, nan.map(Number)];
