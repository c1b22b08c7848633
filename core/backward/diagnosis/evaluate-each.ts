/** What is written once for each element: arrows, comprehensions, and choices between two. */
import type { Numbers } from '../fault.ts';
import type { Call, Expression } from '../forms.ts';
import { isSameShape, sizeOf } from './arrays.ts';
import type { Known } from './evaluate.ts';

type Evaluate = (node: Expression, known: Known) => Numbers | undefined;
type Other = Expression & { readonly kind: 'other' };

const elementsOf = ({ shape: [length = 0, ...shape], data }: Numbers): Numbers[] =>
  Array.from({ length }, (_, i) => {
    const size = sizeOf(shape);
    return { shape, data: Array.from(data).slice(i * size, (i + 1) * size) };
  });

export function stacked(parts: readonly (Numbers | undefined)[]): Numbers | undefined {
  const known = parts.filter((part) => part !== undefined);
  if (known.length !== parts.length || known.length === 0) return undefined;
  if (!known.every(({ shape }) => isSameShape(shape, known[0].shape))) return undefined;
  return { shape: [known.length, ...known[0].shape], data: known.flatMap(({ data }) => Array.from(data)) };
}

/** `d.map((g, i) => g * x[i])` and `d.reduce((sum, g) => sum + g, 0)`; undefined: it is none of these. */
export function perElement({ callee, arguments: [arrow, first] }: Call, known: Known, evaluate: Evaluate) {
  if (callee.kind !== 'member' || arrow?.kind !== 'other') return undefined;
  const names = /^\(?([\w$, ]*)\)?\s*=>\s*[^{\s]/.exec(sourceOf(arrow, known))?.[1].split(/,\s*/);
  const body = arrow.children.at(-1);
  const list = names && evaluate(callee.object, known);
  if (list === undefined || names === undefined || body === undefined || list.shape.length === 0) return undefined;
  const each = (values: readonly Numbers[]) => evaluate(body, withNames(known, names, values));
  if (callee.name === 'map') return stacked(elementsOf(list).map((one, i) => each([one, number(i)])));
  if (callee.name !== 'reduce' || first === undefined) return undefined;
  return elementsOf(list).reduce<Numbers | undefined>(
    (sum, one, i) => sum && each([sum, one, number(i)]),
    evaluate(first, known),
  );
}

/** `[g * x for g, x in zip(d, xs)]` and `a if c else b`, `c ? a : b`; undefined: it is none of these. */
export function otherwise(node: Other, known: Known, evaluate: Evaluate): Numbers | undefined {
  const { children } = node;
  const [one, two, three] = [...children].sort((a, b) => a.start - b.start);
  if (one === undefined || two === undefined) return undefined;
  const between = known.text.slice(one.end, two.start);
  if (three !== undefined && children.length === 3 && /^\)*\s*(\?|if\b)\s*\(*$/.test(between)) {
    const [condition, yes] = between.includes('?') ? [one, two] : [two, one];
    const value = evaluate(condition, known);
    return value?.shape.length === 0 ? evaluate(value.data[0] ? yes : three, known) : undefined;
  }
  const names = /\bfor\s+\(?([\w, ]+?)\)?\s+in\s/.exec(known.text.slice(one.end, node.end))?.[1].split(/,\s*/);
  const [from] = children.slice(-1);
  const isPlain = names !== undefined && !/\bif\b|\bfor\b.*\bfor\b/.test(known.text.slice(one.end, node.end));
  const rows = isPlain ? rowsOf(from, known, evaluate) : undefined;
  return names && rows && stacked(rows.map((values) => evaluate(one, withNames(known, names, values))));
}

/** What a loop over it binds in each step. */
function rowsOf(node: Expression, known: Known, evaluate: Evaluate): Numbers[][] | undefined {
  const name = node.kind === 'call' && node.callee.kind === 'name' ? node.callee.name : '';
  const given = node.kind === 'call' ? node.arguments.map((each) => evaluate(each, known)) : [];
  const lists = given.flatMap((each) => (each !== undefined && each.shape.length > 0 ? [elementsOf(each)] : []));
  if (name === 'zip' && lists.length === given.length && lists.length > 0) {
    const length = Math.min(...lists.map((list) => list.length));
    return Array.from({ length }, (_, i) => lists.map((list) => list[i]));
  }
  if (name === 'enumerate' && lists.length === 1) return lists[0].map((one, i) => [number(i), one]);
  const [count] = given;
  if (name === 'range' && given.length === 1 && count?.shape.length === 0)
    return Array.from({ length: count.data[0] }, (_, i) => [number(i)]);
  const list = name === '' ? evaluate(node, known) : undefined;
  return list && list.shape.length > 0 ? elementsOf(list).map((one) => [one]) : undefined;
}

function withNames(known: Known, names: readonly string[], values: readonly Numbers[]): Known {
  const bound = new Map(names.map((name, i) => [name.trim(), values[i]]));
  return { ...known, read: (name) => bound.get(name) ?? known.read(name) };
}

function sourceOf({ start, end }: Expression, { text }: Known): string {
  return text.slice(start, end);
}

function number(x: number): Numbers {
  return { shape: [], data: [x] };
}
