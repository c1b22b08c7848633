/** First guesses for names that have no value: from annotations, and from what documents the code. */
import type { Guess } from '../answers.ts';
import type { Span } from '../runtime/nodes.ts';
import { type Documented, documentedIn } from './documentation.ts';
import type { Comment, Functions, Hints, NamedFunction, Quantity } from './facts.ts';
import type { Region } from './region.ts';
import { Lengths } from './shape-text.ts';

/** @param names that have no value */
export function guessesFor<N extends Span>(
  facts: Functions<N> & Hints<N>,
  text: string,
  { statements, comments }: { readonly statements: readonly N[]; readonly comments: readonly Comment[] },
  region: Region<N>,
  names: readonly string[],
): Guess[] {
  const documentation = documentationOf(facts, text, comments, region);
  const code = text.slice(region.span.start, region.span.end);
  const found = names.map((name) => ({ name, said: documentedIn(documentation, code, name) }));
  const shapes = found.flatMap(({ said }) => (said?.shape ? [said.shape] : []));
  const lengths = new Lengths(shapes);
  const annotated = region.function ? annotationsOf(facts, region.function) : new Map<string, Quantity>();
  return found.flatMap(({ name, said }): Guess[] => {
    const write = (quantity: Quantity) => facts.write(quantity, statements);
    const annotation = annotated.get(name);
    if (said?.shape !== undefined) {
      const { shape } = said;
      const whole = said.below === undefined ? said.isWhole && lengths.of('C') : lengths.of(said.below);
      const quantity = { shape: shape.map((dimension) => lengths.of(dimension)), below: whole || undefined };
      return [{ name, expression: write(quantity), from: 'shape' }];
    }
    if (annotation !== undefined) return [{ name, expression: write(annotation), from: 'annotation' }];
    if (said?.default !== undefined) return [{ name, expression: said.default, from: 'default' }];
    const quantity = said && quantityOf(said, lengths);
    return quantity ? [{ name, expression: write(quantity), from: 'docstring' }] : [];
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
  region: Region<N>,
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
