// Who sees which variable: hoisting, dead zones, blocks, loops.
const log = [typeof hoisted, hoisted(), typeof later, typeof undeclaredAnywhere];
function hoisted() { return 'hoisted'; }
var later = 1;
for (const f of [() => early, () => { early2 = 1; let early2; }, () => typeof early, () => { const c = 1; c = 2; }, () => { for (const x of [x]); }, (a = () => b, b = a()) => b, (p = q, q) => p]) {
  try { log.push(f()); } catch (e) { log.push(`${e.name}: ${e.message}`); }
}
let early = 5;
const fs = [];
for (let i = 0; i < 3; i++) { let j = i * 2; fs.push(() => [i, j++]); i += 0; }
for (var k = 0; k < 2; k++) fs.push(() => k);
for (const p in 'ab') { const q = p + p; fs.push(() => q); }
for (let i = 0, inc = () => i++; i < 2; inc(), i++) fs.push(() => i);
const x = 'outer';
{ const inner = () => x; { let x = 'inner'; fs.push(inner, () => x); x = 'changed'; } }
const shadowing = (x) => { { let x = 2; x++; } return x; };
implicit = 3; implicit += 1;
(function () { var later = 'local'; nested(); function nested() { later += '!'; log.push(later); } })();
debugger;
const self = function me(n) { return n ? me(n - 1) + 1 : typeof me; };
const out = [log, fs.map((f) => f()), fs[0](), shadowing(1), implicit, later, self(2), early];
