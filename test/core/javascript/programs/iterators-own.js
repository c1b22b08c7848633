// Things that can be walked through because they say how; walks that end early are told so.
const closed = [];
const range = (from, to, step = 1) => ({
  [Symbol.iterator]() {
    let at = from;
    return {
      next: () => (at < to ? { value: (at += step) - step, done: false } : { value: undefined, done: true }),
      return: () => (closed.push(at), {}),
    };
  },
});
const squares = [];
for (const v of range(0, 10)) {
  if (v > 4) break;
  squares.push(v * v);
}
const [a, b] = range(5, 9);
const all = [...range(0, 1, 0.25)];
const built = [Array.from(range(1, 4), (v) => v * 2), new Set(range(0, 3)).size, Math.max(...range(2, 5)), Object.fromEntries([...range(1, 3)].map((v) => [v, v]))[2]];
const list = [7, 8, 9][Symbol.iterator]();
const steps = [list.next().value, [...list].length, list.next().done ? 1 : 0];
const pairs = new Map([[1, 2], [3, 4]]).entries();
steps.push(pairs.next().value[1], pairs.next().value[0], +pairs.next().done);
const text = 'a😀'[Symbol.iterator]();
steps.push(text.next().value.length, text.next().value.length, Symbol.iterator.description.length);
export const out = [squares, a, b, all, built, steps, closed];
