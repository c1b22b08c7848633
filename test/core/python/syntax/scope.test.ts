import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AnyNode, Node } from '../../../../core/languages/python/syntax/ast.ts';
import { mangle, type Scope } from '../../../../core/languages/python/syntax/names.ts';
import { parseProgram } from '../../../../core/languages/python/syntax/parse.ts';
import { analyse } from '../../../../core/languages/python/syntax/scope.ts';

const ORACLE = new URL('../../../oracle/', import.meta.url);

type Recorded = [type: string, name: string, line: number, own: string[]];

function analysed(text: string) {
  const { body, problems } = parseProgram(text);
  expect(problems).toEqual([]);
  return analyse(body);
}

describe("scopes are CPython's", () => {
  const NAMES: Readonly<Record<string, string>> = {
    Lambda: 'lambda',
    ListComp: 'listcomp',
    SetComp: 'setcomp',
    DictComp: 'dictcomp',
    GeneratorExp: 'genexpr',
  };
  const records = readFileSync(new URL('python-syntax.jsonl', ORACLE), 'utf8').trim().split('\n');
  it.each(records.map((line) => JSON.parse(line) as { file: string; scopes: Recorded[] }))('$file', (record) => {
    const text = readFileSync(new URL(`python-syntax/${record.file}`, ORACLE), 'utf8');
    const { scopes, root, problems } = analysed(text);
    const own = (scope: Scope) =>
      [...scope.variables.values()]
        .filter((variable) => variable.scope === scope && variable.name !== '__class__')
        .map(({ name }) => name)
        .sort();
    const ours = [...scopes].map(([node, scope]): Recorded => {
      const name = NAMES[node.nodeType] ?? (node as Node<'FunctionDef'>).name;
      const line = text.slice(0, node.start).split('\n').length;
      return [node.nodeType === 'ClassDef' ? 'class' : 'function', name, line, own(scope)];
    });
    const [module, ...expected] = record.scopes;
    const sorted = (list: Recorded[]) => list.map((scope) => JSON.stringify(scope)).sort();
    expect(problems).toEqual([]);
    expect(sorted(ours)).toEqual(sorted(expected));
    expect(own(root)).toEqual(expect.arrayContaining(module[3]));
  });
});

/** `name:kind@owner` of each use or binding of a name, in the order of the text. */
function told(text: string): string[] {
  const { variables, scopes, root } = analysed(text);
  const owner = (scope: Scope) => {
    if (scope === root) return 'module';
    const node = [...scopes].find(([, each]) => each === scope)?.[0] as Node<'FunctionDef'> | undefined;
    return node?.name ?? node?.nodeType;
  };
  return [...variables]
    .sort(([a], [b]) => a.start - b.start)
    .filter(([node]: [AnyNode, unknown]) => node.nodeType === 'Name')
    .map(([, { name, kind, scope }]) => `${name}:${kind}@${owner(scope)}`);
}

describe('who is meant', () => {
  it.each([
    ['x = 1\ndef f(): return x', ['x:local@module', 'x:local@module']],
    ['def f(x):\n  def g(): return x\n  return g', ['x:parameter@f', 'g:function@f']],
    ['def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2', ['x:local@f', 'x:local@f']],
    ['def f():\n  def g():\n    nonlocal x\n    x = 2\n  x = 1', ['x:local@f', 'x:local@f']],
    ['def f():\n  global x\n  x = 1', ['x:local@module']],
    ['class A:\n  x = 1\n  def f(self): return x', ['x:local@A', 'x:input@module']],
    [
      'class A:\n  x = 1\n  y = [x for _ in x]',
      ['x:local@A', 'y:local@A', 'x:input@module', '_:local@ListComp', 'x:local@A'],
    ],
    ['[i for i in i]', ['i:local@ListComp', 'i:local@ListComp', 'i:input@module']],
    ['def f():\n  [y := 1 for _ in z]\n  return y', ['y:local@f', '_:local@ListComp', 'z:input@module', 'y:local@f']],
    ['print(len)', ['print:builtin@module', 'len:builtin@module']],
    ['len = 3\nlen', ['len:local@module', 'len:local@module']],
    ['x: Unknown = y', ['x:local@module', 'y:input@module']],
    ['def f(a: Unknown) -> Unknown: return a', ['a:parameter@f']],
    ['f = lambda x, y=x: x', ['f:local@module', 'x:input@module', 'x:parameter@Lambda']],
    ['class A:\n  def f(self): return super()', ['super:builtin@module']],
    ['class A:\n  __x = 1\n  def f(self, __y): return __y', ['_A__x:local@A', '_A__y:parameter@f']],
    ['import numpy as np\nnp', ['np:import@module']],
    ['import os.path\nos', ['os:import@module']],
    ['try: pass\nexcept E as e: e', ['E:input@module', 'e:local@module']],
    ['match x:\n case [a, *b]: a; b', ['x:input@module', 'a:local@module', 'b:local@module']],
  ])('%j', (text, names) => expect(told(text)).toEqual(names));

  it('knows what is missing, and where it is used first', () => {
    const text = 'y = x + sin(z)\nw = x\ndef f(): return late\n';
    expect([...analysed(text).free].map(([name, { start }]) => [name, start])).toEqual([
      ['x', 4],
      ['sin', 8],
      ['z', 12],
      ['late', 37],
    ]);
  });

  it('takes names that are given from outside', () => {
    const { root, free } = analyse(parseProgram('y = x').body, ['x']);
    expect(root.lookup('x')?.kind).toBe('input');
    expect(free.size).toBe(0);
  });

  it('gives each variable of a scope a slot of its own', () => {
    const { scopes, root } = analysed('a = 1\nb = 2\ndef f(x, y):\n  global a\n  z = [i for i in x]\n  return a\n');
    for (const scope of [root, ...scopes.values()]) {
      const slots = [...scope.variables.values()].filter((v) => v.scope === scope).map(({ slot }) => slot);
      expect(slots).toEqual(slots.map((_, i) => i + 1));
      expect(scope.slots).toBe(slots.length + 1);
    }
  });

  it('gives a class a cell where a method may ask for it', () => {
    const cell = (text: string) => {
      const { scopes } = analysed(text);
      const [inner] = [...scopes].filter(([{ nodeType }]) => nodeType === 'FunctionDef').at(-1) ?? [];
      return inner && scopes.get(inner)?.lookup('__class__')?.scope.kind;
    };
    expect(cell('class A:\n  def f(self): return super().f()')).toBe('class');
    expect(cell('class A:\n  def f(self):\n    def g(): return __class__')).toBe('class');
    expect(cell('class A:\n  def f(self): return 1')).toBe(undefined);
  });

  it('says which variables closures share', () => {
    const { scopes } = analysed('def f(a, b):\n  c = 1\n  def g(): return a + c\n  return b');
    const [f] = scopes.values();
    expect([...f.variables.values()].filter(({ captured }) => captured).map(({ name }) => name)).toEqual(['a', 'c']);
  });
});

