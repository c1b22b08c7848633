// biome-ignore-all lint: the cases are odd on purpose
import { type Cases, compare } from './library.ts';

type Any = any;

const cases: Cases = {
  functions: [
    (x, y) => {
      function f(this: Any, a: Any, b: Any) {
        return [this?.k, a, b];
      }
      return [f.call({ k: 1 }, x, y), f.apply({ k: 2 }, [x, y]), f.bind({ k: 3 }, x)(y), (f as Any).apply({ k: 4 })];
    },
    () => {
      const f = function (a: Any, b: Any) {
        return a + b;
      };
      const g = f.bind(null, 1);
      return [g.name, g.length, g(2), f.name, f.length, Math.max.name, Math.max.length];
    },
    () => {
      function P(this: Any, n: Any) {
        this.n = n;
      }
      const B: Any = P.bind(null, 5);
      return new B();
    },
    () => Math.max.apply(null, { length: 2, 0: 1, 1: 7 } as Any),
    () => (() => 1).apply(null, 1 as Any),
    () => (Function.prototype.bind as Any).call(1),
    () => [typeof Function, (() => 1) instanceof Function, Math.max instanceof Object, Array instanceof Function],
  ],
  errors: [
    () => [
      new Error('a').message,
      Error('b').message,
      new TypeError('c').name,
      String(new RangeError('d')),
      new Error('x') instanceof Error,
      new TypeError('x') instanceof Error,
    ],
    () => [
      new Error().message,
      Object.keys(new Error('x')),
      new Error('a', { cause: 5 }).cause,
      new Error(5 as Any).message,
      TypeError.prototype.name,
    ],
    () => {
      try {
        (null as Any).x;
      } catch (e: any) {
        return [e.name, e.message, e instanceof TypeError, e.constructor === TypeError];
      }
    },
    () => {
      const e: Any = new Error('m');
      e.name = 'Mine';
      return String(e);
    },
    () => {
      function My(this: Any, m: Any) {
        this.message = m;
      }
      My.prototype = Object.create(Error.prototype);
      My.prototype.name = 'My';
      return String(new (My as Any)('x'));
    },
    () => {
      throw new SyntaxError('s');
    },
    () => Object.getPrototypeOf(TypeError) === Error,
    () => {
      const e = new Error('m');
      const first = e.stack!.split('\n')[0];
      e.stack = 'mine';
      return [first, e.stack, Object.keys(e)];
    },
  ],
};

compare('functions', cases);
