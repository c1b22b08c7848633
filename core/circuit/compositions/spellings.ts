import { type Call, type Formula, formula } from './notation.ts';

/**
 * One formula on a tape comes in many spellings: each line has a form and what may stand for it. On the right, signs
 * and functions have the spellings of the lines below, and what has none is an op of the tape, by its row's name.
 */
const LINES: readonly (readonly [form: string, ...spellings: string[]])[] = [
  ['exp(-x)', 'exp(-x)', '1 / exp(x)'],
  ['-(2 * x)', 'neg(2 * x)', '-2 * x', '2 * -x'],
  ['2 * x', 'mul(2, x)', 'add(x, x)'],
  ['overRoot2(x)', 'x / root2', 'x * inverseRoot2'],
  ['half(x)', '0.5 * x', 'x / 2'],
  ['-x', 'neg(x)', 'mul(x, -1)', 'sub(0, x)', 'div(x, -1)'],
  ['x - 1', 'sub(x, 1)', 'add(x, -1)'],
  ['x - y', 'sub(x, y)', 'add(x, neg(y))'],
  ['sum(x^2)', 'sum(x^2)', 'dot(x, x)'],
  ['cubic(x)', '0.044715 * x^3', 'x * (x * (0.044715 * x))'],
  ['x^3', 'pow(x, 3)', 'x * x^2'],
  ['x^2', 'square(x)', 'pow(x, 2)', 'mul(x, x)'],
  ['1 / x', 'div(1, x)', 'reciprocal(x)', 'pow(x, -1)'],
  ['x / y', 'div(x, y)'],
  ['sqrt(x)', 'sqrt(x)', 'pow(x, 0.5)'],
  ['exp(x)', 'exp(x)', 'pow(e, x)'],
  ['log(1 + x)', 'log(1 + x)', 'log1p(x)'],
  ['larger(x, y)', 'either(x, y)', 'either(y, x)'],
  ['either(x, y)', 'maximum(x, y)', 'maximumC(x, y)', 'max(x, y)'],
  ['pow(x, y)', 'pow(x, y)', 'powC(x, y)'],
  ['x + y', 'add(x, y)'],
  ['x * y', 'mul(x, y)'],
  ['x @ y', 'matmul(x, y)'],
];

interface Spellings {
  readonly line: number;
  readonly form: Call;
  readonly as: readonly Formula[];
}

/** The lines, by the function or operator of the form. */
export const spellings: ReadonlyMap<string, readonly Spellings[]> = byHead();

function byHead(): Map<string, Spellings[]> {
  const found = new Map<string, Spellings[]>();
  LINES.forEach(([text, ...as], line) => {
    const form = formula(text) as Call;
    const known = found.get(form.head) ?? [];
    found.set(form.head, [...known, { line, form, as: as.map((one) => formula(one)) }]);
  });
  return found;
}

/** Numbers that have names: in programs they are often rounded. */
export const namedNumbers: Readonly<Record<string, number>> = {
  e: Math.E,
  root2: Math.SQRT2,
  inverseRoot2: Math.SQRT1_2,
  root2OverPi: Math.sqrt(2 / Math.PI),
};
