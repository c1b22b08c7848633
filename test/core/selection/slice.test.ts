import { describe, expect, it } from 'vitest';
import { inspect } from '../../../core/index.ts';

function inspected(lines: readonly string[], selected: string, inputs?: Record<string, string>) {
  const text = `${lines.join('\n')}\n`;
  const start = text.indexOf(selected);
  const region = { start, end: start + selected.length };
  const { summary } = inspect({ language: 'javascript', text, region, inputs }, { now: () => 0 });
  return {
    slice: summary.slice.slice(1).map((span) => text.slice(span.start, span.end)),
    value: summary.output?.value,
    missing: summary.missing,
    code: summary.error?.code,
    inputs: Object.fromEntries(summary.inputs.map(({ name, value, gradient }) => [name, [value, gradient]])),
  };
}

describe('a slice of JavaScript', () => {
  it('has the calls that write into what is needed', () => {
    const lines = ['let b = 3;', 'function g() { b = 7; }', 'const h = () => { g(); };', 'h();', 'const y = b * b;'];
    expect(inspected(lines, 'const y = b * b')).toMatchObject({ value: 49, slice: lines.slice(0, 4) });
  });

  it('has the calls that write into their arguments, also where their results are kept', () => {
    const lines = [
      'const w = [1];',
      'function fill(v) { v[0] = 5; return 2; }',
      'const n = fill(w);',
      'const y = w[0] * 2;',
    ];
    expect(inspected(lines, 'const y = w[0] * 2')).toMatchObject({ value: 10, slice: lines.slice(0, 3) });
  });

  it('has no calls that only read', () => {
    const lines = ['const w = [1];', 'function sum(v) { return v[0]; }', 'const n = sum(w);', 'const y = w[0] * 2;'];
    expect(inspected(lines, 'const y = w[0] * 2')).toMatchObject({ value: 2, slice: lines.slice(0, 1) });
  });

  it('does not take variables around a function for its parameters', () => {
    const lines = ['const x = 2;', 'function f(x) {', '  const y = x * x;', '  return y;', '}', 'f(5);'];
    expect(inspected(lines, 'const y = x * x')).toMatchObject({ code: 'input-needed', missing: ['x'], slice: [] });
    expect(inspected(lines, 'const y = x * x', { x: '3' })).toMatchObject({ value: 9, inputs: { x: [3, 6] } });
  });

  it('takes what a function binds before what is around it', () => {
    const lines = ['const w = 5;', 'function f() {', '  const w = 2;', '  const y = w * w;', '}'];
    expect(inspected(lines, 'const y = w * w')).toMatchObject({ slice: ['const w = 2;'], inputs: { w: [2, 4] } });
  });
});
