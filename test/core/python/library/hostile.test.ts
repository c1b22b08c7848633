/** What would never end, or fill all memory, ends in an error that the program cannot catch, before it is done. */
import { describe, expect, it } from 'vitest';
import { run } from '../script.ts';

const endless = {
  integers: [
    '10 ** 10 ** 9',
    '2 ** 2 ** 40',
    '(2 ** 900000) * (2 ** 900000)',
    '1 << 10 ** 10',
    'True << 10 ** 9',
    '(10 ** 200000) ** 10',
    "int('9' * 10 ** 7, 16)",
    'pow(3, 10 ** 200000, 10 ** 200001)',
    '(1).to_bytes(10 ** 12)',
    "format(1, '99999999999d')",
    "'%99999999d' % 1",
    "f'{1.5:.999999999f}'",
  ],
  texts: [
    "'a' * 10 ** 12",
    "'ab' * 2 ** 52",
    "'a'.center(10 ** 12)",
    "'a'.ljust(10 ** 12)",
    "'1'.zfill(10 ** 12)",
    "'\\t'.expandtabs(10 ** 12)",
    "('a' * 10 ** 5).replace('a', 'b' * 10 ** 5)",
    "('a' * 10 ** 5).replace('', 'b' * 10 ** 5)",
    "('b' * 10 ** 6).join('a' * 10 ** 4)",
    "'{:>99999999999}'.format(1)",
    "('{0}' * 10 ** 5).format('a' * 10 ** 5)",
    "'%s' * 10 ** 5 % (('a' * 10 ** 5,) * 10 ** 5)",
    "('x' * 10 ** 5).translate({120: 'y' * 10 ** 5})",
    "repr(['a' * 10 ** 6] * 10 ** 6)",
    "str([[['a' * 1000] * 1000] * 1000] * 1000)",
    'bytes(10 ** 12)',
    "b'a' * 10 ** 12",
    "print('a' * 10 ** 7, 'b' * 10 ** 7, 'c' * 10 ** 7)",
  ],
  containers: [
    '[0] * 10 ** 12',
    '[1, 2] * 2 ** 52',
    '(1,) * 10 ** 12',
    'list(range(10 ** 12))',
    'tuple(range(10 ** 12))',
    'set(range(10 ** 12))',
    'dict.fromkeys(range(10 ** 12))',
    'sorted(range(10 ** 12))',
    'list(range(10 ** 12))[::2]',
    'sum([[0] * 10 ** 5] * 10 ** 5, [])',
    '[*range(10 ** 12)]',
    'max(range(10 ** 12))',
    '10 ** 12 in iter(range(10 ** 12 + 1))',
    'list(zip(*[range(10 ** 12)] * 3))',
    'any(v < 0 for v in range(10 ** 12))',
    'sorted([[0] * 10 ** 5] * 10 ** 5)',
    '[[0] * 10 ** 6] * 10 ** 6 == [[0] * 10 ** 6] * 10 ** 6',
    'put([0], slice(0, 0), range(10 ** 12))',
  ],
  iterators: [
    'list(iter(int, 1))',
    'list(map(abs, iter(int, 1)))',
    'sum(iter(int, 1))',
    'max(iter(int, 1))',
    'all(iter(lambda: 1, 2))',
    "''.join(iter(str, 1))",
    'list(filter(None, iter(int, 1)))',
    'list(enumerate(iter(int, 1)))',
    'dict(zip(iter(int, 1), iter(int, 1)))',
    '5 in iter(int, 1)',
    'a, *b = iter(int, 1)',
    '[*iter(int, 1)]',
    'print(*iter(int, 1))',
    'set().union(iter(int, 1))',
    '[].extend(iter(int, 1))',
    'sorted(iter(int, 1))',
    'next(filter(None, iter(int, 1)))',
    'tuple(Forever())',
    'list(ByIndex())',
    'len(list(reversed(ByIndex())))',
  ],
  nesting: [
    'str(deep)',
    'deep == deeper',
    'hash(tuples)',
    '{tuples: 1}',
    'deep < deeper',
    'repr(dicts)',
    'dicts == other',
    'circle == twin',
    'isinstance(1, classes)',
    'str(Writes())',
    'Equal() == Equal()',
    'Equal() in [Equal()]',
    'len(Sized())',
    'Adds() + 1',
    'hash(Hashes())',
    'bool(Sized())',
    "'{:{}}'.format(Writes(), 1)",
    'sorted([Less(), Less()])',
    'iter(Walks())',
    'Gets()[0]',
    'int(Converts())',
  ],
};

const preamble = `
def put(v, key, value):
    v[key] = value
class Forever:
    def __iter__(self): return self
    def __next__(self): return 1
class ByIndex:
    def __getitem__(self, i): return i
    def __len__(self): return 10 ** 12
class Writes:
    def __repr__(self): return repr(self)
    def __format__(self, spec): return format(self, spec)
class Equal:
    def __eq__(self, other): return Equal() == other
class Sized:
    def __len__(self): return len(self)
class Adds:
    def __add__(self, other): return self + other
class Hashes:
    def __hash__(self): return hash(self)
class Less:
    def __lt__(self, other): return other < self
class Walks:
    def __iter__(self): return iter(self)
class Gets:
    def __getitem__(self, key): return self[key]
class Converts:
    def __int__(self): return int(self)
deep, deeper, tuples, dicts, other, classes = [], [], (), {}, {}, (int,)
for _ in range(5000):
    deep, deeper, tuples, dicts, other, classes = [deep], [deeper], (tuples,), {1: dicts}, {1: other}, (classes,)
classes = (str,)
for _ in range(5000):
    classes = (classes,)
circle, twin = [], []
circle.append(circle)
twin.append(twin)
`;

for (const [group, texts] of Object.entries(endless))
  describe(group, () => {
    it.each(texts)('%s', (text) => {
      const caught = `${preamble}\ntry:\n    ${text}\nexcept BaseException:\n    print('caught')\nprint('went on')\n`;
      const { problem, lines } = run(caught, false, { steps: 300_000, elements: 3_000_000 });
      expect(lines).toEqual([]);
      expect(problem?.code).toMatch(/^budget-/);
    });
  });

describe('what is not supported says so', () => {
  it.each([
    ['eval("1")', 'eval'],
    ['exec("1")', 'exec'],
    ['compile("1", "", "eval")', 'compile'],
    ['__import__("os")', '__import__'],
    ['open("x")', 'open'],
    ['input()', 'input'],
    ['globals()', 'globals'],
    ['locals()', 'locals'],
    ['memoryview(b"")', 'memoryview'],
    ['help()', 'help'],
    ['dir()', 'dir() without an argument'],
    ['vars()', 'vars() without an argument'],
  ])('%s', (text, name) => {
    const { problem, lines } = run(`try:\n    ${text}\nexcept BaseException:\n    print('caught')\n`);
    expect(problem).toMatchObject({ code: 'unsupported-function', args: { name } });
    expect(lines).toEqual([]);
  });

  it.each(['complex(1, 2)', '(-8.0) ** 0.5', '(-8) ** -0.5'])('%s', (text) => {
    expect(run(`try:\n    ${text}\nexcept BaseException:\n    pass\n`).problem).toMatchObject({
      code: 'unsupported',
      args: { construct: 'Complex numbers' },
    });
  });
});
