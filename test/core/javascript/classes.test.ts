/** Classes: what their runs record, how they are printed and selected, and what hostile ones end with. */
import { inspect as nodeInspect } from 'node:util';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { regionAt } from '../../../core/index.ts';
import { javascript } from '../../../core/languages/javascript/index.ts';
import { endingOf } from '../hostile.ts';
import { check } from './differences.ts';
import { inspected, sameAsNode } from './script.ts';

const LAYER = `class Scale {
  gain = 2;
  constructor(w) {
    this.w = w;
  }
  forward(x) {
    this.x = x;
    const y = this.gain * this.w * x;
    return y;
  }
  static of(w) { return new this(w); }
}
const w = 3;
const x = 0.5;
const layer = new Scale(w);
const y = layer.forward(x);
const out = y * layer.forward(y);
`;

const now = () => performance.now();

describe('rows', () => {
  const run = inspected(LAYER, { of: 'out' });
  const rows = (name: string) => run.variables().filter((row) => row.name === name);

  it('what methods write, in the frames of their calls', () => {
    expect(rows('this.w')).toMatchObject([{ line: 4, value: 3, frame: [['call', 15, 0]] }]);
    expect(rows('this.x')).toMatchObject([
      { line: 7, occurrence: 0, value: 0.5, frame: [['call', 16, 0]] },
      { line: 7, occurrence: 1, value: 3, frame: [['call', 17, 0]] },
    ]);
  });

  it('fields, in the frame of the constructor', () => {
    expect(rows('gain')).toMatchObject([{ line: 2, value: 2, frame: [['call', 15, 0]] }]);
  });

  it('gradients go through objects', () => {
    // out = y² · gain · w, y = gain · w · x
    expect(rows('this.w')[0].gradient).toBeCloseTo(3 * 2 ** 3 * 3 ** 2 * 0.5 ** 2);
    expect(run.summary.inputs).toMatchObject([
      { name: 'w', gradient: 54 },
      { name: 'x', gradient: 216 },
    ]);
  });

  it('no row is that of an object whose method runs', () => {
    expect(run.variables().map(({ name }) => name)).not.toContain('forward');
    expect(run.summary.lines.flatMap(({ cells }) => cells.map(({ name }) => name))).not.toContain('forward');
  });
});

describe('objects whose methods run', () => {
  /** The names of the constructors of the objects that calls note, in their order. */
  function receivers(text: string): unknown[] {
    const { machine, targets } = javascript.prepare({ language: 'javascript', text }, now).execute();
    const { bindings } = machine;
    return Array.from({ length: bindings.length }, (_, i) => i)
      .filter((i) => targets.get(bindings.node[i])?.kind === 'receiver')
      .map((i) => bindings.other(i).value);
  }

  it('one and the same for all calls of an object', () => {
    const all = receivers(LAYER);
    expect(all).toHaveLength(3);
    expect(new Set(all).size).toBe(1);
  });

  it('also where a method does not use it, in derived classes, literals and functions', () => {
    const text = `class A { f() { return 1; } get g() { return 2; } #p() { return 3; } q() { return this.#p(); } }
      class B extends A { constructor() { super(); } }
      function F() { this.x = 1; }
      const b = new B(), o = { f() { return 4; }, g: (x) => x };
      const out = b.f() + b.g + b.q() + o.f() + o.g(1) + new F().x;`;
    const all = receivers(text);
    expect(all).toHaveLength(7);
    expect(new Set(all).size).toBe(3);
  });
});

describe('gradients by differences', () => {
  it.each([
    'class P { #x; constructor(x) { this.#x = x; } get sq() { return this.#x ** 2; } set x(v) { this.#x = v * a; } } const p = new P(a); p.x = p.sq * b; const out = p.sq;',
    'class V { constructor(...v) { this.v = v; } dot(o) { return this.v.reduce((s, x, i) => s + x * o.v[i], 0); } } class N extends V { dot(o) { return super.dot(o) / Math.hypot(...this.v); } } const out = new N(a, b).dot(new V(b, 3));',
    'class F { f = a; g = () => this.f * this.f; static k = b; static { this.k = this.k * this.k; } } const f = new F(); f.f *= b; const out = f.g() * F.k;',
    'class C { static #n = a; static next() { return (C.#n *= b); } } C.next(); const out = C.next() + C.next();',
    'class B { constructor(k) { this.k = k; } valueOf() { return this.k * 2; } } const out = new B(a) * new B(b) + (+new B(a)) ** 3;',
  ])('%s', (text) => {
    check(`const a = 0.7;\nconst b = -1.3;\n${text}`, { a: 0.7, b: -1.3 });
  });
});

