// What classes inherit: super, accessors, static members, new.target, null.
class Shape {
  static made = 0;
  static #kinds = [];
  static register(kind) {
    this.last = kind;
    Shape.#kinds.push(kind);
    return Shape.#kinds.length;
  }
  static get kinds() { return Shape.#kinds.slice(); }
  static { this.register('shape'); }

  constructor(name) {
    if (new.target === Shape) throw new TypeError('abstract');
    Shape.made++;
    this.name = name;
    this.target = new.target.name;
  }
  get area() { return 0; }
  set scale(s) { this.factor = s; }
  describe(more = '') { return `${this.name} ${this.area}${more}`; }
}
class Box extends Shape {
  factor = 1;
  constructor(w, h) {
    super('box');
    Object.assign(this, { w, h });
  }
  get area() { return super.area + this.w * this.h * this.factor; }
  describe() { return super.describe('!') + super['describe'](); }
  grow() { const up = () => super.describe(); return up; }
  rename(name) { super.name = name; super.scale = 3; return this; }
}
const Square = class Inner extends Box {
  constructor(w) { super(...[w, w]); this.own = Inner === new.target; }
  static make(...args) { return new this(...args); }
};
class Dot extends Square {}
class Bare extends null {
  static alone = 5;
  constructor() { return Object.create(new.target.prototype); }
}
function Old(n) { if (!new.target) return new Old(n); this.n = n; }
Old.prototype.twice = function () { return 2 * this.n; };
class New extends Old { twice() { return super.twice() + 1; } }
class Failure extends Error {
  name = 'Failure';
  constructor(code, ...rest) { super(...rest); this.code = code; }
}
class Given { constructor(o) { return o ?? this; } }
class Marked extends Given { mark = 1; }

const box = new Box(2, 3), dot = Dot.make(4);
const caught = [];
for (const f of [() => new Shape('x'), () => Box(1, 2), () => new (class extends Box { constructor() { this.x = 1; } })(), () => new (class extends Box { constructor() { super(1, 1); super(1, 1); } })(), () => { throw new Failure(7, 'bad', { cause: 8 }); }]) {
  try { f(); } catch (e) { caught.push(`${e.name}: ${e.message}`, e.code ?? 0, e.cause ?? 0, e instanceof Failure, e instanceof Error); }
}
const later = new Box(1, 1).rename('b').grow();
const is = [dot instanceof Shape, dot instanceof Box, box instanceof Square, dot.constructor === Dot, Object.getPrototypeOf(Dot) === Square, Dot.register === Shape.register, New.prototype instanceof Old];
const marked = new Marked({ a: 1 });
const names = [Square.name, dot.target, box.target, Shape.last, Dot.register('dot'), Shape.last, Dot.last, New.length, Box.length, typeof Dot, String(new Failure(1, 'm'))];
let sum = 0;
for (const key in box) sum += key.length;
export const out = [box.area, box.describe(), dot.area, dot.own, later(), is, caught, names, marked, new New(4).twice(), Bare.alone, new Bare() instanceof Bare, Shape.made, Shape.kinds, sum, Object.keys(new Failure(1)), new Marked().mark];
