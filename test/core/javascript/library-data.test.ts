// biome-ignore-all lint: the cases are odd on purpose
import { type Cases, compare } from './library.ts';

type Any = any;

const cases: Cases = {
  'maps and sets': [
    (x, y) => {
      const m: Any = new Map([[x, 'a']]);
      m.set(2, 'b').set(y, 'c').set('2', 'd');
      return [m, m.get(2), m.get(x), m.has(-3.5), m.size, m.delete(x), m.delete(x), m];
    },
    () => {
      const m = new Map<Any, Any>([
        [NaN, 1],
        [0, 2],
      ]);
      const o = {};
      m.set(o, 3);
      return [m.get(NaN), m.get(-0), m.get(o), m.get({}), [...m.keys()].length];
    },
    () => [Object.is([...new Map([[-0, 1]]).keys()][0], 0), Object.is([...new Set([-0])][0], 0)],
    (x) => {
      const s = new Set([x, 2, 'a', 'a']);
      return [s, s.size, s.has(2), s.add(5) === s, s.delete('a'), [...s], [...s.entries()], [...s.keys()]];
    },
    () => {
      const m = new Map([
        ['a', 1],
        ['b', 2],
      ]);
      const seen: Any = [];
      for (const [k, v] of m) {
        seen.push(k, v);
        if (k === 'a') {
          m.delete('b');
          m.set('c', 3);
        }
      }
      m.forEach((v, k, all) => seen.push(v, k, all === m));
      return seen;
    },
    () => {
      const s = new Set([1]);
      const seen = [];
      for (const v of s) {
        seen.push(v);
        if (v < 5) {
          s.delete(v);
          s.add(v + 1);
        }
      }
      return seen;
    },
    () => {
      const m = new Map([[1, 2]]);
      m.clear();
      return [m.size, [...m], m.get(1)];
    },
    () => (Map as Any)(),
    () => new Map([1] as Any),
    () => new Set(5 as Any),
    () => Map.prototype.get.call({} as Any, 1),
    () => {
      const i = new Map([
        [1, 2],
        [3, 4],
      ]).entries();
      for (const _ of i) break;
      return [...i];
    },
    () => [
      new Map(null),
      new Set(undefined),
      new Set('abba'),
      new Map([['a', 1]]).keys().next(),
      Object.keys(new Map([[1, 2]])),
    ],
    () => {
      const m = new Map([['k', { n: 1 }]]);
      m.get('k')!.n++;
      return m;
    },
  ],
  JSON: [
    (x, y) => [
      JSON.stringify({ a: x, b: [y, 'q"', null, undefined], c: undefined, d: () => 1, e: { f: true } }),
      JSON.stringify([x]),
    ],
    (x) => [
      JSON.stringify(x),
      JSON.stringify('a\n"'),
      JSON.stringify(undefined),
      JSON.stringify(null),
      JSON.stringify(NaN),
      JSON.stringify(-0),
      JSON.stringify(Symbol()),
      JSON.stringify([Symbol()]),
    ],
    (x) => [
      JSON.stringify({ a: [1, { b: 2 }], c: {}, d: [] }, null, 2),
      JSON.stringify([1, [2]], null, '--'),
      JSON.stringify({ a: 1 }, null, x),
      JSON.stringify([1], null, 20),
      JSON.stringify({ a: 1 }, null, ''),
    ],
    () => [JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ['a', 'b']), JSON.stringify({ 1: 1, a: 2 }, [1] as Any)],
    (x) =>
      JSON.stringify({ a: x, b: 'q', c: [1, 2] }, function (this: Any, _, v) {
        return typeof v === 'number' ? v * 2 + Object.keys(this).length : v;
      }),
    () =>
      JSON.stringify({
        toJSON(k: Any) {
          return { k, t: 1 };
        },
      }),
    () => JSON.stringify({ a: { toJSON: (k: Any) => k } }),
    () => [
      JSON.stringify(new Number(5)),
      JSON.stringify([new String('a'), new Boolean(false)]),
      JSON.stringify([1, , 3]),
      JSON.stringify(Object.create({ a: 1 })),
    ],
    () => JSON.stringify(1n),
    () => {
      const o: Any = { a: 1 };
      const p = { o };
      return JSON.stringify([p, p, o]);
    },
    () => [JSON.parse('{"a":[1,2,{"b":null}],"c":"d"}'), JSON.parse(' 5 '), JSON.parse('"a\\u0041"'), JSON.parse('[]')],
    () => JSON.parse('{a'),
    () => JSON.parse(''),
    () =>
      JSON.parse('{"a":[1,2,3],"b":{"c":4}}', function (k, v) {
        return k === '1' ? undefined : typeof v === 'number' ? v * 10 : v;
      }),
    () => {
      const o = JSON.parse('{"__proto__": 5, "a": 1}');
      return [Object.keys(o), o.a];
    },
  ],
  strings: [
    (x) => [
      'abc'.at(-1),
      'abc'.charAt(x),
      'abc'.charCodeAt(1),
      'a💩'.codePointAt(1),
      'abc'[x],
      'abc'.length,
      'abc'.charAt(9),
      'abc'.at(9),
      'a'.charCodeAt(5),
    ],
    () => [
      'abc'.includes('b'),
      'abc'.includes('b', 2),
      'abc'.startsWith('b', 1),
      'abc'.endsWith('b', 2),
      'abcb'.indexOf('b', 2),
      'abcb'.lastIndexOf('b'),
      'abcb'.lastIndexOf('b', 2),
      'undefined'.includes(undefined as Any),
    ],
    (x) => [
      'abc'.slice(1),
      'abc'.slice(-x),
      'abcd'.slice(1, -1),
      'abcd'.substring(3, 1),
      'abcd'.substr(-3, x),
      'abc'.slice(undefined),
      'abc'.substring(NaN),
    ],
    () => [
      'aB'.toUpperCase(),
      'aB'.toLowerCase(),
      ' a '.trim(),
      ' a '.trimStart(),
      ' a '.trimEnd(),
      'aB'.toLocaleUpperCase(),
      'e\u0301'.normalize().length,
    ],
    () => 'a'.normalize('x'),
    (x) => [
      '5'.padStart(3, '0'),
      'a'.padEnd(4),
      'a'.padEnd(5, 'bc'),
      'abc'.padStart(1),
      'a'.padStart(3, ''),
      'ab'.repeat(x),
      'a'.repeat(0),
    ],
    () => 'a'.repeat(-1),
    () => 'a'.repeat(Infinity),
    () =>
      [
        'a,b,c'.split(','),
        'abc'.split(''),
        ('abc' as Any).split(),
        'a,b'.split(',', 1),
        ''.split(','),
        ''.split(''),
        'abc'.split('', 2),
        'a1b1'.split(1 as Any),
      ] as Any,
    (x) => [
      'aXbX'.replace('X', '-'),
      'aXbX'.replaceAll('X', '-'),
      'abc'.replace('b', "[$&$`$'$$]"),
      'aa'.replaceAll('a', '$&$&'),
      'abc'.replace('z', 'q'),
      'a2'.replace(x, 'q'),
    ],
    () =>
      [
        'abab'.replaceAll('b', (m: Any, i: Any, s: Any) => `${m}${i}${s.length}`),
        'abc'.replace('', '-'),
        'abc'.replaceAll('', '-'),
        'a$b'.replace('b', '$1$'),
      ] as Any,
    (x) => [
      'a'.concat('b', x, null as Any),
      'a' + x,
      `${x}b`,
      'a'.localeCompare('b'),
      'b'.localeCompare('a'),
      'a'.localeCompare('a'),
    ],
    (x) => [
      String(x),
      String(null),
      String(undefined),
      String([1, [2]]),
      String({}),
      (String as Any)(),
      String(-0),
      new String('ab'),
      new String('a') + 'b',
      typeof new String(''),
    ],
    () => [
      String.fromCharCode(72, 105),
      String.fromCodePoint(128169),
      String.raw`a\n${1}b`,
      String.raw({ raw: 'abc' } as Any, 1, 2),
    ],
    () => String.fromCodePoint(-1),
    () => [...'a💩b'].concat(Array.from('xy')),
    () => String.prototype.trim.call(null),
    () => String.prototype.toUpperCase.call(12 as Any),
    () => ['a' < 'b', 'abc'.toString(), 'abc'.valueOf(), 'abc'.hasOwnProperty('length'), 'a'.constructor === String],
    () => `${{ toString: () => 'T' }}${[1, 2]}${null}`,
    () => ['b', 'a', 'C'].sort((a, b) => a.localeCompare(b)),
  ],
};

compare('data', cases);
