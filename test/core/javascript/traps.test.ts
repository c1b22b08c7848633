// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs that have templates
import { describe } from 'vitest';
import { sameAsNode } from './script.ts';

/** Where JavaScript is not what one thinks. */

describe('operators and conversions', () => {
  sameAsNode([
    'var out = [1, 2] + [3];',
    'var x = 2; var out = [x + "1", "a" + x, x + [], x + {}, x + null, x + undefined, x + true];',
    'var out = [-7 % 3, 7 % -3, -0 % 3, 5.5 % 2, 1e21 % 7];',
    'var out = [Math.round(-0.5), Math.round(2.5), Math.round(-2.5), Math.round(0.49999999999999994)];',
    'var out = [2 ** (3 ** 2), (-2) ** 2, 2 ** -1, (2, 3), void 0 === undefined];',
    'var out = [(1.005).toFixed(2), (25).toString(2), 1e21 + "", 0.1 + 0.2, 1 / 3, (1234.5678).toExponential(2), (0.00001).toString(), (123.456).toPrecision(4), -0 + "", [-0] + "", (255).toString(16)];',
    'var out = [null ?? 1, 0 ?? 1, 0 || 1, "" || "b", 1 && 2, 0 && 2, NaN || 3, null?.x ?? 5]; var a = null, b = 0, c = 1; a ??= 5; b ||= 6; c &&= 7; out.push(a, b, c);',
    'var out = [NaN === NaN, NaN != NaN, 0 === -0, Object.is(0, -0), [NaN].includes(NaN), [NaN].indexOf(NaN), null == undefined, null == 0, "1" == 1, [1] == 1, "b" > "a", "10" < "9", 10 < "9", null >= 0, undefined == 0];',
    'var out = [1 << 31, -1 >>> 0, -1 >> 1, 5 & 3, 5 | 3, 5 ^ 3, ~5, (2 ** 32) >> 0, 1.9 | 0, -1.9 | 0, NaN | 0, 1e10 | 0, "7" & 3];',
    'var out = [+"", +" 12 ", +"0x10", +"1e3", +"abc", +[], +[5], +{}, +null, +undefined, +true, -"3", +"0b11", +"1_0"];',
    'var s = "abc"; var out = [s[0], s[5], s.length, s.at(-1), s["length"], [...s], s.x]; s.x = 1; out.push(s.x);',
    'var out = [typeof null, typeof undefined, typeof (() => 1), typeof Symbol(), typeof "", typeof {}, typeof 1n, typeof NaN, typeof Math, typeof Math.exp];',
    'var out = [parseInt("12px"), parseInt("0x1f"), parseInt("z", 36), parseFloat("3.14abc"), Number("12px"), Number(""), isNaN("a"), Number.isNaN("a"), Number.isInteger(5.0), parseInt(null), parseFloat(".5e1")];',
    'var out = [10n ** 20n, typeof 1n, 5n / 2n, -5n % 3n, 1n < 2, 2n == 2, 1n + 2n, 1n << 70n, BigInt(5) * 3n, BigInt.asIntN(8, 255n)].map(String);',
    'let x = 2; const out = [x + (x = 5), x * x++, x - --x, (x, 7), x++ + x, [x, x = 1, x]];',
    'const out = [[] == false, [0] == false, null == false, "" == 0, "0" == false, NaN == NaN, [1, 2] == "1,2", {} == "[object Object]"];',
    'const out = [0.1 * 3, 9007199254740993, 1e-7, 123456789012345680000, 1e21, -1e-7, 0xff, 5e-324].map(String);',
    'const out = [3 > 2 > 1, 1 < 2 < 3, !!"false", +!!NaN, "5" - - "2", "b" + "a" + +"a" + "a", [10, 1, 5].sort() + "", 2 + -"2"];',
    'const o = { valueOf: () => 42, toString: () => "text" }; const out = [o + 1, `${o}`, o > 41, [o] + "", o == 42, o + "", JSON.stringify({ o })];',
    'const out = [Number.MAX_SAFE_INTEGER + 2, 0.1 + 0.7, 1 / -0, Math.max(), Math.min(), [] + {}, typeof NaN, Math.sign(-0), 7 % -0];',
  ]);
});

