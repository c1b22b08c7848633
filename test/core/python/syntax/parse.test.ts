import { describe, expect, it } from 'vitest';
import { parseExpression, parseProgram } from '../../../../core/languages/python/syntax/parse.ts';
import type { Problem } from '../../../../core/runtime/problem.ts';

/** The statements that were read, each with its text, and what was wrong, each with the text that it points at. */
function read(text: string) {
  const { body, problems } = parseProgram(text);
  return { body: body.map(({ start, end }) => text.slice(start, end)), problems: problems.map((p) => said(text, p)) };
}

function said(text: string, { code, at, args }: Problem): string {
  const { start, end } = at as { start: number; end: number };
  return code === 'python-2'
    ? `${args.old} → ${args.now}`
    : `${text.slice(start, end)}: ${args.detail ?? args.construct}`;
}

const problemsOf = (text: string) => read(text).problems;

describe('literals', () => {
  const literal = (text: string) => {
    const node = parseExpression(text);
    return node.nodeType === 'Constant' ? [node.kind, node.value] : node.nodeType;
  };
  it.each([
    ['3', 'int', 3],
    ['3.', 'float', 3],
    ['1e3', 'float', 1000],
    ['1_000', 'int', 1000],
    ['0xFF', 'int', 255],
    ['0o17', 'int', 15],
    ['0b1_1', 'int', 3],
    ['0xe1', 'int', 225],
    ['9007199254740993', 'int', 9007199254740993n],
    ['0xFFFFFFFFFFFFFFFF', 'int', 18446744073709551615n],
    ['1e400', 'float', Number.POSITIVE_INFINITY],
    ['2.5j', 'complex', 2.5],
    ['"a" \'b\'', 'str', 'ab'],
    ['"..."', 'str', '...'],
    ['...', 'ellipsis', undefined],
    ['b"\\xff"', 'bytes', 'ÿ'],
    ['"\\u4e2d\\U0001f600"', 'str', '中😀'],
    ['r"\\n"', 'str', '\\n'],
    ['None', 'none', null],
    ['True', 'bool', true],
  ])('%s', (text, kind, value) => expect(literal(text)).toEqual([kind, value]));

  it.each([
    ['x = 08', '0777 → 0o777'],
    ['x = 1__0', '1__0: invalid number'],
    ['x = 1e', '1e: invalid number'],
    ['x = "\\x1"', '"\\x1": truncated \\x escape'],
    ['x = b"é"', 'b"é": bytes can only contain ASCII literal characters'],
    ['x = "a" b"b"', '"a" b"b": cannot mix bytes and nonbytes literals'],
    ['x = "\\N{BULLET}"', '"\\N{BULLET}": \\N{…} escapes'],
    [`x = ${'9'.repeat(4301)}`, `${'9'.repeat(4301)}: Exceeds the limit (4300 digits) for integer string conversion`],
  ])('%s is none', (text, problem) => expect(problemsOf(text)).toEqual([problem]));
});

describe('offsets count UTF-16 units of the document', () => {
  it.each([
    '# 注释 😀\n变量 = "中文😀" + y  # 尾',
    'é́ = "a\u0301b"; z = é́',
    '"😀"; x = f"😀{y}é"\nw = 1',
    '\ufeffx = 1\ny = 2',
    '\fx = 1\n\f\ny = 2',
    'x = 1\r\nif x:\r\n\ty = "é"\r\n\tz = y\r\n',
    'x = 1\ry = 2\r',
  ])('%j', (text) => {
    const { problems } = parseProgram(text);
    expect(problems).toEqual([]);
    const names = text.match(/[\p{L}_][\p{L}\p{M}\d_]*(?= =)/gu);
    const bound = parseProgram(text).body.flatMap(function targets(statement): string[] {
      if (statement.nodeType === 'If') return statement.body.flatMap(targets);
      if (statement.nodeType !== 'Assign') return [];
      return statement.targets.map(({ start, end }) => text.slice(start, end));
    });
    expect(bound).toEqual(names);
  });

  it('reads a name in whichever way it is written', () => {
    const [statement] = parseProgram('ﬁ = 1').body;
    expect(statement).toMatchObject({ targets: [{ id: 'fi', start: 0, end: 1 }] });
  });

  it('knows comments', () => {
    const text = '# é\nx = "# no"  # 尾\nif x:\n  # in\n  y = 1\n';
    const { comments } = parseProgram(text);
    expect(comments.map(({ value, start, end }) => [value, text.slice(start, end)])).toEqual([
      [' é', '# é'],
      [' 尾', '# 尾'],
      [' in', '# in'],
    ]);
  });
});

