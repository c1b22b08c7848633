/**
 * Numbers, arrays and lines as text: the one place that decides how a value looks, for the decorations, the hovers, the
 * circuit and the terminal alike.
 */
import type { ArrayTree, LineSummary, Quantity, Shape, Statistics, Tree } from './answers.ts';
import { elementOf, isArray, listsOf } from './array-tree.ts';
import { statisticsOf } from './statistics.ts';

/** Marks a gradient, so that colour is never the only thing that tells it from a value. */
export const GRADIENT_MARK = '∂';

/** In an array or record: this one has no number, or no gradient. */
export const NOTHING = '–';

export const DIGITS = 4;

/** What fits beside the code. */
const LINE_LENGTH = 80;
const ELEMENTS_ON_A_LINE = 6;

/** Below this, integers are written whole: with its sign nine digits are as wide as `-1.234e-10`. */
const WHOLE_BELOW = 1e9;
const EXPONENT_BELOW = 1e-3;
const EXPONENT_FROM = 1e5;

/**
 * A number in `digits` significant digits, trailing zeros dropped. Integers stay whole, and so does the integer part of
 * numbers below 100,000. What is not zero never looks like zero.
 */
export function formatNumber(x: number, digits = DIGITS): string {
  const special = notDecimal(x);
  if (special !== undefined) return special;
  if (Number.isInteger(x) && Math.abs(x) < WHOLE_BELOW) return String(x);
  const precision = Math.min(Math.max(Math.trunc(digits), 1), 17);
  const size = Math.abs(x);
  if (size < EXPONENT_FROM) {
    // The digits before the point are at least kept: 12345.6 is 12346, not 12350.
    const text = tidy(x.toPrecision(Math.max(precision, Math.floor(size).toString().length)));
    const rounded = Math.abs(Number(text));
    if (rounded >= EXPONENT_BELOW && rounded < EXPONENT_FROM) return text;
  }
  return tidy(x.toExponential(precision - 1));
}

/** A number with every digit that it takes to tell it from its neighbours. */
export function formatExact(x: number): string {
  return notDecimal(x) ?? tidy(String(x));
}

/** A value in at most about 80 characters: up to six elements, else statistics. */
export function formatTree(tree: Tree, shape: Shape, digits = DIGITS): string {
  if (tree === null) return NOTHING;
  if (typeof tree === 'number') return formatNumber(tree, digits);
  if (isArray(tree)) return formatArray(tree, digits);
  if (Array.isArray(tree) && shape !== null) {
    const size = shape.reduce((product, length) => product * length, 1);
    if (size > ELEMENTS_ON_A_LINE) return `${bracketed(shape)} ${statistics(tree, digits)}`;
  }
  for (let limit = ELEMENTS_ON_A_LINE; limit > 0; limit--) {
    const text = nested(tree, digits, { left: limit });
    if (text.length <= LINE_LENGTH) return text;
  }
  return `${nested(tree, digits, { left: 1 }).slice(0, LINE_LENGTH - 1)}…`;
}

/** `f64[2,2]` with its elements, or with statistics of more than six. */
function formatArray(array: ArrayTree, digits: number): string {
  if (array.shape.length === 0) return formatTree(listsOf(array), [], digits);
  return `${kindOf(array)} ${contentOf(array, digits)}`;
}

function contentOf(array: ArrayTree, digits: number): string {
  const isShort = array.data.length <= ELEMENTS_ON_A_LINE;
  return isShort ? nested(array, digits, { left: ELEMENTS_ON_A_LINE }) : statistics(array, digits);
}

/** A gradient that stands beside its value: that says already what kind of array it is. */
export function formatGradient(tree: Tree, shape: Shape, digits = DIGITS): string {
  return isArray(tree) && tree.shape.length > 0 ? contentOf(tree, digits) : formatTree(tree, shape, digits);
}

/** `mean 5 · range 1 … 9 · ‖·‖ 16.88`, after what is not finite. */
export function formatStatistics(statistics: Statistics, digits = DIGITS): string {
  const { numbers, mean, least, most, norm } = statistics;
  const parts = notFinite(statistics);
  if (numbers > 0) {
    const write = (x: number) => formatNumber(x, digits);
    parts.push(`mean ${write(mean)}`, `range ${write(least)} … ${write(most)}`, `‖·‖ ${write(norm)}`);
  }
  return parts.length === 0 ? NOTHING : parts.join(' · ');
}

/** A number, the elements of a small array, or shape and norm of a larger one. */
export function formatQuantity(quantity: Quantity, digits = DIGITS): string {
  if (typeof quantity === 'number') return formatNumber(quantity, digits);
  const { shape, elements } = quantity;
  if (elements !== undefined) {
    const all = { shape, data: Float64Array.from(elements, (x) => x ?? 0), dtype: '', missing: missingIn(elements) };
    return nested(all, digits, { left: elements.length });
  }
  return `${bracketed(shape)} ${formatStatistic(quantity, digits)}`;
}

