// Truth, comparison, and what stands for nothing.
const values = [0, -0, 1, NaN, '', '0', 'a', null, undefined, true, false, [], [0], {}];
const truth = values.map((v) => [!!v, !v, v ? 1 : 0]);
const either = values.map((v) => [v && 'and', v || 'or', v ?? 'nil'].map(String));
const loose = values.map((v) => values.map((w) => (v == w ? 1 : 0)).join(''));
const strict = values.map((v) => values.filter((w) => v === w).length + values.filter((w) => v !== w).length);
const unequal = [1 != '1', null != undefined, NaN != NaN, [] != [], 'b' != 'a'];
const ordered = [1 < 2, '10' < '9', '10' < 9, 'a' < 'b', null >= 0, undefined <= undefined, NaN > 1, [2] > 1, 'B' >= 'a', 2 <= '2'];
let p = null, q = 0, r = 'set';
const assigned = [(p ??= 5), (q ||= 6), (r &&= 7), (p ??= 1), (q ||= 1), (r &&= 0), (r &&= 9)];
const calls = [];
const note = (v) => (calls.push(v), v);
const short = [note(0) && note(1), note(2) || note(3), note(null) ?? note(4), note(5) ?? note(6), note(0) ? note(7) : note(8)];
const types = [1, '', true, null, undefined, {}, [], () => 1, Symbol(), 1n].map((v) => typeof v).concat(typeof nobody);
const others = ['a' in { a: 1 }, 0 in [5], 1 in [5], [] instanceof Array, [] instanceof Object, (() => 1) instanceof Function, void 'x', delete [].x];
const out = [truth, either, loose, strict, unequal, ordered, assigned, calls, short, types, others];
