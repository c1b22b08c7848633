// Statements that do nothing, and code after them.
;
let n = 1;
debugger;
if (n) ; else n = 2;
for (; n < 5; n++) ;
while (n-- > 3) ;
{ }
{ ; ; debugger; }
switch (n) { }
label: ;
const f = function () { ; };
const g = () => { debugger; return; };
function h() { 'use strict'; return this === undefined ? 1 : 0 }
var unset;
let later;
later = f() === g() ? 3 : 4;
try { ; } finally { debugger }
export default h();
export const out = [n, later, unset === undefined ? 1 : 0, h()]
