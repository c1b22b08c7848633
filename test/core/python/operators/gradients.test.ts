/** What the gradients of operators and built-in functions are: stated at kinks, by differences at random elsewhere. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InspectRequest, inspect, type Run } from '../../../../core/index.ts';
import { checkSlope } from '../../differences.ts';
import { run } from '../script.ts';

function inspected(text: string, request: Partial<InspectRequest> = {}): Run {
  return inspect(
    { language: 'python', text, of: 'out', wrt: ['x', 'y'], ...request },
    { now: () => performance.now() },
  );
}

/** [expression of x and y, x, y, value, ∂x, ∂y] */
const cases: readonly [text: string, x: string, y: string, value: number, dx: number, dy: number][] = [
  ['x * y', '2.0', '3.0', 6, 3, 2],
  ['x * y', '2', '3', 6, 3, 2],
  ['x / y', '6', '3', 2, 1 / 3, -2 / 3],
  ['x ** 2 + y', '3', '1.0', 10, 6, 1],
  ['x ** y', '2', '3', 8, 12, 8 * Math.log(2)],
  ['x ** -1 * y', '2', '1.0', 0.5, -0.25, 0.5],
  ['x ** 2 * y', '-3.0', '2.0', 18, -12, 9],
  ['x ** 0 * y', '0.0', '2.0', 2, 0, 1],
  ['x // y * x', '7.0', '2.0', 21, 3, 0],
  ['x % y', '7.5', '2.0', 1.5, 1, -3],
  ['x % y', '-7.5', '2.0', 0.5, 1, 4],
  ['x % y', '7', '3', 1, 1, -2],
  ['divmod(x, y)[1] + divmod(x, y)[0]', '-7.5', '2.0', -3.5, 1, 4],
  ['(x + y) * True', '1.5', '2.0', 3.5, 1, 1],
  ['-x + +y', '1.5', '2.0', 0.5, -1, 1],
  ['abs(x) + abs(y)', '-1.5', '0.0', 1.5, -1, 0],
  ['abs(x * y)', '-2', '3', 6, -3, 2],
  // The builtins return one of their arguments: on a tie the first.
  ['max(x, y)', '2.0', '2.0', 2, 1, 0],
  ['min(x, y)', '2.0', '2.0', 2, 1, 0],
  ['max([y, x])', '2.0', '2.0', 2, 0, 1],
  ['max(x, y, key=lambda v: -v)', '1.0', '2.0', 1, 1, 0],
  ['max([], default=x) * y', '3.0', '2.0', 6, 2, 3],
  ['sorted([x, y])[0] * 3', '2.0', '1.0', 3, 0, 3],
  ['sum([x, y, x])', '2.0', '1.0', 5, 2, 1],
  ['sum([x, y], x)', '2.0', '1.0', 5, 2, 1],
  ['sum(v * v for v in (x, y))', '2', '3', 13, 4, 6],
  ['pow(x, 3) * y', '2.0', '1.0', 8, 12, 8],
  // A float of an int goes on depending on it; an int of a float does not.
  ['float(x) * y', '2', '3', 6, 3, 2],
  ['int(x) * y', '2.7', '3.0', 6, 0, 2],
  ['int(x) * y', '2', '3.0', 6, 3, 2],
  ['round(x) * y', '2.7', '3.0', 9, 0, 3],
  ['round(x, 1) * y', '2.74', '3.0', 2.7 * 3, 0, 2.7],
  ['float(str(x)) * y', '2.5', '3.0', 7.5, 0, 2.5],
  ['(x > y) * x', '3.0', '2.0', 3, 1, 0],
  ['(x and y) + (x or y)', '3.0', '2.0', 5, 1, 1],
  ['[x, y][1] * (x, y)[0]', '3.0', '2.0', 6, 2, 3],
  ['{"a": x}["a"] * dict(b=y).get("b")', '3.0', '2.0', 6, 2, 3],
  ['{x: y}[3.0] + {y: x}[2.0]', '3.0', '2.0', 5, 1, 1],
  ['[v for v in reversed([x, y])][0]', '3.0', '2.0', 2, 0, 1],
  ['sum(a * b for a, b in zip([x, y], [y, x]))', '3.0', '2.0', 12, 4, 6],
  ['list(map(lambda v: v * 2, [x, y]))[0] + next(iter([y]))', '3.0', '2.0', 8, 2, 1],
  ['x << 1 if False else x * 2 + y', '3', '2', 8, 2, 1],
  ['(x << 1) + y', '3', '2', 8, 0, 1],
  ['getattr(x, "real") + y.real', '3.0', '2.0', 5, 1, 1],
  ['x.__add__(y) * (2.0).__rmul__(x)', '3.0', '2.0', 30, 16, 6],
  ['x.conjugate() + abs(-y).__pos__()', '3', '2.0', 5, 1, 1],
];

describe('gradients', () => {
  it.each(cases)('of %s at %s, %s', (text, x, y, value, dx, dy) => {
    const { error, output, inputs } = inspected(`x = ${x}\ny = ${y}\nout = ${text}\n`).summary;
    expect(error).toBeNull();
    expect(output?.value).toBeCloseTo(value, 12);
    expect(inputs.map(({ gradient }) => gradient)).toEqual([dx, dy].map((g) => expect.closeTo(g, 12)));
  });
});

