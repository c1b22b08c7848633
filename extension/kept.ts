/** A choice as it is found again in another text: of a file that was closed, or of another window. Pure. */
import { isArray, listsOf } from '../core/array-tree.ts';
import type { Span, Tree } from '../core/index.ts';
import { type Choice, mapPlaces, noChoice } from './choice.ts';
import { onlyPlace } from './track.ts';

/** It becomes JSON. */
export interface Kept {
  readonly choice: Choice;
  /** The text of the region or of the cell; of a whole file nothing: it is the same one whatever stands in it. */
  readonly code: string;
  /** By the beginnings of the choice's other places. */
  readonly lines: Readonly<Record<number, Lines>>;
}

/** The lines that a place is in, and where it begins in them. */
interface Lines {
  readonly text: string;
  readonly column: number;
}

/** The part of a program that is read here. */
interface Text {
  readonly text: string;
  /** Of a notebook: the cell that was chosen. */
  readonly cell: Span | undefined;
}

export function keptOf(choice: Choice, { text, cell }: Text): Kept {
  const place = choice.region ?? cell;
  const lines: Record<number, Lines> = {};
  mapPlaces(choice, (span) => {
    const { start, end } = linesAround(text, span);
    lines[span.start] = { text: text.slice(start, end), column: span.start - start };
    return span;
  });
  const values = Object.fromEntries(Object.entries(choice.values).map(([name, value]) => [name, plain(value)]));
  return {
    choice: { ...choice, values },
    code: place === undefined ? '' : text.slice(place.start, place.end),
    lines,
  };
}

/**
 * The choice in the text as it is now. Undefined: its code is not there, or it is there several times.
 *
 * @param kept as it was stored, maybe by another version
 */
export function choiceIn(kept: unknown, { text, cell }: Text): Choice | undefined {
  if (!isKept(kept)) return undefined;
  const { choice, code, lines } = kept;
  const { region } = choice;
  let shift = 0;
  if (region === undefined) {
    // Cells are told apart by their order alone: it may be another one.
    if (cell !== undefined && text.slice(cell.start, cell.end) !== code) return undefined;
  } else {
    const start = text.startsWith(code, region.start) ? region.start : onlyPlace(code, text, cell?.start);
    if (start === undefined) return undefined;
    shift = start - region.start;
  }
  const moved = { ...noChoice, ...choice, region: region && shifted(region, shift) };
  return mapPlaces(moved, (span) => {
    const by = shiftOf(span, lines[span.start], text, shift);
    return by === undefined ? undefined : shifted(span, by);
  });
}

/** How far a place has gone: with the region, not at all, or to the only place where its lines are. */
function shiftOf({ start }: Span, lines: Lines | undefined, text: string, shift: number): number | undefined {
  if (lines === undefined) return undefined;
  const first = start - lines.column;
  const isThere = (at: number) =>
    text.startsWith(lines.text, at) && [undefined, '\n'].includes(text[at - 1]) && isEnd(text, at + lines.text.length);
  const found = [shift, 0].find((by) => isThere(first + by));
  if (found !== undefined) return found;
  const only = onlyPlace(lines.text, text);
  return only !== undefined && isThere(only) ? only - first : undefined;
}

function isEnd(text: string, at: number): boolean {
  return at === text.length || text[at] === '\n';
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function linesAround(text: string, { start, end }: Span): Span {
  const after = text.indexOf('\n', end);
  return { start: text.slice(0, start).lastIndexOf('\n') + 1, end: after < 0 ? text.length : after };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown) => typeof value === 'string';
const isPlace = (value: unknown) => isRecord(value) && isNumber(value.start) && isNumber(value.end);
const isNumber = (value: unknown) => typeof value === 'number';
const listOf = (accept: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(accept);
const recordOf = (accept: (value: unknown) => boolean) => (value: unknown) =>
  isRecord(value) && Object.values(value).every(accept);

/** What may stand in each part of a stored choice, if it is there. */
const PARTS: Readonly<Record<keyof Choice, (value: unknown) => boolean>> = {
  ...{ region: isPlace, of: isName, ofAt: isPlace, upstream: isRecord, call: isPlace },
  ...{ answers: recordOf(isName), inputs: recordOf(isName), values: isRecord, shown: recordOf(isNumber) },
  ...{ also: listOf(isName), except: listOf(isName), literals: listOf(isPlace) },
};

function isKept(value: unknown): value is Kept {
  if (!isRecord(value) || typeof value.code !== 'string' || !isRecord(value.choice) || !isRecord(value.lines))
    return false;
  const { choice, lines } = value;
  const isChoice = Object.entries(PARTS).every(([part, accept]) => choice[part] === undefined || accept(choice[part]));
  return isChoice && recordOf((line) => isRecord(line) && isName(line.text) && isNumber(line.column))(lines);
}

/** Arrays as lists: what is kept becomes JSON. */
function plain(tree: Tree): Tree {
  return isArray(tree) ? listsOf(tree) : tree;
}
