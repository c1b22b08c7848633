/** All occurrences of a site: a table of the first, the last and those around the one that is shown, and their course. */
import { type Course, MAX_ROWS, type SiteHistory, type SiteRow, type Tree } from '../answers.ts';
import { elementOf, isArray } from '../array-tree.ts';
import { formatQuantity, formatTree } from '../format.ts';
import type { Evaluations } from '../languages/language.ts';
import { gradientReader, type View, valueTree } from '../rows.ts';
import { shapeOf } from '../runtime/snapshot.ts';
import { figuresOf, statisticsOf } from '../statistics.ts';

/** A picture has no room for more. */
const MOST_COLUMNS = 120;
/** So many elements are read of arrays: each of them was another version, and has to be made again. */
const MOST_ELEMENTS = 2_000_000;

/**
 * @param shown which of the evaluations is shown, from 0
 * @param name of what was bound, or the expression
 * @returns undefined: there is only one
 */
export function historyOf(
  view: View,
  evaluations: Evaluations,
  shown: number,
  name: string,
  digits: number | undefined,
): SiteHistory | undefined {
  const { length } = evaluations;
  if (length < 2) return undefined;
  const readGradient = gradientReader(view, name);
  const read = (i: number) => {
    const snapshot = evaluations.snapshot(i);
    return { value: valueTree(view.execution, snapshot), gradient: readGradient(snapshot) };
  };
  const rows = chosenRows(length, shown).map((i): SiteRow => {
    const { value, gradient } = read(i);
    return {
      occurrence: i + 1,
      frame: view.frames.path(evaluations.frame(i)),
      value: textOf(value, digits),
      gradient: gradient === null ? undefined : textOf(gradient, digits),
    };
  });
  const columns = columnsOf(evaluations, shown, sizeOf(read(shown).value));
  const [values, gradients] = [new Columns(columns.length), new Columns(columns.length)];
  for (const [column, places] of columns.entries()) {
    for (const i of places) {
      const { value, gradient } = read(i);
      values.add(column, measure(value));
      gradients.add(column, measure(gradient));
    }
  }
  const at = columnAt(shown, length, columns.length);
  return { rows, values: values.course(at), gradients: gradients.isEmpty ? undefined : gradients.course(at) };
}

/** The first, the last and those around the one that is shown. */
function chosenRows(length: number, shown: number): number[] {
  const third = MAX_ROWS / 3;
  const rows = new Set<number>();
  for (let k = 0; k < third; k++) {
    rows.add(k);
    rows.add(length - 1 - k);
    rows.add(shown - Math.floor(third / 2) + k);
  }
  const inside = [...rows].filter((i) => i >= 0 && i < length);
  const found = new Set(inside);
  for (let k = 0; k < length && found.size < MAX_ROWS; k++) found.add(k);
  return [...found].sort((a, b) => a - b);
}

/** Which evaluations each column stands for: of what is no number, only one is looked at. */
function columnsOf(evaluations: Evaluations, shown: number, size: number): number[][] {
  const { length } = evaluations;
  const room = Math.min(Math.max(Math.floor(MOST_ELEMENTS / Math.max(size, 1)), MAX_ROWS), MOST_COLUMNS);
  const columns: number[][] = Array.from({ length: Math.min(length, room) }, () => []);
  const others = new Array<boolean>(columns.length).fill(false);
  others[columnAt(shown, length, columns.length)] = !evaluations.isNumber(shown);
  for (let i = 0; i < length; i++) {
    const column = columnAt(i, length, columns.length);
    if (i !== shown && !evaluations.isNumber(i)) {
      if (others[column]) continue;
      others[column] = true;
    }
    columns[column].push(i);
  }
  return columns;
}

function columnAt(i: number, length: number, columns: number): number {
  return Math.floor((i * columns) / length);
}

class Columns {
  readonly #least: number[];
  readonly #most: number[];
  readonly #nans = new Set<number>();
  readonly #above = new Set<number>();
  readonly #below = new Set<number>();
  isEmpty = true;

  constructor(length: number) {
    this.#least = new Array<number>(length).fill(Number.NaN);
    this.#most = new Array<number>(length).fill(Number.NaN);
  }

  /** @param x undefined: there is no number */
  add(column: number, x: number | undefined): void {
    if (x === undefined) return;
    this.isEmpty = false;
    if (Number.isNaN(x)) this.#nans.add(column);
    else if (x === Number.POSITIVE_INFINITY) this.#above.add(column);
    else if (x === Number.NEGATIVE_INFINITY) this.#below.add(column);
    else {
      if (!(x >= this.#least[column])) this.#least[column] = x;
      if (!(x <= this.#most[column])) this.#most[column] = x;
    }
  }

  course(at: number): Course {
    const [nans, above, below] = [this.#nans, this.#above, this.#below].map((columns) => [...columns]);
    return { least: this.#least, most: this.#most, nans, above, below, at };
  }
}

/** A number itself; of several the norm, and what is not finite if something in them is not. */
function measure(tree: Tree): number | undefined {
  if (typeof tree === 'number') return tree;
  if (tree === null) return undefined;
  const { numbers, nans, infinities, norm } = statisticsOf((visit) => visitNumbers(tree, visit));
  if (nans > 0) return Number.NaN;
  if (infinities > 0) return Number.POSITIVE_INFINITY;
  return numbers === 0 ? undefined : norm;
}

function sizeOf(tree: Tree): number {
  let size = 0;
  visitNumbers(tree, () => size++);
  return size;
}

function visitNumbers(tree: Tree, visit: (x: number | null) => void): void {
  if (tree === null || typeof tree === 'number') visit(tree);
  else if (isArray(tree)) for (let i = 0; i < tree.data.length; i++) visit(elementOf(tree, i));
  else for (const below of Object.values(tree)) visitNumbers(below as Tree, visit);
}

function textOf(tree: Tree, digits: number | undefined): string {
  return isArray(tree) && tree.shape.length > 0
    ? formatQuantity(figuresOf(tree), digits)
    : formatTree(tree, shapeOf(tree), digits);
}
