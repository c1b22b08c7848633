/** Programs that look for ways out of the interpreter, or never end. */
import { afterAll, describe, expect, it } from 'vitest';
import { type InspectRequest, inspect } from '../../../core/index.ts';
import { builtins } from '../../../core/languages/python/library/builtins.ts';
import { types } from '../../../core/languages/python/values/types.ts';
import { ObjectValue } from '../../../core/languages/python/values/values.ts';
import type { Limits } from '../../../core/runtime/budget.ts';
import { endingOf, expectSame, hostState } from '../hostile.ts';

const inspected = (text: string, request: Partial<InspectRequest> = {}) =>
  inspect({ language: 'python', text, ...request }, { now: () => performance.now() });

const ending = (text: string, limits?: Partial<Limits>) =>
  endingOf(inspected, `z = 1.0\n${text}\nend = z + 1\n`, limits);

/** What a program could reach for in the library: the built-in classes, functions and all that they have. */
function libraryState(): unknown[] {
  const seen = new Set<ObjectValue>();
  const found: unknown[] = [];
  const look = (v: unknown): void => {
    if (!(v instanceof ObjectValue) || seen.has(v)) return;
    seen.add(v);
    found.push(v, v.type, ...[...(v.attributes ?? [])].flat());
    look(v.type);
    for (const attribute of v.attributes?.values() ?? []) look(attribute);
  };
  for (const v of [...builtins.values(), ...Object.values(types)]) look(v);
  return found;
}

const host = hostState();
const library = libraryState();

function expectUntouched(): void {
  expectSame(hostState(), host);
  expectSame(libraryState(), library);
}

afterAll(expectUntouched);

