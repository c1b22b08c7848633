// JSON there and back, with what it leaves out.
const v = { n: 1.5, t: 'a"b\n', l: [1, undefined, () => 1, NaN, null], o: { deep: [[]] }, u: undefined, [Symbol('s')]: 1, z: -0 };
const texts = [JSON.stringify(v), JSON.stringify(v, ['n', 'o']), JSON.stringify(v, (k, w) => (typeof w === 'number' ? w + 1 : w), 2)];
const odd = [JSON.stringify(undefined), JSON.stringify('é\u2028'), JSON.stringify({ toJSON: () => 7 }), JSON.stringify([new Map(), new Set([1])])];
const read = JSON.parse('{"a":[1,2,{"b":null}],"c":"\\u0041","d":-1.5e2,"a b":true}');
const revived = JSON.parse('[1,[2,3],{"x":4}]', (k, w) => (typeof w === 'number' ? w * 10 : w));
const errors = ['{', '[1,]', "{'a':1}", 'undefined', ''].map((t) => {
  try {
    return JSON.parse(t);
  } catch (e) {
    return e.name;
  }
});
const copy = JSON.parse(JSON.stringify({ list: [1, { two: 2 }] }));
const out = [texts, odd, read, revived, errors, copy, JSON.stringify([1, [2]], null, '--')];
