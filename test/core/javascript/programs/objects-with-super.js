// Methods that call the method of the object behind them.
const shape = { sides: 0, area() { return 1; }, describe(prefix = 1) { return prefix + this.sides; }, get size() { return this.sides * 2; } };
const square = { __proto__: shape, sides: 4, area() { return super.area() * 16; }, describe(p) { return super.describe(p) * 10; } };
const cube = {
  __proto__: square,
  sides: 6,
  area() { return super.area() + super['describe'](2); },
  get size() { return super.size + 1; },
  later() { return [1, 2].map((v) => v + super.area()); },
};
const moved = Object.setPrototypeOf({ sides: 9, area() { return super.area?.() ?? -1; } }, {});
const areas = [shape, square, cube, moved].map((o) => o.area());
const free = cube.describe;
const calls = [square.describe(), cube.describe(3), cube.size, cube.later(), free.call({ sides: 1 }, 5), cube.__proto__ === square ? 1 : 0];
square.__proto__ = { area: () => 100, describe: () => 200 };
export const out = [areas, calls, square.area(), cube.describe(1), Object.getPrototypeOf(shape) === Object.prototype ? 1 : 0];
