import { describe, expect, it } from 'vitest';
import { run } from '../script.ts';

/** What is said of a program that ends with a problem, and the text that it points to. */
function end(text: string) {
  const { machine, lines, problem } = run(text);
  if (problem === undefined) throw new Error('it ran to its end');
  const { start, end } = typeof problem.at === 'number' ? machine.nodes.span(problem.at) : problem.at;
  return { lines, code: problem.code, args: problem.args, at: text.slice(start, end) };
}

describe('what is not supported ends the run where it stands, and all before it is kept', () => {
  it.each([
    ['async def f(): pass', 'Async functions', 'async def f(): pass'],
    ['x = 2 + 3j', 'Complex numbers', '3j'],
    ['try:\n  pass\nexcept* ValueError: pass', '`except*` clauses', 'try:\n  pass\nexcept* ValueError: pass'],
    ['f = lambda: (yield)\nf()', '`lambda` expressions with `yield`', 'lambda: (yield)'],
    ['def g():\n  print(*[1], (yield))\nlist(g())', '`yield` expressions beside a star', '*[1]'],
    ['x = {}\ndef g():\n  x[(yield)] = 1\nlist(g())', '`yield` expressions in such a place', 'yield'],
    ['x = {}\ndef g():\n  del x[(yield)]\nlist(g())', '`yield` expressions in such a place', 'del x[(yield)]'],
    ['def g():\n  yield 1 < 2 < (yield)\nlist(g())', '`yield` expressions in such a place', 'yield'],
  ])('%s', (text, construct, at) => {
    expect(end(`print("before")\n${text}`)).toEqual({
      lines: ['before'],
      code: 'unsupported',
      args: { construct },
      at,
    });
  });
});

describe('names without a value', () => {
  it.each([
    ['print(1)\nprint(unknown)', 'unknown'],
    ['print(1)\ndef f():\n  return unknown\nf()', 'unknown'],
    ['import nowhere\nprint(1)\nnowhere.run()', 'nowhere'],
    ['import nowhere.deep as deep\nprint(1)\ndeep.run()', 'deep'],
    ['from nowhere import thing\nprint(1)\nprint(thing)', 'thing'],
    ['from . import sibling\nprint(1)\nsibling', 'sibling'],
    ['from nowhere import *\nprint(1)\nthing', 'thing'],
  ])('%s: a value must be chosen', (text, name) => {
    expect(end(text)).toEqual({ lines: ['1'], code: 'input-needed', args: { names: name }, at: name });
  });

  it('a module that is not here is an error where a try is around it', () => {
    const { lines } = run('try:\n  import nowhere\nexcept ImportError as error:\n  print(error)\n');
    expect(lines).toEqual(["No module named 'nowhere'"]);
  });
});

describe('exceptions that nobody catches', () => {
  it.each([
    ['1 / 0', 'ZeroDivisionError: division by zero', '1 / 0'],
    ['def f(a):\n  return a[5]\nf([1])', 'IndexError: list index out of range', 'a[5]'],
    ['raise ValueError("no")', 'ValueError: no', 'raise ValueError("no")'],
    ['try:\n  1 / 0\nfinally:\n  print(1)', 'ZeroDivisionError: division by zero', '1 / 0'],
    ['try:\n  [][1]\nexcept IndexError:\n  raise', 'IndexError: list index out of range', '[][1]'],
    ['a, b = 1, 2, 3', 'ValueError: too many values to unpack (expected 2)', 'a, b'],
    ['def f(x): pass\nf()', "f() missing 1 required positional argument: 'x'", 'f()'],
    ['x = [1]\nx.append(y for y in 5)', "TypeError: 'int' object is not iterable", '5'],
  ])('%s', (text, error, at) => {
    const ended = end(text);
    expect(ended).toMatchObject({ code: 'uncaught', at });
    expect(ended.args.error).toContain(error);
  });
});
