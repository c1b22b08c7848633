/** Which names of a function could be what its hand-written gradients are the gradients of: its loss, its output. */
import type { Claims } from './claims.ts';
import type { Expression } from './forms.ts';
import { readsOf, type Scope } from './scopes.ts';

/** Names that say so themselves, the plainest first. */
const LOSSES: readonly RegExp[] = [
  /^(loss|cost|J|L|E|err|error|nll|objective|total_?loss|total_?cost|loss_?total)$/,
  /^(l|j|c)$|loss|cost|nll|objective|likelihood|error/i,
];
/** What is only kept of losses. */
const RECORDS = /smooth|avg|average|running|hist|prev|old|best|list|all|epoch_|last/i;

/** Names of a scope that could be what is differentiated, likeliest first: those that its gradients do not serve. */
export interface RootNames {
  readonly all: readonly string[];
  /** Those that are called like a loss. */
  readonly losses: readonly string[];
}

export function rootNames(scope: Scope, claims: Claims, text: string): RootNames {
  const forward = forwardNames(scope, claims, text).filter((name) => !RECORDS.test(name));
  const losses = LOSSES.flatMap((pattern) => forward.filter((name) => pattern.test(lastName(name))));
  return { all: forward, losses: [...new Set(losses)] };
}

/** Whether what a function returns first is a part of its forward pass. */
export function returnsForward(scope: Scope, claims: Claims, text: string): boolean {
  const tainted = taintedNames(scope, claims, text);
  const [first] = scope.returns.flatMap(({ value }) => firstOf(value));
  return first !== undefined && ![...readsOf(first, text)].some((name) => tainted.has(name));
}

function lastName(name: string): string {
  return /([\p{L}\p{N}_$]+)\W*$/u.exec(name)?.[1] ?? name;
}

/** Of a tuple or a record the first, or what is called a loss. */
function firstOf(value: Expression | undefined): readonly Expression[] {
  if (value === undefined) return [];
  if (value.kind === 'list') return value.elements.slice(0, 1);
  if (value.kind !== 'record') return [value];
  const found = LOSSES.flatMap((pattern) => value.entries.filter(({ key }) => pattern.test(key)))[0];
  return [...(found ? [found] : value.entries.slice(0, 1))].map((entry) => entry.value);
}

/** What was written last before the first gradient comes first; what comes after it is rather a part of the backward pass. */
function forwardNames(scope: Scope, claims: Claims, text: string): string[] {
  const tainted = taintedNames(scope, claims, text);
  const first = scope.writes.findIndex(({ place }) => claims.primalOf(place) !== undefined);
  const [before, after] = [new Set<string>(), new Set<string>()];
  for (const [i, { place, entry }] of scope.writes.entries()) {
    if (tainted.has(place.text) || entry !== undefined) continue;
    const names = first >= 0 && i > first ? after : before;
    names.delete(place.text);
    names.add(place.text);
  }
  return [...new Set([...[...before].toReversed(), ...[...after].toReversed()])];
}

/** Hand-written gradients, and what is made of them: without what a loop that goes on with it computes anew. */
export function taintedNames(scope: Scope, claims: Claims, text: string): ReadonlySet<string> {
  const tainted = new Set<string>();
  for (const { place, statement, isFresh, entry } of scope.writes) {
    if (entry !== undefined) continue;
    const isGradient = claims.primalOf(place) !== undefined;
    // A function that computes a loss may be given an array to write gradients into.
    const isLoss =
      LOSSES[0].test(place.key) ||
      (statement.value?.kind === 'call' && LOSSES.some((pattern) => pattern.test(place.key)));
    const reads = isLoss ? [] : [...readsOf(statement.value, text)];
    if (isGradient || reads.some((name) => tainted.has(name))) tainted.add(place.text);
    else if (isFresh) tainted.delete(place.text);
  }
  return tainted;
}
