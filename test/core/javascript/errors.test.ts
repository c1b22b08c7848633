// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs that have templates
import { describe, expect, it } from 'vitest';
import { byInterpreter, byNode, inspected } from './script.ts';

/** Faults of programs, which those could catch: name and message are to be those of Node. */
const FAULTS = [
  'null.a',
  'undefined.b.c',
  'let q; q()',
  'let o={}; o.f()',
  'let o={a:{}}; o.a.b.c',
  'null.x=1',
  'new 5',
  'new (()=>1)',
  '1 in 2',
  "'a' in 'b'",
  '({}) instanceof 5',
  '({}) instanceof (()=>1)',
  '({}) instanceof {}',
  '[].reduce((a,b)=>a)',
  'let [a]=null',
  'let {a}=null',
  'let {a}=undefined',
  '[...5]',
  'for (const a of 5);',
  'Symbol()+1',
  '+Symbol()',
  '1n+1',
  '+1n',
  '1n>>>0n',
  '1n/0n',
  '2n**-1n',
  'Symbol()<1',
  'new Array(-1)',
  "'a'.repeat(-1)",
  '(1).toFixed(101)',
  '(1).toString(1)',
  'let o={}; o.a.b()',
  'let a=[1]; a[0]()',
  '(void 0)()',
  '(()=>1)()()',
  'let o={f:{}}; o.f.g()',
  '[1].map(5)',
  '[1].map()',
  "Object.defineProperty(1,'a',{})",
  "JSON.parse('{a')",
  "JSON.parse('')",
  'JSON.stringify(1n)',
  'Object.setPrototypeOf({},1)',
  'Object.create(1)',
  'Math.sigmoid(1)',
  'Math.neg(1)',
  'Math.square(2)',
  'Math.relu(2)',
  'new Math.exp(1)',
  'new Math()',
  'let s=Map()',
  'let m=new Map([1])',
  'Symbol.iterator()',
  'new Symbol()',
  'let x=1; x.y.z',
  'let f=({a})=>a; f()',
  'Object.fromEntries([1])',
  "'a'.localeCompare()",
  'String.fromCodePoint(-1)',
  'BigInt(1.5)',
  "BigInt('x')",
  'Number(Symbol())',
  'String.prototype.trim.call(null)',
  'Map.prototype.get.call({},1)',
  'let a=Object.freeze([1]); a.push(2)',
  "throw {name:'N',message:'m'}",
  'let a; a.b=1',
  'let a; a[0]',
  'let a; a[0]=1',
  'let a={}; a.b[0]',
  'let a=[[1]]; a[2][0]',
  'let a=[[1]]; a[2][0]=4',
  'let a; [a.x]=[1]',
  'let a; for (a.x of [1]);',
  'let a; a.b++',
  'let a; a?.b.c(); a.b',
  'let [x]=undefined',
  'let f=()=>undefined; let {y}=f()',
  'let f=()=>undefined; f().y',
  'let f=()=>undefined; f()()',
  'let o={g:()=>null}; o.g().h()',
  'let o={g:()=>null}; o.g()()',
  "let s='abc'; s.foo()",
  'let n=5; n()',
  'let n=5; n.x()',
  '(5)()',
  "'a'()",
  "let o={}; o['k']()",
  "let o={},k='z'; o[k]()",
  "let o={}; o[Symbol('q')]()",
  'let a=[]; a[0].x',
  'let a=[]; a[0]()',
  'let o={}; o.x.y=1',
  'new (class0=>1)()',
  'let {length}=null',
  "let {['a'+1]:z}=null",
  'let f=null; new f()',
  'let o={}; new o.K()',
  'let it={[Symbol.iterator]:1}; [...it]',
  'let it={[Symbol.iterator](){return 1}}; [...it]',
  'let it={[Symbol.iterator](){return {next(){return 1}}}}; [...it]',
  'let [...r]=5',
  'let m=new Map(); for (const [a] of m.keys()); m.foo()',
  'x1; let x1',
  'const c=1; c+=1',
  'const c=1; c++',
  'const {c}={c:1}; c=2',
  'const c=1; [c]=[2]',
  'const c=1; for (c of [1]);',
  'const c=1; (()=>{c=3})()',
  'c1=2; let c1',
  'typeof t1; let t1',
  'switch(1){case 0: let z; case 1: z}',
  'throw 5',
  "throw 'str'",
  'throw null',
  'throw undefined',
  "throw new Error('boom')",
  'throw new RangeError',
  "throw Error('x',{cause:1})",
  "let e=new TypeError('t'); e.message='changed'; throw e",
  "function E(m){this.message=m} E.prototype=Object.create(Error.prototype); throw new E('mm')",
  'throw [1,2]',
  'throw {a:1}',
  'throw ()=>1',
  'throw 1n',
];

