// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs that have templates
import { afterAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../../core/index.ts';
import { globals } from '../../../core/languages/javascript/library/index.ts';
import { Accessor, ObjectValue } from '../../../core/languages/javascript/values/values.ts';
import { endingOf, expectSame, hostState } from '../hostile.ts';
import { inspected } from './script.ts';

/** What a program could reach for in the library of the interpreter. */
function libraryState(): unknown[] {
  const seen = new Set<ObjectValue>();
  const found: unknown[] = [];
  const look = (v: unknown): void => {
    if (v instanceof Accessor) for (const f of [v.get, v.set]) look(f);
    if (!(v instanceof ObjectValue) || seen.has(v)) return;
    seen.add(v);
    found.push(v, v.proto, v.frozen, v.sealed, ...(v.hidden ?? []), ...[...v.properties].flat());
    look(v.proto);
    for (const slot of v.properties.values()) look(slot);
  };
  for (const v of globals.values()) look(v);
  return found;
}

function expectUntouched(): void {
  expectSame(hostState(), host);
  expectSame(libraryState(), library);
}

const ending = (text: string, limits?: Partial<Limits>) => endingOf(inspected, text, limits);

const host = hostState();
const library = libraryState();

afterAll(expectUntouched);

describe('ways out', () => {
  it.each([
    '[].constructor.constructor("return process")()',
    '(() => {}).constructor("return globalThis")()',
    '"".sub.constructor("return 1")()',
    '(function () {}).constructor.constructor("x")',
    'Object.getPrototypeOf(function () {}).constructor("return this")()',
    '({}).toString.constructor("return this")()',
    '[]["con" + "structor"]["con" + "structor"]("return 1")()',
    'Reflect.apply(Function, null, ["return 1"])',
    'eval("1")',
    'new Function("return this")()',
    'globalThis.process',
    'process.exit(1)',
    'require("fs")',
    '(async () => {}).constructor("return 1")',
    '(function* () {}).constructor("return 1")',
    'import("node:fs")',
    'import.meta.url',
    'Error.prepareStackTrace = (_, frames) => frames[0].getThis(); new Error().stack.x.y',
    'try { null.x } catch (e) { e.constructor.constructor("return process")() }',
    'const f = function () { return f.caller.arguments; }; f().x',
    'const f = function () { return arguments.callee.caller.x; }; f()',
    'Symbol.for("x")',
    '[].map.call.call(Function, null, "return 1")()',
    '({ __proto__: Function }).constructor("x")',
    'Object.defineProperty(Function, "prototype", { value: 1 }).constructor("x")',
    '`${{ toString: Function }}`',
    '[2, 1].sort(Function)',
    'JSON.parse("[1]", Function)',
    'Array.from([1], Function)',
    '"a".replace("a", Function)',
    'new Proxy({}, {})',
    'new WeakRef({})',
  ])('%s leads nowhere', (text) => {
    expect(ending(`const x = 1;\n${text};`)).toMatch(/^(unsupported|unsupported-function|uncaught|input-needed)$/);
  });

  it.each([
    '({}).__proto__.polluted = 1; const out = ({}).polluted;',
    '[].constructor.prototype.polluted = 1; const out = [].polluted;',
    'Object.prototype.polluted = 1; const out = (5).polluted;',
    '(() => 1).__proto__.polluted = 1; const out = Math.max.polluted;',
    '"".__proto__.polluted = 1; const out = "a".polluted;',
    'Object.setPrototypeOf(Array.prototype, { polluted: 1 }); const out = [].polluted;',
    'Object.defineProperty(Object.prototype, "polluted", { get: () => 1 }); const out = ({}).polluted;',
    'Math.exp = () => 1; const out = Math.exp(5);',
    'Math["exp"] = () => 1; const m = Math; const out = m.exp(5);',
    'Array.prototype.map = () => 1; const out = [5].map();',
    'Array.prototype[Symbol.iterator] = () => ({ next: () => ({ done: true }) }); const out = [...[5]].length + 1;',
    'delete Array.prototype.push; const out = [].push === undefined ? 1 : 0;',
    'Object.freeze(Array.prototype); Object.freeze(Math); const out = Object.isFrozen(Math) ? 1 : 0;',
    'JSON.stringify = Object.keys = Number.parseFloat = () => 1; const out = JSON.stringify(2);',
    'Function.prototype.call = () => 1; const out = (() => 2).call();',
    'Error.prototype.toString = () => 1; Number.prototype.toFixed = () => 1; const out = (2).toFixed();',
    'for (const k of Object.getOwnPropertyNames(Math)) Math[k] = () => 1; const out = Math.PI();',
    'console.log = () => 1; const out = console.log(2);',
    'Map.prototype.get = () => 1; Set = Map; const out = new Set().get(5);',
    'undefined2 = 1; NaN2 = undefined2; const out = NaN2;',
  ])('%s is seen by the program alone', (text) => {
    expect(inspected(text).summary.output?.value).toBe(1);
    expectUntouched();
    const plain = inspected(
      'const out = [Math.exp(0), [1].map((v) => v)[0], [...[1]][0], [].push(1), new Map([[1, 1]]).get(1)];',
    );
    expect(plain.summary.output?.value).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('what never ends', { timeout: 15_000 }, () => {
  it.each([
    'for (;;) {}',
    'for (;;);',
    'while (true) {}',
    'while (1) if (0) break;',
    'do {} while (true);',
    'a: for (;;) { for (;;) continue a; }',
    'for (const v of { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }) }) }) {}',
    'const a = [1]; for (const v of a) a.push(v);',
    'const m = new Map([[0, 0]]); for (const [k] of m) m.set(k + 1, k);',
    'const s = new Set([0]); s.forEach((v) => s.add(v + 1));',
    'const o = { get a() { for (;;); } }; o.a;',
    'const o = { valueOf() { while (true); } }; o * 2;',
    'const o = { toString() { while (true); } }; `${o}`;',
    'const o = { toJSON() { while (true); } }; JSON.stringify(o);',
    '[2, 1].sort(() => { for (;;); });',
    'for (;;) { try { throw 1; } catch {} }',
    'for (;;) { try { null.x; } catch (e) {} finally { continue; } }',
    'const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { for (;;); } }) }; for (const v of it) break;',
    'const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { for (;;); } }) }; for (const v of it) for (;;);',
    'let f = () => 1; for (;;) f = f.bind(null);',
    'for (let x = 1; ; x *= 1.0001);',
    'switch (1) { default: for (;;); }',
    'x: { while (true) { if (1) { continue; } break x; } }',
    'const n = 5; while (n > 0) { Math.sin(n); }',
  ])('%s is stopped', (text) => {
    expect(ending(`let z = 1;\n${text}`)).toMatch(/^budget-(steps|time|memory)$/);
  });

  it.each(['for (;;) {}', 'const a = []; for (;;) a.push({});'])(
    '%s is stopped by the limits that are set for everybody',
    { timeout: 120_000 },
    (text) => {
      expect(ending(`let z = 1;\n${text}`, DEFAULT_LIMITS)).toMatch(/^budget-/);
    },
  );
});

describe('what recurs without end', { timeout: 15_000 }, () => {
  it.each([
    'function f(n) { return f(n + 1) + 1; } f(0);',
    'const f = () => f(); f();',
    'const f = (n) => [n].map(f); f(1);',
    'const f = () => [1, 2].reduce(f); f();',
    'const f = () => [2, 1].sort(f); f();',
    'const f = () => [1].flatMap(f); f();',
    'const f = () => Array.from([1], f); f();',
    'const f = () => "a".replace("a", f); f();',
    'const f = () => new Map([[1, 1]]).forEach(f); f();',
    'const f = () => JSON.parse("[1]", f); f();',
    'const f = () => f.call(); f();',
    'const f = () => f.apply(null, []); f();',
    'function F() { return new F(); } new F();',
    'const o = { get a() { return this.a; } }; o.a;',
    'const o = { set a(v) { this.a = v; } }; o.a = 1;',
    'const o = { valueOf() { return o + 1; } }; o * 2;',
    'const o = { toString() { return `${o}`; } }; o + "";',
    'const o = { toJSON() { return JSON.stringify(o); } }; JSON.stringify(o);',
    'const o = { toJSON() { return { o }; } }; JSON.stringify(o);',
    'const o = { get [Symbol.iterator]() { return this[Symbol.iterator]; } }; [...o];',
    'const it = { [Symbol.iterator]() { return { next: () => [...it] }; } }; [...it];',
    'const tag = (s) => tag`${s}`; tag`x`;',
    'const f = (a = f()) => a; f();',
    'const f = ({ a = f({}) }) => a; f({});',
    'function f() { try { f(); } finally { f(); } } f();',
    'function f() { try { f(); } catch { f(); } } f();',
    'const o = {}; o.__proto__ = { get a() { return o.a; } }; o.a;',
    'const key = { toString: () => ({})[key] }; ({})[key];',
    'const o = { get x() { return { ...o }; } }; o.x;',
    'const a = []; a.push(a); a.flat(Infinity);',
    'const y = (f) => f(f); y(y);',
  ])('%s is stopped', (text) => {
    expect(ending(`let z = 1;\n${text}`)).toBe('budget-depth');
    expect(ending(`let z = 1;\n${text}`, {})).toBe('budget-depth');
  });
});
