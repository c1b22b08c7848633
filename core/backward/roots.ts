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
export function rootNames(scope: Scope, claims: Claims, text: string): readonly string[] {
  const forward = forwardNames(scope, claims, text);
  const returned = scope.returns.flatMap(({ value }) => firstOf(value));
  const places = returned
    .flatMap((expression) => [...namesAt(expression, text)])
    .filter((name) => forward.includes(name));
  const isRecord = (name: string) => RECORDS.test(name);
  const latest = forward.toReversed();
  const called = LOSSES.flatMap((pattern) => latest.filter((name) => pattern.test(lastName(name)) && !isRecord(name)));
  return [...new Set([...places, ...called, ...latest.filter((name) => !isRecord(name))])];
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

function namesAt({ start, end, kind }: Expression, text: string): string[] {
  return kind === 'name' || kind === 'member' ? [text.slice(start, end)] : [];
}

/** Of a tuple or a record the first, or what is called a loss. */
function firstOf(value: Expression | undefined): readonly Expression[] {
  if (value === undefined) return [];
  if (value.kind === 'list') return value.elements.slice(0, 1);
  if (value.kind !== 'record') return [value];
  const found = LOSSES.flatMap((pattern) => value.entries.filter(({ key }) => pattern.test(key)))[0];
  return [...(found ? [found] : value.entries.slice(0, 1))].map((entry) => entry.value);
}

/** Variables in the order in which they are written last. */
function forwardNames(scope: Scope, claims: Claims, text: string): string[] {
  const tainted = taintedNames(scope, claims, text);
  const names = new Set<string>();
  for (const { place, entry } of scope.writes) {
    if (tainted.has(place.text) || entry !== undefined) continue;
    names.delete(place.text);
    names.add(place.text);
  }
  return [...names];
}

/** Hand-written gradients, and what is made of them: without what a loop that goes on with it computes anew. */
export function taintedNames(scope: Scope, claims: Claims, text: string): ReadonlySet<string> {
  const tainted = new Set<string>();
  for (const { place, statement, isFresh, entry } of scope.writes) {
    if (entry !== undefined) continue;
    const isGradient = claims.primalOf(place) !== undefined;
    const reads = readsOf(statement.value, text);
    if (isGradient || [...reads].some((name) => tainted.has(name))) tainted.add(place.text);
    else if (isFresh) tainted.delete(place.text);
  }
  return tainted;
}