describe('the order of evaluation', () => {
  sameAsNode([
    'var i = 0; var a = []; a[i++] = i++; a[i++] = i++; var out = [a, i];',
    'var n = 0; function f(a = n++, b = a + n, ...c) { return [a, b, c, arguments.length, f.length]; } var out = [f(), f(5), f(undefined, null, 7, 8)];',
    'var out=[]; var o={valueOf(){out.push("v");return 2}, toString(){out.push("s");return "x"}}; out.push(o+1, o*2, `${o}`, o==2, String(o), [o]+"", o<3, {x:1}[o])',
    'var out = []; function t(x) { out.push(x); return x; } t(1) + t(2) * t(3); t(1) < t(2); ({ [t("k")]: t("v") }); [t(1), ...[t(2)]]; t(0) || t(5); t("f") && t("g");',
    'var log = []; var o = { get a() { log.push("get"); return {}; }, }; o.a[(log.push("key"), "k")] = (log.push("val"), 1); var out = log;',
    'var log = []; var o = { get x() { log.push("g"); return 1; }, set x(v) { log.push("s" + v); }, }; o.x += 5; o.x++; o.x &&= 3; o.x ??= 1; var out = log;',
    'const log = []; const f = (v) => (log.push(v), v); const a = [1, 2, 3]; a[f(0)] += f(5); [a[f(1)], a[f(2)]] = [f(8), f(9)]; f(f(1) && f(2) || f(3)); const out = [a, log];',
    'let i = 0; const a = [0, 0, 0]; a[i] = i++; a[i++] += i; a[i] = i = 0; const out = [a, i];',
    'const log = []; const o = { get f() { log.push("f"); return (...x) => log.push(...x); } }; const g = () => (log.push("g"), o); g().f(log.push("a"), log.push("b")); const out = log;',
    'const log = []; try { null[log.push("key")] = log.push("value"); } catch (e) { log.push(e.name); } try { undefined.f(log.push("never")); } catch (e) { log.push(e.name); } const out = log;',
    'const log = []; const f = 5; try { f(log.push("argument")); } catch (e) { log.push(e.message); } try { new f(log.push("argument")); } catch (e) { log.push(e.message); } const out = log;',
  ]);
});

describe('names before, after and without their declaration', () => {
  sameAsNode([
    'var r = []; try { x; let x = 1; } catch (e) { r.push(e.name, e.message); } var out = r;',
    'var r = []; try { const c = 1; c = 2; } catch (e) { r.push(e.name, e.message); } var out = r;',
    'var r = []; try { c = 2; const c = 1; } catch (e) { r.push(e.name, e.message); } var out = r;',
    'var r = []; try { const c = 1; c++; } catch (e) { r.push(e.name, e.message); } var out = r;',
    'var r = []; try { for (const x of x) {} } catch (e) { r.push(e.name, e.message); } var out = r;',
    'var r = []; try { (function (a = b, b) {})(); } catch (e) { r.push(e.name, e.message); } var out = r;',
    'var r = []; try { let { a = b, b } = {}; } catch (e) { r.push(e.name, e.message); } var out = r;',
    'var out = (function f() { f = 1; return typeof f; })();',
    'var out = [typeof y, typeof z1]; var y; if (0) { z1 = 2; }',
    'function f() { return typeof g; var g = 1; function g() {} } var out = f();',
    'var out = (function () { if (true) { function g() { return 1; } } return g(); })();',
    'if (true) { function gg() { return 1; } } var out = gg();',
    'var out = []; { function h1() { return 1; } } out.push(typeof h1);',
    'im = 5; im += 2; var out = im;',
    'var out; try { out = undeclaredOne; } catch (e) { out = [e.name, e.message]; } if (0) undeclaredOne = 1;',
    'var out; try { und2++; } catch (e) { out = [e.name, e.message]; } if (0) und2 = 1;',
    'var x = 1; var x; var out = [x]; var x = 2; out.push(x);',
    'const log = []; try { ((a = () => b, c = a(), b = 1) => c)(); } catch (e) { log.push(e.message); } const out = log;',
    'const out = [typeof window, typeof process, typeof nothing, typeof Math, typeof undefined];',
    'var f = () => "first"; function f() { return "declared"; } const out = f();',
    'let x = 1; { const log = []; try { x = 2; let x; } catch (e) { log.push(e.name); } var out = log; }',
    'switch (1) { case 0: let v; case 1: try { v; } catch (e) { var out = e.message; } }',
    'var out = []; for (let i = 0; i < 2; i++) { try { out.push(v); } catch (e) { out.push(e.name); } let v = i; }',
    'var out = (() => { try { return typeof late; } catch (e) { return e.name; } let late; })();',
    'for (implicit of [1, 2]); for (other in { k: 1 }); [third = 3] = []; ({ fourth } = { fourth: 4 }); const out = [implicit, other, third, fourth];',
  ]);
});

