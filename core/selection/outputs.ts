/** What could be the output: bindings that are no part of a hand-written backward pass, if possible at the top level. */
import type { Span } from '../runtime/nodes.ts';
import type { Names, Statements, Tree } from './facts.ts';
import { primalName } from './gradient-names.ts';
import { firstBindings } from './inputs.ts';

/** A name that could be the output. */
export interface Candidate<N> {
  readonly name: string;
  readonly target: N;
  /** Which of the statements binds it last: until that one is over, it is not the output. */
  readonly statement: number;
}

export interface Candidates<N> {
  readonly forward: readonly Candidate<N>[];
  /** Those that only loops and branches bind, for want of others. */
  readonly inner: readonly Candidate<N>[];
  /** Those of a backward pass, too: the last resort. */
  readonly all: readonly Candidate<N>[];
}

/**
 * In the order of their last top-level bindings. A loop with a backward pass in it trains: what is bound beside that pass
 * counts as if it was bound at the top level.
 */
export function candidates<N>(
  facts: Tree<N> & Names<N> & Statements<N>,
  statements: readonly N[],
  isGradient: (name: string) => boolean,
  around: ReadonlySet<string> = NONE,
): Candidates<N> {
  const tainted = new Set(around);
  /** The statements from the first of a backward pass on. */
  const rest: { statement: number; needs: ReadonlySet<string>; bindsGradient: boolean }[] = [];
  const inner: Candidate<N>[] = [];
  const last = new Map<string, Candidate<N> & { isTainted: boolean }>();
  statements.forEach((statement, i) => {
    const bound = facts.directBindings(statement);
    const mayBeTainted = tainted.size > 0 && (bound.length > 0 || facts.isCompound(statement));
    const needs = new Set(mayBeTainted ? facts.neededBy([statement]) : []);
    const isTainted = [...needs].some((name) => tainted.has(name));
    const bindsGradient = bound.some(({ name }) => isGradient(name));
    if (isTainted || bindsGradient || rest.length > 0) rest.push({ statement: i, needs, bindsGradient });
    for (const { name, target } of bound) {
      const taint = isTainted || isGradient(name);
      if (taint) tainted.add(name);
      else tainted.delete(name);
      last.delete(name);
      last.set(name, { name, target, statement: i, isTainted: taint });
    }
    if (bound.length > 0) return;
    // Inside of loops and branches names are only changed: that moves no candidate, but may taint it, or delay it.
    const parts = facts.isCompound(statement) ? within(facts, statement, isGradient, tainted) : NOTHING;
    const forward = new Set(parts.forward.map(({ name }) => name));
    for (const name of firstBindings(facts, [statement]).keys()) {
      const known = last.get(name);
      if (known === undefined) continue;
      const taint = isTainted ? !forward.has(name) : parts.tainted.has(name);
      if (taint) tainted.add(name);
      last.set(name, { ...known, statement: i, isTainted: known.isTainted || taint });
    }
    const trains = [...parts.tainted].some(isGradient);
    for (const { name, target } of parts.forward) {
      const known = last.get(name);
      // What only a loop binds that goes on with gradients from before it helps to find them.
      if (known === undefined ? isTainted : known.isTainted) continue;
      if (trains) {
        last.delete(name);
        last.set(name, { name, target, statement: i, isTainted: false });
      } else if (known === undefined) inner.push({ name, target, statement: i });
    }
  });
  const all = [...last.values()];
  // What is bound after a backward pass began, and for a gradient, is a part of it.
  const needed = new Set<string>();
  for (const { statement, needs, bindsGradient } of rest.reverse()) {
    const serving = all.filter((candidate) => candidate.statement === statement && needed.has(candidate.name));
    for (const candidate of serving) candidate.isTainted = true;
    if (bindsGradient || serving.length > 0) for (const name of needs) needed.add(name);
  }
  return { forward: all.filter((candidate) => !candidate.isTainted), inner, all };
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING = { forward: [], tainted: NONE };

/** What the lists of a loop or a branch bind, and which of it belongs to a backward pass. */
function within<N>(
  facts: Tree<N> & Names<N> & Statements<N>,
  statement: N,
  isGradient: (name: string) => boolean,
  around: ReadonlySet<string>,
): { readonly forward: readonly Candidate<N>[]; readonly tainted: ReadonlySet<string> } {
  const lists = facts.lists(statement).map((list) => candidates(facts, list, isGradient, around));
  const forward = lists.flatMap((list) => [...list.inner, ...list.forward]);
  const tainted = new Set(lists.flatMap(({ all }) => all.map(({ name }) => name)));
  for (const { name } of forward) tainted.delete(name);
  return { forward, tainted };
}

/**
 * Names of hand-written gradients: of a variable that was bound before them. A plain number is none (`dt = 0.1`) unless
 * it is the 1 that a backward pass starts from, or the 0 that a gradient is summed up in.
 *
 * @param said by directives, before what a name is like
 */
export function gradientNames<N extends Span>(
  facts: Tree<N> & Names<N>,
  statements: readonly N[],
  said: ReadonlyMap<string, string | false>,
): (name: string) => boolean {
  const first = firstBindings(facts, statements);
  let used: Set<string> | undefined;
  const isKnown = (name: string) => {
    used ??= namesIn(facts, statements);
    return used.has(name);
  };
  return (name) => {
    const binding = first.get(name);
    if (binding === undefined) return false;
    const claim = said.get(name);
    if (claim !== undefined) return claim !== false;
    const number = binding.init === undefined ? undefined : facts.initialiser(binding.init);
    if (typeof number === 'number' && number !== 1 && number !== 0) return false;
    if (name === 'dout') return true;
    const primal = primalName(name, isKnown);
    const bound = primal === undefined ? undefined : first.get(primal);
    return primal !== undefined && (bound === undefined || bound.target.start < binding.target.start);
  };
}

/** All names that are written at nodes and below them. */
export function namesIn<N>(facts: Tree<N> & Names<N>, nodes: readonly N[], names = new Set<string>()): Set<string> {
  for (const node of nodes) {
    for (const name of facts.namesAt(node)) names.add(name);
    namesIn(facts, facts.children(node), names);
  }
  return names;
}