describe('ways out', () => {
  it.each([
    '().__class__.__bases__[0].__subclasses__()',
    '"".__class__.__mro__[-1].__subclasses__()',
    'getattr(getattr(1, "__class__"), "__subclasses__")()',
    'type.__subclasses__(object)',
    '(lambda: 0).__globals__["__builtins__"]',
    '(lambda: 0).__code__.co_consts',
    'type((lambda: 0).__code__)',
    'type(lambda: 0)((lambda: 0).__code__, {})',
    'type(lambda: 0)(1, {})',
    'print.__self__.__import__("os")',
    'len.__globals__',
    'int.__init__.__globals__',
    'help.__class__.__init__.__globals__',
    '__builtins__["eval"]("1")',
    '__builtins__.eval("1")',
    '__import__("os").system("ls")',
    '__loader__.load_module("os")',
    '__spec__.loader',
    'import os; os.system("ls")',
    'import os; os.environ["HOME"]',
    'import sys; sys.modules["os"]',
    'import sys; sys._getframe()',
    'import builtins; builtins.eval("1")',
    'import subprocess; subprocess.run("ls")',
    'import ctypes; ctypes.string_at(0)',
    'import pickle; pickle.loads(b"")',
    'import importlib; importlib.import_module("os")',
    'from os import system; system("ls")',
    'eval("1 + 1")',
    'exec("x = 1")',
    'compile("1", "", "eval")',
    'open("/etc/passwd").read()',
    'globals()["z"]',
    'class A:\n  def m(self): pass\nA.m.__globals__',
    'class A:\n  def m(self): pass\nA().m.__func__.__globals__',
    'def g(): yield\ng().gi_frame.f_globals',
    'try: 1 / 0\nexcept ZeroDivisionError as e: e.__traceback__.tb_frame.f_globals',
    'def f(a): return lambda: a\nf(1).__closure__[0].cell_contents',
    '"{0.__class__.__init__.__globals__}".format(1)',
    '"{0.f.__globals__}".format(type("A", (), {"f": lambda: 0}))',
    'f"{(lambda: 0).__globals__}"',
    '(1).__reduce_ex__(2)',
    'object.__new__(type(lambda: 0))',
    'object.__reduce__(1)',
    'import operator; operator.attrgetter("__class__.__subclasses__")(1)()',
    'import operator; operator.methodcaller("__subclasses__")(int)',
    'import functools; functools.reduce(getattr, ["__class__", "__subclasses__"], 1)()',
    'import copy; copy.copy(lambda: 0).__globals__',
    'import inspect; inspect.currentframe().f_back',
    '[].constructor("return process")()',
    '(lambda: 0).constructor("return process")()',
    '{}.__proto__',
    '"".__proto__.constructor',
    '(1.5).constructor',
    'print.call(None)',
    'class A: pass\nA.prototype',
    'class A: pass\nA().hasOwnProperty("x")',
    'import math; math.constructor',
    'import math; math.__proto__',
    '{}["constructor"]',
    '"{constructor}".format()',
    '"%(constructor)s" % {}',
    'constructor',
    'process.exit(1)',
    'globalThis',
  ])('%s leads nowhere', (text) => {
    expect(ending(text)).toMatch(/^(unsupported|unsupported-function|uncaught|input-needed)$/);
  });

  it.each([
    'int.__add__ = lambda a, b: 5',
    'setattr(int, "x", 1)',
    'type.__setattr__(int, "x", 1)',
    'object.__setattr__(list, "append", 1)',
    'int.__dict__["x"] = 1',
    'vars(int)["x"] = 1',
    'del list.append',
    'delattr(dict, "get")',
    'list.__class__ = int',
    'int.__bases__ = (str,)',
    'int.__name__ = "x"',
    'object.__init__ = lambda *a: 1',
    'len.x = 1',
    'print.__name__ = "x"',
    'int.__mro__[1].x = 1',
    'ValueError.args = 1',
    'NotImplemented.x = 1',
    'None.x = 1',
    'type(lambda: 0).x = 1',
    'type.__call__ = 1',
  ])('%s is not possible', (text) => {
    expect(ending(text)).toBe('uncaught');
    expectUntouched();
  });

  it.each([
    'import math; math.exp = lambda x: 5.0; out = math.exp(0.0) * z',
    'import random; random.seed(1); random.random = lambda: 5.0; out = random.random() * z',
    'len = lambda x: 5.0; out = len([]) * z',
    'class int: pass\nint.real = 5.0; out = int.real * z',
    'd = {"__proto__": z, "constructor": 4.0}; out = d["__proto__"] + d["constructor"]',
    'f = lambda __proto__, constructor: __proto__ + constructor; out = f(constructor=4.0, __proto__=z)',
    'f = lambda **k: k["__proto__"] + k["toString"]; out = f(**{"__proto__": z, "toString": 4.0})',
    'class A: pass\na = A(); a.__proto__ = 4.0; a.constructor = z; out = a.__proto__ + a.constructor',
    'class A: __proto__ = 4.0; valueOf = 1.0\nout = A.__proto__ + A().valueOf * z',
    'def f(): pass\nf.__proto__ = 4.0; f.call = z; out = f.__proto__ + f.call',
    'class E(Exception): pass\nException.__name__; E.x = 5.0; out = E().x * z',
    'out = "{__proto__}|{0}".format(1, __proto__=2).count("2") * 5 * z',
    '__proto__ = 4.0; constructor = z; out = __proto__ + constructor',
    'from collections import Counter, namedtuple\nP = namedtuple("P", "constructor toString"); out = P(4.0, z).constructor + z',
  ])('%s is seen by the program alone', (text) => {
    const run = inspected(`z = 1.0\n${text}\n`);
    expect(run.summary.error).toBeNull();
    expect(run.summary.output).toMatchObject({ name: 'out', value: 5 });
    expectUntouched();
    const plain =
      'import math, random\nout = [math.exp(0), len([1]), int(1.5), Exception.__name__ == "Exception"][:3]\n';
    expect(inspected(plain).summary.output?.value).toEqual([1, 1, 1]);
  });
});

const classes = `
class Context:
    def __enter__(self): return self
    def __exit__(self, *exc): return True
class Endless:
    def __iter__(self): return self
    def __next__(self): return 1
def forever(*args, **keywords):
    while True: pass
def ones():
    while True: yield 1
`;