describe('closures over loop variables', () => {
  sameAsNode([
    'var f = []; for (let i = 0; i < 3; i++) f.push(() => i); var out = f.map((g) => g());',
    'var f = []; for (var i = 0; i < 3; i++) f.push(() => i); var out = f.map((g) => g());',
    'var f = []; for (let i = 0; i < 3; i++) { f.push(() => i); i++; } var out = f.map((g) => g());',
    'var f = []; for (let i = 0, n = () => i; i < 3; i++) { f.push(n); } var out = f.map((g) => g());',
    'var f = []; for (const k in { a: 1, b: 2 }) f.push(() => k); for (const v of [5, 6]) f.push(() => v); var out = f.map((g) => g());',
    'const fs = []; for (let i = 0, inc = () => i++; i < 2; inc(), i++) fs.push(() => i); const out = fs.map((f) => f());',
    'const fs = []; let i = 0; do { let j = i; fs.push(() => j += 10); } while (++i < 3); const out = [fs.map((f) => f()), fs.map((f) => f())];',
    'const fs = []; for (const [k, v] of Object.entries({ a: 1, b: 2 })) { const w = v * 2; fs.push(() => k + w); } const out = fs.map((f) => f());',
    'const fs = []; outer: for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) { if (j > i) continue outer; fs.push(() => [i, j]); } const out = fs.map((f) => f());',
    'const fs = []; for (let i = 0; fs.push(() => i), i < 2; fs.push(() => -i), i++); const out = fs.map((f) => f());',
    'const make = () => { let n = 0; return [() => ++n, () => n]; }; const [a, b] = make(), [c] = make(); a(); a(); c(); const out = [b(), c()];',
    'const fs = []; for (let i = 0; i < 2; i++) { try { throw i; } catch (e) { fs.push(() => e); } switch (i) { default: let s = i; fs.push(() => s); } } const out = fs.map((f) => f());',
  ]);
});

