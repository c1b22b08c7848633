// Inheritance by hand: constructors, super in objects, new.target, getters, instanceof.
function Animal(name) {
  if (new.target === undefined) return new Animal(name);
  this.name = name;
  this.made = new.target === Animal ? 'animal' : 'heir';
}
Animal.prototype = { constructor: Animal, speak() { return `${this.name} makes a sound`; }, get loud() { return this.name.toUpperCase(); } };
function Dog(name) {
  const self = new Animal(name);
  Object.setPrototypeOf(self, new.target.prototype);
  return self;
}
Dog.prototype = { __proto__: Animal.prototype, constructor: Dog, speak() { return `${super.speak()}: woof`; } };
const d = new Dog('rex'), plain = Animal('cat');
const puppy = { __proto__: d, get age() { return 1; }, speak() { return super.speak() + super['loud']?.length; }, set age(v) { this.birthday = v; } };
puppy.age = 2;
const arrow = { tag: 'o', make() { return () => [this.tag, super.toString()]; } };
const returned = [new (function () { return { v: 1 }; })().v, typeof new (function () { return 5; })(), typeof new Animal()];
const keys = []; for (const k in puppy) keys.push(k);
const linked = (values) => values.reduceRight((next, value) => ({ value, next }), null);
let sum = 0; for (let node = linked([1, 2, 3]); node; node = node.next) sum += node.value;
const odd = [(() => { try { new (() => 1)(); } catch (e) { return e.name; } })(), (() => { try { new arrow.make(); } catch (e) { return e.name; } })()];
const out = [d.speak(), d.loud, plain.made, d.made, d instanceof Dog, d instanceof Animal, puppy.speak(), puppy.age, puppy.birthday, arrow.make()(), returned, keys, sum, odd];
