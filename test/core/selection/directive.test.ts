import { describe, expect, it } from 'vitest';
import { inspect } from '../../../core/index.ts';
import { javascript } from '../../../core/languages/javascript/index.ts';
import { python } from '../../../core/languages/python/index.ts';
import { asDirective, directiveItems } from '../../../core/selection/directive.ts';

/** The items with the text at each of their places, as a document that begins with this comment has it. */
function items(comment: string) {
  const at = (span?: { start: number; end: number }) => span && `//${comment}`.slice(span.start, span.end);
  return directiveItems(comment, 2)?.map((item) => ({
    kind: item.kind,
    text: at(item.span),
    name: 'nameSpan' in item ? at(item.nameSpan) : undefined,
    expression: item.kind === 'input' ? at(item.expressionSpan) : undefined,
  }));
}

function summaryOf(lines: readonly string[], selected?: string) {
  const text = lines.join('\n');
  const start = selected === undefined ? 0 : text.indexOf(selected);
  const region = selected === undefined ? undefined : { start, end: start + selected.length };
  const { summary } = inspect({ language: 'javascript', text, region }, { now: () => 0 });
  const at = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return {
    summary,
    findings: summary.findings.map(({ code, span }) => [code, at(span)]),
    error: summary.error && [summary.error.code, at(summary.error.span)],
  };
}

const PROGRAM = ['const x = 4;', 'const w = [1, 2];', 'const q = x * w[1];', 'const f = q * x;'];

describe('the items of a directive', () => {
  it('have their places', () => {
    expect(items(' gradlens: x  =  [1, f(2, 3)] , of f, wrt W ,b, seed dD, off')).toEqual([
      { kind: 'input', text: 'x  =  [1, f(2, 3)]', name: 'x', expression: '[1, f(2, 3)]' },
      { kind: 'of', text: 'of f', name: 'f', expression: undefined },
      { kind: 'wrt', text: 'wrt W', name: 'W', expression: undefined },
      { kind: 'wrt', text: 'b', name: 'b', expression: undefined },
      { kind: 'seed', text: 'seed dD', name: 'dD', expression: undefined },
      { kind: 'off', text: 'off', name: undefined, expression: undefined },
    ]);
  });

  it('may be none of the known ones', () => {
    const kinds = items(
      'gradlens: dx is, dx is grad, dx is grad of 3, 3 is no gradient, foo, of, of of f, x == 3, x =, 3 = x, , offf',
    )?.map(({ kind, text }) => [kind, text]);
    const wrong = ['dx is', 'dx is grad', 'dx is grad of 3', '3 is no gradient', 'foo'];
    expect(kinds).toEqual(
      [...wrong, 'of', 'of of f', 'x == 3', 'x =', '3 = x', 'offf'].map((text) => ['invalid', text]),
    );
  });

  it('are in no other comment', () => {
    expect(items(' see gradlens: of f')).toBeUndefined();
    expect(items(' gradlens of f')).toBeUndefined();
    expect(items(' gradlens:')).toEqual([]);
  });

  it('may be of hand-written gradients', () => {
    const comment = ` gradlens: wrt W, dh is grad of h1, grads["W, 1"]  is gradient of self . W[ 0 ],dt is no grad`;
    const found = directiveItems(comment, 2) ?? [];
    expect(items(comment)?.map(({ kind, text, name }) => [kind, text, name])).toEqual([
      ['wrt', 'wrt W', 'W'],
      ['gradient', 'dh is grad of h1', 'dh'],
      ['gradient', 'grads["W, 1"]  is gradient of self . W[ 0 ]', 'grads["W, 1"]'],
      ['gradient', 'dt is no grad', 'dt'],
    ]);
    expect(found.map((item) => item.kind === 'gradient' && [item.name, item.of])).toEqual([
      false,
      ['dh', 'h1'],
      ["grads['W, 1']", 'self.W[0]'],
      ['dt', undefined],
    ]);
    expect(
      found.map((item) => 'ofSpan' in item && item.ofSpan && `//${comment}`.slice(item.ofSpan.start, item.ofSpan.end)),
    ).toEqual([false, 'h1', 'self . W[ 0 ]', undefined]);
  });

  it('count as said last when they are said again', () => {
    const { of, wrt, inputs, gradients, problems } = asDirective(
      directiveItems(
        'gradlens: of f, x = 1, of g, x = 2, wrt a, wrt b, a, seed s, seed t, dx is grad of x, dx is no gradient',
        0,
      ) ?? [],
    );
    expect([of?.name, wrt.map(({ name }) => name), inputs.get('x')?.expression]).toEqual(['g', ['a', 'b'], '2']);
    expect(gradients.get('dx')?.of).toBeUndefined();
    expect(problems.map(({ code, args }) => `${code} ${args.word}`)).toEqual(
      ['of', 'x =', 'wrt a', 'seed', 'dx is'].map((word) => `directive-repeated ${word}`),
    );
  });
});

