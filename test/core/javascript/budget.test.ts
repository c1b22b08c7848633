import { describe, expect, it } from 'vitest';
import { inspect } from '../../../core/index.ts';

function errorOf(text: string, limits: object) {
  const { error } = inspect({ language: 'javascript', text, limits }, { now: () => 0 }).summary;
  return error && [error.code, error.line, error.args.limit];
}

describe('a loop that may never end', () => {
  it.each<[string, string, object, number]>([
    ['its steps', 'let z = 1;\nfor (;;) {}', { steps: 3000 }, 3072],
    ['its frames', 'let z = 1;\nfor (;;) {}', { entries: 1000 }, 1000],
    ['its operations', 'let z = 2;\nlet q = z;\nwhile (true) q = q * 1.1 + z - 1;', { entries: 1000 }, 334],
    ['operations of its head', 'let z = 2;\nlet q = z;\nfor (;; q = q * 1.1 + z * z - 1) {}', { entries: 1000 }, 1000],
    ['what it calls', 'let z = 2;\nconst f = () => z * z;\nfor (;;) f();', { entries: 1000 }, 1000],
  ])('is told as such when %s run out', (_, text, limits, most) => {
    const [code, line, limit] = errorOf(text, limits) as [string, number, number];
    expect([code, line]).toEqual(['budget-steps', text.split('\n').length]);
    expect(limit).toBeLessThanOrEqual(most);
  });

  it('is none where operations run out outside of all loops', () => {
    const lines = Array.from({ length: 300 }, (_, i) => `const a${i + 1} = a${i} * 1.01;`);
    expect(errorOf(['const a0 = 2;', ...lines].join('\n'), { entries: 256 })?.[0]).toBe('budget-memory');
  });
});
