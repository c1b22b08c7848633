/** Local gradients as they are written of one variable: a row each, the likeliest first. */
import { atom, binary, type Code, negated } from './code.ts';
import type { Dialect } from './dialect.ts';

export interface Local {
  readonly of: (x: number) => number;
  /** undefined: the file has nothing to write it with. */
  readonly write: (x: Code, dialect: Dialect) => Code | undefined;
  /** It is written as a divisor: what it is multiplied by is one over it. */
  readonly divides?: boolean;
  readonly isNegative?: boolean;
}

const one = atom('1');
const two = atom('2');
const by = (name: string) => (x: Code, dialect: Dialect) => dialect.call(name, x);

export const locals: readonly Local[] = [
  { of: (x) => x, write: (x) => x },
  { of: (x) => 1 - x * x, write: (x, dialect) => binary(one, '-', dialect.power(x, 2)) },
  { of: (x) => 1 - x, write: (x) => binary(one, '-', x) },
  { of: (x) => x * (1 - x), write: (x) => binary(x, '*', binary(one, '-', x)) },
  { of: (x) => x, write: (x) => x, divides: true },
  { of: (x) => 2 * x, write: (x) => binary(two, '*', x) },
  { of: (x) => x * x, write: (x, dialect) => dialect.power(x, 2) },
  { of: (x) => 3 * x * x, write: (x, dialect) => binary(atom('3'), '*', dialect.power(x, 2)) },
  { of: (x) => Number(x > 0), write: (x, { hasArrays }) => (hasArrays ? binary(x, '>', atom('0')) : undefined) },
  { of: Math.exp, write: by('exp') },
  { of: (x) => x * x, write: (x, dialect) => dialect.power(x, 2), divides: true, isNegative: true },
  { of: (x) => 2 * x, write: (x) => binary(two, '*', x), divides: true },
  { of: Math.sqrt, write: by('sqrt'), divides: true },
  {
    of: (x) => 2 * Math.sqrt(x),
    write: (x, dialect) => mapCode(dialect.call('sqrt', x), (root) => binary(two, '*', root)),
    divides: true,
  },
  { of: Math.cos, write: by('cos') },
  { of: Math.sin, write: by('sin'), isNegative: true },
  { of: Math.sign, write: by('sign') },
  {
    of: (x) => 1 - Math.tanh(x) ** 2,
    write: (x, dialect) => mapCode(dialect.call('tanh', x), (tanh) => binary(one, '-', dialect.power(tanh, 2))),
  },
  { of: (x) => 1 + x, write: (x) => binary(one, '+', x), divides: true },
  { of: (x) => x * x, write: (x, dialect) => dialect.power(x, 2), divides: true },
];

/** What a local gradient multiplies by. */
export function slopeOf({ of, divides, isNegative }: Local, x: number): number {
  const value = divides ? 1 / of(x) : of(x);
  return isNegative ? -value : value;
}

/** A code times a local gradient that is written. */
export function timesLocal(code: Code, written: Code, { divides, isNegative }: Omit<Local, 'of' | 'write'>): Code {
  const product = binary(code, divides ? '/' : '*', written);
  return isNegative ? negated(product) : product;
}

function mapCode(code: Code | undefined, write: (code: Code) => Code | undefined): Code | undefined {
  return code && write(code);
}