describe('the console', () => {
  it.each([
    'new (class A { constructor() { this.W = [[1, 2]]; this.b = 0; } forward() {} })()',
    'class A {}',
    '[class {}, class B extends Object {}]',
    'new (class {})()',
    'new (class { x = 1; #y = 2; get z() { return 3; } })()',
    'class A { static x = 1; static f() {} static #y = 2; }',
    'class A extends Object {}',
    '(() => { class A {} class B extends A {} return [A, B, new A(), new B(), A.prototype, B.prototype, new (class extends B { y = { a: new A() } })()]; })()',
    '(() => { class A { constructor() { this.me = this; this.f = () => 1; this.K = class {}; } } return new A(); })()',
    'class X extends null {}',
    '({ a: new (class Deep { b = { c: { d: new (class In { e = 1 })() } } })() })',
  ])('console.log(%s)', (text) => {
    const run = inspected(`console.log(${text}); const out = 1;`);
    expect(run.summary.error).toBeNull();
    expect(run.summary.console.map((line) => line.text)).toEqual([nodeInspect(vm.runInNewContext(`(${text})`))]);
  });
});

describe('what is selected', () => {
  /** The text of what stands between the marks, and the inspection of it. */
  function selected(marked: string, request: Parameters<typeof inspected>[1] = {}) {
    const start = marked.indexOf('«');
    const end = marked.indexOf('»') - 1;
    const text = marked.replace(/[«»]/g, '');
    const run = inspected(text, { region: { start, end }, ...request });
    const slice = run.summary.slice.map((span) => text.slice(span.start, span.end));
    return { summary: run.summary, run, slice };
  }

  it('takes the classes that it uses, and what these use', () => {
    const { summary, slice } = selected(
      `const unused = 1;\nconst k = 2;\nclass A { f(x) { return k * x; } }\nclass B extends A {}\nclass C {}\nconst b = new B();\n«const x = 3;\nconst y = b.f(x);»`,
    );
    expect(summary).toMatchObject({ error: null, output: { name: 'y', value: 6 } });
    expect(slice.slice(1)).toEqual([
      'const k = 2;',
      'class A { f(x) { return k * x; } }',
      'class B extends A {}',
      'const b = new B();',
    ]);
  });

  it('takes what a method writes around it, and what writes into an object', () => {
    const { slice, summary } = selected(
      'let n = 1;\nclass A { w = 1; up() { n *= 2; } set(w) { this.w = w; } }\nconst a = new A();\na.set(5);\na.up();\nconst z = 0;\n«const y = n * a.w;»',
    );
    expect(summary).toMatchObject({ error: null, output: { value: 10 } });
    expect(slice).not.toContain('const z = 0;');
  });

  it('runs classes that a function before them uses, and not those that come too late', () => {
    expect(
      selected('const f = (x) => new A(x).x;\nclass A { constructor(x) { this.x = x; } }\n«const y = f(2);»'),
    ).toMatchObject({
      summary: { error: null, output: { value: 2 } },
    });
    expect(selected('«const y = new A().x;»\nclass A { x = 1; }').summary.error?.code).toBe('input-needed');
  });

  it('is a whole class where it is more than one method of it', () => {
    const { slice, summary } = selected('class A {\n  f() { «return 1; }\n  g() { return» 2; }\n}\nconst y = 1;');
    expect(slice).toEqual(['class A {\n  f() { return 1; }\n  g() { return 2; }\n}']);
    expect(summary.error?.code).toBe('no-output');
  });

  it('a file of nothing but classes and functions asks which function', () => {
    const text = 'class A { static k = 2; f() {} }\nclass B extends A {}\nfunction f(x) { return x; }';
    expect(inspected(text).summary).toMatchObject({ error: { code: 'choose-function' }, functions: [{ name: 'f' }] });
    const computes = text.replace('k = 2', 'k = f(2)');
    expect(inspected(computes).summary.error?.code).not.toBe('choose-function');
  });
});

