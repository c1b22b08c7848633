import { describe, expect, it } from 'vitest';
import type { Watch } from '../../../../core/languages/program.ts';
import { environments } from '../../../../core/languages/python/compile/context.ts';
import { newContext } from '../../../../core/languages/python/compile/index.ts';
import type { AnyNode } from '../../../../core/languages/python/syntax/ast.ts';
import { parseProgram } from '../../../../core/languages/python/syntax/parse.ts';
import { analyse } from '../../../../core/languages/python/syntax/scope.ts';
import { liftLeaves } from '../../../../core/languages/python/values/lift.ts';
import { PyMachine } from '../../../../core/languages/python/values/machine.ts';
import { IntRef, type Value } from '../../../../core/languages/python/values/values.ts';
import { FramePaths } from '../../../../core/runtime/frames.ts';
import { Nodes } from '../../../../core/runtime/nodes.ts';
import { Ref } from '../../../../core/runtime/ref.ts';
import { SourceText } from '../../../../core/runtime/source-text.ts';

/** Runs a program. @param inputs names whose first binding is an input */
function record(text: string, inputs: readonly string[] = [], watch?: Watch<AnyNode, Value>) {
  const machine = new PyMachine(new Nodes());
  const { body } = parseProgram(text);
  const analysis = analyse(body);
  const lift = new Map<AnyNode, (value: Value) => Value>();
  for (const [node, { name }] of analysis.variables) {
    const isFirst =
      inputs.includes(name) && ![...analysis.variables].some(([n, v]) => v.name === name && n.start < node.start);
    if (isFirst) lift.set(node, (value) => liftLeaves(machine, value, machine.nodes.add(node)));
  }
  const ctx = newContext(machine, text, analysis, { lift, watch });
  ctx.block(body)(environments(ctx.slots)(undefined));
  const source = new SourceText(text);
  const at = (node: number) => {
    const { start, end } = machine.nodes.span(node);
    return text.slice(start, end);
  };
  const paths = new FramePaths(machine.frames, (node) => source.lineOf(machine.nodes.span(node).start));
  const { bindings, tape } = machine;
  const rows = Array.from({ length: bindings.length }, (_, i) => {
    const entry = bindings.entry[i];
    const value = entry >= 0 ? tape.value[entry] : entry === -1 ? bindings.number(i) : bindings.other(i).value;
    const target = ctx.targets.get(bindings.node[i]);
    const path = paths.path(bindings.frame[i]).map((frame) => frame.join(' '));
    const shown = target && source.lineOf(target.shownAt);
    return [
      at(bindings.node[i]),
      typeof value === 'object' && value !== null ? '…' : value,
      target?.kind,
      shown,
      ...path,
    ];
  });
  return { machine, rows, at };
}

