/** What the uses of a variable contribute to its gradient, alone and together, and how that is written. */
import type { Numbers, Term } from '../fault.ts';
import { elementwise, isClose } from './arrays.ts';
import { binary, type Code, unread } from './code.ts';
import type { Inquiry } from './inquiry.ts';
import { termsFor } from './search.ts';
import { vjps } from './vjps.ts';

/** Of more terms not all combinations are told. */
const MOST = 6;

export interface Group {
  readonly terms: readonly Term[];
  readonly total: Numbers | undefined;
}

/** Each use, and those that are together: all combinations of a few. */
function groupsOf(terms: readonly Term[]): Group[] {
  return listsOf(terms)
    .toSorted((a, b) => a.length - b.length)
    .map((list) => ({ terms: list, total: totalOf(list) }));
}

/** Those whose contribution is what is missing. */
export function lacking({ missing, terms }: Inquiry): Group[] {
  return missing === undefined
    ? []
    : groupsOf(terms).filter(({ total }) => total !== undefined && isClose(total, missing));
}

function listsOf(terms: readonly Term[]): (readonly Term[])[] {
  if (terms.length <= MOST) {
    let lists: (readonly Term[])[] = [[]];
    for (const term of terms) lists = [...lists, ...lists.map((list) => [...list, term])];
    return lists.slice(1);
  }
  const distinct = [...new Set(terms.map(({ consumer }) => consumer))];
  return [
    ...terms.map((term) => [term]),
    ...distinct.map((name) => terms.filter(({ consumer }) => consumer === name)).filter((list) => list.length > 1),
    ...distinct.map((name) => terms.filter(({ consumer }) => consumer !== name)),
  ];
}

function totalOf(terms: readonly Term[]): Numbers | undefined {
  return terms.reduce<Numbers | undefined>((sum, { contribution }, i) => {
    if (i === 0 || sum === undefined || contribution === undefined) return i === 0 ? contribution : undefined;
    return elementwise((a, b) => a + b, sum, contribution);
  }, undefined);
}

/** What uses contribute, as it is written by their ops. */
export function codesOf(terms: readonly Term[], inquiry: Inquiry): Code[] {
  const codes = terms.map((term) => {
    const upstream = upstreamOf(term, inquiry);
    const given = term.arguments.map(unread);
    if (upstream === undefined || given.some(({ text }, i) => text === '' && i !== term.argument)) return undefined;
    const op = term.op === 'matmul' ? productOf(term) : term.op;
    const { dialect } = inquiry;
    return vjps[op]?.({ upstream, out: unread(term.consumer), arguments: given, k: term.argument, dialect });
  });
  const all = codes.filter((code) => code !== undefined);
  return all.length === codes.length && all.length > 0 ? [all.reduce((sum, code) => binary(sum, '+', code))] : [];
}

/** The gradient of what came out, by its name; or what has its value, where that has none. */
function upstreamOf({ upstream, consumer, flow }: Term, inquiry: Inquiry): Code | undefined {
  const { variables } = inquiry;
  const named = upstream ?? variables.find(({ role, of }) => role !== 'forward' && of === consumer)?.text;
  if (named !== undefined) return unread(named);
  if (flow === undefined || flow.data.length < 2) return undefined;
  const same = variables.find(({ role, numbers }) => role !== 'forward' && isClose(numbers, flow));
  return same === undefined ? termsFor(flow, inquiry)[0]?.code : unread(same.text);
}

/** Vectors and numbers multiply in other ways than matrices. */
function productOf({ flow, contribution }: Term): 'matmul' | 'outer' | 'mul' {
  if (flow?.shape.length === 0) return 'mul';
  return flow?.shape.length === 1 && contribution?.shape.length === 2 ? 'outer' : 'matmul';
}
