// biome-ignore-all lint: the cases are odd on purpose
import { type Cases, compare } from './library.ts';

type Any = any;

const cases: Cases = {
  'other receivers': [
    () => Array.prototype.map.call('abc', (c: Any) => c + c),
    () => Array.prototype.join.call({ length: 3, 0: 'a', 2: 'c' } as Any, '-'),
    () => Array.prototype.slice.call({ length: 2, 0: 1, 1: 2 } as Any, 1),
    () => {
      const o: Any = { length: 1, 0: 'a' };
      return [Array.prototype.push.call(o, 'b'), o];
    },
    () => {
      const o: Any = { length: 3, 0: 3, 1: 1, 2: 2 };
      return [Array.prototype.sort.call(o) === o, o];
    },
    () => {
      const o: Any = {};
      Array.prototype.push.call(o, 1, 2);
      return o;
    },
    () =>
      (function (..._: Any[]) {
        return Array.prototype.slice.call(arguments, 1);
      })(1, 2, 3),
    () => [...Array.prototype.entries.call({ length: 1, 0: 'a' })],
  ],
  'iteration protocol': [
    () => {
      const it: Any = {
        [Symbol.iterator]() {
          let n = 0;
          return { next: () => ({ done: n > 2, value: n++ }) };
        },
      };
      return [[...it], Math.max(...it), Array.from(it)];
    },
    () => [...(undefined as Any)],
    () => [
      ...({
        [Symbol.iterator]() {
          return 1;
        },
      } as Any),
    ],
    () => [
      ...({
        [Symbol.iterator]() {
          return {
            next() {
              return 1;
            },
          };
        },
      } as Any),
    ],
    () => {
      const log: Any = [];
      const it: Any = {
        [Symbol.iterator]() {
          return {
            next: () => ({ value: 1 }),
            return() {
              log.push('closed');
              return {};
            },
          };
        },
      };
      for (const _ of it) break;
      const [a] = it;
      try {
        Array.from(it, () => {
          throw 1;
        });
      } catch (e) {
        log.push(e);
      }
      try {
        new Map(it);
      } catch (e: any) {
        log.push(e.message);
      }
      return [log, a];
    },
    () => {
      const [a, , b = 5, ...rest] = [1, 2, undefined, 4, 5];
      return [a, b, rest];
    },
    () => {
      const o: Any = {
        items: [1, 2],
        [Symbol.iterator]() {
          return this.items[Symbol.iterator]();
        },
      };
      return [...o, ...o.items.keys()];
    },
  ],
};

compare('iteration', cases);
