/** What optimisers keep of gradients, under the same keys: running averages, and what is made of them. */
import type { Expression } from './forms.ts';
import { type Place, placeOf } from './places.ts';
import { readsOf, type Scope, type Write } from './scopes.ts';
import { expressionsIn } from './walk.ts';

/** The names of what they are kept in: `v` of `v['dW'] = beta * v['dW'] + (1 - beta) * grads['dW']`. */
export function averagesIn(scopes: readonly Scope[], text: string): ReadonlySet<string> {
  const kept = scopes.flatMap(({ writes }) => writes).filter(({ place }) => place.holder !== undefined);
  const averages = new Set(kept.filter((write) => isAverage(write, text)).map(({ place }) => place.root));
  for (let before = 0; before !== averages.size; ) {
    before = averages.size;
    for (const { place, reads } of kept)
      if (sameKeyed(place, reads).some(({ root }) => root !== place.root && averages.has(root)))
        averages.add(place.root);
  }
  return averages;
}

/** It decays, or adds up squares. */
function isAverage({ place, reads, statement: { value, operator } }: Write, text: string): boolean {
  const others = sameKeyed(place, reads).filter((other) => other.root !== place.root);
  if (value === undefined || others.length === 0) return false;
  const parts = [...expressionsIn(value)];
  const has = (part: Expression, name: string) => readsOf(part, text).has(name);
  if (operator === '=')
    return parts.some(
      (part) =>
        part.kind === 'binary' && part.operator === '*' && (has(part.left, place.text) || has(part.right, place.text)),
    );
  return parts.some(
    (part) =>
      part.kind === 'binary' &&
      (part.operator === '**' || part.operator === '*') &&
      others.some((other) => has(part.left, other.text) && (part.operator === '**' || has(part.right, other.text))),
  );
}

/** Of the variables that are read those that are kept under the same key. */
function sameKeyed({ key }: Place, reads: ReadonlySet<string>): Place[] {
  return [...reads]
    .flatMap((read) => placeOf(read) ?? [])
    .filter((other) => other.holder !== undefined && other.key === key);
}
