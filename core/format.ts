/**
 * Numbers, arrays and lines as text: the one place that decides how a value looks, for the decorations, the hovers, the
 * circuit and the terminal alike.
 */
import type { ArrayTree, LineSummary, Shape, Tree } from './answers.ts';
import { elementOf, isArray, listsOf } from './array-tree.ts';

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
  const isShort = array.data.length <= ELEMENTS_ON_A_LINE;
  const text = isShort ? nested(array, digits, { left: ELEMENTS_ON_A_LINE }) : statistics(array, digits);
  return `${kindOf(array)} ${text}`;
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
  const { cells, occurrences } = summary;
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
    values: occurrences > 1 ? `${values} ×${occurrences}`.trimStart() : values,
    gradients: gradients === '' ? '' : `${GRADIENT_MARK} ${gradients}`,
  };
}

/** Above this many leaves an array is shown by its corners. */
const LEAVES_IN_FULL = 100;
const CORNER = 3;
const ARRAY_DIGITS = 8;
const EXACT_LEAVES = 16;
const WIDTH = 76;

/** A value for a hover: every digit of numbers and short arrays; long ones over several lines, shown by their corners. */
export function formatFull(tree: Tree): string {
  if (tree === null) return NOTHING;
  if (typeof tree === 'number') return formatExact(tree);
  if (isArray(tree)) return formatFull(listsOf(tree));
  const leaves = countLeaves(tree);
  const write = leaves <= EXACT_LEAVES ? formatExact : (x: number) => formatNumber(x, ARRAY_DIGITS);
  const corner = leaves > LEAVES_IN_FULL ? CORNER : Number.POSITIVE_INFINITY;
  return block(tree, { write, corner, width: widest(tree, write, corner) }, '');
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
  let numbers = 0;
  let nans = 0;
  let sum = 0;
  let squares = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  each(tree, (x) => {
    if (x === null) return;
    if (Number.isNaN(x)) {
      nans++;
      return;
    }
    numbers++;
    sum += x;
    squares += x * x;
    least = Math.min(least, x);
    most = Math.max(most, x);
  });
  const parts: string[] = [];
  if (nans > 0) parts.push(`NaN ×${nans}`);
  if (numbers > 0) {
    const write = (x: number) => formatNumber(x, digits);
    parts.push(`mean ${write(sum / numbers)}`, `range ${write(least)} … ${write(most)}`);
    parts.push(`‖·‖ ${write(Math.sqrt(squares))}`);
  }
  return parts.length === 0 ? NOTHING : parts.join(' · ');
}

function each(tree: Tree, visit: (leaf: number | null) => void): void {
  if (tree === null || typeof tree === 'number') visit(tree);
  else if (isArray(tree)) for (let i = 0; i < tree.data.length; i++) visit(elementOf(tree, i));
  else for (const item of isList(tree) ? tree : Object.values(tree)) each(item, visit);
}

function countLeaves(tree: Tree): number {
  let count = 0;
  each(tree, () => count++);
  return count;
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

interface BlockStyle {
  readonly write: (x: number) => string;
  /** How many items each end shows. */
  readonly corner: number;
  /** Of the widest number: columns stand under one another. */
  readonly width: number;
}

function shown<T>(items: readonly T[], corner: number): readonly (T | undefined)[] {
  return items.length <= 2 * corner ? items : [...items.slice(0, corner), undefined, ...items.slice(-corner)];
}

function widest(tree: Tree, write: (x: number) => string, corner: number): number {
  if (tree === null || typeof tree === 'number') return leafText(tree, write).length;
  if (isArray(tree)) return widest(listsOf(tree), write, corner);
  const items = isList(tree) ? shown(tree, corner) : Object.values(tree);
  return items.reduce<number>(
    (most, item) => (item === undefined ? most : Math.max(most, widest(item, write, corner))),
    1,
  );
}

function leafText(leaf: number | null, write: (x: number) => string): string {
  return leaf === null ? NOTHING : write(leaf);
}

function block(tree: Tree, style: BlockStyle, indent: string): string {
  if (tree === null || typeof tree === 'number') return leafText(tree, style.write);
  if (isArray(tree)) return block(listsOf(tree), style, indent);
  if (!isList(tree)) {
    const fields = Object.entries(tree).map(([key, item]) => `${key}: ${block(item, style, `${indent}  `)}`);
    return fields.length === 0 ? '{}' : `{\n${fields.map((field) => `${indent}  ${field}`).join(',\n')}\n${indent}}`;
  }
  const items = shown(tree, style.corner);
  if (!items.every((item) => item === undefined || item === null || typeof item === 'number')) {
    const rows = items.map((item) => (item === undefined ? '…' : block(item, style, `${indent} `)));
    return `[${rows.join(`,\n${indent} `)}]`;
  }
  const cells = items.map((item) => (item === undefined ? '…' : leafText(item, style.write).padStart(style.width)));
  return `[${wrapped(cells, indent.length + 1)}]`;
}

function wrapped(cells: readonly string[], indent: number): string {
  let text = '';
  let column = indent;
  cells.forEach((cell, i) => {
    const breaks = i > 0 && column + cell.length + 2 > WIDTH;
    if (i > 0) text += breaks ? `,\n${' '.repeat(indent)}` : ', ';
    column = (breaks ? indent : column + (i > 0 ? 2 : 0)) + cell.length;
    text += cell;
  });
  return text;
}