describe('a method that is inspected', () => {
  const text = `class Scale {
  constructor(w) { this.w = w; }
  forward(x, k = 1) {
    const y = this.w * x * k;
    return y;
  }
  static twice(x) { return this.by(x, 2); }
  static by(x, k) { return x * k; }
  #secret(x) { return this.w ** x; }
  square(x) { return x * x; }
  open(x) { return this.#secret(x); }
}
`;
  const at = (part: string) => regionAt('javascript', text, text.indexOf(part) + 1);
  const inspectedAt = (part: string, more = '', request: Parameters<typeof inspected>[1] = {}) =>
    inspected(text + more, { region: at(part), ...request }).summary;

  it('is found around an offset', () => {
    const span = at('const y');
    expect(text.slice(span?.start, span?.end)).toMatch(/^forward\(x, k = 1\) \{[\s\S]*y;\n {2}\}$/);
    expect(at('this.w = w')).toBeUndefined();
  });

  it('gets object and arguments of its only call', () => {
    const summary = inspectedAt('const y', 'const s = new Scale(3);\nconst z = s.forward(2);\n', { wrt: ['x'] });
    expect(summary).toMatchObject({
      error: null,
      output: { name: 'forward', value: 6 },
      inputs: [{ name: 'x', value: 2, source: 'call', gradient: 3 }],
      calls: [
        {
          text: 's.forward(2)',
          arguments: [
            { name: 'this', text: 's' },
            { name: 'x', text: '2' },
          ],
        },
      ],
    });
  });

  it('makes an input of its object', () => {
    const summary = inspectedAt('const y', 'const s = new Scale(3);\nconst z = s.forward(2);\n');
    expect(summary.inputs).toMatchObject([
      { name: 'this', source: 'call', value: { w: 3 }, gradient: { w: 2 } },
      { name: 'x', source: 'call', gradient: 3 },
      { name: 'k', source: 'code', gradient: 6 },
    ]);
  });

  it('asks for an object, which may be any that has what it uses', () => {
    expect(inspectedAt('const y')).toMatchObject({ error: { code: 'input-needed' }, missing: ['this', 'x'] });
    const summary = inspectedAt('const y', '', { inputs: { this: '{ w: 5 }', x: '2' } });
    expect(summary).toMatchObject({ error: null, output: { value: 10 } });
  });

  it('needs none where it uses none, and is the class where it is static', () => {
    expect(inspectedAt('return x * x', '', { inputs: { x: '3' } })).toMatchObject({ output: { value: 9 } });
    expect(inspectedAt('return this.by', '', { inputs: { x: '3' } })).toMatchObject({ output: { value: 6 } });
  });

  it('is private', () => {
    const more = 'const z = new Scale(3).open(2);\n';
    expect(inspectedAt('return this.#secret', more)).toMatchObject({ error: null, output: { value: 9 } });
    expect(inspectedAt('return this.w **', '', { inputs: { this: '{ w: 3 }', x: '2' } })).toMatchObject({
      output: { value: 9 },
    });
  });

  it('is in a class that has its name from a constant, or in a function', () => {
    const named = 'export const S = class { f(x) { return 2 * x; } };';
    const region = regionAt('javascript', named, named.indexOf('return'));
    expect(inspected(named, { region, inputs: { x: '4' } }).summary.output?.value).toBe(8);
    const inner = 'function make(k) { class S { f(x) { return k * x; } } return S; }';
    const around = regionAt('javascript', inner, inner.indexOf('return'));
    expect(inspected(inner, { region: around, inputs: { x: '4', k: '3' } }).summary.output?.value).toBe(12);
  });
});

