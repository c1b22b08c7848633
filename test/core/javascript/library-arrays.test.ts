// biome-ignore-all lint: the cases are odd on purpose
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, type Cases, compare, execute, interpret, newMachine } from './library.ts';

type Any = any;

const cases: Cases = {
  construction: [
    () => [Array(3), new Array(3), Array(1, 2), new Array('3'), Array(), Array.of(7), Array.of(1, 2)],
    (x) => [Array(x).length, new Array(x).fill(0)],
    () => Array(-1),
    () => new Array(1.5),
    () => Array.from({ length: 3 }, (_, i) => i * i),
    (x) => Array.from({ length: x }),
    () => Array.from('a💩b'),
    () => Array.from(new Set([1, 1, 2])),
    () => Array.from(new Map([[1, 2]])),
    () => Array.from([1, , 3]),
    () => Array.from([1, 2].entries(), ([i, v]) => i + v),
    () => Array.from({ length: 2, 0: 'a', 1: 'b' }),
    () => Array.from(5 as Any),
    () => Array.from(undefined as Any),
    () => Array.from([1], 5 as Any),
    () =>
      Array.from(
        [1, 2],
        function (this: Any, v) {
          return v * this.k;
        },
        { k: 3 },
      ),
    () => [Array.isArray([]), Array.isArray({ length: 0 }), Array.isArray('a')],
    () => [[].length, [1, , 2].length, Array.length, [].map.length],
  ],
  reading: [
    (x, y, z) => [x, y, z].at(-1),
    (x) => [[x, 1].at(x), [x, 1].at(-3), [x, 1].at(1.9)],
    (x, y) => [x, y].concat([y, [x]], x, 'a'),
    () => [1, , 3].concat([, 5]),
    (x, y) => [[x, y].includes(x), [x].includes(2), [2].includes(x), [NaN].includes(NaN), [,].includes(undefined)],
    (x, y) => [
      [x, y].indexOf(y),
      [y, 2].indexOf(x),
      [NaN].indexOf(NaN),
      [,].indexOf(undefined),
      [1, 2, 1].indexOf(1, 1),
    ],
    () => [[1, 2, 1].indexOf(1, -1), [1, 2, 1].indexOf(1, -9), [1].indexOf(1, 5), [1, 2, 1].includes(1, -1)],
    (x) => [[1, x, 1].lastIndexOf(1), [1, x, 1].lastIndexOf(1, -2), [1].lastIndexOf(1, -5), [2, 1].lastIndexOf(x)],
    () => [[1, 2].lastIndexOf(1, undefined), [1, 2].lastIndexOf(2, undefined)],
    (x, y, z) => [[x, y, z].join(), [x, y].join(''), [x, [y, [z]]].join('-'), [null, undefined, , 'a'].join()],
    (x, y) => `${[x, y]}` + [x] + [],
    () => {
      const a: Any = [1];
      a.push(a, 2);
      return a.join() + String(a);
    },
    () => {
      const a: Any = [1],
        b = [a, 3];
      a.push(b);
      return String(a);
    },
    (x, y, z) => [[x, y, z].slice(1), [x, y, z].slice(-2, -1), [x].slice(5), [x, y].slice(), [x, y, z].slice(x, z)],
    () => [1, , 3].slice(0, 2),
    () => [[1, [2, [3, [4]]]].flat(), [1, [2, [3, [4]]]].flat(Infinity), [[1, , 2], , 3].flat(), [[1]].flat(0)],
    (x, y) => [x, y].flatMap((v) => [v, [v]]),
    () => [1, 2].flatMap((v) => v as Any),
    (x, y, z) => [[x, y, z].toReversed(), [x, y, z].toSorted(), [z, x, y].toSorted((a, b) => a - b), [x, y].with(0, z)],
    () => [1, , 3].toReversed(),
    () => [3, , undefined, 1].toSorted(),
    () => [
      [1, 2, 3, 4].toSpliced(1, 2),
      [1, 2].toSpliced(1, 0, 8, 9),
      ([1, 2] as Any).toSpliced(),
      [1, , 2].toSpliced(0, 1),
    ],
    () => [1].with(5, 1),
    () => [1, 2, 3].with(-1, 9),
    () => [3].toSorted(1 as Any),
    (x, y) => [[...[x, y].keys()], [...[x, y].values()], [...[x, y].entries()], [...[, 1]], [...[, 1].keys()]],
    () => {
      const i = [1].values();
      return [i.next(), i.next(), i.next(), typeof i[Symbol.iterator], i[Symbol.iterator]() === i];
    },
    () => {
      const a = [1, 2],
        seen = [];
      for (const v of a) {
        seen.push(v);
        if (v < 4) a.push(v + 2);
      }
      return seen;
    },
    () => {
      const i = [1, 2, 3].values();
      for (const _ of i) break;
      return [...i];
    },
    (x) => [typeof [x][0], typeof [x].at(0), [x].toString(), [[x]].toString(), [x, 1].length],
  ],
  visiting: [
    (x, y, z) => {
      const seen: Any = [];
      [x, y, z].forEach((v, i, a) => seen.push([v, i, a.length]));
      return seen;
    },
    () => {
      const seen: Any = [];
      [1, , 3].forEach((v) => seen.push(v));
      return seen;
    },
    (x, y, z) => [[x, y, z].map((v) => v * 2), [x, y].filter((v) => v > 0), [1, , 3].map((v) => v! + 1)],
    () => [1, , undefined, 3].filter(() => true),
    (x, y) => [[x, y].every((v) => v > 0), [x, y].some((v) => v < 0), [].every((v) => v), [].some((v) => v)],
    (x, y, z) => [
      [x, y, z].find((v) => v < 0),
      [x].find((v) => v > 5),
      [x, y].findIndex((v) => v === y),
      [x].findIndex(() => false),
    ],
    (x, y, z) => [
      [x, y, z].findLast((v) => v > 0),
      [x, y].findLastIndex((v) => v === x),
      [, 1].findLastIndex((v) => v === undefined),
    ],
    (x, y, z) => [
      [x, y, z].reduce((a, v) => a + v),
      [x, y].reduce((a, v) => a + v, ''),
      [x, y, z].reduceRight((a, v) => a * 2 + v),
    ],
    () => [
      ([] as Any).reduce((a: Any, v: Any) => a + v, 5),
      [1].reduce((a, v) => a + v),
      [, 1].reduce((a, v) => a! + v!),
    ],
    () => ([] as Any).reduce((a: Any) => a),
    () => [, ,].reduce((a: Any) => a),
    () => ([] as Any).reduceRight((a: Any) => a),
    () => [1].map(5 as Any),
    () => [].forEach(undefined as Any),
    () => [1].map({} as Any),
    () => [1].filter([1] as Any),
    () => [1].some('a' as Any),
    () =>
      [1, 2].map(
        function (this: Any, v) {
          return v * this.k;
        },
        { k: 3 },
      ),
    () => {
      const a = [1, 2, 3];
      return [a.map((v) => (a.pop(), v)), a];
    },
    () => {
      const a = [1, 2, 3],
        seen: Any = [];
      a.forEach((v) => {
        seen.push(v);
        if (v === 1) a.shift();
      });
      return seen;
    },
    () => {
      const a = [1, 2];
      a.forEach((v) => a.push(v));
      return a;
    },
    () => {
      const a: Any = [1, 2, 3],
        seen: Any = [];
      a.forEach((v: Any) => {
        seen.push(v);
        delete a[1];
      });
      return [seen, a];
    },
    () => ['1', '2', '3'].map(parseInt),
    () => [0, 1, '', 'a', null, NaN].filter(Boolean),
    (x) => [x, 4].map(Math.sqrt),
    () =>
      [1, 2].map(() => {
        throw new RangeError('no');
      }),
  ],
  changing: [
    (x, y, z) => {
      const a = [x];
      return [a.push(y, z), a, a.pop(), a.shift(), a.unshift(1, 2), a];
    },
    () => {
      const a: Any = [];
      return [a.pop(), a.shift(), a.push(), a.unshift(), a];
    },
    (x, y, z) => {
      const a = [x, y, z, 1];
      return [a.splice(1, 2, 'a', 'b', 'c'), a];
    },
    () => {
      const a = [1, 2, 3];
      return [a.splice(-2), a, a.splice(0, 0, 9), a, (a as Any).splice(), a, a.splice(undefined as Any), a];
    },
    () => {
      const a = [1, , 3];
      return [a.splice(0, 2), a];
    },
    (x, y) => [[x, y, 1].reverse(), [1, , 3].reverse(), [1, 2, 3].fill(0, 1), [1, 2, 3].fill(x, -1), Array(3).fill(y)],
    () => [[1, 2, 3, 4, 5].copyWithin(0, 3), [1, 2, 3, 4, 5].copyWithin(1, -2, -1), ([1, 2, 3] as Any).copyWithin(1)],
    (x, y, z) => [[z, x, y, 1].sort(), [x, y, z].sort((a, b) => b - a), [x, 'b', y, 'a'].sort(), [10, 9, 1].sort()],
    () => [3, undefined, , 1, undefined].sort(),
    () => [undefined, 3, 1].sort((a, b) => b! - a!),
    () => [5, 1, 4].sort(() => 0),
    () => ['b', 'a'].sort(undefined),
    () => [1, 2].sort(5 as Any),
    () =>
      [1, 2].sort(() => {
        throw new Error('no');
      }),
    () => {
      const a = [3, 1, 2];
      try {
        a.sort(() => {
          throw 1;
        });
      } catch {}
      return a;
    },
    () =>
      [
        { k: 1, n: 'a' },
        { k: 0, n: 'b' },
        { k: 1, n: 'c' },
        { k: 0, n: 'd' },
      ]
        .sort((a, b) => a.k - b.k)
        .map((o) => o.n),
    (x, y) => [x, y].sort((a, b) => (a < b ? -1 : 1)),
    (x, y, z) => {
      const a = [x, y, z];
      a.length = 1;
      a[3] = 5;
      return [a, a.length];
    },
    () => {
      const a: Any = [1];
      a.length = -1;
      return a;
    },
    () => {
      const a: Any = [1, 2];
      a.x = 1;
      a['1'] = 5;
      a['01'] = 6;
      return [a, Object.keys(a), a.length];
    },
  ],
  frozen: [
    () => (Object.freeze([1]) as Any).push(2),
    () => (Object.freeze([1]) as Any).pop(),
    () => (Object.freeze([1]) as Any).shift(),
    () => (Object.freeze([1]) as Any).unshift(1),
    () => (Object.freeze([1]) as Any).splice(0, 1),
    () => (Object.freeze([1, 2]) as Any).reverse(),
    () => (Object.freeze([2, 1]) as Any).sort(),
    () => (Object.freeze([1]) as Any).fill(0),
    () => ((Object.freeze([1]) as Any)[0] = 5),
    () => (Object.seal([1]) as Any).push(1),
  ],
};

