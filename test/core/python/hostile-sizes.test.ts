/** Programs that ask for more memory or time at one stroke than there is, and texts that nest without end. */
import { describe, expect, it } from 'vitest';
import { type InspectRequest, inspect } from '../../../core/index.ts';
import type { Limits } from '../../../core/runtime/budget.ts';
import { endingOf, TENTH } from '../hostile.ts';

const inspected = (text: string, request: Partial<InspectRequest> = {}) =>
  inspect({ language: 'python', text, ...request }, { now: () => performance.now() });

const ending = (text: string, limits: Partial<Limits> = TENTH) => endingOf(inspected, text, limits);

describe('more memory than there is', { timeout: 15_000 }, () => {
  it.each([
    'x = 10 ** 10 ** 9',
    'x = 3\nwhile True: x *= x',
    'x = 1 << 10 ** 12',
    'x = int("9" * 10 ** 6)',
    'x = int("f" * 10 ** 6, 16)\nwhile True: x % 12345678901234567890123',
    'import math\nx = math.factorial(10 ** 7)',
    'import math\nwhile True: math.factorial(20000)',
    'import math\nx = math.comb(10 ** 7, 5 * 10 ** 6)',
    'import math\nx = 10 ** 200000\nwhile True: math.isqrt(x)',
    'import math\na, b = 3 ** 100000, 7 ** 80000\nwhile True: math.gcd(a, b)',
    'x = pow(3, 10 ** 100000, 10 ** 100001)',
    'import random\nx = random.getrandbits(10 ** 12)',
    'import random\nx = random.sample(range(10 ** 12), 10 ** 11)',
    'x = "a" * 10 ** 10',
    'x = f"{1:10000000000}"',
    'x = f"{1.0:.1000000000f}"',
    'w = 10 ** 10\nx = f"{1:{w}}"',
    'x = "%*d" % (10 ** 10, 1)',
    'x = "%.*f" % (10 ** 9, 1.0)',
    'x = "1".zfill(10 ** 11)',
    's = "a"\nwhile True: s += s',
    's = "a" * 10 ** 5\nwhile True: s = s + "b"',
    's = "a"\nwhile True: s = f"{s}{s}"',
    's = "a"\nwhile True: s = s.replace("a", "aa")',
    's = "ab"\nwhile True: s = s.join([s, s])',
    's = "a," * 400000\nwhile True: s.split(",")',
    's = "ab" * 400000\nwhile True: s.count("b")',
    's = "a" * 400000\nwhile True: s.find("a" * 200000 + "b")',
    's = "a" * 400000\nwhile True: "b" in s',
    's = "a" * 400000\nwhile True: s[::-1]',
    's = "ß" * 200000\nwhile True: s = s.upper()',
    'a, b = "a" * 900000 + "b", "a" * 900000 + "c"\nwhile True: a < b',
    'b = bytes(range(256)) * 1000\nwhile True: b.decode("latin-1")',
    'x = [0] * 10 ** 9',
    'a = [1]\nwhile True: a = a + a',
    'a = [1]\nwhile True: a += a',
    'a = [1]\nwhile True: a.extend(a)',
    'a = [1]\nwhile True: a[:] = a + a',
    'a = [1]\nwhile True: a = [*a, *a]',
    't = (1,)\nwhile True: t = t + t',
    'd = {}\nwhile True: d[len(d)] = d.copy()',
    'd = {0: 0}\nwhile True: d = {**d, len(d): dict(d)}',
    's = {0}\nwhile True: s = s | {len(s), -len(s)}',
    's = set()\nwhile True: s.add((len(s), len(s)))',
    'f = frozenset()\nwhile True: f = frozenset([f])',
    'f = lambda *a: f(*a, *a)\nf(1, 2)',
    'f = lambda **k: len(k)\nf(**{str(i): i for i in range(10 ** 7)})',
    'from collections import Counter\nx = list(Counter(a=10 ** 12).elements())',
    'from collections import namedtuple\nP = namedtuple("P", " ".join("a%d" % i for i in range(10 ** 6)))',
    'from enum import Enum\nE = Enum("E", " ".join("A%d" % i for i in range(10 ** 5)))',
    'bases = [type("B%d" % i, (), {}) for i in range(10000)]\nC = type("C", tuple(bases), {})',
    'c = object\nwhile True: c = type("C", (c,), {})',
    'class A: pass\ni = 0\nwhile True:\n  setattr(A, "a%d" % i, i); i += 1',
    'class N: pass\nn = None\nwhile True:\n  m = N(); m.n = n; n = m',
    'f = None\nwhile True:\n  def g(f=f): return f\n  f = g',
    'a = []\nfor i in range(40): a = [a, a]\nx = repr(a)',
    'a, b = [], []\nfor i in range(40): a, b = [a, a], [b, b]\nx = a == b',
    'a, b = (), ()\nfor i in range(40): a, b = (a, a), (b, b)\nx = a < b',
    't = ()\nfor i in range(40): t = (t, t)\nx = hash(t)',
    't = ()\nfor i in range(40): t = (t, t)\nx = {t, 1}',
    'x = sum(range(10 ** 12))',
    'x = 10 ** 9 in iter(range(10 ** 12))',
    'import itertools\nx = list(itertools.product(range(100), repeat=10))',
    'import itertools\nx = len(list(itertools.combinations(range(60), 30)))',
    'A = [[1.0] * 300 for _ in range(300)]\nB = [[sum(a * b for a, b in zip(r, c)) for c in zip(*A)] for r in A]',
    'while True: z = z * 1.0000001',
    'x = [0.0] * 1000\nwhile True:\n  for i in range(1000): x[i] = z',
    'while True: print("x" * 1000)',
  ])('%s is stopped', (text) => {
    expect(ending(`z = 1.0\n${text}`)).toMatch(/^budget-(memory|time|steps|depth)$/);
  });

  it.each([
    'n = None\nwhile True: n = [n, {}, []]',
    's = "a"\nwhile True: s += s',
    's = set()\nwhile True: s.add(len(s))',
  ])('%s is stopped by the limits that are set for everybody', { timeout: 30_000 }, (text) => {
    expect(ending(`z = 1.0\n${text}`, {})).toMatch(/^budget-(memory|time|steps)$/);
  });

  it.each([
    'a = [0] * 10 ** 6\nfor i in range(2000): a.pop()\nout = len(a) + 2000',
    'a = [0] * 10 ** 6\nfor i in range(2000): a[i] = i\nout = len(a)',
    'a = []\nfor i in range(10 ** 5):\n  a.append(i)\n  if i % 2: a.pop()\nout = len(a) * 20',
    's = set()\nfor i in range(10 ** 5): s.add(i)\nfor i in range(10 ** 5): s.discard(i)\nout = len(s) + 10 ** 6',
    'd = {}\nfor i in range(10 ** 5):\n  d[i] = i\n  if i % 2: del d[i]\nout = len(d) * 20',
  ])('%s does not copy the whole each time', (text) => {
    expect(inspected(text).summary).toMatchObject({ error: null, output: { value: 1e6 } });
  });
});

