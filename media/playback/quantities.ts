/** Numbers and arrays in a formula. */
import type { Figures, Quantity } from '../../core/answers.ts';
import { formatNumber, formatQuantity, formatStatistic } from '../../core/format.ts';
import type { Text } from './pieces.ts';

/** A number, the elements of a small array, or shape and norm of a large one. */
export function quantityText(quantity: Quantity, digits: number | undefined): string {
  return isLarge(quantity) ? `${shapeText(quantity)} ${normText(quantity, digits)}` : smallText(quantity, digits);
}

/** Without the shape, where that is said beside it. */
export function normText(quantity: Quantity, digits: number | undefined): string {
  return isLarge(quantity) ? formatStatistic(quantity, digits) : smallText(quantity, digits);
}

const LONGEST_ELEMENTS = 32;

/** Is it told by its shape, for its elements are too many or too long? */
export function isLarge(quantity: Quantity | undefined): quantity is Figures {
  if (typeof quantity !== 'object') return false;
  return quantity.elements === undefined || formatQuantity(quantity).length > LONGEST_ELEMENTS;
}

export function shapeOf(quantity: Quantity | undefined): readonly number[] {
  return typeof quantity === 'object' ? quantity.shape : [];
}

/** As NumPy writes it: `(5,3)`, of a number `()`. */
export function shapeText(quantity: Quantity | undefined): string {
  return `(${shapeOf(quantity).join(',')})`;
}

export function sizeOf(quantity: Quantity | undefined): number {
  return shapeOf(quantity).reduce((size, length) => size * length, 1);
}

export function colored(quantity: Quantity | undefined, digits: number | undefined, as: (text: string) => Text): Text {
  return as(quantity === undefined ? '…' : quantityText(quantity, digits));
}

function smallText(quantity: Quantity, digits: number | undefined): string {
  return typeof quantity === 'number' ? formatNumber(quantity, digits) : formatQuantity(quantity, digits);
}
