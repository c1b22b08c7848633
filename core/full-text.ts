/** A value with all its digits, over as many lines as it takes: for hovers. */
import type { Tree } from './answers.ts';
import { elementOf, isArray, itemOf } from './array-tree.ts';
import { formatExact, formatNumber, NOTHING } from './format.ts';

/** Above this many leaves an array is shown by its corners. */
const LEAVES_IN_FULL = 100;
const CORNER = 3;
/** Of what is not in the last two dimensions, matrices under one another. */
const OUTER_CORNER = 1;
const ARRAY_DIGITS = 8;
/** In a row that is longer than the text is wide. */
const NARROW_DIGITS = 4;
const EXACT_LEAVES = 16;
const WIDTH = 76;

/** Every digit of numbers and short arrays; long ones over several lines, shown by their corners. */
export function formatFull(tree: Tree): string {
  const number = numberIn(tree);
  if (number !== undefined) return leafText(number, formatExact);
  const leaves = countLeaves(tree);
  const isShort = leaves > LEAVES_IN_FULL;
  if (leaves <= EXACT_LEAVES) return block(tree, styled(tree, formatExact, isShort), '');
  const texts = [ARRAY_DIGITS, NARROW_DIGITS].map((digits) => {
    const style = styled(tree, (x) => formatNumber(x, digits), isShort);
    const text = block(tree, style, '');
    return { text, wraps: style.wraps };
  });
  const [first] = texts;
  // A list may be wrapped; where there are rows, each is to have a line, if it can.
  return (isMatrix(tree) ? (texts.find(({ wraps }) => !wraps) ?? first) : first).text;
}

function isMatrix(tree: Tree): boolean {
  return isArray(tree) ? tree.shape.length > 1 : Array.isArray(tree) && Array.isArray(tree[0]);
}

interface Style {
  readonly write: (x: number) => string;
  /** Only the corners are shown. */
  readonly isShort: boolean;
  /** Of the widest number: columns stand under one another. */
  readonly width: number;
  /** Set as soon as a row did not fit. */
  wraps: boolean;
}

function styled(tree: Tree, write: (x: number) => string, isShort: boolean): Style {
  return { write, isShort, width: widest(tree, write, isShort), wraps: false };
}

/** The items to show of what has an order; undefined stands for those that are left out. */
function itemsOf(tree: Tree, isShort: boolean): readonly (Tree | undefined)[] | undefined {
  const dimensions = isArray(tree) ? tree.shape.length : 1;
  const length = isArray(tree) ? tree.shape[0] : Array.isArray(tree) ? tree.length : undefined;
  if (length === undefined) return undefined;
  const corner = !isShort ? length : dimensions > 2 ? OUTER_CORNER : CORNER;
  const places = Array.from({ length: Math.min(length, 2 * corner) }, (_, i) =>
    length <= 2 * corner || i < corner ? i : length - 2 * corner + i,
  );
  const items: (Tree | undefined)[] = places.map((i) =>
    isArray(tree) ? itemOf(tree, i) : (tree as readonly Tree[])[i],
  );
  if (length > 2 * corner) items.splice(corner, 0, undefined);
  return items;
}

function countLeaves(tree: Tree): number {
  if (tree === null || typeof tree === 'number') return 1;
  if (isArray(tree)) return tree.data.length;
  return Object.values(tree).reduce((count: number, item: Tree) => count + countLeaves(item), 0);
}

/** An array without dimensions is a number. */
function numberIn(tree: Tree): number | null | undefined {
  if (tree === null || typeof tree === 'number') return tree;
  return isArray(tree) && tree.shape.length === 0 ? elementOf(tree, 0) : undefined;
}

function widest(tree: Tree, write: (x: number) => string, isShort: boolean): number {
  const number = numberIn(tree);
  if (number !== undefined) return leafText(number, write).length;
  const items: readonly (Tree | undefined)[] = itemsOf(tree, isShort) ?? Object.values(tree as object);
  return items.reduce<number>(
    (most, item) => (item === undefined ? most : Math.max(most, widest(item, write, isShort))),
    1,
  );
}

function leafText(leaf: number | null, write: (x: number) => string): string {
  return leaf === null ? NOTHING : write(leaf);
}

function block(tree: Tree, style: Style, indent: string): string {
  const number = numberIn(tree);
  if (number !== undefined) return leafText(number, style.write);
  const items = itemsOf(tree, style.isShort);
  if (items === undefined) {
    const fields = Object.entries(tree as { [key: string]: Tree }).map(
      ([key, item]) => `${key}: ${block(item, style, `${indent}  `)}`,
    );
    return fields.length === 0 ? '{}' : `{\n${fields.map((field) => `${indent}  ${field}`).join(',\n')}\n${indent}}`;
  }
  if (!items.every((item) => item === undefined || item === null || typeof item === 'number')) {
    const rows = items.map((item) => (item === undefined ? '…' : block(item, style, `${indent} `)));
    return `[${rows.join(`,\n${indent} `)}]`;
  }
  const cells = items.map((item) => (item === undefined ? '…' : leafText(item, style.write).padStart(style.width)));
  return `[${wrapped(cells, style, indent.length + 1)}]`;
}

function wrapped(cells: readonly string[], style: Style, indent: number): string {
  let text = '';
  let column = indent;
  cells.forEach((cell, i) => {
    const breaks = i > 0 && column + cell.length + 2 > WIDTH;
    if (breaks) style.wraps = true;
    if (i > 0) text += breaks ? `,\n${' '.repeat(indent)}` : ', ';
    column = (breaks ? indent : column + (i > 0 ? 2 : 0)) + cell.length;
    text += cell;
  });
  return text;
}