describe('generators', () => {
  it('are functions with a yield of their own', () => {
    const text =
      'def f():\n  yield 1\ndef g():\n  def h(): yield\n  return h\nk = lambda: (yield)\ndef m(): x = yield from f()\n';
    const names = [...analysed(text).generators].map((node) => (node as Node<'FunctionDef'>).name ?? 'lambda');
    expect(names.sort()).toEqual(['f', 'h', 'lambda', 'm']);
  });
});

describe('what becomes of a name', () => {
  const usesOf = (text: string, name: string) => [...(analysed(text).root.lookup(name)?.uses ?? [])].sort();
  it.each([
    ['y = x * 2', ['value']],
    ['y = a[x]', ['index']],
    ['y = a[x:x + 1]', ['index']],
    ['for i in range(x): pass', ['size']],
    ['w = np.zeros((x, 3))', ['size']],
    ['w = np.random.randn(x, 3)', ['size']],
    ['w = rng.normal(size=(x, 2))', ['size']],
    ['w = [0] * x', ['size']],
    ['w = x * [0]', ['size']],
    ['y = a ** x', ['exponent']],
    ['y = math.pow(a, x)', ['exponent']],
    ['y = a.pow(x)', ['exponent']],
    ['y = pow(x, a)', ['value']],
    ['y = np.sum(a, axis=x)', ['size']],
    ['if x > 0: pass', ['size']],
    ['y = x.shape[0]', ['size']],
    ['n = len(x)', ['size']],
    ['np.random.seed(x)', ['size']],
    ['y = a[x] + x', ['index', 'value']],
    ['x = 1', []],
  ])('%s', (text, uses) => expect(usesOf(text, 'x')).toEqual(uses));

  it.each([
    ['x = 1', false],
    ['x = 1\nx = 2', true],
    ['x = 0\nx += 1', true],
    ['x = []\nx.append(1)', true],
    ['x = [0]\nx[0] = 1', true],
    ['x = A()\nx.y.z[0] = 1', true],
    ['x = 0\ndef f():\n  global x\n  x = 1', true],
    ['x = 0\nfor x in y: pass', true],
    ['x = torch.zeros(3)\nx.fill_(1)', true],
    ['x = 1\ndel x', true],
    ['x = 1\ny = x.sum()', false],
    ['for x in y: pass', false],
    ['x = 1\ndef f(x): x = 2', false],
  ])('%j is written again: %s', (text, rewritten) =>
    expect(analysed(text).root.lookup('x')?.rewritten).toBe(rewritten),
  );
});

describe('rules for names', () => {
  it.each([
    ['nonlocal x', 'nonlocal declaration not allowed at module level'],
    ['def f(): nonlocal x', "no binding for nonlocal 'x' found"],
    ['x = 1\ndef f(): nonlocal x', "no binding for nonlocal 'x' found"],
    ['def f(x): global x', "name 'x' is parameter and global"],
    ['def f(x): nonlocal x', "name 'x' is parameter and nonlocal"],
    ['def f():\n  x = 1\n  global x', "name 'x' is assigned to before global declaration"],
    ['def f():\n  print(x)\n  global x', "name 'x' is used prior to global declaration"],
    ['def f():\n  x = 1\n  def g():\n    global x\n    nonlocal x', "name 'x' is nonlocal and global"],
    ['class A:\n  [y := 1 for i in x]', 'assignment expression within a comprehension cannot be used in a class body'],
    ['[i := 1 for i in x]', "assignment expression cannot rebind comprehension iteration variable 'i'"],
    ['[i for i in (y := x)]', 'assignment expression cannot be used in a comprehension iterable expression'],
  ])('%j', (text, detail) => expect(analysed(text).problems.map(({ args }) => args.detail)).toEqual([detail]));

  it.each(['global x', 'def f():\n  global x\n  x = 1\n  x += 1', 'def f():\n  global x\n  global x'])(
    '%j is fine',
    (text) => {
      expect(analysed(text).problems).toEqual([]);
    },
  );
});

describe('private names', () => {
  it.each([
    ['__x', 'A', '_A__x'],
    ['__x', '__A', '_A__x'],
    ['__x__', 'A', '__x__'],
    ['_x', 'A', '_x'],
    ['__x', undefined, '__x'],
    ['__x', '__', '__x'],
  ])('%s in %s', (name, className, mangled) => expect(mangle(name, className)).toBe(mangled));
});