describe('each binding is a row: its name, value, kind, the line that shows it, and its frames', () => {
  it.each([
    [
      'x = y = 2',
      [
        ['x', 2, 'target', 1],
        ['y', 2, 'target', 1],
      ],
    ],
    [
      'a, *b = 1, 2',
      [
        ['a', 1, 'target', 1],
        ['b', '…', 'target', 1],
      ],
    ],
    [
      'x = 1.5\nx += (\n  2\n)',
      [
        ['x', 1.5, 'target', 1],
        ['x', 3.5, 'target', 4],
      ],
    ],
    ['a: int = 1\nb: int', [['a', 1, 'target', 1]]],
    [
      'l = [1]\nl[0] = 2\nl[0] *= 3',
      [
        ['l', '…', 'target', 1],
        ['l[0]', 2, 'target', 2],
        ['l[0]', 6, 'target', 3],
      ],
    ],
    ['if (n := 3): pass', [['n', 3, 'target', 1]]],
    [
      'for i, (j, k) in [\n  (1, (2, 3))\n]:\n  m = i',
      [
        ['i', 1, 'loop', 3, 'loop 1 0'],
        ['j', 2, 'loop', 3, 'loop 1 0'],
        ['k', 3, 'loop', 3, 'loop 1 0'],
        ['m', 1, 'target', 4, 'loop 1 0'],
      ],
    ],
    [
      'i = 0\nwhile i < 2:\n  i += 1',
      [
        ['i', 0, 'target', 1],
        ['i', 1, 'target', 3, 'loop 2 0'],
        ['i', 2, 'target', 3, 'loop 2 1'],
      ],
    ],
    [
      'a = [\n  n for n in range(2)]',
      [
        ['n', 0, 'each', 2, 'loop 2 0'],
        ['n', 1, 'each', 2, 'loop 2 1'],
        ['a', '…', 'target', 2],
      ],
    ],
    [
      'def f(a: float, b=2, *c, d=4, **e):\n  return a\nf(1)',
      [
        ['a', 1, 'parameter', 1, 'call 3 0'],
        ['b', 2, 'parameter', 1, 'call 3 0'],
        ['c', '…', 'parameter', 1, 'call 3 0'],
        ['d', 4, 'parameter', 1, 'call 3 0'],
        ['e', '…', 'parameter', 1, 'call 3 0'],
        ['return a', 1, 'return', 2, 'call 3 0'],
      ],
    ],
    [
      'g = lambda v: v + 1\ng(\n  1)',
      [
        ['g', '…', 'target', 1],
        ['v', 1, 'parameter', 1, 'call 2 0'],
        ['v + 1', 2, 'return', 1, 'call 2 0'],
      ],
    ],
    [
      'class C:\n  k = 1\n  def __init__(self):\n    self.w = 2\nC()',
      [
        ['k', 1, 'target', 2],
        ['self', '…', 'receiver', 3, 'call 5 0'],
        ['self.w', 2, 'target', 4, 'call 5 0'],
      ],
    ],
    [
      'def g():\n  for i in range(2):\n    s = yield i\nfor v in g(): pass',
      [
        ['i', 0, 'loop', 2, 'call 4 0', 'loop 2 0'],
        ['v', 0, 'loop', 4, 'loop 4 0'],
        ['s', null, 'target', 3, 'call 4 0', 'loop 2 0'],
        ['i', 1, 'loop', 2, 'call 4 0', 'loop 2 1'],
        ['v', 1, 'loop', 4, 'loop 4 1'],
        ['s', null, 'target', 3, 'call 4 0', 'loop 2 1'],
      ],
    ],
    [
      'match [1, {"k": 2, "z": 3}]:\n  case [a, {"k": b, **c}] as whole: pass',
      [
        ['a', 1, 'target', 2],
        ['b', 2, 'target', 2],
        ['c', '…', 'target', 2],
        ['whole', '…', 'target', 2],
      ],
    ],
  ] as [string, unknown[][]][])('%s', (text, rows) => {
    expect(record(text).rows).toEqual(rows);
  });
});

describe('ops on the tape', () => {
  it('belong to the expressions that did them', () => {
    const text = 'x = 2.0\ny = x * 3 + x ** 2\ny -= x\nz = -y\nw = abs(y)';
    const { machine, at } = record(text, ['x']);
    const { tape } = machine;
    const entries = Array.from({ length: tape.length }, (_, i) => [at(tape.node[i]), tape.value[i]]);
    expect(entries).toEqual([
      ['x', 2],
      ['x * 3', 6],
      ['x ** 2', 4],
      ['x * 3 + x ** 2', 10],
      ['y -= x', 8],
      ['-y', -8],
      ['abs(y)', 8],
    ]);
  });
});

describe('a watched expression', () => {
  function seen(text: string, part: string, inputs: readonly string[] = []): unknown[] {
    const values: unknown[] = [];
    const start = text.lastIndexOf(part);
    const watch: Watch<AnyNode, Value> = {
      watches: (node) => node.start === start && node.end === start + part.length && node.nodeType !== 'Expr',
      saw: (_node, value, machine) => {
        values.push(value instanceof IntRef ? value.int : value instanceof Ref ? machine.num(value) : value);
      },
    };
    record(text, inputs, watch);
    return values;
  }

  it.each([
    ['x = 1\nfor i in range(3):\n  x = x + i * 2', 'i * 2', [0, 2, 4]],
    ['x = 1\nfor i in range(3):\n  x = x + i', 'i', [0, 1, 2]],
    ['def f(n): return n\nx = [f(i) for i in (5, 6)]', 'f(i)', [5, 6]],
    ['a, b = 1, 2\na, b = b, a', 'b, a', [{}]],
    ['def g():\n  s = (yield 1) + 2\n  yield s\nit = g()\nnext(it)\nit.send(40)', '(yield 1) + 2', [42]],
    ['def g():\n  s = 1 + (yield 7)\nit = g()\nnext(it)', '7', [7]],
  ] as [string, string, unknown[]][])('%s', (text, part, values) => {
    expect(seen(text, part)).toMatchObject(values);
  });

  it('is seen with its tracked value', () => {
    expect(seen('x = 2.0\ny = x * x', 'x * x', ['x'])).toEqual([4]);
  });
});
