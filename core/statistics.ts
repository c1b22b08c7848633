import type { ArrayTree, Figures, Quantity, Statistics } from './answers.ts';
import { elementOf } from './array-tree.ts';

/** An array of so many elements is small enough to be told by them. */
const MOST_ELEMENTS = 6;

/** @param each calls with every number, twice the same; null where there is none */
export function statisticsOf(each: (visit: (x: number | null) => void) => void): Statistics {
  let [nans, infinities, numbers, sum, least, most] = [0, 0, 0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  each((x) => {
    if (x === null) return;
    if (Number.isFinite(x)) {
      numbers++;
      sum += x;
      least = Math.min(least, x);
      most = Math.max(most, x);
    } else if (Number.isNaN(x)) nans++;
    else infinities++;
  });
  // Squares of what is very large or very small would leave the range of numbers.
  const size = numbers === 0 ? 0 : Math.max(Math.abs(least), Math.abs(most));
  let squares = 0;
  if (size > 0) {
    each((x) => {
      if (x !== null && Number.isFinite(x)) squares += (x / size) ** 2;
    });
  }
  return { nans, infinities, numbers, mean: sum / numbers, least, most, norm: size * Math.sqrt(squares) };
}

/** What is said of an array in a few words. */
export function figuresOf(array: ArrayTree): Figures {
  const { shape, dtype, data } = array;
  const { length } = data;
  return {
    ...{ shape, dtype },
    ...statisticsOf((visit) => {
      for (let i = 0; i < length; i++) visit(elementOf(array, i));
    }),
    elements: length <= MOST_ELEMENTS ? Array.from(data, (_, i) => elementOf(array, i)) : undefined,
  };
}

/** Of a value or gradient of the tape. */
export function figuresOfTensor(shape: readonly number[], data: Float64Array): Figures {
  return figuresOf({ shape, data, dtype: 'f64' });
}

/** Is there something in it that is no finite number? */
export function isLoud(quantity: Quantity | undefined): boolean {
  if (typeof quantity === 'number') return !Number.isFinite(quantity);
  return quantity !== undefined && quantity.nans + quantity.infinities > 0;
}

/** Is all of it 0? */
export function isZero(quantity: Quantity | undefined): boolean {
  if (typeof quantity === 'number') return quantity === 0;
  return quantity !== undefined && quantity.norm === 0 && !isLoud(quantity);
}