describe('a mistake in a directive is told at its item', () => {
  it.each<[string, string, string]>([
    ['wrong', 'directive-invalid', 'wrong'],
    ['of f, of q', 'directive-repeated', 'of q'],
    ['x = 3 +', 'input-invalid', '3 +'],
    ['zz = 3', 'name-unknown', 'zz'],
    ['dzz is grad of x', 'name-unknown', 'dzz'],
    ['f is grad of w.zz', 'name-unknown', 'w.zz'],
    ['q is no gradient, q is grad of x', 'directive-repeated', 'q is grad of x'],
  ])('%s: %s', (text, code, at) => {
    expect(summaryOf([`// gradlens: ${text}`, ...PROGRAM]).findings).toEqual([[code, at]]);
  });

  it.each<[string, string, string]>([
    ['of zz', 'name-unknown', 'zz'],
    ['wrt x, zz', 'name-unknown', 'zz'],
    ['seed zz', 'name-unknown', 'zz'],
    ['seed w', 'seed-shape', 'w'],
    ['x = nowhere + 1', 'input-invalid', 'nowhere + 1'],
  ])('%s ends the run: %s', (text, code, at) => {
    expect(summaryOf([...PROGRAM, `// gradlens: ${text}`]).error).toEqual([code, at]);
  });

  it('also when something must be chosen first', () => {
    const lines = ['// gradlens: a == 3', 'function g(a) {', '  return a * a;', '}'];
    const { findings, error } = summaryOf(lines, lines.slice(1).join('\n'));
    expect([findings, error?.[0]]).toEqual([[['directive-invalid', 'a == 3']], 'input-needed']);
  });
});

describe('hand-written gradients', () => {
  const program = [
    'const x = 4;',
    'const h1 = x * x;',
    'const dhidden = 1;',
    'const dq = h1 * 3;',
    'const q = h1 * 2;',
  ];

  it('are told anywhere in a text, in both languages', () => {
    const text = [
      'def f(x):',
      '    # gradlens: dhidden is grad of h1, off',
      '    return x',
      '# gradlens: dt is no grad',
    ];
    expect([...python.saidGradients(text.join('\n'))]).toEqual([
      ['dhidden', 'h1'],
      ['dt', false],
    ]);
    const code = '/* gradlens: dt is no grad */ const x = 3;\n// gradlens: dt is grad of t, this.dW is grad of this.W';
    expect([...javascript.saidGradients(code)]).toEqual([
      ['dt', 't'],
      ['this.dW', 'this.W'],
    ]);
  });

  it('are no outputs, and what is none is one', () => {
    const outputs = (...lines: string[]) => summaryOf([...program, ...lines]).summary.outputs;
    expect(outputs()).toEqual(expect.arrayContaining(['dhidden', 'q']));
    expect(outputs('// gradlens: dhidden is grad of h1')).not.toContain('dhidden');
  });
});

describe('off', () => {
  it('keeps the region from being run, and says so', () => {
    const { summary, error } = summaryOf([...PROGRAM, '// gradlens: off']);
    expect(error).toEqual(['directive-off', 'off']);
    expect(summary.error?.severity).toBe('information');
    expect(summary.lines).toEqual([]);
  });

  it('is said of the function that it stands in', () => {
    const square = ['function square(v) {', '  // gradlens: off', '  return v * v;', '}'];
    const { summary } = summaryOf([...square, 'const x = 3;', 'const f = square(x);']);
    expect(summary.output?.value).toBe(9);
    expect(summaryOf([...square, 'square(3);'], square.join('\n')).error?.[0]).toBe('directive-off');
  });
});
