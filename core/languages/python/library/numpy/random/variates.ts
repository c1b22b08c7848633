/** What all distributions are made of: uniform, normal and exponential numbers, as NumPy's two generators make them. */
import type { Bits } from './bits.ts';
import { zigguratExponential, zigguratNormal } from './ziggurat.ts';

export abstract class Variates {
  /** Called before each try of methods that may try for ever where a parameter is not finite. */
  attempt: () => void = () => {};

  constructor(readonly bits: Bits) {}

  /** Of mean 0 and deviation 1. */
  abstract normal(): number;
  /** Of rate 1. */
  abstract exponential(): number;
  /** `RandomState` keeps what later versions have changed. */
  abstract readonly isLegacy: boolean;

  /** From 0 up to, but not including, 1. */
  double(): number {
    return this.bits.double();
  }
}

/** Of `RandomState`: by the polar method, two at a time, and by logarithms. */
export class LegacyVariates extends Variates {
  readonly isLegacy = true;
  spareNormal: number | undefined;

  normal(): number {
    const spare = this.spareNormal;
    if (spare !== undefined) {
      this.spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const x = 2 * this.bits.double() - 1;
      const y = 2 * this.bits.double() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.spareNormal = factor * x;
      return factor * y;
    }
  }

  exponential(): number {
    return -Math.log(1 - this.bits.double());
  }
}

/** Of `Generator`. */
export class ModernVariates extends Variates {
  readonly isLegacy = false;

  normal(): number {
    return zigguratNormal(this.bits);
  }

  exponential(): number {
    return zigguratExponential(this.bits);
  }
}
