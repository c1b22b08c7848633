import { describe, expect } from 'vitest';
import { ops } from '../../../../core/autodiff/ops/index.ts';
import { agrees, type Decoded } from '../library.ts';

/** Up to the last bits; where CPython raises, there is no number to compare with. */
function near(got: unknown, want: Decoded, call: string): void {
  if (typeof want !== 'number') expect(Number.isFinite(got), call).toBe(false);
  else if (want === 0 || !Number.isFinite(want)) expect(got, call).toBe(want);
  else expect(Math.abs((got as number) / want - 1), call).toBeLessThan(1e-13);
}

describe('forward, an op is the function of CPython’s math', () => {
  agrees('math_erf', ops.erf.forward, near);
  agrees('math_erfc', ops.erfc.forward, near);
  agrees('math_gamma', ops.gamma.forward, near);
  agrees('math_lgamma', ops.lgamma.forward, near);
  agrees('math_exp2', ops.exp2.forward, near);
  agrees('math_degrees', ops.degrees.forward);
  agrees('math_radians', ops.radians.forward);
  agrees('math_remainder', ops.remNearest.forward);
  agrees('math_copysign', ops.copysign.forward);
});
