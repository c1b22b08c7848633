import { expect, it } from 'vitest';

it('makes code from strings only where the run allows it', () => {
  const attempt = () => new Function('return 2')();
  if (process.env.GRADLENS_NO_EVAL) expect(attempt).toThrow(EvalError);
  else expect(attempt()).toBe(2);
});
