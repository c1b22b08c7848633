// Templates, tagged and not.
const x = 1.5, list = [1, [2]];
const plain = [`${x}`, `a${x + 1}b${'c'}`, `${list}`, `${`nested ${x}`}`, `line
break \u0041 \n`, `${{}}`, `${null} ${undefined} ${true}`, ``, `\``];
const tag = (strings, ...values) => [strings.length, strings.raw.join('|'), values, strings.join('|')];
const tagged = [tag`a${1}\n${2}c`, tag``, tag`${x}`];
const same = [1, 2].map(() => ((s) => s)`t`);
const dedent = ({ raw }, ...v) => String.raw({ raw: raw.map((r) => r.trim()) }, ...v);
const o = { unit: 'm', mark(s, v) { return v + this.unit + s[1]; } };
const chain = (s) => (t) => s[0] + t[0];
const html = (s, ...v) => s.reduce((text, part, i) => text + String(v[i - 1]).replaceAll('<', '&lt;') + part);
const bad = ((s) => [s[0] === undefined, s.raw[0]])`\unicode`;
const lazy = (strings, ...fs) => strings.raw.map((r, i) => r + (fs[i] ? fs[i]() : '')).join('');
const out = [plain, tagged, same[0] === same[0], dedent`  a ${1}  b `, o.mark`${3}!`, chain`a``b`, html`<b>${'<i>'}</b>`, bad, lazy`p${() => 'q'}r`];