describe('errors say what they say in Node', () => {
  it.each(FAULTS)('%s', (fault) => {
    const caught = "(e && typeof e === 'object' ? `${e.name}: ${e.message}` : e)";
    const text = `let out; try { ${fault}; out = 'no error'; } catch (e) { out = ${caught}; }`;
    expect(byInterpreter(text)).toStrictEqual(byNode(text));
  });
});

describe('an error that nobody catches', () => {
  it.each([
    ['null.x', 1, 6, "TypeError: Cannot read properties of null (reading 'x')"],
    ['let a;\nlet b = a.x.y;', 2, 11, "TypeError: Cannot read properties of undefined (reading 'x')"],
    ['let a = {};\n  a\n  .f()\n  .g();', 3, 4, 'TypeError: a.f is not a function'],
    ['const a = { f: () => ({}) };\na\n  .f()\n  .g();', 4, 4, 'TypeError: a.f(...).g is not a function'],
    ['let a = {};\na.b.c = 1;', 2, 5, "TypeError: Cannot set properties of undefined (setting 'c')"],
    ['let a = [];\na[0][1];', 2, 6, "TypeError: Cannot read properties of undefined (reading '1')"],
    ['let q;\n  q(1);', 2, 3, 'TypeError: q is not a function'],
    ['const o = {};\n new o.K();', 2, 2, 'TypeError: o.K is not a constructor'],
    ['const c = 1;\n c += 2;', 2, 2, 'TypeError: Assignment to constant variable.'],
    [' late + 1;\nlet late = 2;', 1, 2, "ReferenceError: Cannot access 'late' before initialization"],
    ['function f() {\n  throw new RangeError("far");\n}\nf();', 2, 3, 'RangeError: far'],
    ['[1].map((x) =>\n  x.y.z);', 2, 7, "TypeError: Cannot read properties of undefined (reading 'z')"],
    ['const [a] = null;', 1, 7, 'TypeError: null is not iterable'],
    [
      'const f = ({ a }) => a;\nf();',
      1,
      12,
      "TypeError: Cannot destructure property 'a' of 'undefined' as it is undefined.",
    ],
    [
      'const o = {\n  get a() { return null.x; } };\no.a;',
      2,
      25,
      "TypeError: Cannot read properties of null (reading 'x')",
    ],
    ['let x = 1;\nx = 1n + 1;', 2, 5, 'TypeError: Cannot mix BigInt and other types, use explicit conversions'],
    ['[3, 1].sort((p, q) => p.q.r);', 1, 27, "TypeError: Cannot read properties of undefined (reading 'r')"],
    ['const o = { valueOf() { throw new Error("v"); } };\n1 + o;', 1, 25, 'Error: v'],
    ['new Array(-1);', 1, 1, 'RangeError: Invalid array length'],
    ['JSON.parse("{");', 1, 1, "SyntaxError: Expected property name or '}' in JSON at position 1"],
    ['throw "text";', 1, 1, "'text'"],
    ['throw 5;', 1, 1, '5'],
    ['throw { a: 1 };', 1, 1, '#<Object>'],
    ['throw [1];', 1, 1, '[object Array]'],
    ['throw undefined;', 1, 1, 'undefined'],
    [
      'function E(m) { this.message = m; }\nE.prototype = Object.create(Error.prototype);\nthrow new E("own");',
      3,
      1,
      'Error: own',
    ],
    ['try { null.x; } finally { 1; }', 1, 12, "TypeError: Cannot read properties of null (reading 'x')"],
    ['try { null.x; } catch (e) {\n throw e; }', 2, 2, "TypeError: Cannot read properties of null (reading 'x')"],
    [
      'for (const v of [1, 2]) {\n  if (v > 1) v.w.x; }',
      2,
      18,
      "TypeError: Cannot read properties of undefined (reading 'x')",
    ],
  ])('%j', (text, line, column, error) => {
    expect(inspected(text).summary.error).toMatchObject({ code: 'uncaught', args: { error }, line, column });
  });

  it.each([
    ['let x = ;', 1, 9],
    ['const a = 1;\nconst b = (2;', 2, 13],
    ['let a; let a;', 1, 12],
    ['-2 ** 2', 1, 4],
    ['break;', 1, 1],
    ['const c;', 1, 8],
  ])('%j has no syntax', (text, line, column) => {
    expect(inspected(text).summary.error).toMatchObject({ code: 'syntax', line, column });
  });
});

