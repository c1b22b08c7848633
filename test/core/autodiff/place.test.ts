import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ShapeError, sizeOf, type TensorShape } from '../../../core/autodiff/tensor.ts';
import { gathered } from '../../../core/autodiff/tensors/gather.ts';
import {
  broadcastPlace,
  diagonal,
  expanded,
  flipped,
  isWhole,
  type Place,
  reshaped,
  reshapedTo,
  sliced,
  squeezed,
  transposed,
  wholePlace,
} from '../../../core/autodiff/tensors/place.ts';

const NUMBERS = { data: Float64Array.from({ length: 256 }, (_, i) => i) };
const read = (place: Place) => [...gathered(NUMBERS, place)];
const CUBE = wholePlace([2, 3, 4]);

/** Any view, made by steps that need no data. */
const view = fc
  .record({
    shape: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
    steps: fc.array(fc.record({ how: fc.constantFrom('transpose', 'flip', 'slice', 'expand'), a: fc.nat(9) }), {
      maxLength: 3,
    }),
  })
  .map(({ shape, steps }) => {
    let place = wholePlace(shape);
    for (const { how, a } of steps) {
      const axis = a % place.shape.length;
      const length = place.shape[axis];
      if (how === 'transpose') place = transposed(place);
      else if (how === 'flip') place = flipped(place, axis);
      else if (how === 'expand') place = expanded(place, axis);
      else place = sliced(place, axis, length > 1 ? 1 : 0, 1, Math.max(1, length - 1));
    }
    return place;
  });

test('a view that can be reshaped without a copy has the same elements in the same order', () => {
  let views = 0;
  fc.assert(
    fc.property(view, fc.nat(), (place, n) => {
      const size = sizeOf(place.shape);
      const divisors = [1, 2, 3, 4, 6, size].filter((length) => size % length === 0);
      const first = divisors[n % divisors.length];
      for (const shape of [[size], [first, size / first], [size / first, 1, first], place.shape]) {
        const other = reshaped(place, shape);
        if (other === undefined) continue;
        views++;
        expect(other.shape).toEqual(shape);
        expect(read(other)).toEqual(read(place));
      }
    }),
  );
  expect(views).toBeGreaterThan(100);
});

test('what has no gaps can always be reshaped, and what needs a copy says so', () => {
  expect(reshaped(CUBE, [4, 6])).toEqual(wholePlace([4, 6]));
  expect(reshaped(transposed(CUBE), [24])).toBeUndefined();
  expect(reshaped(sliced(CUBE, 2, 0, 2, 2), [12])?.strides).toEqual([2]);
  expect(reshaped(wholePlace([0, 3]), [3, 0])?.shape).toEqual([3, 0]);
  expect(reshapedTo([2, 3, 4], [-1, 6])).toEqual([4, 6]);
  expect(reshapedTo([2, 0], [0, 5])).toEqual([0, 5]);
});

describe('views', () => {
  test.each<[string, Place, TensorShape, number[]]>([
    ['a diagonal', diagonal(wholePlace([3, 4])), [3], [0, 5, 10]],
    ['above', diagonal(wholePlace([3, 4]), 2), [2], [2, 7]],
    ['below', diagonal(wholePlace([3, 4]), -1), [2], [4, 9]],
    ['far off', diagonal(wholePlace([3, 4]), 7), [0], []],
    ['of each matrix', diagonal(CUBE, 0, 1, 2), [2, 3], [0, 5, 10, 12, 17, 22]],
    ['broadcast', broadcastPlace(wholePlace([2, 1]), [2, 2, 3]), [2, 2, 3], [0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1]],
    ['squeezed', squeezed(wholePlace([1, 2, 1])), [2], [0, 1]],
    ['an empty slice', sliced(wholePlace([3]), 0, 3, 1, 0), [0], []],
  ])('%s', (_, place, shape, numbers) => {
    expect(place.shape).toEqual(shape);
    expect(read(place)).toEqual(numbers);
  });

  test('know whether they are all of it', () => {
    expect(isWhole(CUBE, 24)).toBe(true);
    expect(isWhole(expanded(CUBE, 0), 24)).toBe(true);
    expect(isWhole(transposed(CUBE), 24)).toBe(false);
    expect(isWhole(sliced(CUBE, 0, 0, 1, 1), 24)).toBe(false);
  });

  test.each<[() => unknown, string]>([
    [() => broadcastPlace(wholePlace([2, 3]), [3, 2]), 'shape [2, 3] does not broadcast to [3, 2]'],
    [() => reshapedTo([2, 3], [4, -1]), 'shape [2, 3] cannot be reshaped to [4, -1]'],
    [() => transposed(CUBE, [0, 1]), 'axes [0, 1] do not match shape [2, 3, 4]'],
    [() => squeezed(CUBE, [0]), 'axis 0 of shape [2, 3, 4] is longer than 1'],
    [() => flipped(CUBE, 3), 'axis 3 is out of bounds for shape [2, 3, 4]'],
  ])('that there are not are named: %s', (make, message) => {
    expect(make).toThrow(ShapeError);
    expect(make).toThrow(message);
  });
});
