import { describe, expect, it } from 'vitest';
import { forms as javascript } from '../../../core/languages/javascript/forms/statements.ts';
import { forms as python } from '../../../core/languages/python/forms/statements.ts';
import { sketch } from './sketch.ts';

describe('Python', () => {
  const lines = (text: string) => sketch(text, python(text));

  it.each([
    ['dW = x.T @ d', ['dW = (x.T @ d)‹x.T @ d›']],
    ['a = b = (1. + 2)', ['a , b = (1. + 2)‹1. + 2›']],
    ['dx += -(a) * b', ['dx += ((- a) * b)‹-(a) * b›']],
    ['dx \\\n -= ( # dx -= 1\n  2)', ['dx -= 2']],
    ['y: float = 3', ['y = 3']],
    ['y: float', ['eval other‹y: float›(float)']],
    ['x = (a) not   in b', ['x = (a not   in b)‹(a) not   in b›']],
    ['x = a < b < c', ['x = other‹a < b < c›(a b c)']],
    ['x = a and (b) and c', ['x = ((a and b)‹a and (b)› and c)‹a and (b) and c›']],
    ['x = not a or ~b', ['x = ((not a) or (~ b))‹not a or ~b›']],
    ['d = np.sum(dy, axis=0, **k)', ['d = call(np.sum, dy, other‹**k›(k), axis:0‹axis=0›)']],
    ["g['W'][i, :] = x[1:n]", ['g[“W”][i other‹:›()] = x[other‹1:n›(1 n)]']],
    ['a, (b, *c) = x, [y]', ['list(a list(b other‹*c›(c))) = list(x list(y))']],
    ["c = {'W': w, 1: x, **y}", ['c = record(W:w)']],
    ['m = x if t else None', ['m = other‹x if t else None›(t x None)']],
    ['s = [a * 2 for a in xs if a]', ['s = other‹[a * 2 for a in xs if a]›(xs a (a * 2)‹a * 2›)']],
    ['f = lambda x, y: x * y', ['>f(x y)', '  return (x * y)‹x * y›']],
    ["print('é', x @ y)", ['eval call(print, “é”, (x @ y)‹x @ y›)']],
    ['ß = "é"; dx = (ß) + 1', ['ß = “é”', 'dx = (ß + 1)‹(ß) + 1›']],
    ['import numpy as np', ['eval other‹import numpy as np›()']],
  ])('%s', (text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('reads classes, their methods and decorators', () => {
    const text = `class Mul:
    scale = 2
    def forward(self, x):
        self.x = x
        return x * 2
    @staticmethod
    def backward(ctx, dout, *, n=1):
        return
`;
    expect(lines(text)).toEqual([
      'class Mul',
      '  scale = 2',
      '  self>forward(x)',
      '    self.x = x',
      '    return (x * 2)‹x * 2›',
      '  >backward(ctx dout n)',
      '    return ·',
    ]);
    const [mul] = python(text);
    const last = mul.kind === 'class' ? mul.body[2] : mul;
    expect(text.slice(last.start, last.end)).toMatch(/^@staticmethod\n[\s\S]*return$/);
  });

  it('reads what has statements in it', () => {
    const text = `for i, x in xs:
    if x: pass
    elif y:
        dx += 1
while True:
    with open(f) as g: pass
try:
    a = 1
except E:
    b = 1
match x:
    case 1: c = 1
`;
    expect(lines(text)).toEqual([
      'loop xs → list(i x)',
      '  |',
      '  block x → ',
      '    |',
      '    eval other‹pass›()',
      '    |',
      '    block y → ',
      '      |',
      '      dx += 1',
      'loop True → ',
      '  |',
      '  block call(open, f) → g',
      '    |',
      '    eval other‹pass›()',
      'block  → ',
      '  |',
      '  a = 1',
      '  |',
      '  b = 1',
      'block x → ',
      '  |',
      '  c = 1',
    ]);
  });

  it('leaves out what it cannot read, unless that is all', () => {
    expect(lines('a = 1\nb = = 2\nc = 3')).toEqual(['a = 1', 'c = 3']);
    expect(() => python('b = = 2')).toThrowError(expect.objectContaining({ code: 'syntax' }));
    expect(python('')).toEqual([]);
  });
});

describe('JavaScript', () => {
  const lines = (text: string) => sketch(text, javascript(text));

  it.each([
    [
      'const dx = -(dout) * w, dw = dout /* dw = */ * x;',
      ['dx = ((- dout) * w)‹-(dout) * w›', 'dw = (dout * x)‹dout /* dw = */ * x›'],
    ],
    ['a = b = (1 + 2) ** 2', ['a , b = ((1 + 2)‹1 + 2› ** 2)‹(1 + 2) ** 2›']],
    ['dW[i][j] += d[i] * x[j]', ['dW[i][j] += (d[i] * x[j])‹d[i] * x[j]›']],
    ['i++; --j', ['i ++ ·', 'j -- ·']],
    ['let dx, dy = x?.length ?? 0', ['eval other‹dx›()', 'dy = (x.length ?? 0)‹x?.length ?? 0›']],
    ["const g = { dx, 'dy': 2, [k]: 3, ...r }", ['g = record(dx:dx dy:2)']],
    ['const [a, , { x, w: v = 2 }] = cache', ['list(a record(x:x w:v)) = cache']],
    ['const m = x > 0 ? x : `none`', ['m = other‹x > 0 ? x : `none`›((x > 0)‹x > 0› x “none”)']],
    ['this.dW = new Float64Array(n)', ['this.dW = call(Float64Array, n)']],
    ['const y = xs.map((x) => x * 2)', ['y = call(xs.map, other‹(x) => x * 2›(x (x * 2)‹x * 2›))']],
    ['const f = (x, { y }) => x * y;', ['>f(x y)', '  return (x * y)‹x * y›']],
    ['export const f = function (x) { return }', ['>f(x)', '  return ·']],
    ['xs.forEach((x, i) => { dx[i] += x; })', ['loop xs.forEach → x i', '  |', '  dx[i] += x']],
    ['xs.forEach((x, i) => (dx[i] += x))', ['loop xs.forEach → x i', '  |', '  dx[i] += x']],
    ['(function () { a = 1 })()', ['block  → ', '  |', '  a = 1']],
    ['this.f = (x) => x', ['>f(x)', '  return x']],
    ['this.f = function (x) { this.x = x }', ['this>f(x)', '  this.x = x']],
    ['Net.prototype.f = function (x) {}', ['class Net', '  this>f(x)']],
    ['Net.prototype = { f: function (x) {} }', ['class Net', '  this>f(x)']],
    ['class Net { #w = 1; #f(x) {} static g() {} }', ['class Net', '  block 1 → #w', '  this>#f(x)', '  >g()']],
    ['const net = (w) => ({ w, f(x) {} })', ['>net(w)', '  this>f(x)', '  return record(w:w f:other‹(x) {}›(x))']],
    ['a = 1, b = 2', ['a = 1', 'b = 2']],
    ['throw x', ['eval other‹throw x›(x)']],
  ])('%s', (text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('reads classes, and objects with methods', () => {
    const text = `class Mul {
  scale = 2;
  static of() { return new Mul(); }
  constructor() { this.w = 1; }
  forward(x) { return this.w * x; }
  backward = (dout) => dout * this.w;
}
const tanh = {
  rate: 0.1,
  forward(x) { this.y = Math.tanh(x); return this.y; },
  other: (x) => x,
};`;
    expect(lines(text)).toEqual([
      'class Mul',
      '  block 2 → scale',
      '  >of()',
      '    return call(Mul)',
      '  this>constructor()',
      '    this.w = 1',
      '  this>forward(x)',
      '    return (this.w * x)‹this.w * x›',
      '  this>backward(dout)',
      '    return (dout * this.w)‹dout * this.w›',
      'class tanh',
      '  block 0.1 → rate',
      '  this>forward(x)',
      '    this.y = call(Math.tanh, x)',
      '    return this.y',
      '  >other(x)',
      '    return x',
    ]);
  });

  it('reads what has statements in it', () => {
    const text = `for (let i = 0, n = x.length; i < n; i++) if (x[i] > 0) dx[i] = 1; else { dx[i] = 0; }
for (const x of xs) s += x;
do { a = 1 } while (b);
try { a = 1 } catch (e) { b = 1 } finally { c = 1 }
switch (k) { case 1: a = 1; break; default: b = 1 }`;
    expect(lines(text)).toEqual([
      'loop 0 x.length (i < n)‹i < n› other‹i++›(i) → i n',
      '  |',
      '  block (x[i] > 0)‹x[i] > 0› → ',
      '    |',
      '    dx[i] = 1',
      '    |',
      '    dx[i] = 0',
      'loop xs → x',
      '  |',
      '  s += x',
      'loop b → ',
      '  |',
      '  a = 1',
      'block  → ',
      '  |',
      '  a = 1',
      '  |',
      '  b = 1',
      '  |',
      '  c = 1',
      'block k → ',
      '  |',
      '  a = 1',
      '  eval other‹break;›()',
      '  |',
      '  b = 1',
    ]);
  });

  it('throws where there is no syntax', () => {
    expect(() => javascript('a = = 1')).toThrowError(expect.objectContaining({ code: 'syntax' }));
  });
});
