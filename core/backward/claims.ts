/** Which variables are hand-written gradients, by how they are called, and of what. */
import { primalName } from '../selection/gradient-names.ts';
import { averagesIn } from './averages.ts';
import type { Expression } from './forms.ts';
import { Names } from './names.ts';
import type { Pair } from './pairs.ts';
import { type Place, placeOf } from './places.ts';
import { readsOf, type Scope, type Write } from './scopes.ts';
import { abbreviatedIn, fullNameOf } from './short-names.ts';
import { Slopes } from './slopes.ts';
import { expressionsIn } from './walk.ts';

/** A variable of a scope that claims to be the gradient of another. */
export interface Claim {
  /** As it is written: `dW1`, `self.dW`, `grads['W1']`. */
  readonly name: string;
  /** The variable's own name, without what it is kept in; and as it is written. */
  readonly of: string;
  readonly ofText: string;
  /** Where the name alone does not say it: what else it could be the gradient of. */
  readonly others: readonly string[];
  /** Where it is written last. */
  readonly scope: Scope;
  readonly writes: readonly Write[];
  /** It is handed on from layer to layer under the same name: what it is the gradient of changes. */
  readonly isRunning: boolean;
  /** It is made of other gradients, or others are, or it is a function's. */
  readonly isConnected: boolean;
  /** A slope that others are multiplied with: what it is made of is no gradient, what is made of it is. */
  readonly isLocal: boolean;
  /** Its name says of what it is the gradient. */
  readonly isNamed: boolean;
  /** Something is computed for it: no upstream gradient that comes from outside. */
  readonly isMade: boolean;
}

/** What a name is the gradient of, by the variable as it is written; `false`: of nothing. */
export type SaidNames = ReadonlyMap<string, string | false>;

export interface Claims {
  readonly all: readonly Claim[];
  /** What a variable is the gradient of, by its form or because somebody says so; undefined: of none. */
  primalOf(place: Place): string | undefined;
}

/** @param pairs whose forward passes' variables the backward passes see */
export function claimsOf(scopes: readonly Scope[], pairs: readonly Pair[], text: string, said: SaidNames): Claims {
  const known = new Names(scopes, pairs);
  const primalIn = (place: Place, scope: Scope | undefined): string | undefined => {
    const word = said.get(place.text) ?? said.get(place.key);
    if (word !== undefined) return word === false ? undefined : placeOf(word)?.key;
    const isKnown = (name: string) => known.has(name, scope);
    const primal = primalName(place.key, isKnown);
    const isOwn = (name: string) => scope !== undefined && known.within(scope).has(name);
    // `dh` in a loop over `hs`, where only another function has an `h`.
    if (primal !== undefined) return !isOwn(primal) && isOwn(`${primal}s`) ? `${primal}s` : primal;
    const isKept = place.holder !== undefined && HOLDERS.test(place.holder) && isKnown(place.key);
    if (isKept) return place.key;
    return fullNameOf(place.key, isKnown) ?? (scope && abbreviatedIn(place.key, known.within(scope)));
  };
  const primalOf = (place: Place) => primalIn(place, undefined);
  const read = new Set(scopes.flatMap(({ writes }) => writes.flatMap((write) => [...write.reads])));
  const isGradient = (name: string) => {
    const place = placeOf(name);
    return place !== undefined && primalOf(place) !== undefined;
  };
  const isAlsoFrom = writtenFromOutside(scopes);
  const averages = averagesIn(scopes, text);
  const slopes = new Slopes(pairs, text, isGradient);
  /** By another gradient. */
  const isRead = (name: string) =>
    scopes.some(({ writes }) =>
      writes.some(({ place, reads }) => place.text !== name && reads.has(name) && primalOf(place) !== undefined),
    );
  const all = groupsOf(scopes).flatMap((writes): Claim[] => {
    const { scope } = writes[writes.length - 1];
    // `const grads = { w: 0 }` says less of how it is written than `grads.w += …`.
    const { place } = writes.find(({ entry }) => entry === undefined) ?? writes[0];
    const primal = primalIn(place, scope);
    const [of, ...others] = candidatesFor(primal, place, scope);
    const isSaid = said.has(place.text) || said.has(place.key);
    if (of === undefined || (place.holder !== undefined && averages.has(place.root))) return [];
    if (scope.owner !== undefined && place.root === scope.function?.receiver && isAlsoFrom.has(place.key)) return [];
    if (DIFFERENCES.test(scope.function?.name ?? '')) return [];
    if (!(isSaid || looksLikeGradient(writes, text, isRead(place.text)))) return [];
    const isRunning = writes.some((write) => handsOn(write, text));
    const isConnected =
      scope.function !== undefined ||
      writes.some(({ reads }) => [...reads].some((name) => name !== place.text && isGradient(name))) ||
      read.has(place.text);
    const isMade = writes.some(
      ({ reads, isFresh }) => !isFresh || [...reads].some(isGradient) || !isGiven(writes, text),
    );
    const isLocal = slopes.of(scope).has(place.text);
    const ofText = known.textOf(of, place);
    const isNamed = primal !== undefined;
    return [{ name: place.text, of, ofText, others, scope, writes, isRunning, isConnected, isLocal, isNamed, isMade }];
  });
  return { all, primalOf };
}

/** Attributes that are written by others than the object's own methods: `volume.dw[i] += …`. */
function writtenFromOutside(scopes: readonly Scope[]): ReadonlySet<string> {
  // A function inside of a method knows the method's receiver, too.
  const receivers = new Set(scopes.flatMap(({ function: fn }) => fn?.receiver ?? []));
  const writes = scopes.flatMap((scope) => scope.writes).filter(({ place }) => !receivers.has(place.root));
  const attributes = writes.filter(({ place }) => place.holder !== undefined && place.text.endsWith(`.${place.key}`));
  return new Set(attributes.map(({ place }) => place.key));
}