describe('notebooks', () => {
  it('passes over magics', () => {
    const text = '%matplotlib inline\n!pip install x\nx = 1\nx?\nif x:\n    %time\n    y = 2\nnp.zeros??\n';
    expect(read(text)).toEqual({ body: ['x = 1', 'if x:\n    %time\n    y = 2'], problems: [] });
    expect(parseProgram(text).magics).toHaveLength(5);
  });

  it('takes a cell of another language for none of its own', () => {
    expect(read('%%bash\nls -l | grep (\n')).toEqual({ body: [], problems: [] });
    expect(read('%%time\nx = 1\n')).toEqual({ body: ['x = 1'], problems: [] });
  });
});

describe('Python 2 is named', () => {
  it.each([
    ['print x', 'print x → print(x)'],
    ['if y:\n    print "a", x', 'print x → print(x)'],
    ['print "%d" % 3', 'print x → print(x)'],
    ['exec "x = 1"', 'exec "code" → exec("code")'],
    ['try:\n  f()\nexcept E, e:\n  pass', 'except E, e: → except E as e:'],
    ['raise E, "text"', 'raise E, "text" → raise E("text")'],
    ['x = `y`', '`x` → repr(x)'],
    ['if a <> b: pass', 'a <> b → a != b'],
    ['x = 0777', '0777 → 0o777'],
    ['x = 10L', '10L → 10'],
    ['x = ur"a"', 'ur"…" → r"…"'],
    ['def f((a, b)): pass', 'def f((a, b)): → def f(pair): a, b = pair'],
    ['g = lambda (a, b): a', 'lambda (a, b): a → lambda pair: pair[0]'],
  ])('%s', (text, problem) => expect(problemsOf(text)).toEqual([problem]));

  it.each(['print(x) y', 'x = print + ', 'print = '])('but not everything: %s', (text) => {
    expect(problemsOf(text).filter((problem) => problem.includes('→ print'))).toEqual([]);
  });
});

describe("CPython's rules", () => {
  it.each([
    'return 1',
    'yield 1',
    'break',
    'for x in y:\n  def f(): continue',
    'for x in y: pass\nelse: break',
    'await x',
    'async def f(): yield from x',
    'f(a=1, a=2)',
    'f(a=1, 2)',
    'def f(a, a): pass',
    'def f(a=1, b): pass',
    '*a = 1',
    '*a, *b = c',
    'x = *a',
    '(*a)',
    'f() = 1',
    'x + 1 += 2',
    'for f() in y: pass',
    '[x for 1 in y]',
    'x := 1',
    '(x.y := 1)',
    'a, b: int = 1',
    'f(x for x in y, 1)',
    'f(1, x for x in y)',
    'try: pass\nx = 1',
    'try: pass\nexcept: pass\nexcept E: pass',
    'def f():\n  from x import *',
    'match x:\n case a: pass\n case b: pass',
    'match x:\n case a|b: pass',
    'match x:\n case [*a, *b]: pass',
    'if x:\n\tpass\n        y',
    '[(yield) for x in y]',
  ])('refuse %s', (text) => expect(problemsOf(text)).toHaveLength(1));

  it.each([
    'def f(x=[(yield_) for yield_ in y]): return (yield)',
    'for x in y:\n  while z: break\n  else: continue',
    'class A:\n  def f(self):\n    return [i for i in self]',
    'f((x for x in y), 1)',
    'a, *b = c',
    'print(*a, *b, sep="")',
    'match x:\n case a if a: pass\n case _: pass',
    'async def f(): return [await x for x in y]',
  ])('allow %s', (text) => expect(problemsOf(text)).toEqual([]));
});

