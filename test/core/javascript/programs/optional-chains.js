// Chains that may end early, and that then evaluate nothing more.
const user = { name: 'ada', address: { street: { number: 5 } }, tags: ['x'], greet(p = 'hi') { return `${p} ${this?.name}`; }, none: null };
let touched = 0;
const touch = (v) => (touched++, v);
const read = [user?.name, user.missing?.name, user.none?.a.b.c.d, user?.address?.street?.number, user?.['na' + 'me'], user.tags?.[0], user.tags?.[touch(9)]];
const called = [user.greet?.(), user.absent?.(touch(1)), user?.greet('yo'), user.none?.greet(touch(2)).length, (user?.greet)('paren'), user.absent?.[touch(3)](touch(4))];
const removed = [delete user?.none, delete user.gone?.x, delete user.gone?.x.y[touch(5)], 'none' in user];
const defaults = [user.missing?.deep ?? 'default', (user.missing?.deep)?.er, user.tags?.at?.(-1)?.length];
const errors = [() => (user.missing?.a).b, () => user.address.lost.x, () => user.name?.(), () => null?.x.y + undefined.z].map((f) => { try { return f(); } catch (e) { return e.message; } });
const f = null;
const out = [read, called, removed, defaults, errors, f?.(touch(6)), f?.prop?.more, touched];
