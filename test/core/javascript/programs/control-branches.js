// Ifs without braces, empty statements, labels on anything, loops that never run.
const grade = (s) => { if (s > 90) return 'A'; else if (s > 80) return 'B'; else if (s > 70) { return 'C'; } return 'F'; };
let t = 0;
if (t) ; else t = 5;
if (t === 5) if (t > 9) t = 1; else t = 2;
one: t += 1;
two: { three: { if (t === 3) break two; t = 100; } t = 200; }
for (; t > 5; ) t--;
while (false) t = -1;
do ; while (t++ < 5);
for (const x of []) t = x;
for (const k in null) t = k;
again: while (true) { for (let i = 0; ; i++) { if (i > 3) { t += i; break again; } else continue; } }
block: do { t *= 2; continue block; } while (t < 40);
;;;
{ let t = 'inner'; { const t = 'most inner'; } }
var v = 1; { var v = 2; } 
function early(flag) { if (flag) return; { var hoisted = 'set'; } return hoisted; }
switch (t) { default: t += 0.5; case 1: case 2: t += 0.25; break; case 3: t = 0; }
try { if (t > 0) throw t; } catch (e) { t = e + 1; } finally { t -= 0.5; }
debugger;
const out = [[95, 85, 75, 65].map(grade), t, v, early(false), typeof early(true)];