describe('errors', () => {
  sameAsNode([
    'class A {}\nA();',
    'class A { constructor() { this.f(); } }\nnew A();',
    'class A {}\nclass B extends A { constructor() { } }\nnew B();',
    'class A {}\nclass B extends A { constructor() { this.x = 1; super(); } }\nnew B();',
    'class A {}\nclass B extends A { constructor() { const f = () => this.x; f(); super(); } }\nnew B();',
    'class A {}\nclass B extends A { constructor() { super(); (() => super())(); } }\nnew B();',
    'class A {}\nclass B extends A { constructor() { return 1; } }\nnew B();',
    'class A extends null {}\nnew A();',
    'class A extends undefined {}',
    'class A extends {} {}',
    'class A extends (() => 1) {}',
    'function F() {}\nF.prototype = 3;\nclass A extends F {}',
    'const a = new A();\nclass A {}',
    'class A extends A {}',
    'class A { [A.name]() {} }',
    "class A { static ['prototype']() {} }",
    'class A { static m() { return super.f(); } }\nA.m();',
    'class A { m() { delete super.x; } }\nnew A().m();',
    'class A { #x = 1; static get(o) { return o.#x; } }\nA.get({});',
    'class A { #x = 1; static set(o) { o.#x = 1; } }\nA.set(null);',
    'class A { #m() {} static call(o) { o.#m(); } }\nA.call({});',
    'class A { #m() {} set() { this.#m = 1; } }\nnew A().set();',
    'class A { get #g() { return 1; } set() { this.#g = 1; } }\nnew A().set();',
    'class A { set #s(v) {} get() { return this.#s; } }\nnew A().get();',
    'class A { #f = 1; call() { this.#f(); } }\nnew A().call();',
    'class A { constructor(o) { return o; } }\nclass B extends A { #x = 1; }\nconst o = {};\nnew B(o);\nnew B(o);',
    'class A { constructor(o) { return o; } }\nclass B extends A { x = 1; }\nnew B(Object.freeze({}));',
    'class A { get x() { return 1; } m() { this.x = 2; } }\nnew A().m();',
    'class A { m() { undeclared = 1; } }\nnew A().m();',
    "class A { m(s) { s.x = 1; } }\nnew A().m('abc');",
    'class A { m(o) { delete o.x; } }\nnew A().m(Object.freeze({ x: 1 }));',
    'class A {}\nclass B extends A {}\nObject.setPrototypeOf(B, {});\nnew B();',
    'class E2 extends TypeError { constructor(m) { super(m); this.k = 1; } }\nthrow new E2("no");',
    'class E2 extends Error { name = "E2"; }\nthrow new E2("no");',
  ]);
});

describe('hostile classes', () => {
  const ending = (text: string) => endingOf(inspected, text);

  it.each([
    ['class A { constructor() { new A(); } }\nnew A();', 'budget-depth'],
    ['class A { x = new A(); }\nnew A();', 'budget-depth'],
    ['class A { get x() { return this.x; } }\nnew A().x;', 'budget-depth'],
    ['class A { #m() { this.#m(); } f() { this.#m(); } }\nnew A().f();', 'budget-depth'],
    [
      'class A { constructor() { return new.target.again(); } static again() { return new this(); } }\nnew A();',
      'budget-depth',
    ],
    ['class A {}\nclass B extends A { constructor(x = new B()) { super(); } }\nnew B();', 'budget-depth'],
    ['const grow = (K) => grow(class extends K {});\ngrow(class {});', 'budget-depth'],
    ['let K = class {};\nfor (;;) K = class extends K {};', 'budget-depth'],
    ['let K = class {};\nfor (let i = 0; i < 900; i++) K = class extends K {};\nnew K();', 'budget-depth'],
    ['class A { static { for (;;); } }', 'budget-steps'],
    ['class A { [(() => { for (;;); })()]() {} }', 'budget-steps'],
    ['const kept = [];\nfor (;;) kept.push(class { a = 1; b() {} #c() {} });', 'budget-memory'],
    ['class A { #a = 1; #b() {} c = 2; }\nconst kept = [];\nfor (;;) kept.push(new A());', 'budget-memory'],
    ['class A {}\nA.constructor("return process")();', 'unsupported-function'],
    ['class A { f() {} }\nnew A().f.constructor("return 1")();', 'unsupported-function'],
    ['class A { static x = this.constructor("return this")(); }', 'unsupported-function'],
    [
      'class A extends Object { f() { return super.constructor.constructor("return 1")(); } }\nnew A().f();',
      'unsupported-function',
    ],
    ['class A extends (class {}).constructor {}', 'unsupported'],
    ['const F = Array.bind(null);\nF.prototype = {};\nclass A extends F {}\nnew A();', 'unsupported'],
    ['class A {}\nclass B extends A {}\nObject.setPrototypeOf(B, Array);\nnew B(3);', 'unsupported'],
  ])('%s', (text, code) => {
    expect(ending(`const z = 1;\n${text}`)).toBe(code);
  });

  it('the library is what it was when they are done', () => {
    const text = `class Polluted { constructor() { return Array.prototype; } }
      class Field extends Polluted { map = () => [7]; length2 = 5; }
      new Field();
      class E2 extends Error { static { Error.prototype.name = 'E2'; Object.getPrototypeOf(E2).own = 1; } }
      const out = [1].map((x) => x)[0] + [].length2 + Error.own;`;
    expect(inspected(text).summary.output?.value).toBe(13);
    const after =
      'const e = new Error("m"); const out = [[1].map((x) => 2 * x)[0], +([].length2 === undefined), +(Error.own === undefined), +(e.name === "Error"), Object.keys(Array.prototype).length];';
    expect(inspected(after).summary.output?.value).toEqual([2, 1, 1, 1, 0]);
  });
});