describe('what is half typed leaves the rest alone', () => {
  it.each([
    ['x = 1\ny = \nz = 3', ['x = 1', 'z = 3']],
    ['x = (1,\ny = 2\nz = 3', ['y = 2', 'z = 3']],
    ['x = f(a[1\ndef g():\n  return 1\nz = 3', ['def g():\n  return 1', 'z = 3']],
    ['def f(\n\ndef g(): pass', ['def g(): pass']],
    [
      'def f():\n    """\n    return 1\n\ndef g():\n    """Doc."""\n    return 2\nz = 3',
      ['def g():\n    """Doc."""\n    return 2', 'z = 3'],
    ],
    ['x = """abc\ny = 2', ['y = 2']],
    ['x = "abc\ny = 2', ['y = 2']],
    ['if x:\n    y = (\nelif z:\n    pass\nw = 1', ['w = 1']],
    ['for i in\nx = 1\n', ['x = 1']],
    ['x = 1\n  y = 2\nz = 3', ['z = 3']],
    ['@deco\nx = 1', ['x = 1']],
    ['x = 1]\ny = 2', ['y = 2']],
    ['x = (1]\ny = 2', ['y = 2']],
    ['else:\n  x\ny = 2', ['y = 2']],
    ['import\nfrom x import\nx = 1', ['x = 1']],
  ])('%j', (text, good) => {
    const { body, problems } = read(text);
    expect(body).toEqual(good);
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each([
    ['é = "😀"; y = $', "$: Unexpected character '$'"],
    ['x = 1\ny = é + "abc\nz = 1', '": Unterminated string literal'],
    ["def f():\n    x = f'{a}\n    y = 1", "': Unterminated f-string literal"],
    ['if x:\n    y\n  z', ' : unindent does not match any outer indentation level'],
    ['变量 = 1 1', '1: invalid syntax'],
  ])('points at the place: %j', (text, problem) => expect(problemsOf(text)).toEqual([problem]));

  it('says where a bracket was opened', () => {
    expect(problemsOf('x = f(a[1\ndef g(): pass')).toEqual(["[: '[' was never closed"]);
    expect(problemsOf('x = """a')).toEqual(['""": unterminated triple-quoted string literal']);
  });
});

describe('nesting', () => {
  it.each([
    '('.repeat(100_000),
    `${'('.repeat(150)}${')'.repeat(150)}${'-'.repeat(20_000)}1`,
    `${'-'.repeat(20_000)}1`,
    `x${'.a'.repeat(20_000)}`,
    `1${'+1'.repeat(20_000)}`,
    `x = ${'lambda: '.repeat(20_000)}1`,
    `${'a if b else '.repeat(20_000)}c`,
    `if x:\n pass\n${'elif y:\n pass\n'.repeat(5000)}`,
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    `${Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}if x:`).join('\n')} pass`,
  ])('of hostile depth is an error of one statement: %.20s', (text) => {
    const { body, problems } = read(`${text}\nz = 1`);
    expect(body).toEqual(['z = 1']);
    expect(problems).toHaveLength(1);
  });

  it('of sensible depth is none', () => {
    expect(problemsOf(`${'('.repeat(150)}x${')'.repeat(150)}`)).toEqual([]);
    expect(problemsOf(`x = 1${' + 1'.repeat(1000)}`)).toEqual([]);
  });
});

describe('an expression', () => {
  it.each([
    ['a, b', 'Tuple'],
    ['  x', 'Name'],
    ['1 +\n 2', 'BinOp'],
    ['a[1:2]', 'Subscript'],
    ['x # c', 'Name'],
    ['np.array([1., 2])', 'Call'],
  ])('%j', (text, nodeType) => {
    const node = parseExpression(text);
    expect(node.nodeType).toBe(nodeType);
    expect(text.slice(node.start, node.end)).toBe(text.replace(/#.*/, '').trim());
  });

  it.each([
    '',
    '1), (2',
    '1][2',
    '1:2',
    ':',
    'x = 1',
    'a b',
    'x for x in y',
    '(1',
    '1)',
    'pass',
    'print x',
    '*a',
    'x\ny',
  ])('is not %j', (text) => expect(() => parseExpression(text)).toThrow());
});
