import { describe, expect, it } from 'vitest';
import { globals } from '../../../core/languages/javascript/library/index.ts';
import { mulberry32 } from '../../../core/languages/javascript/library/math.ts';
import { get } from '../../../core/languages/javascript/values/members.ts';
import {
  ArrayValue,
  Builtin,
  ObjectValue,
  prototypes,
  type Value,
} from '../../../core/languages/javascript/values/values.ts';
import { Problem } from '../../../core/runtime/problem.ts';
import { Ref } from '../../../core/runtime/ref.ts';
import { evaluate, interpret, newMachine, toHost } from './library.ts';

const SMALL = { elements: 200_000, steps: 2_000_000, milliseconds: 5_000 };

/** The code of the problem that ends a program which does not catch anything. */
function problem(text: string): string | undefined {
  try {
    interpret(newMachine(SMALL), `() => { ${text} }`, []);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('the way to the host', () => {
  it.each([
    "[].constructor.constructor('return process')()",
    "(() => 1).constructor('return process')()",
    "Math.max.constructor('return this')()",
    "new Function('return process')",
    "Function.call(null, 'return process')",
    "Function.apply(null, ['return process'])",
    "Function.bind(null, 'return process')()",
    "['return process'].map(Function)",
    "Reflect.construct(Function, ['return process'])",
    "({}).toString.constructor('return process')()",
    "Object.getPrototypeOf(() => 1).constructor('return process')",
    "Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.constructor('x')",
    "[].values().next.constructor('x')",
    "try { Function('x') } catch (e) { e.constructor.constructor('x') }",
    "({ get a() { return 1 } }).__lookupGetter__ ?? Function('x')",
    "'a'.match('a')",
    'new Date()',
    'Promise.resolve(1)',
    "eval('1')",
    "require('fs')",
    'process.exit()',
    'Symbol.toPrimitive',
    "Symbol.for('a')",
  ])('%s ends in a problem', (text) => {
    expect(problem(text)).toBe('unsupported-function');
  });

  it('leads over no value of the library', () => {
    const seen = new Set<unknown>();
    const look = (v: unknown, path: string): void => {
      if (typeof v === 'function') throw new Error(`${path} is a function of the host`);
      if (typeof v !== 'object' || v === null || seen.has(v)) return;
      seen.add(v);
      if ('get' in v && 'set' in v && !(v instanceof ObjectValue)) {
        look(v.get, `${path}.get`);
        look(v.set, `${path}.set`);
        return;
      }
      if (!(v instanceof ObjectValue)) throw new Error(`${path} is an object of the host`);
      look(v.proto, `${path}.__proto__`);
      for (const [key, slot] of v.properties) look(slot, `${path}.${String(key)}`);
    };
    for (const [name, v] of globals) look(v, name);
    expect(seen.size).toBeGreaterThan(200);
    for (const v of seen) if (v instanceof ObjectValue) expect(v.builtin).toBe(true);
  });
});

describe('every method of ES2023', () => {
  const CLASSES = { Array, Object, String, Number, Boolean, BigInt, Symbol, Function, Map, Set, Math, JSON, Error };
  const LEFT_OUT = new Set([
    // Newer than ES2023, or of one host, or of old pages.
    ...[
      'groupBy',
      'fromAsync',
      'isWellFormed',
      'toWellFormed',
      'captureStackTrace',
      'stackTraceLimit',
      'prepareStackTrace',
      'f16round',
    ],
    ...['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
    ...[
      'anchor',
      'big',
      'blink',
      'bold',
      'fixed',
      'fontcolor',
      'fontsize',
      'italics',
      'link',
      'small',
      'strike',
      'sub',
    ],
    ...['sup', 'trimLeft', 'trimRight', 'arguments', 'caller', 'rawJSON', 'isRawJSON', 'sumPrecise', 'isError'],
    ...['__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__'],
    ...['dispose', 'asyncDispose'],
  ]);
  const ownNames = (o: object) => Object.getOwnPropertyNames(o).filter((name) => !LEFT_OUT.has(name));

  it.each(Object.entries(CLASSES))('%s', (name, host) => {
    const ours = globals.get(name) as ObjectValue;
    const missing = ownNames(host).filter((key) => !ours.hasOwn(key));
    expect(missing).toEqual([]);
    if (!('prototype' in host)) return;
    const prototype = ours.getOwn('prototype') as ObjectValue;
    const inherited = ownNames(host.prototype as object).filter((key) => !prototype.hasOwn(key));
    // The host's are arrays and functions themselves.
    expect(inherited.filter((key) => !['length', 'name', 'toLocaleString'].includes(key))).toEqual([]);
  });
});

describe('what runs away', () => {
  it.each([
    'Array(1e9)',
    'new Array(4e9)',
    'Array.from({ length: 1e9 })',
    'Array.from({ length: 1e9 }, (_, i) => i)',
    "'ab'.repeat(1e9)",
    "'a'.padStart(1e9)",
    "'a'.padEnd(1e9, 'bc')",
    "let s = 'a'.repeat(1e3); s.replaceAll('a', s.repeat(100))",
    "let s = 'a'.repeat(1e3); s.replaceAll('a', '$`$`$`$`')",
    'let a = [1]; for (;;) a = a.concat(a)',
    'let a = [1]; for (;;) a = [...a, ...a]',
    "let a = ['abc']; for (;;) a = [a.join(), a.join()]",
    'const a = Array(1e5); for (;;) a.forEach(() => 1)',
    'const a = Array(1e5); for (;;) a.indexOf(1)',
    'const a = [1, 2, 3]; a.length = 1e9',
    'const a = []; a[1e9] = 1',
    'let a = []; for (let i = 0; i < 40; i++) a = [a, a]; JSON.stringify(a)',
    'let a = []; for (let i = 0; i < 40; i++) a = [a, a]; a.flat(Infinity)',
    'let a = []; for (let i = 0; i < 40; i++) a = [a, a]; String(a)',
    'const a = [1]; for (const v of a) a.push(v)',
    'const m = new Map([[0, 0]]); for (const [k] of m) m.set(k + 1, 0)',
    'const m = new Set([0]); m.forEach((k) => m.add(k + 1))',
    '[...{ [Symbol.iterator]() { return { next: () => ({ value: 1 }) } } }]',
    'Array.from({ [Symbol.iterator]() { return { next: () => ({ value: 1 }) } } })',
    'new Set({ [Symbol.iterator]() { let n = 0; return { next: () => ({ value: n++ }) } } })',
    'const a = Array(1e4).fill(0); for (;;) a.slice().sort()',
    'BigInt.asUintN(2 ** 40, -1n)',
    "for (;;) console.log('x')",
    'const a = Array.from({ length: 1e4 }, (_, i) => i); for (;;) a.sort()',
    'String.raw({ raw: { length: 1e9 } })',
    'Math.max.apply(null, { length: 1e9 })',
    "const a = Array(1e4); for (;;) a.join('abc')",
  ])('%s ends over the budget', (text) => {
    expect(problem(text)).toMatch(/^budget-(memory|steps|time)$/);
  });

  it.each([
    'const a = []; a.push(a); a.flat(Infinity)',
    'let a = []; for (let i = 0; i < 5e3; i++) a = [a]; JSON.stringify(a)',
    'let a = []; for (let i = 0; i < 5e3; i++) a = [a]; String(a)',
    "JSON.parse('['.repeat(5e3) + ']'.repeat(5e3))",
    'let f = () => 1; for (let i = 0; i < 5e3; i++) f = f.bind(); f()',
    'const o = {}; o.toString = Object.prototype.toLocaleString; String(o)',
    'const o = {}; Object.defineProperty(o, "a", { enumerable: true, get: Object.values.bind(null, o) }); o.a',
    'const c = Function.prototype.call; c.apply(c, Array(5e3).fill(c))',
    'const f = () => [1].map(f); f()',
    'const f = (a, b) => [2, 1].sort(f); f()',
  ])('%s ends too deep', (text) => {
    expect(problem(text)).toBe('budget-depth');
  });

  it('closes no iterator once the budget is used up', () => {
    const text = `
      const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { for (;;); } }) };
      for (;;) try { Array.from(it, () => { throw 1 }) } catch {}`;
    expect(problem(text)).toMatch(/^budget-/);
  });
});

describe('the console', () => {
  const printed = (text: string) => {
    const machine = newMachine();
    interpret(machine, `(x) => { ${text} }`, [machine.input(2.5, 0)]);
    return machine.console.map((line) => line.text);
  };

  it.each([
    ["'a', 1, true, null, undefined, x", 'a 1 true null undefined 2.5'],
    ["[1, 'a', [x]]", "[ 1, 'a', [ 2.5 ] ]"],
    ['[], {}, [[]]', '[] {} [ [] ]'],
    ["{ a: x, 'b-c': 'q', d: { e: { f: { g: 1 } } } }", "{ a: 2.5, 'b-c': 'q', d: { e: { f: [Object] } } }"],
    ['[[[[1]]]]', '[ [ [ [Array] ] ] ]'],
    ['[1, , , 4]', '[ 1, <2 empty items>, 4 ]'],
    ['-0, [-0], 10n, [10n], NaN', '-0 [ -0 ] 10n [ 10n ] NaN'],
    ['Math.max, function f() {}, () => 1', '[Function: max] [Function: f] [Function (anonymous)]'],
    ["new Map([['a', 1]]), new Set([1, 'b']), new Map()", "Map(1) { 'a' => 1 } Set(2) { 1, 'b' } Map(0) {}"],
    ["Symbol('s'), { [Symbol('k')]: 1 }", 'Symbol(s) { [Symbol(k)]: 1 }'],
    ["new Error('m'), [new TypeError('n')]", 'Error: m [ [TypeError: n] ]'],
    ['{ get a() { return 1 }, set b(v) {} }', '{ a: [Getter], b: [Setter] }'],
    ["'%d and %s: %i%%', 1.5, 'x', 2.7, 'rest'", '1.5 and x: 2% rest'],
    ["'100%', x", '100% 2.5'],
    ['["it\'s"], [\'"\']', '[ "it\'s" ] [ \'"\' ]'],
    ["['a\\nb']", "[ 'a\\nb' ]"],
    ["new Number(5), new String('a'), [new Boolean(true)]", "[Number: 5] [String: 'a'] [ [Boolean: true] ]"],
    ['Object.create(null)', '[Object: null prototype] {}'],
    ['', ''],
  ])('console.log(%s) prints %s', (args, expected) => {
    expect(printed(`console.log(${args})`)).toEqual([expected]);
  });

  it('shows circles, classes and long arrays', () => {
    expect(printed('const o = { a: 1 }; o.me = o; console.log(o)')).toEqual(['<ref *1> { a: 1, me: [Circular *1] }']);
    expect(printed('function P() { this.n = 1; } console.log(new P())')).toEqual(['P { n: 1 }']);
    expect(printed('console.log(Array(150).fill(1))')[0]).toMatch(/^\[\n {2}1, 1, .*\n.*\.\.\. 50 more items\n\]$/s);
    expect(printed("console.log('a'.repeat(20000))")[0]).toHaveLength(10_001);
  });

  it('names the call', () => {
    const machine = newMachine();
    interpret(
      machine,
      '() => { console.warn(1); console.error(2); console.assert(1 > 2, "no"); console.assert(true); }',
      [],
    );
    expect(machine.console.map((line) => line.text)).toEqual(['1', '2', 'Assertion failed: no']);
    expect(new Set(machine.console.map((line) => line.node)).size).toBe(3);
  });
});

describe('tracked numbers', () => {
  it.each([
    '(x) => [1, x].concat([x])[2]',
    '(x) => [x, 1].slice(0, 1)[0]',
    '(x) => [3, x].sort()[0]',
    '(x) => [x, 3].toSorted((a, b) => b - a)[1]',
    '(x) => [x, 3].reverse()[1]',
    '(x) => Array(3).fill(x)[2]',
    '(x) => [[x]].flat()[0]',
    '(x) => Object.assign({}, { a: x }).a',
    '(x) => Object.values({ a: x })[0]',
    '(x) => Object.fromEntries([["a", x]]).a',
    '(x) => new Map([["a", x]]).get("a")',
    '(x) => [...new Set([x])][0]',
    '(x) => Number(x)',
    '(x) => parseFloat(x)',
    '(x) => x.valueOf()',
    '(x) => new Number(x).valueOf()',
    '(x) => new Number(x) * 1',
    '(x) => [x].at(-1)',
    '(x) => [x].find((v) => v > 0)',
    '(x) => [x, 1].reduce((a, b) => a * b)',
    '(x) => Math.max.apply(null, [x, 1])',
    '(x) => ((a) => a).bind(null, x)()',
    '(x) => Object.freeze({ a: x }).a',
    '(x) => [1, 2].with(0, x)[0]',
    '(x) => [x].entries().next().value[1]',
  ])('%s stays tracked', (text) => {
    const machine = newMachine();
    expect(machine.call(evaluate(machine, text), undefined, [machine.input(2, 0)], 0)).toBeInstanceOf(Ref);
  });

  it.each(['(x) => Math.clz32(x)', '(x) => JSON.parse(JSON.stringify(x))', '(x) => Number(x.toFixed(2))'])(
    '%s does not',
    (text) => {
      const machine = newMachine();
      expect(typeof machine.call(evaluate(machine, text), undefined, [machine.input(2, 0)], 0)).toBe('number');
    },
  );

  it('takes the maximum of any number of arguments in one entry', () => {
    const machine = newMachine();
    const args: Value[] = Array.from({ length: 300_000 }, (_, i) => machine.input(i % 1000, 0));
    const before = machine.tape.length;
    const max = machine.call(get(machine, globals.get('Math'), 'max', 0), undefined, args, 0);
    expect(toHost(machine, max)).toBe(999);
    expect(machine.tape.length).toBe(before + 1);
  });
});

describe('Math.random', () => {
  it('draws the same numbers in every run, and names its first call', () => {
    const machine = newMachine();
    const draw = () => interpret(machine, '() => [Math.random(), Math.random()]', []);
    const first = draw();
    expect(machine.randomNode).toBeDefined();
    machine.reset();
    expect(machine.randomNode).toBeUndefined();
    expect(draw()).toEqual(first);
    expect(draw()).not.toEqual(first);
  });

  it('is evenly spread', () => {
    const draw = mulberry32(1);
    const draws = Array.from({ length: 10_000 }, draw);
    expect(draws.every((u) => u >= 0 && u < 1)).toBe(true);
    expect(draws.reduce((a, b) => a + b) / draws.length).toBeCloseTo(0.5, 1);
  });
});

describe('versions of an array', () => {
  it.each([
    'a.push(7, 8)',
    'a.pop()',
    'a.shift()',
    'a.unshift(7, 8)',
    'a.splice(1, 1, 7, 8, 9)',
    'a.sort()',
    'a.reverse()',
    'a.fill(0, 1)',
    'a.copyWithin(0, 1)',
    'a.length = 1',
    'a[5] = 1',
    'delete a[0]',
    'a.pop(); a.push(1); a.shift(); a.sort(); a.unshift(4); a.splice(0, 2); a[9] = 1; a.fill(2)',
    'a.unshift(...Array(30000).fill(5)); a.fill(1); a.splice(0, 25000)',
  ])('%s leaves the one before readable', (text) => {
    const machine = newMachine();
    const a = new ArrayValue([3, 'x', 2]);
    const { clock } = machine;
    machine.call(evaluate(machine, `(a) => { ${text} }`), undefined, [a], 0);
    expect(a.elementsAt(clock)).toEqual([3, 'x', 2]);
    expect(a.elementsAt(machine.clock)).toEqual(a.elements);
  });

  it('do not copy the whole for each element that comes or goes', () => {
    const machine = newMachine();
    const text =
      '() => { const a = []; for (let i = 0; i < 1e5; i++) a.push(i); while (a.length > 9e4) a.shift(); return a.length }';
    expect(interpret(machine, text, [])).toBe(90_000);
  });
});

describe('the library between runs', () => {
  it.each([
    'Array.prototype.last = function () { return this.at(-1); }; return [1, 2].last()',
    'Math.tanh = () => 2; return Math.tanh(1)',
    'delete Math.max; return Math.max === undefined ? 2 : 0',
    "Object.defineProperty(Array.prototype, 'two', { get: () => 2 }); let n = 2; for (const k in [1]) if (k === 'two') n = 0; return n",
    'Object.freeze(Math); return 2',
    'Object.setPrototypeOf(Math, { two: 2 }); return Math.two',
    'Object.prototype.two = 2; return ({}).two',
    "Object.defineProperty(Math, 'PI', { enumerable: true }); return 2 * Object.keys(Math).length",
    'Object.seal(Array.prototype); return 2',
    'Function.prototype.two = 2; return Math.max.two',
  ])('%s is forgotten', (text) => {
    const before = snapshot();
    const machine = newMachine();
    expect(machine.primalOf(machine.call(evaluate(machine, `() => { ${text} }`), undefined, [], 0))).toBe(2);
    expect(snapshot()).not.toEqual(before);
    machine.restoreBuiltins();
    expect(snapshot()).toEqual(before);
  });
});

function snapshot(): unknown[] {
  const objects = [...globals.values(), ...Object.values(prototypes)].filter((v) => v instanceof ObjectValue);
  return objects.map((o) => [
    o.proto instanceof Builtin ? o.proto.name : [...(o.proto?.properties.keys() ?? [])].length,
    new Map(o.properties),
    o.frozen,
    o.sealed,
    o.ownKeys(),
  ]);
}
