import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFromView } from '../../media/protocol.ts';
import { pixels } from '../../media/raster.ts';

describe('the pixels of a PNG', () => {
  test('are twice as fine as the picture', () => {
    expect(pixels({ width: 417, height: 119 })).toEqual({ width: 834, height: 238 });
  });

  test('are never more than a browser draws, and keep the form of the picture', () => {
    const side = fc.integer({ min: 20, max: 200_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const drawn = pixels({ width, height });
        expect(drawn.width * drawn.height).toBeLessThanOrEqual(32e6);
        expect(Math.max(drawn.width, drawn.height)).toBeLessThanOrEqual(16_384);
        expect(Math.min(drawn.width, drawn.height)).toBeGreaterThanOrEqual(1);
        expect(Math.abs(drawn.width * height - drawn.height * width)).toBeLessThanOrEqual(Math.max(width, height));
      }),
    );
  });
});

describe('what is to be saved', () => {
  const save = (format: unknown, data: unknown) => isFromView({ type: 'save', format, data });

  test('is text, or the bytes of a PNG', () => {
    for (const format of ['svg', 'dot', 'mermaid', 'json']) expect(save(format, 'text')).toBe(true);
    expect(save('png', new Uint8Array([137, 80]))).toBe(true);
  });

  test('is nothing else', () => {
    expect(save('png', 'text')).toBe(false);
    expect(save('svg', new Uint8Array(2))).toBe(false);
    expect(save('exe', 'text')).toBe(false);
    expect(save('svg', undefined)).toBe(false);
  });
});
