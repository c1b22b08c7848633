// Members of all kinds: computed names, private ones, static blocks; and what of it is seen.
const log = [];
const note = (x) => { log.push(x); return x; };
class Counter {
  [note('a')] = note(1);
  static [note('b')] = note(2);
  [note('c')]() { return 'c'; }
  'quoted key' = 3;
  42 = 4;
  empty;
  arrow = () => this.empty;
  #n = 10;
  #o = { deep: [1, 2] };
  static #made = 0;
  static { const n = 5; Counter.#made += n; }
  static #bump(by) { return (Counter.#made += by); }
  static bump(by = 1) { return this.#bump(by); }
  get #twice() { return this.#n * 2; }
  set #twice(v) { this.#n = v / 2; }
  #add(k) { this.#n += k; return this; }
  run() {
    this.#n++;
    this.#n **= 2;
    this.#twice += 3;
    [this.#o.deep[0], this.x] = [7, 8];
    ({ n: this.#n = 1 } = { n: this.#n });
    this.#add(1).#add?.(2);
    return [this.#n, this.#twice, this.#o.deep, this?.#n, this.#o?.deep.length];
  }
  static has(v) { return #n in v && #add in v; }
  static same(a, b) { return a.#n === b.#n; }
}
class Range {
  constructor(n) { this.n = n; }
  [Symbol.iterator]() {
    let i = 0;
    return { next: () => (i < this.n ? { value: i++, done: false } : { value: undefined, done: true }) };
  }
  get [`half${1}`]() { return this.n / 2; }
  static async = 1;
  get = 2;
  static static() { return 'static'; }
}
class Strict {
  m() { return this; }
  write(o) { o.x = 1; }
  drop(o) { delete o.x; }
  leak() { undeclaredName = 1; }
  inner() { { function hidden() {} } return typeof hidden; }
}
const tries = (...fs) => fs.map((f) => { try { return f(); } catch (e) { return `${e.name}: ${e.message}`; } });
const c = new Counter(), d = new Counter();
const runs = [c.run(), Counter.has(c), Counter.has({}), Counter.same(c, d), Counter.bump(), Counter.bump(2), c.c(), Counter.b, c.arrow()];
const s = new Strict(), { m } = s;
const errors = tries(
  () => Counter.has(5), () => Counter.same(c, {}), () => c.run.call({}), () => Counter.bump.call(Strict), () => m(), () => s.write(5), () => s.write(Object.freeze({})), () => s.drop(Object.freeze({ x: 1 })), () => s.leak(), () => s.inner(), () => new s.m(), () => new Early(), () => typeof Early, () => Strict(), () => { class A { static x = A.y; static y = 1; } return A.x; }, () => { class A { m() { A = 1; } } new A().m(); }, () => { let A = class B { m() { return B.name + typeof A; } }; const a = new A(); A = null; return a.m(); },
);
class Early {}
const makers = [];
for (let i = 0; i < 3; i++) makers.push(class { static i = i; get() { return i * 10; } #p = i; static p(o) { return o.#p; } });
const mixed = (Base) => class extends Base { twice() { return 2 * this.n; } };
const made = [makers.map((K) => K.i + new K().get()), tries(() => makers[0].p(new makers[1]()), () => makers[2].p(new makers[2]())), new (mixed(Range))(4).twice()];
const o = { K: class {}, ['L' + 1]: class {}, M: class N {}, f: class { static name = 'own'; } };
let P = class {}, Q;
Q = class {};
Q ??= class {};
const [R = class {}, { S = class {} }] = [undefined, {}];
const names = [o.K, o.L1, o.M, o.f, P, Q, R, S, makers[0], class {}, class T {}].map((K) => K.name);
const seen = [Object.keys(c), Object.getOwnPropertyNames(Counter), Object.getOwnPropertyNames(Range.prototype), Object.entries(new Range(1)), [...new Range(3)], new Range(5).half1, Range.static(), JSON.stringify(c), { ...d }];
let each = '';
for (const key in c) each += `${key} `;
export const out = [log, runs, errors, made, names, seen, each];
