import type { Figures, Quantity } from '../answers.ts';
import { formatNumber, formatStatistic, GRADIENT_MARK } from '../format.ts';
import { isLoud } from '../statistics.ts';
import { FONT, type Size, textWidth } from './text.ts';

/** Room for `-0.3932`, and with the gaps beside it for `-1.234e-10`. */
const NUMBER_WIDTH = 58;
export const LINE_HEIGHT = 13;
const ELEMENT_DIGITS = 3;
const ELEMENTS_IN_A_ROW = 3;

/** A line of a cell: what is said before the number, and the number or numbers. */
export interface CellLine {
  /** Shape and what the number is: `5×4 ‖·‖ `. */
  readonly lead: string;
  readonly text: string;
}

/**
 * How a quantity is written on a wire, line by line: a number; the elements of a small array, in at most two rows; or
 * shape and norm. The shape is said with the value, not again with the gradient.
 */
export function cellParts(quantity: Quantity, part: 'value' | 'gradient', digits?: number): readonly CellLine[] {
  if (typeof quantity === 'number') return [{ lead: '', text: formatNumber(quantity, digits) }];
  const rows = elementRows(quantity);
  if (rows === undefined) {
    const shape = part === 'value' ? `${shapeText(quantity)} ` : '';
    if (isLoud(quantity) || quantity.numbers === 0) return [{ lead: shape, text: formatStatistic(quantity, digits) }];
    return [{ lead: `${shape}‖·‖ `, text: formatNumber(quantity.norm, digits) }];
  }
  const texts = rows.map((row) => row.map((x) => (x === null ? '' : formatNumber(x, ELEMENT_DIGITS))).join(', '));
  const bracketed =
    quantity.shape.length > 1
      ? texts.map((text) => `[${text}]`)
      : texts.map((text, i) => `${i === 0 ? '[' : ''}${text}${i === texts.length - 1 ? ']' : ','}`);
  return bracketed.map((text) => ({ lead: '', text }));
}

/** The same as text alone. */
export function cellLines(quantity: Quantity, part: 'value' | 'gradient', digits?: number): readonly string[] {
  return cellParts(quantity, part, digits).map(({ lead, text }) => lead + text);
}

/** Room for the lines of any quantity of that shape: a value may change and nothing moves. */
export function cellSize(quantity: Quantity | undefined): Size {
  if (quantity === undefined || typeof quantity === 'number') return { width: NUMBER_WIDTH, height: LINE_HEIGHT };
  const rows = elementRows(quantity);
  if (rows === undefined) {
    const width = textWidth(`${shapeText(quantity)} ‖·‖ 0.0000e-00`, FONT.number);
    return { width, height: LINE_HEIGHT };
  }
  const longest = Math.max(...rows.map((row) => row.length));
  const text = `${GRADIENT_MARK} [${Array.from({ length: longest }, () => '-0.000e').join(', ')}]`;
  return { width: Math.max(textWidth(text, FONT.number), NUMBER_WIDTH), height: LINE_HEIGHT * rows.length };
}

/** `5×4`, and `[8]` of a vector, which else would look like a number. */
export function shapeText({ shape }: Pick<Figures, 'shape'>): string {
  return shape.length === 1 ? `[${shape[0]}]` : shape.join('×');
}

/** undefined: they do not go into two short rows. */
function elementRows({ shape, elements }: Figures): readonly (readonly (number | null)[])[] | undefined {
  if (elements === undefined || elements.length === 0) return undefined;
  const columns = shape.length === 1 ? elements.length : shape[shape.length - 1];
  if (shape.length > 2 || (shape.length === 2 && (columns > ELEMENTS_IN_A_ROW || shape[0] > 2))) return undefined;
  const length = columns <= ELEMENTS_IN_A_ROW ? columns : Math.ceil(columns / 2);
  const rows: (number | null)[][] = [];
  for (let i = 0; i < elements.length; i += length) rows.push(elements.slice(i, i + length));
  return rows;
}