describe('leaving loops, blocks and functions', () => {
  sameAsNode([
    'a: for (var i = 0, out = []; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j == 1) continue a; if (i == 2) break a; out.push([i, j]); } }',
    'var out = []; x: { out.push(1); break x; out.push(2); } y: z: for (;;) { break y; }',
    'var out = []; for (const v of [1, 2, 3, 4]) { switch (v) { case 1: out.push("a"); case 2: out.push("b"); break; default: out.push("d"); case 3: out.push("c"); } }',
    'var out = []; for (const v of [1, 2, 3]) { switch (v) { case 2: continue; default: out.push(v); } }',
    'function f() { try { return 1; } finally { return 2; } } function g() { for (;;) { try { return 1; } finally { break; } } return 3; } function h() { try { throw 1; } catch (e) { return e + 1; } finally {} } var out = [f(), g(), h()];',
    'function f() { let x = 1; try { return x; } finally { x = 2; } } var out = f();',
    'function f() { l: try { return 1; } finally { break l; } return 5; } var out = f();',
    'function f() { for (const v of [1, 2]) { try { continue; } finally { out.push(v); } } } var out = []; f();',
    'const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return: () => ({}) }) }; const f = () => { for (const v of it) return v; }; const out = f();',
    'const out = []; a: do { b: while (true) { for (;;) { out.push(1); continue a; } } } while (out.length < 3);',
    'const f = () => { for (const v of [1, 2, 3]) { try { if (v === 2) return v; } finally { if (v === 2) continue; } } return "end"; }; const out = f();',
    'const f = () => { try { return "try"; } finally { try { throw 1; } catch {} } }; const g = () => { while (true) try { return "kept"; } finally { (() => "other")(); } }; const out = [f(), g()];',
    'const log = []; const f = (n) => { try { if (n > 0) f(n - 1); else throw "deep"; } finally { log.push(n); } }; try { f(3); } catch (e) { log.push(e); } const out = log;',
    'let out = 0; x: if (true) { y: { out = 1; break x; } out = 2; } z: switch (1) { case 1: { out += 10; break z; } }',
  ]);
});

describe('arrays and objects', () => {
  sameAsNode([
    'var a = [10, 9, 1]; var out = a.sort();',
    'var o = { get a() { return this.b * 2; }, set a(v) { this.b = v; }, b: 1, }; o.a = 5; var out = [o.a, o.b];',
    'var out = [...[1, , 3]], b = [1, , 3]; out = [out, 1 in b, b.length, b.map((x) => x * 2), Object.keys(b), b.indexOf(undefined), b.includes(undefined), b.findIndex((x) => x === undefined)];',
    'var o = { a: 1, b: 2 }; var out = [delete o.a, "a" in o, "b" in o, delete o.zz, o];',
    'var a = [1, 2, 3]; delete a[1]; var out = [a.length, 1 in a, a];',
    'var o = { [1 + 1]: "a", "b c": 1, 3: 2, __proto__: { inh: 5 }, ["__proto__"]: 6 }; var out = [Object.keys(o), o.inh];',
    'function f() { arguments[0] = 9; return [arguments.length, [].slice.call(arguments), Array.isArray(arguments), typeof arguments, String(arguments)]; } var out = f(1, 2);',
    'var out = JSON.stringify({ a: [1, { b: 2 }], c: undefined, d: NaN, e: "x\\n" }, null, 1);',
    'var a = [1, 2, 3]; a.length = 1; a[3] = 9; a.foo = 5; var out = [a, a.length, a.foo, Object.keys(a)]; for (var k in a) out.push(k);',
    'var out = []; for (var k in { b: 1, a: 2, 2: 0, 1: 0 }) out.push(k); for (var k in "hi") out.push(k); for (var k in null) out.push(k);',
    'var o = Object.create({ inh: 1 }); o.own = 2; var out = []; for (var k in o) out.push(k); out.push(Object.keys(o), o.hasOwnProperty("inh"), Object.hasOwn(o, "own"));',
    'var m = new Map([ [1, "a"], ["1", "b"], [NaN, "c"], ]); m.set(NaN, "d"); var out = [m.size, [...m], m.get(1), m.get(NaN), m.has("1"), m.delete(1), [...m.keys()], [...m.values()]]; var s = new Set([1, 1, 2]); s.add(-0); out.push([...s], s.size, Object.is([...s][2], 0)); m.forEach((v, k) => out.push(k, v));',
    'const a = [1, 2, 3]; const b = a; b.push(4); const c = [...a]; c[0] = 9; a.length = 2; a[4] = 5; const out = [a, b === a, c, a.length, 3 in a];',
    'const a = [5, 1, 10]; const s = a.sort(); s[0] = 7; const t = a.toSorted((p, q) => p - q); const out = [a, t, a === s, [3, 20, 100].sort(), ["b", , "a"].sort().length];',
    'const o = { a: 1, get a() { return 2; }, a: 3 }; const p = { set x(v) { this.y = v; } }; p.x = 4; const out = [o, p.y, p.x, Object.keys(p), { ...p }, "x" in p];',
    'const m = new Map(); m.set(NaN, 1).set(0, 2).set("0", 3); const o = {}; o[0] = "a"; o["0"] += "b"; o[-0] += "c"; o[1.0] = 1; o[[1]] = 2; o[null] = 3; const out = [m.get(NaN), m.get(-0), m.get("0"), o];',
  ]);
});

