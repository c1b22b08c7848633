/** What could be the output: top-level bindings that are no part of a hand-written backward pass. */
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
  /** Those of a backward pass, too: the last resort. */
  readonly all: readonly Candidate<N>[];
}

/** In the order of their last top-level bindings. */
export function candidates<N>(
  facts: Tree<N> & Names<N> & Statements<N>,
  statements: readonly N[],
  isGradient: (name: string) => boolean,
): Candidates<N> {
  const tainted = new Set<string>();
  const last = new Map<string, Candidate<N> & { isTainted: boolean }>();
  statements.forEach((statement, i) => {
    const bound = facts.directBindings(statement);
    const mayBeTainted = tainted.size > 0 && (bound.length > 0 || facts.isCompound(statement));
    const isTainted = mayBeTainted && [...facts.neededBy([statement])].some((name) => tainted.has(name));
    for (const { name, target } of bound) {
      const taint = isTainted || isGradient(name);
      if (taint) tainted.add(name);
      else tainted.delete(name);
      last.delete(name);
      last.set(name, { name, target, statement: i, isTainted: taint });
    }
    // Inside of loops and branches names are only changed: that moves no candidate, but may taint it, or delay it.
    for (const name of bound.length > 0 ? [] : firstBindings(facts, [statement]).keys()) {
      const known = last.get(name);
      if (known === undefined) continue;
      if (isTainted) tainted.add(name);
      last.set(name, { ...known, statement: i, isTainted: known.isTainted || isTainted });
    }
  });
  const all = [...last.values()];
  return { forward: all.filter((candidate) => !candidate.isTainted), all };
}

/**
 * Names of hand-written gradients: of a variable that was bound before them. A plain number that is not 1 is none
 * (`dt = 0.1`).
 */
export function gradientNames<N extends Span>(
  facts: Tree<N> & Names<N>,
  statements: readonly N[],
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
    const number = binding.init === undefined ? undefined : facts.initialiser(binding.init);
    if (typeof number === 'number' && number !== 1) return false;
    if (name === 'dout') return true;
    const primal = primalName(name, isKnown);
    const bound = primal === undefined ? undefined : first.get(primal);
    return primal !== undefined && (bound === undefined || bound.target.start < binding.target.start);
  };
}

function namesIn<N>(facts: Tree<N> & Names<N>, nodes: readonly N[], names = new Set<string>()): Set<string> {
  for (const node of nodes) {
    for (const name of facts.namesAt(node)) names.add(name);
    namesIn(facts, facts.children(node), names);
  }
  return names;
}