const values = (text: string) =>
  Object.fromEntries(
    inspected(text)
      .variables()
      .map(({ name, value, gradient }) => [name, [value, gradient]]),
  );

describe('what was computed before an error is kept', () => {
  it('without gradients where the output was not reached', () => {
    const text = 'const x = 3;\nconst y = x * x;\nconst z = y.a.b;\nconst out = z + y;';
    expect(values(text)).toEqual({ x: [3, null], y: [9, null] });
    expect(inspected(text).summary).toMatchObject({ output: null, error: { line: 3, column: 15 } });
  });

  it('with gradients where it was', () => {
    const text = 'const x = 3;\nconst out = x * x;\nnull.oops;';
    expect(values(text)).toEqual({ x: [3, 6], out: [9, 1] });
    expect(inspected(text).summary).toMatchObject({ output: { name: 'out', value: 9 }, error: { line: 3 } });
  });

  it('in loops and calls, up to where they ended', () => {
    const text =
      'const x = 2;\nfunction f(n) { if (n > 2) throw Error("stop"); return n * x; }\nlet s = 0;\nfor (let i = 0; i < 9; i++) s += f(i);';
    const rows = inspected(text)
      .variables()
      .filter(({ name }) => name === 's');
    expect(rows.map(({ value, frame }) => [value, frame])).toEqual([
      [0, []],
      [0, [['loop', 4, 0]]],
      [2, [['loop', 4, 1]]],
      [6, [['loop', 4, 2]]],
    ]);
  });
});

describe('what is not supported ends the run where it stands', () => {
  it.each([
    ['class Layers extends Array {}', 'Classes that extend `Array`', 22],
    ['class A { *parameters() {} }', 'Generators', 22],
    ['const A = class { static async load() {} };', 'Async functions', 36],
    ['function* g() { yield 1; }', 'Generators', 1],
    ['const g = function* () {};', 'Generators', 11],
    ['const o = { *g() {} };', 'Generators', 15],
    ['async function f() { await 1; }', 'Async functions', 1],
    ['const f = async () => 1;', 'Async functions', 11],
    ['const o = { async m() {} };', 'Async functions', 20],
    ['await 1;', 'Async functions', 1],
    ['for await (const v of [1]) {}', 'Async functions', 1],
    ['const m = import("fs");', 'Modules that are loaded', 11],
    ['const r = /a+/g;', 'Regular expressions', 11],
    ['"a".replace(/a/, "b");', 'Regular expressions', 13],
    ['with (Math) {}', '`with` statements', 1],
    ['const u = import.meta;', '`import.meta` expressions', 11],
  ])('%s', (text, construct, column) => {
    const run = inspected(`const x = 3;\nconst y = x * x;\n${text}\nconst z = y;`);
    expect(run.summary.error).toMatchObject({ code: 'unsupported', args: { construct }, line: 3, column });
    expect(run.variables().map(({ name, value }) => [name, value])).toEqual([
      ['x', 3],
      ['y', 9],
    ]);
  });

  it.each([
    ['function* g() {}\n', 'g();', 'Generators'],
    ['async function f() {}\n', 'f();', 'Async functions'],
  ])('%s that is called before, too', (declaration, call, construct) => {
    const run = inspected(`const x = 3;\n${call}\n${declaration}`);
    expect(run.summary.error).toMatchObject({ code: 'unsupported', args: { construct }, line: 3, column: 1 });
  });

  it.each(['Promise.resolve(1)', 'new Date()', 'new Float64Array(2)', 'setTimeout(f, 1)', 'Symbol.toPrimitive'])(
    '%s',
    (text) => {
      const run = inspected(`const x = 3;\nconst f = () => 1;\n  ${text};`);
      expect(run.summary.error).toMatchObject({ code: 'unsupported-function', line: 3 });
      expect(run.variables()[0].value).toBe(3);
    },
  );
});
