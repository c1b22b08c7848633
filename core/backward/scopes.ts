/** A program's functions with what each of them writes, reads and returns itself; the program is the first of them. */
import type { Span } from '../runtime/nodes.ts';
import type { Assign, ClassForm, Expression, FunctionForm, Return, Statement } from './forms.ts';
import { type Place, placeOf } from './places.ts';
import { expressionsIn } from './walk.ts';

export interface Scope {
  /** undefined: the program. */
  readonly function: FunctionForm | undefined;
  readonly owner: ClassForm | undefined;
  /** `Affine.backward`; undefined: the program. */
  readonly name: string | undefined;
  /** In source order, those in loops and branches, too, those in functions not. */
  readonly writes: readonly Write[];
  readonly returns: readonly Return[];
  /** Names that loops bind. */
  readonly bound: readonly Place[];
}

/** A target of an assignment. */
export interface Write extends Span {
  readonly place: Place;
  readonly statement: Assign;
  /** The variable is a new one afterwards: nothing of what it was is in it. */
  readonly isFresh: boolean;
  /** The variables that are read for it. */
  readonly reads: ReadonlySet<string>;
  /** Of `grads = { W1: … }`: one write for each entry besides that of the whole, with what is written. */
  readonly entry: { readonly key: string; readonly value: Expression } | undefined;
}

export function scopesOf(program: readonly Statement[], text: string): Scope[] {
  const scopes: Scope[] = [];
  const open = (body: readonly Statement[], fn: FunctionForm | undefined, owner: ClassForm | undefined) => {
    const [writes, returns, bound]: [Write[], Return[], Place[]] = [[], [], []];
    const name = fn && (owner ? `${owner.name}.${fn.name}` : fn.name);
    scopes.push({ function: fn, owner, name, writes, returns, bound });
    const visit = (statements: readonly Statement[], within: ClassForm | undefined): void => {
      for (const statement of statements) {
        if (statement.kind === 'assign') writes.push(...writesOf(statement, text));
        else if (statement.kind === 'return') returns.push(statement);
        else if (statement.kind === 'function') open(statement.body, statement, within);
        else if (statement.kind === 'class') visit(statement.body, statement);
        else if (statement.kind === 'block') {
          for (const target of statement.bound) bound.push(...placesIn(target, text).map(({ place }) => place));
          for (const body of statement.bodies) visit(body, within);
        }
      }
    };
    visit(body, undefined);
  };
  open(program, undefined, undefined);
  return scopes;
}

/** The variables that it reads, each as it is written, and what it is kept in, too: `params['W']` and `params`. */
export function readsOf(expression: Expression | undefined, text: string): ReadonlySet<string> {
  const reads = new Set<string>();
  for (const part of expressionsIn(expression)) {
    if (part.kind !== 'name' && part.kind !== 'member' && part.kind !== 'index') continue;
    const place = placeOf(text.slice(part.start, part.end));
    if (place !== undefined) reads.add(place.text);
  }
  return reads;
}

function writesOf(statement: Assign, text: string): Write[] {
  const { targets, operator, value } = statement;
  const reads = readsOf(value, text);
  return targets
    .flatMap((target) => placesIn(target, text))
    .flatMap(({ place, span }) => {
      const isFresh = operator === '=' && !place.isElement && (place.isComputed || !reads.has(place.text));
      const write = { ...span, place, statement, isFresh, reads, entry: undefined };
      const entries = value?.kind === 'record' && !place.isElement && operator === '=' ? value.entries : [];
      const parts = entries.map((entry) => ({ ...write, entry, place: entryOf(place, entry.key) }));
      return [write, ...parts];
    });
}

function entryOf({ text, root, key }: Place, name: string): Place {
  return { key: name, text: `${text}['${name}']`, root, holder: key, isElement: false, isComputed: false };
}

/** Of a pattern several. */
function placesIn(target: Expression, text: string): { readonly place: Place; readonly span: Span }[] {
  if (target.kind === 'list') return target.elements.flatMap((element) => placesIn(element, text));
  if (target.kind === 'record') return target.entries.flatMap(({ value }) => placesIn(value, text));
  const { start, end } = target;
  const place = placeOf(text.slice(start, end));
  return place === undefined ? [] : [{ place, span: { start, end } }];
}
