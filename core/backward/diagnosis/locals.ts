/** Local gradients as they are written of one variable: a row each, the likeliest first. */
import { atom, binary, type Code, negated } from './code.ts';
import type { Dialect } from './dialect.ts';

export interface Local {
  readonly of: (x: number) => number;
  /** undefined: the file has nothing to write it with. */
  readonly write: (x: Code, dialect: Dialect) => Code | undefined;
}

const one = atom('1');
const two = atom('2');
const by = (name: string) => (x: Code, dialect: Dialect) => dialect.call(name, x);
const less = (code: Code | undefined) => code && binary(one, '-', code);
const over = (code: Code | undefined) => code && binary(one, '/', code);

export const locals: readonly Local[] = [
  { of: (x) => x, write: (x) => x },
  { of: (x) => 1 - x * x, write: (x, dialect) => less(dialect.power(x, 2)) },
  { of: (x) => 1 - x, write: (x) => less(x) },
  { of: (x) => x * (1 - x), write: (x) => binary(x, '*', binary(one, '-', x)) },
  { of: (x) => 2 * x, write: (x) => binary(two, '*', x) },
  { of: (x) => x * x, write: (x, dialect) => dialect.power(x, 2) },
  { of: (x) => 3 * x * x, write: (x, dialect) => binary(atom('3'), '*', dialect.power(x, 2)) },
  { of: (x) => (x > 0 ? 1 : 0), write: (x, { hasArrays }) => (hasArrays ? binary(x, '>', atom('0')) : undefined) },
  { of: (x) => 1 / x, write: over },
  { of: (x) => -1 / (x * x), write: (x, dialect) => negated(binary(one, '/', dialect.power(x, 2))) },
  { of: Math.exp, write: by('exp') },
  { of: (x) => 1 / (2 * x), write: (x) => over(binary(two, '*', x)) },
  {
    of: (x) => 1 / (2 * Math.sqrt(x)),
    write: (x, dialect) => mapCode(dialect.call('sqrt', x), (root) => over(binary(two, '*', root))),
  },
  { of: (x) => 1 / Math.sqrt(x), write: (x, dialect) => over(dialect.call('sqrt', x)) },
  { of: Math.cos, write: by('cos') },
  { of: (x) => -Math.sin(x), write: (x, dialect) => mapCode(dialect.call('sin', x), negated) },
  { of: Math.sign, write: by('sign') },
  {
    of: (x) => 1 - Math.tanh(x) ** 2,
    write: (x, dialect) => less(mapCode(dialect.call('tanh', x), (tanh) => dialect.power(tanh, 2))),
  },
  { of: (x) => 1 / (1 + x), write: (x) => over(binary(one, '+', x)) },
  { of: (x) => 1 / (x * x), write: (x, dialect) => over(dialect.power(x, 2)) },
];

function mapCode(code: Code | undefined, write: (code: Code) => Code | undefined): Code | undefined {
  return code && write(code);
}
