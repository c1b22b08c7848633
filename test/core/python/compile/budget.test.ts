import { describe, expect, it } from 'vitest';
import { run } from '../script.ts';

describe('a program that never ends, or asks for too much, ends with a problem that it cannot catch', () => {
  it.each([
    ['budget-steps', 'while True: pass'],
    ['budget-steps', 'while True:\n  try:\n    while True: pass\n  except: pass\n  finally: print("never")'],
    ['budget-steps', 'def g():\n  while True: yield 1\nfor x in g(): pass'],
    ['budget-steps', 'def g():\n  try:\n    while True: yield 1\n  finally: print("never")\nlist(g())'],
    ['budget-steps', 'a = [1]\nfor x in a: a.append(x)'],
    ['budget-steps', 'sum(1 for i in iter(int, 1))'],
    [
      'budget-steps',
      'class E:\n  def __exit__(self, *a): return True\n  def __enter__(self):\n    while True: pass\nwith E(): pass',
    ],
    ['budget-memory', 's = "a"\nwhile True: s = f"{s}{s}"'],
    ['budget-memory', 'a = [0]\nwhile True: a = [*a, *a]'],
    [
      'budget-depth',
      'def f(n):\n  try: return f(n + 1)\n  except BaseException: print("never")\n  finally: print("never")\nf(0)',
    ],
    ['budget-depth', 'def g(n): yield from g(n)\nlist(g(0))'],
    ['budget-depth', 'class A:\n  def __add__(self, o): return self + o\nA() + A()'],
    ['budget-depth', 'class A:\n  @property\n  def x(self): return [y for y in (z for z in (self.x,))]\nA().x'],
    ['budget-depth', 'f = lambda: [f() for i in [0]][0]\nf()'],
    ['budget-depth', 'class A:\n  def __getattr__(self, n): return getattr(self, n)\nA().y'],
    [
      'budget-depth',
      'class M:\n  def __enter__(self): return 1\n  def __exit__(self, *a):\n    print("never")\n    return True\ndef f():\n  with M(): f()\nf()',
    ],
  ])('%s: %s', (code, text) => {
    const { lines, problem } = run(text, false, { steps: 100_000, milliseconds: 60_000 });
    expect(problem?.code).toBe(code);
    expect(lines).toEqual([]);
  });
});
