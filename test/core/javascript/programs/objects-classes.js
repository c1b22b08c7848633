// Shapes as functions with prototypes; one inherits from the other.
function Shape(name) {
  if (!new.target) return new Shape(name);
  this.name = name;
}
Shape.prototype.area = function () { return 0; };
Shape.prototype.toString = function () { return `${this.name} of ${this.area()}`; };
function Circle(r) {
  Shape.call(this, 'circle');
  this.r = r;
}
Circle.prototype = Object.create(Shape.prototype, { constructor: { value: Circle } });
Object.defineProperty(Circle.prototype, 'd', { get() { return 2 * this.r; }, set(v) { this.r = v / 2; } });
Object.defineProperties(Circle, { unit: { get: () => new Circle(1) } });
Circle.prototype.area = function () { return Math.PI * this.r ** 2; };
const c = new Circle(2);
c.d = 6;
const tests = [c instanceof Shape, c instanceof Circle, c.constructor === Circle, Shape.prototype.isPrototypeOf(c), Shape('s') instanceof Shape];
const own = [Object.keys(c), c.hasOwnProperty('r'), Object.hasOwn(c, 'd'), c.propertyIsEnumerable('name'), Object.getOwnPropertyNames(Circle.prototype).length];
const listed = [Object.values(c), Object.entries(c), Object.getPrototypeOf(c) === Circle.prototype, Object.is(c.valueOf(), c)];
const copy = Object.assign(Object.setPrototypeOf({}, Circle.prototype), c, { r: 1 });
const shut = Object.freeze(Object.fromEntries([['x', 1]]));
const flags = [Object.isFrozen(shut), Object.isSealed(Object.seal(copy)), Object.isExtensible(Object.preventExtensions({})), Object.getOwnPropertySymbols(c)];
const descriptor = Object.getOwnPropertyDescriptor(Circle.prototype, 'd').enumerable;
const described = Object.keys(Object.getOwnPropertyDescriptors(c));
const words = [`${c}`.slice(0, 9), Circle.unit.area(), Object.prototype.toString.call([]), ({ a: 1 }).toLocaleString(), c.__proto__.__proto__ === Shape.prototype];
shut.__proto__ === Object.prototype && words.push(typeof shut);
const child = {};
child.__proto__ = c;
const out = [c.area(), tests, own, listed, copy.area(), flags, descriptor, described, words, child.d, Circle.name, Circle.length];
