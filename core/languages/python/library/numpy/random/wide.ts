/** Products of words of 32 bits, which a float64 does not hold. */

/** 2³² */
export const WORD = 2 ** 32;

const HALF = 2 ** 16;

/** The upper 32 bits of the product of two words; `Math.imul` has the lower ones. */
export function highProduct(x: number, y: number): number {
  return Math.floor(((x >>> 16) * y + Math.floor(((x & 0xffff) * y) / HALF)) / HALF);
}