describe('what never ends', { timeout: 15_000 }, () => {
  it.each([
    'while True: pass',
    'while True:\n  try: 1 / 0\n  except ZeroDivisionError: continue',
    'while True:\n  try:\n    while True: pass\n  except BaseException: pass',
    'while True:\n  try: break\n  finally: continue',
    'def f():\n  while True:\n    try: return 1\n    finally: continue\nf()',
    'try: 1 / 0\nfinally: forever()',
    'try: 1 / 0\nexcept ZeroDivisionError: forever()',
    'try: 1 / 0\nexcept forever(): pass',
    'while True:\n  with Context(): forever()',
    'with Context(): forever()',
    'Context.__exit__ = forever\nwith Context(): pass',
    'Context.__enter__ = forever\nwith Context(): pass',
    'Context.__iter__ = forever\nlist(Context())',
    'Context.__next__ = forever; Context.__iter__ = lambda self: self\nfor x in Context(): pass',
    'Context.__eq__ = forever\nContext() in [Context()]',
    'Context.__hash__ = forever\n{Context(): 1}',
    'Context.__lt__ = forever\nsorted([Context(), Context()])',
    'Context.__bool__ = forever\nall([Context()])',
    'Context.__len__ = forever\nif Context(): pass',
    'Context.__repr__ = forever\nprint([Context()])',
    'Context.__format__ = forever\nf"{Context()}"',
    'Context.__getattr__ = forever\nhasattr(Context(), "x")',
    'Context.__setattr__ = forever\nContext().x = 1',
    'Context.__call__ = forever\nlist(map(Context(), [1]))',
    'Context.__add__ = forever\nsum([Context(), 1], Context())',
    'Context.__index__ = forever\nrange(Context())',
    'Context.__init__ = forever\nContext()',
    'Context.__new__ = forever\nContext()',
    'Context.__getitem__ = forever\nContext()[0]',
    'Context.__contains__ = forever\n1 in Context()',
    'Context.__init_subclass__ = classmethod(forever)\nclass B(Context): pass',
    'class D: __set_name__ = forever\nclass B: d = D()',
    'class D: __get__ = forever\nclass B: d = D()\nB().d',
    'class M(type): __call__ = forever\nclass B(metaclass=M): pass\nB()',
    'class M(type): __instancecheck__ = forever\nclass B(metaclass=M): pass\nisinstance(1, B)',
    'class B: x = property(forever)\nB().x',
    'class B: __match_args__ = ("x",); x = property(forever)\nmatch B():\n  case B(1): pass',
    '@forever\ndef f(): pass',
    'class B(forever()): pass',
    'sorted([2, 1], key=forever)',
    'max([2, 1], key=forever)',
    '{k: forever() for k in [1]}',
    'def g():\n  while True:\n    try: yield 1\n    except GeneratorExit: forever()\nx = g(); next(x); x.close()',
    'def g():\n  try: yield 1\n  finally: forever()\nx = g(); next(x); x.close()',
    'def g():\n  while True:\n    try: yield\n    except ValueError: pass\nx = g(); next(x)\nwhile True: x.throw(ValueError)',
    'g = ones()\nwhile True: next(g)',
    'g = ones()\nwhile True: g.send(None)',
    'while (n := z) > 0: z = n',
    'x = [1]\nfor v in x: x.append(v)',
    'for v in ones(): continue',
    'a, *b = ones()',
    'print(*ones())',
    'forever(*ones())',
    '2 in ones()',
    '[v for v in ones() if v > 1]',
    'dict(zip(ones(), ones()))',
    'import itertools; list(itertools.count())',
    'import itertools; sum(itertools.cycle([1]))',
    'import itertools; max(itertools.repeat(1))',
    'import itertools; list(itertools.chain.from_iterable([o] for o in ones()))',
    'import itertools; next(itertools.dropwhile(bool, ones()))',
    'import itertools; next(itertools.filterfalse(bool, ones()))',
    'import itertools; next(itertools.compress(ones(), itertools.repeat(0)))',
    'import itertools; next(itertools.islice(ones(), 10 ** 12, None))',
    'import itertools; list(itertools.takewhile(bool, Endless()))',
    'import itertools; list(itertools.accumulate(ones()))',
    'import itertools; list(itertools.starmap(max, itertools.repeat((1, 2))))',
    'import itertools; list(itertools.zip_longest([1], ones()))',
    'import itertools; list(itertools.pairwise(ones()))',
    'import itertools; [list(g) for k, g in itertools.groupby(ones())]',
    'import itertools; sum(1 for p in itertools.permutations(range(20)))',
    'import itertools; a, b = itertools.tee(ones())\nfor x in a: pass',
    'import functools; functools.reduce(max, ones())',
    'from collections import deque; deque(ones(), maxlen=3)',
    'from collections import Counter; Counter(ones())',
    'from collections import defaultdict; defaultdict(forever)[1]',
    'import statistics; statistics.mean(ones())',
    'import math; math.fsum(ones())',
    'import math; math.prod(itertools.repeat(1.0)) if False else math.prod(ones())',
    'import random; random.choices([1], k=10 ** 12)',
    'import heapq; heapq.heapify(list(ones()))',
    'import contextlib\n@contextlib.contextmanager\ndef c():\n  try: yield\n  finally: forever()\nwith c(): pass',
    'import functools\n@functools.lru_cache\ndef f(n): return forever()\nf(1)',
    'from dataclasses import dataclass, field\n@dataclass\nclass B: x: int = field(default_factory=forever)\nB()',
    'import copy; Context.__deepcopy__ = forever; copy.deepcopy([Context()])',
  ])('%s is stopped', (text) => {
    expect(ending(`${classes}${text}`)).toMatch(/^budget-(steps|time|memory)$/);
  });

  it.each(['while True: pass', 'l = []\nwhile True: l.append({})', 'for v in ones(): x = {v: [v]}'])(
    '%s is stopped by the limits that are set for everybody',
    { timeout: 30_000 },
    (text) => {
      expect(ending(`${classes}${text}`, {})).toMatch(/^budget-/);
    },
  );
});

