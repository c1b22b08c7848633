/** Which names are inputs: what is differentiated unless somebody names others. */
import type { Binding, Initialiser, Names, Tree, Usage } from './facts.ts';

/** First bindings of the names that some statements bind, also inside of loops and branches, not of functions. */
export function firstBindings<N>(facts: Tree<N> & Names<N>, statements: readonly N[]): ReadonlyMap<string, Binding<N>> {
  const found = new Map<string, Binding<N>>();
  const visit = (node: N): void => {
    if (facts.isScope(node)) return;
    for (const binding of facts.bindings(node)) if (!found.has(binding.name)) found.set(binding.name, binding);
    facts.children(node).forEach(visit);
  };
  statements.forEach(visit);
  return found;
}

/** A name that is bound directly to numbers. */
export interface BoundNumber<N> extends Binding<N> {
  /** It is differentiated, unless somebody says otherwise: no mere counter or size. */
  readonly isInput: boolean;
}

/** Names that are bound directly to a numeric literal or a random initialiser. */
export function boundNumbers<N>(
  names: Names<N>,
  statements: readonly N[],
  usageOf: (target: N) => Usage | undefined,
): BoundNumber<N>[] {
  const seen = new Set<string>();
  return statements
    .flatMap((statement) => names.directBindings(statement))
    .flatMap((binding) => {
      const { name, target, init } = binding;
      if (init === undefined || seen.has(name)) return [];
      seen.add(name);
      const initialiser = names.initialiser(init);
      if (initialiser === undefined || !(initialiser === 'random' || isNumeric(initialiser))) return [];
      const usage = usageOf(target);
      return usage === undefined ? [] : [{ ...binding, isInput: !isBookkeeping(usage, initialiser) }];
    });
}

/** An accumulator, or a name that is only an index, a size or an exponent. */
function isBookkeeping({ rewritten, uses }: Usage, initialiser: Initialiser): boolean {
  if (rewritten && (isNeutral(initialiser) || isEmptyOrZeros(initialiser))) return true;
  return uses.size > 0 && !uses.has('value');
}

/** A number, or a list of nothing but numbers. */
export function isNumeric(initialiser: Initialiser): boolean {
  if (typeof initialiser === 'object') return initialiser.length > 0 && initialiser.every(isNumeric);
  return initialiser !== 'random';
}

/** What sums and products start from. */
function isNeutral(initialiser: Initialiser): boolean {
  return initialiser === 0 || initialiser === 1;
}

function isEmptyOrZeros(initialiser: Initialiser): boolean {
  return typeof initialiser === 'object' && initialiser.every((element) => element === 0 || isEmptyOrZeros(element));
}
