/** How people write what one use of a variable contributes to its gradient: a row an op. */
import { atom, binary, type Code, negated } from './code.ts';
import type { Dialect } from './dialect.ts';

export interface Use {
  /** The gradient of what came out. */
  readonly upstream: Code;
  /** What came out. */
  readonly out: Code;
  readonly arguments: readonly Code[];
  /** Which of the arguments the variable is. */
  readonly k: number;
  readonly dialect: Dialect;
}

type Rule = (use: Use) => Code | undefined;

const times = (left: Code, right: Code | undefined) => right && binary(left, '*', right);
const ONE = atom('1');
const TWO = atom('2');

const passes: Rule = ({ upstream }) => upstream;
const routes =
  (sign: string): Rule =>
  ({ upstream, arguments: given, k }) => {
    const other = given[1 - k];
    return other && times(upstream, binary(given[k], sign, other));
  };
const by =
  (name: string): Rule =>
  ({ upstream, arguments: [x], dialect }) =>
    times(upstream, dialect.call(name, x));

export const vjps: Readonly<Record<string, Rule>> = {
  add: passes,
  identity: passes,
  copy: passes,
  sum: passes,
  pick: passes,
  take: passes,
  slice: passes,
  sub: ({ upstream, k }) => (k === 0 ? upstream : negated(upstream)),
  neg: ({ upstream }) => negated(upstream),
  mul: ({ upstream, arguments: given, k }) => times(upstream, given[1 - k]),
  div: ({ upstream, arguments: [x, y], k, dialect }) =>
    k === 0 ? binary(upstream, '/', y) : negated(binary(binary(upstream, '*', x), '/', dialect.power(y, 2))),
  square: ({ upstream, arguments: [x] }) => binary(binary(TWO, '*', x), '*', upstream),
  pow: power,
  powC: power,
  reciprocal: ({ upstream, arguments: [x], dialect }) => negated(binary(upstream, '/', dialect.power(x, 2))),
  sqrt: ({ upstream, out }) => binary(upstream, '/', binary(TWO, '*', out)),
  exp: ({ upstream, out }) => times(upstream, out),
  log: ({ upstream, arguments: [x] }) => binary(upstream, '/', x),
  tanh: ({ upstream, out, dialect }) => times(upstream, binary(ONE, '-', dialect.power(out, 2))),
  sin: by('cos'),
  cos: ({ upstream, arguments: [x], dialect }) => {
    const slope = dialect.call('sin', x);
    return slope && negated(binary(upstream, '*', slope));
  },
  abs: by('sign'),
  max: routes('>'),
  maximum: routes('>'),
  maximumC: routes('>'),
  min: routes('<'),
  minimum: routes('<'),
  minimumC: routes('<'),
  matmul: ({ upstream, arguments: [x, y], k, dialect }) =>
    k === 0 ? dialect.product(upstream, dialect.transposed(y)) : dialect.product(dialect.transposed(x), upstream),
  /** Of a matrix and a vector. */
  outer: ({ upstream, arguments: [x, y], k, dialect }) =>
    dialect.call('outer', atom(k === 0 ? `${upstream.text}, ${y.text}` : `${x.text}, ${upstream.text}`)),
  transpose: ({ upstream, dialect }) => dialect.transposed(upstream),
  reshape: ({ upstream, arguments: [x] }) => atom(`${upstream.text}.reshape(${x.text}.shape)`),
};

function power({ upstream, arguments: [x, y], k, dialect }: Use): Code | undefined {
  const exponent = Number(y?.text);
  if (k !== 0 || !Number.isInteger(exponent) || exponent < 2) return undefined;
  const inner = exponent === 2 ? x : dialect.power(x, exponent - 1);
  return binary(binary(atom(String(exponent)), '*', inner), '*', upstream);
}