describe('what recurs without end', { timeout: 15_000 }, () => {
  it.each([
    'def f(n): return f(n + 1) + 1\nf(0)',
    'f = lambda f: f(f)\nf(f)',
    'def a(): return b()\ndef b(): return a()\na()',
    'def f(x): return list(map(f, [x]))\nf(1)',
    'def f(x): return sorted([2, 1], key=f)\nf(1)',
    'def f(*a): return max(1, 2, key=f)\nf()',
    'def f(*a): return [f() for _ in [1]]\nf()',
    'def f():\n  try: return f()\n  except BaseException: return f()\nf()',
    'def f():\n  try: return f()\n  finally: f()\nf()',
    'def f():\n  with Context(): f()\nf()',
    'def g(): yield from g()\nlist(g())',
    'def g():\n  for x in g(): yield x\nlist(g())',
    'def pipe(it):\n  for x in it: yield x\nit = [1]\nfor i in range(5000): it = pipe(it)\nlist(it)',
    'class A:\n  def __getattr__(self, n): return getattr(self, n + "x")\nA().y',
    'class A:\n  def __getattribute__(self, n): return self.n\nA().y',
    'class A:\n  def __setattr__(self, n, v): self.n = v\nA().y = 1',
    'class A:\n  def __delattr__(self, n): del self.n\ndel A().y',
    'class A:\n  @property\n  def x(self): return self.x\nA().x',
    'class A:\n  def __init__(self): self.a = A()\nA()',
    'class A:\n  def __new__(cls): return A()\nA()',
    'class A:\n  def __repr__(self): return f"{self}"\nprint(A())',
    'class A:\n  def __format__(self, s): return f"{self:{s}}"\nf"{A():x}"',
    'class A:\n  def __eq__(self, o): return o == self\nA() == A()',
    'class A:\n  def __hash__(self): return hash(self)\n{A()}',
    'class A:\n  def __lt__(self, o): return o < self\nmin(A(), A())',
    'class A:\n  def __bool__(self): return bool(self)\nif A(): pass',
    'class A:\n  def __index__(self): return [1][self]\n[1][A()]',
    'class A:\n  def __call__(self): return self()\nA()()',
    'class A:\n  def __next__(self): return next(self)\nnext(A())',
    'class A:\n  def __class_getitem__(cls, k): return cls[k]\nA[1]',
    'class A:\n  def __init_subclass__(cls): type("B", (cls,), {})\nclass B(A): pass',
    'class D:\n  def __get__(self, o, t): return o.d\nclass A: d = D()\nA().d',
    'class D:\n  def __set_name__(self, o, n): type("X", (), {"d": D()})\nclass A: d = D()',
    'class M(type):\n  def __call__(cls): return cls()\nclass A(metaclass=M): pass\nA()',
    'class M(type):\n  def __getattr__(cls, n): return getattr(cls, n)\nclass A(metaclass=M): pass\nA.q',
    'class M(type):\n  def __instancecheck__(cls, o): return isinstance(o, cls)\nclass A(metaclass=M): pass\nisinstance(1, A)',
    'class A:\n  def __enter__(self):\n    with self: pass\n  def __exit__(self, *e): pass\nwith A(): pass',
    'import copy\nclass A:\n  def __deepcopy__(self, memo): return copy.deepcopy(self, memo)\ncopy.deepcopy(A())',
    'import copy\nx = []\nfor i in range(5000): x = [x]\ncopy.deepcopy(x)',
    'import functools\n@functools.lru_cache(maxsize=None)\ndef f(n): return f(n + 1)\nf(0)',
    'import functools\nf = lambda a, b: functools.reduce(f, [1, 2])\nf(1, 2)',
    'from collections import defaultdict\nd = defaultdict(lambda: d[len(d)])\nd[0]',
    'from dataclasses import dataclass\n@dataclass\nclass A: x: object = None\na, b = A(), A()\na.x, b.x = a, b\na == b',
    'from dataclasses import dataclass\n@dataclass(order=True)\nclass A: x: object\na, b = A(1), A(1)\nfor i in range(5000): a, b = A(a), A(b)\na < b',
  ])('%s is stopped', (text) => {
    expect(ending(`${classes}${text}`)).toBe('budget-depth');
    expect(ending(`${classes}${text}`, {})).toBe('budget-depth');
  });
});

it('has a place for chains of iterators that are too long for the host', () => {
  const text = 'z = 1.0\nchain = iter([z])\nfor i in range(100000): chain = map(abs, chain)\nend = list(chain)\n';
  expect(inspected(text).summary.error).toMatchObject({ code: 'budget-depth', line: 3 });
});