describe('iterators', () => {
  sameAsNode([
    'var it = { from: 1, to: 3, [Symbol.iterator]() { let c = this.from, t = this.to; return { next: () => (c <= t ? { value: c++, done: false } : { done: true }), return() { log.push("ret"); return {}; }, }; }, }; var log = []; var out = [[...it], Math.max(...it)]; for (const v of it) { if (v == 2) break; } var [p] = it; out.push(p, log, Array.from(it));',
    'var log = []; var it = { [Symbol.iterator]() { return { next: () => ({ value: 1, done: false }), return() { log.push("r"); throw new Error("x"); }, }; }, }; try { for (const v of it) throw new Error("orig"); } catch (e) { log.push(e.message); } var out = log;',
    'var log = []; var it = { [Symbol.iterator]() { return { next: () => ({ value: 1, done: false }), return() { log.push("r"); return {}; }, }; }, }; try { var [{ a }, b] = it; var [ q = (() => { throw new Error("d"); })(), ] = []; } catch (e) { log.push(e.message); } try { var [ { z: { y }, }, ] = it; } catch (e) { log.push("c"); } var out = log;',
    'const log = []; const it = (n) => ({ [Symbol.iterator]() { return { i: 0, next() { log.push(`n${this.i}`); return { value: this.i, done: this.i++ >= n }; }, return() { log.push("r"); return {}; } }; } }); const [a, , b] = it(5); const [c, ...d] = it(2); const [e] = it(0); const out = [a, b, c, d, e, log];',
    'const a = [1, 2, 3]; const seen = []; for (const v of a) { seen.push(v); if (seen.length < 5) a.push(v * 10); } const out = [seen, a.length];',
    'const s = new Set([1, 2]); const seen = []; for (const v of s) { seen.push(v); s.delete(v); if (v < 4) s.add(v + 2); } const out = [seen, s.size];',
  ]);
});

describe('patterns', () => {
  sameAsNode([
    'var { a, b: [c, d = 4, ...e], ...f } = { a: 1, b: [2, undefined, 5, 6], g: 7, h: 8 }; var out = [a, c, d, e, f];',
    'var a = 1, b = 2; [a, b] = [b, a]; var o = {}; [o.x, o["y"]] = [5, 6]; ({ p: o.p = 9, ...o.rest } = { q: 1 }); var out = [a, b, o];',
    'var k = "z"; var { [k]: v, [k + "1"]: w = 3 } = { z: 5 }; var out = [v, w]; for (var [i, j] of [ [1, 2], [3, 4], ]) out.push(i * j);',
  ]);
});

