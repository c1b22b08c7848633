/** Which elements indices name: numbers, slices, new axes, and lists of numbers. */
import type { Numbers } from '../fault.ts';
import type { Expression } from '../forms.ts';
import { sizeOf } from './arrays.ts';
import type { Known } from './evaluate.ts';

type Evaluate = (node: Expression, known: Known) => Numbers | undefined;

export interface Elements {
  readonly shape: readonly number[];
  /** Their numbers in the whole array, in C order. */
  readonly at: readonly number[];
}

/** undefined: not known. */
export function elementsAt(
  shape: readonly number[],
  indices: readonly Expression[],
  known: Known,
  evaluate: Evaluate,
): Elements | undefined {
  const kept: number[] = [];
  let at = [0];
  let axis = 0;
  const take = (places: readonly number[]) => {
    at = at.flatMap((offset) => places.map((i) => offset * shape[axis] + i));
    axis++;
  };
  const lists = indices.map((index) => (index.kind === 'other' ? undefined : evaluate(index, known)));
  if (indices.length > 1 && lists.every((list) => list?.shape.length === 1)) return pairs(shape, lists as Numbers[]);
  for (const [i, index] of indices.entries()) {
    const text = known.text.slice(index.start, index.end);
    if (text === 'None' || text.endsWith('.newaxis')) {
      kept.push(1);
      continue;
    }
    const places =
      axis < shape.length ? (sliceOf(index, shape[axis], known, evaluate) ?? listed(lists[i], shape[axis])) : undefined;
    if (places === undefined) return undefined;
    take(places);
    if (lists[i]?.shape.length !== 0) kept.push(places.length);
  }
  while (axis < shape.length) {
    kept.push(shape[axis]);
    take(Array.from({ length: shape[axis] }, (_, i) => i));
  }
  return at.length === sizeOf(kept) ? { shape: kept, at } : undefined;
}

/** `x[rows, columns]` */
function pairs(shape: readonly number[], lists: readonly Numbers[]): Elements | undefined {
  const [{ data }] = lists;
  if (lists.length !== shape.length || lists.some((list) => list.data.length !== data.length)) return undefined;
  const at = Array.from(data, (_, i) =>
    lists.reduce((offset, list, axis) => offset * shape[axis] + (placed(list.data[i], shape[axis]) ?? Number.NaN), 0),
  );
  return at.some(Number.isNaN) ? undefined : { shape: [data.length], at };
}

function listed(index: Numbers | undefined, length: number): number[] | undefined {
  if (index === undefined || index.shape.length > 1) return undefined;
  const places = Array.from(index.data, (i) => placed(i, length));
  return places.some((place) => place === undefined) ? undefined : (places as number[]);
}

/** `:`, `a:`, `:b` and `a:b`; undefined: it is no slice. */
function sliceOf(index: Expression, length: number, known: Known, evaluate: Evaluate): number[] | undefined {
  if (index.kind !== 'other') return undefined;
  const text = known.text.slice(index.start, index.end);
  const bounds = /^([^:]*):([^:]*)$/.exec(text)?.slice(1);
  const isEmpty = (bound: string) => bound.trim() === '';
  if (bounds === undefined || index.children.length !== bounds.filter((bound) => !isEmpty(bound)).length)
    return undefined;
  const values = index.children.map((child) => evaluate(child, known)?.data[0]);
  const of = (bound: string, without: number) => {
    const value = isEmpty(bound) ? without : values.shift();
    return value !== undefined && value < 0 ? value + length : value;
  };
  const [from, to] = [of(bounds[0], 0), of(bounds[1], length)];
  if (from === undefined || to === undefined) return undefined;
  return Array.from({ length: Math.max(0, Math.min(to, length) - from) }, (_, i) => from + i);
}

function placed(i: number, length: number): number | undefined {
  const at = i < 0 ? i + length : i;
  return Number.isInteger(at) && at >= 0 && at < length ? at : undefined;
}
