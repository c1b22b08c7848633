import { describe, expect, it } from 'vitest';
import { byInspection, byInterpreter, byNode, numeric, programs } from './script.ts';

describe('programs end with what Node ends with', () => {
  it.each(programs)('%s', (_, text) => {
    const expected = byNode(text);
    expect(expected).not.toBeTypeOf('string');
    expect(byInterpreter(text)).toStrictEqual(expected);
  });
});

describe('programs end with the same numbers where their inputs are tracked', () => {
  it.each(programs)('%s', (_, text) => {
    // Objects of tracked runs have no prototype: that is not to be compared.
    expect(byInspection(text)).toEqual(numeric(byNode(text)));
  });
});
