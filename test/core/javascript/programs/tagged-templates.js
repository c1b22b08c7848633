// Templates, and functions that see their parts.
const names = ['w', 'b'];
const tag = (strings, ...values) => strings.raw.join('|').length * 100 + values.reduce((s, v) => s + v, 0);
const cooked = ({ length, 0: first, raw }) => [length, first.length, raw[0].length];
const x = 3;
const plain = `${x}+${x}=${x + x}`;
const nested = `${names.map((n) => `${n}=${`${n.length}`}`).join(`,${' '}`)}`;
const lines = `first
second \
joined`;
const object = { by: 2, tag(strings, v) { return strings.length * this.by + v; } };
const made = (strings) => (...args) => strings[0].length + args.length;
const kinds = [`${null}`, `${[1, [2, 3]]}`, `${{}}`, `${-0}`, `${1e21}`, `${undefined} ${true}`].map((t) => t.length);
const raw = [String.raw`a\n${x}\u0041`, String.raw`${x}`].map((t) => t.length);
const same = () => ((strings) => strings)`a`;
export const out = [tag`a${1}b${2}\n`, cooked`\u0041\t${0}z`, plain.length, nested.length, lines.split('\n').map((l) => l.length),
  object.tag`p${10}q`, made`abc``d${1}`, kinds, raw, same() === same() ? 1 : 0];