/** `‖·‖ 16.88`; of what is not finite how many there are. */
export function formatStatistic(statistics: Statistics, digits = DIGITS): string {
  const loud = notFinite(statistics);
  if (loud.length > 0) return loud.join(' · ');
  return statistics.numbers === 0 ? NOTHING : `‖·‖ ${formatNumber(statistics.norm, digits)}`;
}

function missingIn(elements: readonly (number | null)[]): Uint8Array {
  return Uint8Array.from(elements, (x) => (x === null ? 1 : 0));
}

/** How many of what is loud: `NaN ×2`. */
function notFinite({ nans, infinities }: Statistics): string[] {
  return [...(nans > 0 ? [`NaN ×${nans}`] : []), ...(infinities > 0 ? [`±∞ ×${infinities}`] : [])];
}

function kindOf({ dtype, shape }: ArrayTree): string {
  return `${dtype}${bracketed(shape)}`;
}

function bracketed(shape: readonly number[]): string {
  return `[${shape.join(',')}]`;
}

/** What stands at a line's end. An empty text: there is nothing to show. */
export interface LineText {
  readonly values: string;
  readonly gradients: string;
}

/**
 * The cells of a line joined: `-12` and `∂ 1`, or with names where there are several.
 *
 * @param length most characters of the values, and of the gradients
 */
export function formatLine(summary: LineSummary, length = LINE_LENGTH): LineText {
  const { cells, occurrences, at } = summary;
  const which = at === undefined ? `×${occurrences}` : `(${at}/${occurrences})`;
  const named = cells.length > 1;
  const texts = cells.map((cell) => (named ? `${cell.name} ${cell.value}` : cell.value));
  const values = joined(texts, length);
  const gradients = joined(
    cells
      .filter((cell) => cell.gradient !== undefined)
      .map((cell) => (named ? `${cell.name} ${cell.gradient}` : `${cell.gradient}`)),
    length,
  );
  return {
    values: occurrences > 1 ? `${values} ${which}`.trimStart() : values,
    gradients: gradients === '' ? '' : `${GRADIENT_MARK} ${gradients}`,
  };
}

function notDecimal(x: number): string | undefined {
  if (Number.isNaN(x)) return 'NaN';
  if (x === Number.POSITIVE_INFINITY) return '∞';
  if (x === Number.NEGATIVE_INFINITY) return '-∞';
  return Object.is(x, -0) ? '-0' : undefined;
}

/** Drops trailing zeros of the fraction and the exponent's plus. */
function tidy(text: string): string {
  const [mantissa, exponent] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? short : `${short}e${exponent.replace('+', '')}`;
}

function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}

function nested(tree: Tree, digits: number, budget: { left: number }): string {
  if (tree === null || typeof tree === 'number') {
    budget.left--;
    return tree === null ? NOTHING : formatNumber(tree, digits);
  }
  if (isArray(tree)) {
    if (tree.data.length <= budget.left) return nested(listsOf(tree), digits, budget);
    budget.left--;
    return kindOf(tree);
  }
  const parts: string[] = [];
  const items: readonly (readonly [string, Tree])[] = isList(tree)
    ? tree.map((item) => ['', item] as const)
    : fieldsOf(tree).map(([key, item]) => [`${key}: `, item] as const);
  for (const [label, item] of items) {
    if (budget.left <= 0) {
      parts.push('…');
      break;
    }
    parts.push(label + nested(item, digits, budget));
  }
  return isList(tree) ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`;
}

/** What is of interest of a record: its numbers and arrays; where it has none itself, the records in it. */
function fieldsOf(record: { readonly [key: string]: Tree }): [string, Tree][] {
  const fields = Object.entries(record).filter(([, item]) => hasNumber(item));
  const own = fields.filter(([, item]) => !hasRecord(item));
  return own.length > 0 ? own : fields;
}

function hasRecord(tree: Tree): boolean {
  if (tree === null || typeof tree === 'number' || isArray(tree)) return false;
  return isList(tree) ? tree.some(hasRecord) : true;
}

export function hasNumber(tree: Tree): boolean {
  if (tree === null || typeof tree === 'number') return tree !== null;
  return isArray(tree) ? tree.data.length > 0 : Object.values(tree).some(hasNumber);
}

function statistics(tree: Tree, digits: number): string {
  return formatStatistics(
    statisticsOf((visit) => each(tree, visit)),
    digits,
  );
}

function each(tree: Tree, visit: (leaf: number | null) => void): void {
  if (tree === null || typeof tree === 'number') visit(tree);
  else if (isArray(tree)) for (let i = 0; i < tree.data.length; i++) visit(elementOf(tree, i));
  else for (const item of isList(tree) ? tree : Object.values(tree)) each(item, visit);
}

/** As many parts as fit on a line, at least one, of which what fits. */
function joined(parts: readonly string[], length: number): string {
  let text = '';
  for (const part of parts) {
    if (text !== '' && text.length + part.length > length) return `${text}, …`;
    text = text === '' ? cut(part, length) : `${text}, ${part}`;
  }
  return text;
}

/** The beginning of a text, up to a blank if there is one: half a number would be another number. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, length - 1);
  const blank = start.lastIndexOf(' ');
  return blank > 0 ? `${start.slice(0, blank)} …` : `${start}…`;
}