describe('data that cannot be written out', { timeout: 15_000 }, () => {
  it.each([
    'a = [1]\nfor i in range(40): a = [a, a]',
    'o = {"v": 1}\nfor i in range(40): o = {"l": o, "r": o}',
    'c = []; c.append(c); a = [c]\nfor i in range(40): a = [a, c, a]',
    'class N: pass\nn = N(); n.n = n; n.m = [n, (n, {1: n})]',
    'class N: pass\nn = [N() for i in range(300)]\nfor m in n: m.all = n',
    'a = []\nfor i in range(2000): a = [a]',
    'd = {}\nfor i in range(200): d[i] = d.copy()',
    't = (1.0,)\nfor i in range(40): t = (t, t)\nd = {1: t}',
  ])('%s does no harm', (text) => {
    const run = inspected(`x = 2.0\n${text}\nout = x * 3\n`);
    expect(run.summary).toMatchObject({ error: null, output: { name: 'out', value: 6 } });
    expect(run.site(4)?.value).toBe('2');
  });
});

describe('texts that nest without end', () => {
  const nested = (open: string, close: string, n = 5000) => `y = ${open.repeat(n)}x${close.repeat(n)}`;
  const indented = (head: string, n = 400) =>
    [...Array.from({ length: n }, (_, i) => ' '.repeat(i) + head), `${' '.repeat(n)}pass`].join('\n');

  it.each([
    ['parentheses', nested('(', ')')],
    ['minuses', `y = ${'-'.repeat(10_000)}x`],
    ['negations', `y = ${'not '.repeat(10_000)}x`],
    ['lists', nested('[', ']')],
    ['tuples', nested('(', ',)')],
    ['dicts', nested('{1: ', '}')],
    ['calls', nested('f(', ')')],
    ['called results', `y = x${'()'.repeat(5000)}`],
    ['attributes', `y = x${'.real'.repeat(5000)}`],
    ['subscripts', `y = x${'[0]'.repeat(5000)}`],
    ['slices', nested('x[1:', ']')],
    ['a sum', `y = x${' + 1'.repeat(20_000)}`],
    ['exponents', `y = x${' ** 1'.repeat(10_000)}`],
    ['choices', `y = ${'x if x else '.repeat(5000)}x`],
    ['lambdas', `y = ${'lambda: '.repeat(5000)}x`],
    ['comprehensions', nested('[i for i in ', ']')],
    ['awaits', `async def f(): ${'await '.repeat(5000)}x`],
    ['branches', `if x > 5: y = 1\n${'elif x > 4: y = 2\n'.repeat(5000)}`],
    ['patterns', `match x:\n case ${'['.repeat(3000)}a${']'.repeat(3000)}: pass`],
    ['targets', `${'('.repeat(3000)}a${',)'.repeat(3000)} = x`],
    ['brackets that nothing closes', `y = ${'('.repeat(50_000)}`],
    ['clauses', `y = [1${' for i in [1]'.repeat(3000)}]`],
  ])('%s end in a located error', (_, text) => {
    const { error } = inspected(`x = 2.0\n${text}\nout = x * 3\n`).summary;
    expect(error?.code).toMatch(/^(syntax|budget-depth)$/);
    expect(error?.line).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['loops', indented('for i in [1]:')],
    ['functions', indented('def f():')],
    ['classes', indented('class A:')],
    ['conjunctions', `y = x${' and x'.repeat(20_000)}`],
    ['comparisons', `y = x${' < x'.repeat(20_000)}`],
    ['assignments', `${'y = '.repeat(5000)}x`],
    ['texts', `y = ${"'a' ".repeat(20_000)}`],
    ['alternatives', `match x:\n case 1${' | 1'.repeat(20_000)}: pass`],
    ['lines that go on', `y = x ${'\\\n'.repeat(20_000)}+ 1`],
  ])('%s do no harm', (_, text) => {
    expect(inspected(`x = 2.0\n${text}\nout = x * 3\n`).summary).toMatchObject({ error: null, output: { value: 6 } });
  });
});
