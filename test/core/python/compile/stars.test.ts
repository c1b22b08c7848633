import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../core/index.ts';

function inspected(text: string) {
  const { summary } = inspect({ language: 'python', text }, { now: () => performance.now() });
  const { error, output, inputs } = summary;
  return {
    error: error?.code ?? null,
    value: output?.value,
    inputs: inputs.map(({ name, gradient }) => [name, gradient]),
  };
}

describe('from … import *', () => {
  it('brings the names of the module, which go before built-in ones', () => {
    const { error, value, inputs } = inspected('from math import *\nx = 2.0\ny = pow(x, 3) + sin(0) * e');
    expect({ error, value }).toEqual({ error: null, value: 8 });
    expect(inputs).toEqual([['x', 12]]);
  });

  it('gives way to what the program binds', () => {
    const text = 'from math import *\nx = 2.0\ndef sin(v): return 3 * v\ny = sin(x) + cos(0)';
    expect(inspected(text)).toEqual({ error: null, value: 7, inputs: [['x', 3]] });
  });

  it('of a module that is not here leaves its names to be chosen', () => {
    expect(inspected('from nowhere import *\nx = 2.0\ny = thing(x)').error).toBe('input-needed');
  });
});