compare('arrays', cases);

/** Random sequences of calls on a random array, replayed in the host. */
describe('arrays: sequences', () => {
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(undefined), fc.constantFrom('a', 'b'));
  const index = fc.integer({ min: -4, max: 4 });
  const step = fc.oneof(
    fc.tuple(fc.constantFrom('push', 'unshift'), fc.array(value, { maxLength: 3 })),
    fc.tuple(
      fc.constantFrom('pop', 'shift', 'reverse', 'sort', 'toReversed', 'toSorted', 'flat', 'join'),
      fc.constant([]),
    ),
    fc.tuple(fc.constantFrom('slice', 'at', 'copyWithin'), fc.array(index, { maxLength: 3 })),
    fc.tuple(fc.constantFrom('indexOf', 'includes', 'fill'), fc.tuple(value, index)),
    fc.tuple(fc.constantFrom('lastIndexOf'), fc.tuple(value)),
    fc.tuple(
      fc.constantFrom('splice', 'toSpliced'),
      fc.tuple(index, index, value, value).chain((all) => fc.integer({ min: 0, max: 4 }).map((n) => all.slice(0, n))),
    ),
  );
  const replay: Case = ((start: Any[], steps: [string, Any[]][]) => {
    const a: Any = start;
    return steps.map(([name, args]) => [a[name](...args), a.slice()]);
  }) as Case;

  it('give what the host gives, and every version is kept', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), fc.array(step, { maxLength: 8 }), (start, steps) => {
        const machine = newMachine();
        const text = `() => (${replay})(${literal(start)}, ${literal(steps)})`;
        const expected = execute((() => (replay as Any)(start.slice(), steps)) as Case, []);
        expect(interpret(machine, text, [])).toStrictEqual(expected);
      }),
    );
  });
});

function literal(v: unknown): string {
  return Array.isArray(v) ? `[${v.map(literal).join(', ')}]` : typeof v === 'string' ? `'${v}'` : String(v);
}