/** `grad` alone is the gradient of a parameter. */
function candidatesFor(of: string | undefined, { text }: Place, { function: fn }: Scope): readonly string[] {
  if (of !== undefined) return [of];
  return fn !== undefined && /^(grad|gradient)$/.test(text) ? fn.parameters.filter((name) => name !== text) : [];
}

/** A literal, or what a library makes of a shape alone. */
function isGiven(writes: readonly Write[], text: string): boolean {
  return writes.every(({ statement, entry }) => {
    const value = entry?.value ?? statement.value;
    if (value?.kind === 'call') return MAKERS.test(text.slice(value.callee.start, value.callee.end));
    return value?.kind === 'number' || (value?.kind === 'list' && !isZeros(value));
  });
}

function isZeros(value: Expression): boolean {
  if (value.kind === 'list') return value.elements.every(isZeros);
  return value.kind === 'number' && value.value === 0;
}

const MAKERS = /rand|normal|uniform|array|arange|linspace|from$|zeros|empty|fill$/i;

/** What gradients are kept in. */
const HOLDERS = /^(d|g|_?grads?|_?gradients?|d_?params?|d_?weights)$/i;

/** Functions that find gradients by differences: what they write is no derivation. */
const DIFFERENCES = /numeric|finite|num_?grad|grad_?check|check_?grad|grads?_?num/i;

/** The writes to each variable of a function; of an object's attribute, those of all methods. */
function groupsOf(scopes: readonly Scope[]): (readonly (Write & { readonly scope: Scope })[])[] {
  const groups = new Map<string, (Write & { readonly scope: Scope })[]>();
  for (const [i, scope] of scopes.entries()) {
    const { function: fn, owner } = scope;
    for (const write of scope.writes) {
      const { text, root } = write.place;
      const isAttribute = owner !== undefined && root === fn?.receiver;
      const same = text.replace(/\['([^']+)'\]/g, '.$1');
      const id = isAttribute ? `${owner.start} ${same}` : `${i}: ${same}`;
      groups.set(id, [...(groups.get(id) ?? []), { ...write, scope }]);
    }
  }
  return [...groups.values()];
}

/** A step width and a distance between the points of a grid have such names, too. */
function looksLikeGradient(writes: readonly Write[], text: string, isRead: boolean): boolean {
  if (writes.every(({ statement, entry }) => isNoDerivation(entry?.value ?? statement.value, text))) return false;
  const [only] = writes;
  const value = writes.length === 1 ? (only.entry?.value ?? only.statement.value) : undefined;
  return !(value?.kind === 'number' && value.value !== 0 && value.value !== 1 && !isRead);
}

function isNoDerivation(value: Expression | undefined, text: string): boolean {
  if (value === undefined) return true;
  if (value.kind === 'call') {
    const callee = placeOf(text.slice(value.callee.start, value.callee.end));
    // A function of the file's own may be called `gradient`.
    const isLibrarys = value.callee.kind === 'member' || BUILTINS.has(callee?.key ?? '');
    return callee !== undefined && isLibrarys && OTHER_CALLS.has(callee.key);
  }
  if (value.kind === 'text' || isSize(value)) return true;
  if (value.kind !== 'binary') return false;
  if (value.operator === '/') return isDifferenceOfCalls(value.left, text);
  // x[1] - x[0]
  const [left, right] = [value.left, value.right].map(elementOf);
  return value.operator === '-' && left !== undefined && nameAt(left, text) === nameAt(right ?? left, text) && !!right;
}

const BUILTINS: ReadonlySet<string> = new Set(['int', 'len', 'range']);
const OTHER_CALLS: ReadonlySet<string> = new Set([
  ...BUILTINS,
  'diff',
  'gradient',
  'linspace',
  'int',
  'len',
  'range',
  'numerical',
]);

/** x.shape, x.shape[0], x.length */
function isSize(value: Expression): boolean {
  if (value.kind === 'index') return isSize(value.object);
  return value.kind === 'member' && SIZES.has(value.name);
}

const SIZES: ReadonlySet<string> = new Set(['shape', 'size', 'ndim', 'length']);

/** (f(x + h) - f(x - h)) / … */
function isDifferenceOfCalls(value: Expression, text: string): boolean {
  if (value.kind !== 'binary' || value.operator !== '-') return false;
  const { left, right } = value;
  if (left.kind !== 'call' || right.kind !== 'call') return false;
  return nameAt(left.callee, text) === nameAt(right.callee, text);
}

function elementOf(expression: Expression): Expression | undefined {
  return expression.kind === 'index' ? expression.object : undefined;
}

function nameAt({ start, end }: Expression, text: string): string {
  return text.slice(start, end);
}

function handsOn({ place, statement }: Write, text: string): boolean {
  for (const part of expressionsIn(statement.value))
    if (part.kind === 'call' && part.arguments.some((argument) => readsOf(argument, text).has(place.text)))
      return isCallOfOwn(part.callee, text);
  return false;
}

/** Not one of the library's, through which a gradient may well stay that of the same variable: `np.clip(dW, …)`. */
function isCallOfOwn(callee: Expression, text: string): boolean {
  const place = placeOf(text.slice(callee.start, callee.end));
  return (
    place !== undefined && !LIBRARIES.has(place.root) && (/back|grad|bwd/i.test(place.key) || callee.kind !== 'member')
  );
}

const LIBRARIES: ReadonlySet<string> = new Set(['np', 'numpy', 'Math', 'math', 'scipy']);
