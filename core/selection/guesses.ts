/** First guesses for names that have no value: from annotations, and from what documents the code. */
import type { Guess } from '../answers.ts';
import type { Span } from '../runtime/nodes.ts';
import { type Documented, documentedIn } from './documentation.ts';
import type { Comment, Functions, Hints, NamedFunction, Quantity, Source } from './facts.ts';
import type { Region } from './region.ts';
import { Lengths } from './shape-text.ts';

type Inspected<N> = Pick<Region<N>, 'span' | 'function'>;
type Read<N> = Pick<Source<N>, 'statements' | 'comments'>;

/** What is known of a name: a quantity, or the number that it has by default. */
export type Known = { readonly name: string; readonly from: Guess['from'] } & (
  | { readonly quantity: Quantity }
  | { readonly expression: string }
);

/** @param names that have no value */
export function guessesFor<N extends Span>(
  facts: Functions<N> & Hints<N>,
  text: string,
  source: Read<N>,
  region: Inspected<N>,
  names: readonly string[],
): Guess[] {
  const code = text.slice(region.span.start, region.span.end);
  return knownOf(facts, text, source.comments, region, { names, code }).map((known) => {
    const { name, from } = known;
    const expression = 'quantity' in known ? facts.write(known.quantity, source.statements) : known.expression;
    return { name, expression, from };
  });
}

/** Of those among the names that something is known of. @param code whose unpacked shapes count, too */
export function knownOf<N extends Span>(
  facts: Functions<N> & Hints<N>,
  text: string,
  comments: readonly Comment[],
  region: Inspected<N>,
  { names, code }: { readonly names: readonly string[]; readonly code: string },
): Known[] {
  const documentation = documentationOf(facts, text, comments, region);
  const found = names.map((name) => ({ name, said: documentedIn(documentation, code, name) }));
  const shapes = found.flatMap(({ said }) => (said?.shape ? [said.shape] : []));
  const lengths = new Lengths(shapes);
  const annotated = region.function ? annotationsOf(facts, region.function) : new Map<string, Quantity>();
  return found.flatMap(({ name, said }): Known[] => {
    const annotation = annotated.get(name);
    if (said?.shape !== undefined) {
      const { shape } = said;
      const whole = said.below === undefined ? said.isWhole && lengths.of('C') : lengths.of(said.below);
      const quantity = { shape: shape.map((dimension) => lengths.of(dimension)), below: whole || undefined };
      return [{ name, quantity, from: 'shape' }];
    }
    if (annotation !== undefined) return [{ name, quantity: annotation, from: 'annotation' }];
    if (said?.default !== undefined) return [{ name, expression: said.default, from: 'default' }];
    const quantity = said && quantityOf(said, lengths);
    return quantity ? [{ name, quantity, from: 'docstring' }] : [];
  });
}

function quantityOf({ depth, isNumber, isWhole, below }: Documented, lengths: Lengths): Quantity | undefined {
  if (depth === 0 && !isNumber) return undefined;
  const shape = depth === 0 ? [] : [...Array(depth - 1).fill('N'), 'D'].map((dimension) => lengths.of(dimension));
  return { shape, below: isWhole && depth > 0 ? lengths.of(below ?? 'C') : undefined, isWhole };
}

/** The docstring, the comments right above and inside. */
function documentationOf<N extends Span>(
  hints: Hints<N>,
  text: string,
  comments: readonly Comment[],
  region: Inspected<N>,
): string {
  const { start, end } = region.span;
  let above = start;
  const found: string[] = [];
  for (const comment of comments.toReversed()) {
    const isAbove = comment.end <= above && text.slice(comment.end, above).trim() === '';
    if (isAbove) above = comment.start;
    if (isAbove || (comment.start >= start && comment.end <= end)) found.unshift(comment.value);
  }
  const docstring = region.function && hints.docstringOf(region.function.node);
  return [docstring ?? '', ...found].join('\n');
}

function annotationsOf<N>(facts: Functions<N> & Hints<N>, { node }: NamedFunction<N>): Map<string, Quantity> {
  const annotations = new Map<string, Quantity>();
  for (const { bound } of facts.parameters(node)) {
    for (const { name, target } of bound) {
      const annotation = facts.annotationOf(target);
      if (annotation !== undefined) annotations.set(name, annotation);
    }
  }
  return annotations;
}
