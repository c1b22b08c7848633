/** The calls of the inspected function: the arguments of one of them are what it is inspected with. */
import type { FunctionCall } from '../answers.ts';
import type { Span } from '../runtime/nodes.ts';
import type { Functions, NamedFunction, Tree } from './facts.ts';
import { shortened } from './shortened.ts';

export interface Call<N> {
  readonly node: N;
  /** For each parameter; undefined: it keeps its default, or is still to be chosen. */
  readonly arguments: readonly (N | undefined)[];
}

export interface Calls<N> {
  /** Those that can be chosen: outside of all functions, and their text tells the arguments. In source order. */
  readonly known: readonly Call<N>[];
  readonly chosen: Call<N> | undefined;
}

/** @param wanted where the chosen one is; else it is the only one of the file, if it can be chosen */
export function callsOf<N extends Span>(
  facts: Tree<N> & Functions<N>,
  statements: readonly N[],
  named: NamedFunction<N>,
  wanted: Span | undefined,
): Calls<N> {
  const known: Call<N>[] = [];
  let count = 0;
  const visit = (node: N, isInside: boolean): void => {
    if (node === named.node) return;
    if (facts.calls(node, named)) {
      count++;
      const args = isInside ? undefined : facts.argumentsOf(node, named);
      if (args !== undefined) known.push({ node, arguments: args });
    }
    for (const child of facts.children(node)) visit(child, isInside || facts.isScope(node));
  };
  for (const statement of statements) visit(statement, false);
  const meant = wanted && known.find(({ node }) => node.start === wanted.start && node.end === wanted.end);
  return { known, chosen: meant ?? (count === 1 ? known[0] : undefined) };
}

export type PlannedCall = Omit<FunctionCall, 'line'>;

export function describeCalls<N extends Span>(
  facts: Functions<N>,
  text: string,
  named: NamedFunction<N>,
  { known, chosen }: Calls<N>,
): PlannedCall[] {
  const parameters = facts.parameters(named.node);
  return known.map((call) => ({
    span: { start: call.node.start, end: call.node.end },
    text: shortened(text, call.node),
    arguments: parameters.flatMap(({ bound }, i) => {
      const argument = call.arguments[i];
      return argument ? [{ name: bound.map(({ name }) => name).join(', '), text: shortened(text, argument) }] : [];
    }),
    chosen: call === chosen,
  }));
}
