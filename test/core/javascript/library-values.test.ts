// biome-ignore-all lint: the cases are odd on purpose
import { type Cases, compare } from './library.ts';

type Any = any;

const cases: Cases = {
  numbers: [
    (x, y) => [
      x.toFixed(2),
      y.toPrecision(3),
      y.toExponential(1),
      x.toString(2),
      (255).toString(16),
      y.valueOf(),
      `${y}`,
    ],
    (x) => [(1.005).toFixed(2), (0).toFixed(), (1e21).toFixed(2), x.toFixed(undefined), NaN.toFixed(1)],
    () => (1).toFixed(101),
    () => (1).toString(1),
    () => (1).toPrecision(0),
    () => Number.prototype.toFixed.call('a', 1),
    (x) => [
      Number(x),
      Number(' 12 '),
      Number(''),
      Number('a'),
      Number(true),
      Number(null),
      Number(undefined),
      (Number as Any)(),
      Number(10n),
      Number([5]),
      Number({}),
    ],
    (x, y) => [
      Number.isInteger(x),
      Number.isInteger(y),
      Number.isFinite(x),
      Number.isNaN(NaN),
      Number.isNaN('a'),
      Number.isSafeInteger(2 ** 53),
    ],
    () => [
      Number.EPSILON,
      Number.MAX_SAFE_INTEGER,
      Number.MAX_VALUE,
      Number.MIN_VALUE,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ],
    (x) => [
      parseFloat('3.5px'),
      parseFloat(x),
      parseInt('12.7'),
      parseInt('ff', 16),
      parseInt(x),
      parseFloat('.'),
      Number.parseFloat('1'),
      Number.parseInt('0x1f'),
    ],
    (x) => [isNaN(x), isNaN('a' as Any), isFinite(x), isFinite('5' as Any), isFinite(Infinity)],
    (x) => [typeof x, typeof new Number(5), new Number(x), (new Number(5) as Any) + 1, Object(x), Object(x) == x],
    (y) => [
      (1234.5).toLocaleString(),
      y.toLocaleString(),
      (0.256).toLocaleString('de-DE', { style: 'percent', minimumFractionDigits: 1 }),
    ],
    () => Number(Symbol() as Any),
    (x, y, z) => [
      Math.max(x, y, z),
      Math.min(x, y),
      Math.max(),
      Math.min(),
      Math.hypot(x, y),
      Math.hypot(),
      Math.max(x, 'a' as Any),
    ],
    (_x, y) => [
      Math.abs(y),
      Math.floor(y),
      Math.ceil(y),
      Math.round(y),
      Math.trunc(y),
      Math.sign(y),
      Math.fround(y),
      Math.cbrt(y),
    ],
    (x, y) => [
      Math.sqrt(x),
      Math.exp(x),
      Math.expm1(x),
      Math.log(x),
      Math.log1p(x),
      Math.log2(x),
      Math.log10(x),
      Math.pow(x, y),
      Math.atan2(x, y),
    ],
    (x) => [
      Math.sin(x),
      Math.cos(x),
      Math.tan(x),
      Math.asin(0.5),
      Math.acos(0.5),
      Math.atan(x),
      Math.sinh(x),
      Math.cosh(x),
      Math.tanh(x),
      Math.asinh(x),
      Math.acosh(x),
      Math.atanh(0.5),
    ],
    (x, y) => [
      Math.clz32(x),
      Math.imul(x, y),
      Math.PI,
      Math.E,
      Math.LN2,
      Math.LN10,
      Math.LOG2E,
      Math.LOG10E,
      Math.SQRT2,
      Math.SQRT1_2,
    ],
    () => [
      (Math as Any).sqrt(),
      (Math as Any).pow(2),
      Math.max(...([1, 2] as number[])),
      Math.max('3' as Any, 2),
      Object.keys(Math),
    ],
    () => {
      const r = Math.random();
      return [r >= 0 && r < 1, Math.random() !== r];
    },
  ],
  'booleans, bigints and symbols': [
    (x) => [
      Boolean(x),
      Boolean(0),
      Boolean(''),
      Boolean([]),
      true.toString(),
      false.valueOf(),
      new Boolean(false),
      !!new Boolean(false),
    ],
    (x) => [
      BigInt(5),
      BigInt('12'),
      BigInt(true),
      typeof 5n,
      5n.toString(),
      255n.toString(16),
      BigInt.asUintN(8, 257n),
      BigInt.asIntN(8, 255n),
      BigInt(x),
    ],
    () => BigInt(1.5),
    () => BigInt('x'),
    () => BigInt(undefined as Any),
    () => 5n.toString(1),
    () => [
      Symbol('a').toString(),
      Symbol('a').description,
      typeof Symbol(),
      Symbol() === Symbol(),
      String(Symbol('q')),
    ],
    () => (Symbol() as Any) + '',
    () => new (Symbol as Any)(),
    () => Boolean.prototype.valueOf.call(1),
    () => {
      const s = Symbol('k');
      const o: Any = { [s]: 1, a: 2 };
      return [o[s], Object.keys(o), Object.getOwnPropertySymbols(o).length, Object.assign({}, o)[s]];
    },
  ],
  objects: [
    (x, y) => {
      const o = { b: x, a: y, 2: 1, 1: 2 };
      return [Object.keys(o), Object.values(o), Object.entries(o)];
    },
    () => [Object.keys('ab'), Object.entries([7, , 8]), Object.keys(5), Object.values('ab')],
    () => Object.keys(null as Any),
    () => Object.entries(undefined as Any),
    (x, y) => Object.assign({ a: 1 }, { b: x }, null, { a: y }, 'hi', 5),
    () => {
      const o = {
        get a() {
          return 5;
        },
        b: 1,
      };
      return [Object.values(o), Object.assign({}, o), Object.entries(o)];
    },
    () => {
      const log: Any = [];
      Object.assign(
        {
          set a(v: Any) {
            log.push(v);
          },
        },
        { a: 3 },
      );
      return log;
    },
    () => {
      const o: Any = {
        get a() {
          delete o.b;
          return 1;
        },
        b: 2,
      };
      return Object.values(o);
    },
    (x) => [
      Object.fromEntries([
        ['a', x],
        ['b', 2],
      ]),
      Object.fromEntries(new Map([['k', 1]])),
      Object.fromEntries([]),
    ],
    () => Object.fromEntries([1] as Any),
    () => Object.fromEntries(5 as Any),
    () => {
      const o: Any = Object.freeze({ a: 1 });
      return [Object.isFrozen(o), Object.isFrozen({}), Object.isFrozen(5), Object.isExtensible(o), o.a];
    },
    () => {
      'use strict';
      const o: Any = Object.freeze({ a: 1 });
      o.a = 2;
    },
    () => {
      'use strict';
      const o: Any = Object.freeze({ a: 1 });
      o.b = 2;
    },
    () => {
      'use strict';
      const o: Any = Object.seal({ a: 1 });
      o.a = 5;
      const seen = { ...o };
      o.b = 2;
      return seen;
    },
    () => [Object.isSealed(Object.seal({})), Object.isSealed({}), Object.isExtensible(Object.preventExtensions({}))],
    (x) => [Object.is(NaN, NaN), Object.is(0, -0), Object.is(x, 2), Object.is({}, {})],
    () => {
      const p = {
        hi() {
          return 'hi ' + (this as Any).n;
        },
      };
      const o = Object.create(p, { n: { value: 5, enumerable: true } });
      return [o.hi(), o, Object.getPrototypeOf(o) === p, p.isPrototypeOf(o)];
    },
    () => {
      const o = Object.create(null);
      o.a = 1;
      return [o, Object.getPrototypeOf(o), 'toString' in o];
    },
    () => Object.create(1 as Any),
    () => {
      const o: Any = {};
      Object.defineProperty(o, 'x', {
        get() {
          return 3;
        },
        configurable: true,
      });
      Object.defineProperty(o, 'y', { value: 4 });
      return [o.x, o.y, Object.keys(o), o];
    },
    () => {
      const o: Any = { n: 1 };
      Object.defineProperties(o, {
        twice: {
          get() {
            return 2 * (this as Any).n;
          },
          set(v) {
            (this as Any).n = v / 2;
          },
          enumerable: true,
        },
      });
      o.twice = 10;
      return [o.n, o.twice, o];
    },
    () => Object.defineProperty(1 as Any, 'a', {}),
    () => Object.defineProperty({}, 'a', 1 as Any),
    () => Object.defineProperty({}, 'a', { get: 1 } as Any),
    () => Object.defineProperty({}, 'a', { get() {}, value: 1 } as Any),
    () => [
      Object.getOwnPropertyNames([1, 2]),
      Object.getOwnPropertyNames('ab'),
      Object.getOwnPropertyNames({ b: 1, 1: 2 }),
    ],
    () => [
      Object.getOwnPropertyDescriptor({ a: 1 }, 'a'),
      Object.getOwnPropertyDescriptor([1], 'length'),
      Object.getOwnPropertyDescriptor({}, 'x'),
      Object.getOwnPropertyDescriptors({ a: 1 }),
    ],
    (x) => [
      { a: x }.hasOwnProperty('a'),
      {}.hasOwnProperty('toString'),
      Object.hasOwn({ a: 1 }, 'a'),
      'ab'.hasOwnProperty(1),
      [1].hasOwnProperty(0),
    ],
    () => [
      String({}),
      Object.prototype.toString.call([]),
      Object.prototype.toString.call(null),
      Object.prototype.toString.call(5),
      Object.prototype.toString.call(() => 1),
      {}.toLocaleString(),
      Object.prototype.toString.call(new Error()),
    ],
    (x) => [
      Object.prototype.toString.call(x),
      Object.prototype.toString.call('a'),
      { a: 1 }.valueOf(),
      { a: 1 }.propertyIsEnumerable('a'),
      [].propertyIsEnumerable('length' as Any),
    ],
    () => {
      const o: Any = { __proto__: { a: 1 } };
      return [o.a, Object.keys(o), o.__proto__, ({} as Any).__proto__ === Object.prototype];
    },
    () => {
      const o: Any = {};
      Object.setPrototypeOf(o, Object.create(o));
    },
    () => Object.setPrototypeOf({}, 1 as Any),
    () => Object.setPrototypeOf(Object.prototype, {}),
    () => {
      function P(this: Any) {
        this.n = 1;
      }
      P.prototype.twice = function () {
        return this.n * 2;
      };
      const p = new (P as Any)();
      return [p.twice(), p instanceof (P as Any), p.constructor === P, Object.keys(p)];
    },
    (x) => [Object(x) + 1, Object('ab').length, Object('ab')[1], Object(null), Object([1]), new Object({ a: 1 })],
    () => {
      const keys = [];
      for (const k in [1]) keys.push(k);
      for (const k in 'ab' as Any) keys.push(k);
      return keys;
    },
  ],
};

compare('values', cases);
