/** What is differentiated: by what the code is like, and by what a request or a directive says. */
import type { InspectRequest } from '../answers.ts';
import type { Span } from '../runtime/nodes.ts';
import { Problem } from '../runtime/problem.ts';
import type { Directive } from './directive.ts';
import type { Binding, Names, Tree } from './facts.ts';
import type { BoundNumber } from './inputs.ts';
import { literalsAt } from './literals.ts';

export interface Differentiated<N> {
  /** The only names, if somebody says so. */
  readonly wrt: readonly string[] | undefined;
  /** Names that somebody asked for: where the output does not depend on them, their gradient is 0. */
  readonly requested: ReadonlySet<string>;
  /** Numbers in expressions, by name. */
  readonly literals: ReadonlyMap<string, N>;
  /** Names that are bound directly to numbers, and are not differentiated. */
  readonly constants: readonly Binding<N>[];
  /** What was asked for and is nowhere. */
  readonly unknown: Problem | undefined;
  /** Whether a name is differentiated, if it has numbers. */
  includes(name: string): boolean;
}

/** Of a plan that is being made. */
interface Selected<N> {
  readonly directive: Directive;
  readonly region: Span;
  /** What runs. */
  readonly nodes: readonly N[];
  /** Names that are bound directly to numbers. */
  readonly numbers: readonly BoundNumber<N>[];
  isKnown(name: string): boolean;
}

export function differentiated<N extends Span>(
  facts: Tree<N> & Names<N>,
  request: InspectRequest,
  { directive, region, nodes, numbers, isKnown }: Selected<N>,
): Differentiated<N> {
  const said = directive.wrt.length > 0 ? directive.wrt.map(({ name }) => name) : undefined;
  const wrt = request.wrt ?? said;
  const requested = new Set(wrt ?? request.also);
  const { named, problem } = literalsAt(facts, request.text, nodes, request.literals ?? []);
  const literals = new Map<string, N>();
  for (const [name, literal] of named) {
    // One that is all that a name is bound to makes an input of the name.
    const whole = numbers.find(({ init }) => init === literal);
    requested.add(whole?.name ?? name);
    if (whole === undefined) literals.set(name, literal);
  }
  const passedOver = new Set(request.except);
  for (const { name, isInput } of numbers) if (!isInput) passedOver.add(name);
  const includes = (name: string) => requested.has(name) || (wrt === undefined && !passedOver.has(name));
  const unknown = [...requested].find((name) => !isKnown(name) && !literals.has(name));
  const at = directive.wrt.find(({ name }) => name === unknown)?.nameSpan ?? region;
  return {
    wrt,
    requested,
    literals,
    constants: numbers.filter(({ name }) => !includes(name)),
    unknown: unknown === undefined ? problem : new Problem('name-unknown', at, { name: unknown }),
    includes,
  };
}
