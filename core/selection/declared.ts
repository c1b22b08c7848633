/** Names to choose from. */
import type { Functions, Names, Tree } from './facts.ts';

/** The variables and parameters of a program, in the order of the text; functions only where they are variables. */
export function declaredNames<N>(facts: Tree<N> & Functions<N> & Names<N>, statements: readonly N[]): string[] {
  const declared = new Set<string>();
  const visit = (node: N): void => {
    for (const { name } of facts.bindings(node)) declared.add(name);
    for (const { bound } of facts.parameters(node)) for (const { name } of bound) declared.add(name);
    facts.children(node).forEach(visit);
  };
  statements.forEach(visit);
  return [...declared];
}