describe('functions', () => {
  sameAsNode([
    'function P(x) { this.x = x; } P.prototype.twice = function () { return this.x * 2; }; var p = new P(4); var out = [p.twice(), p instanceof P, p instanceof Object, p.constructor === P, Object.getPrototypeOf(p) === P.prototype, Object.keys(p)];',
    'function P() { return { z: 1 }; } var out = new P().z; function Q() { return 5; } out = [out, typeof new Q()];',
    'var t=(s,...v)=>[s,s.raw,v]; var out=t`a${1}\\n${2}c`',
    'var o={n:3,t(s){return this.n}}; var out=o.t`x`',
    'function f(){ return f.c=(x)=>x } var s=0; var tag=(q)=>{ s = s||q; return s===q }; var out=[1,2].map(()=>tag`a`)',
    'function F() { return new.target === F; } function G() { return typeof new.target; } var out = [G(), typeof new F()];',
    'function F() { if (!new.target) return new F(); this.v = 1; } var out = F().v;',
    'var base = { hi() { return "base" + this.n; }, }; var o = { __proto__: base, n: 1, hi() { return super.hi() + "!"; }, }; var out = o.hi();',
    'var f = function () { return f.name; }, g = () => {}, o = { m() {}, n: function () {}, ["c" + 1]: () => 1 }; var out = [f(), g.name, o.m.name, o.n.name, o.c1.name, function () {}.name, (() => {}).name, function nm() {}.name, new Function.prototype.constructor.name.constructor("x").length];',
    'var k = "dyn"; var o = { [k]: () => 1, [k + 1]() {} }; var out = [o.dyn.name, o.dyn1.name];',
    'var { f = () => 1 } = {}; var [g = function () {}] = []; var out = [f.name, g.name];',
    'const o = { n: 1, f() { return this?.n; }, g: () => typeof this, h() { return (() => this.n)(); } }; const { f } = o; const out = [o.f(), o.h(), (o.f)(), (0, o.f).call(o), [1].map(o.f, { n: 5 })];',
    'const user = { n: 1, f() { return this?.n; } }; const out = [(user?.f)(), (user.f)?.(), user?.["f"](), (user.missing?.f)?.()];',
    '[Math.exp] = [() => "assigned"]; const out = Math.exp(1);',
    'delete Math.exp; const out = [typeof Math.exp, "exp" in Math];',
    'for (Math.sin of [() => "looped"]); const out = Math.sin(1);',
    '({ a: Math.cos } = { a: () => "pattern" }); const out = Math.cos(1);',
    'const M = Math; M.tan = () => "alias"; const out = Math.tan(1);',
    'const { max } = Math; const Math2 = { exp: (v) => v }; { const Math = Math2; var out = [Math.exp(3), max(1, 2)]; }',
    'Array.prototype.map = () => "mine"; const out = [1].map(1);',
    'Object.prototype.extra = 1; const keys = []; for (const k in { a: 1 }) keys.push(k); const out = [keys, ({}).extra];',
    'function F() {} F.prototype.v = 1; const a = new F(); F.prototype = { v: 2 }; const b = new F(); const out = [a.v, b.v, a instanceof F, b instanceof F, a.constructor === F, b.constructor === Object];',
    'const f = (a, b = a, ...c) => [a, b, c]; const out = [f.length, f(), f(1, null), f(1, undefined, 2), f(...[1, 2], 3, ...[4])];',
  ]);
});

describe('optional chains and delete', () => {
  sameAsNode([
    'var o = null; var i = 0; var out = [o?.a, o?.[i++], o?.a.b.c, o?.f(i++), i, o?.a?.(), o?.a?.b];',
    'var o = { f() { return this.v; }, v: 7, }; var out = [o?.f(), o.f?.(), o["f"]?.(), o.g?.(1), o.f(), (0, o.f) === o.f];',
    'var r = []; try { var o; (o?.a).b; } catch (e) { r.push(e.message); } var out = r;',
    'var o; var out = [delete o?.a, delete o?.a.b];',
    'var r = []; try { delete null.x; } catch (e) { r.push(e.message); } var out = r;',
    'let n = 0; const o = {}; const out = [delete o.a?.b[n++], delete o?.a, o.a?.[n++]?.(n++), o.a?.b.c(n++), n];',
  ]);
});