describe('ints that are inputs', () => {
  it('stay exact where floats do not', () => {
    const { lines } = run(
      'x = 9007199254740993\ny = x * x + 1\nprint(y, y - x * x, y % 10, y // 3, x ** 3, -x, x + 1.0)\n',
      true,
    );
    const plain = run(
      'x = 9007199254740993\ny = x * x + 1\nprint(y, y - x * x, y % 10, y // 3, x ** 3, -x, x + 1.0)\n',
    );
    expect(lines).toEqual(plain.lines);
    expect(lines[0]).toMatch(/^81129638414606699710187514626050 1 0 /);
  });

  it('are recorded with the float nearest to their value', () => {
    const { machine, variable } = run('x = 9007199254740991\ny = x * 3 + 2\n', true);
    const y = variable('y') as { entry: number; int: bigint };
    expect(y.int).toBe(27021597764222975n);
    expect(machine.tape.value[y.entry]).toBe(Number(27021597764222975n));
  });

  it('are no floats where an int is asked for', () => {
    const text =
      'n = 3\nx = 1.0\nprint([0] * n, "ab"[n - 2], list(range(n)), isinstance(n, int), type(n / 1), n.bit_length(), f"{n:03d}")\n';
    expect(run(text, true).lines).toEqual(run(text).lines);
  });
});

/** Text of an expression over names that are known where it comes to stand. */
type Text = (names: readonly string[]) => string;

const leaf: fc.Arbitrary<Text> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(20).map((n) => (names: readonly string[]) => names[n % names.length]) },
  { weight: 1, arbitrary: fc.integer({ min: -20, max: 20 }).map((n) => () => `(${n / 8})`) },
  { weight: 1, arbitrary: fc.integer({ min: -5, max: 5 }).map((n) => () => `(${n})`) },
);

const ONE = [
  ...['-$', '+$', 'abs($)', '($) ** 2 / 4', 'float($)', '$ % 100', '$ // 1000 + $', 'sum([$, $])', 'pow($, 3) / 10'],
  ...['max($, 0.5)', 'min([$, 1])', '$ / (1 + ($) ** 2)', '(1 + ($) ** 2) ** 0.5', '(2 + ($) ** 2) ** -1', '$ * True'],
  ...[
    'sorted([$, 0.3, -0.7])[1]',
    '(lambda v: v * v)($) / 4',
    '[v / 2 for v in ($, 1)][0]',
    '$ + round($, -3)',
    'abs($) ** 1.5',
  ],
];
const TWO = [
  ...['($ + §)', '($ - §)', '($ * §)', '$ / (1 + (§) ** 2)', 'max($, §)', 'min($, §)', '(1.5 + abs($)) ** (§ / 10)'],
  ...[
    '($ if $ > § else § - $)',
    '($ and §)',
    '($ or §)',
    'divmod($, 1 + abs(§))[1]',
    'sum(p * q for p, q in [($, §)])',
  ],
  ...[
    'max([$, §], key=abs)',
    'dict(a=$)["a"] * § / 8',
    '(lambda p, q=3: p - q)($, §)',
    '[*(§, $)][-1]',
    '($, §)[::-1][0]',
  ],
];

const { expression } = fc.letrec<{ expression: Text }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.tuple(fc.constantFrom(...ONE), tie('expression')).map(
      ([form, a]): Text =>
        (names) =>
          form.replaceAll('$', `(${a(names)})`),
    ),
    fc.tuple(fc.constantFrom(...TWO), tie('expression'), tie('expression')).map(
      ([form, a, b]): Text =>
        (names) =>
          form.replaceAll(/[$§]/g, (mark) => `(${(mark === '$' ? a : b)(names)})`),
    ),
  ),
}));

/** What `out` is with these inputs. */
function value(text: string, inputs: Record<string, number>): number {
  const chosen = Object.fromEntries(Object.entries(inputs).map(([name, v]) => [name, floatLiteral(v)]));
  const { output, error } = inspected(text, { inputs: chosen }).summary;
  if (error !== null || typeof output?.value !== 'number') throw new Error(`${error?.code} ${text}`);
  return output.value;
}

function floatLiteral(v: number): string {
  return Number.isInteger(v) ? `${v}.0` : String(v);
}

it('agrees with differences in random programs', () => {
  // Never equal: on a tie of `max` differences see both sides, and the gradient goes to one.
  const near = (by: number) => fc.integer({ min: -30, max: 30 }).map((n) => n / 8 + by);
  fc.assert(
    fc.property(near(0.01), near(0.03), expression, expression, (x, y, first, second) => {
      const [a, b] = [first(['x', 'y']), second(['x', 'y', 'a'])];
      const text = `x = ${floatLiteral(x)}\ny = ${floatLiteral(y)}\na = ${a}\nout = 0.0 + ${b}\n`;
      const { summary } = inspected(text);
      expect(summary.error).toBeNull();
      fc.pre(Number.isFinite(summary.output?.value as number) && Math.abs(summary.output?.value as number) < 1e6);
      // Tracked or not, it is the same number.
      expect(run(`${text}print(repr(out))\n`).lines).toEqual(run(`${text}print(repr(out))\n`, true).lines);
      checkSlope(summary, { x, y }, (changed) => value(text, changed));
    }),
    { numRuns: 300 },
  );
});
