/** What a formula looks like on a tape, in all its spellings. */
import { ops } from '../../autodiff/ops/index.ts';
import { tensorOps } from '../../autodiff/tensor-ops/index.ts';
import type { TensorRecord } from '../../autodiff/tensor-records.ts';
import { type Call, type Formula, formula, substituted, unified } from './notation.ts';
import type { Row, Rows } from './row.ts';
import { ANY, CONSTANTS, type Slots, slotsOf, union } from './slots.ts';
import { namedNumbers, spellings } from './spellings.ts';

export type Pattern = Leaf | Inner;

export type Leaf =
  /** Anything, but the same wherever the name stands. */
  { readonly kind: 'capture'; readonly name: string; readonly slots: Slots } | NumberPattern;

/** A constant number: this one or, without a value, any. */
export interface NumberPattern {
  readonly kind: 'number';
  readonly value: number | undefined;
  /** How far off it may be, relatively. */
  readonly within: number;
  readonly slots: Slots;
}

/** A pattern of an entry of the tape; `slots` are those of the ops that it may begin with. */
export type Inner =
  | {
      readonly kind: 'op';
      readonly id: number;
      readonly args: readonly Pattern[];
      readonly commutes: boolean;
      /** What its record has to say. */
      readonly where: ((record: TensorRecord) => boolean) | undefined;
      readonly slots: Slots;
    }
  /** Along axes of an array. Those of one scope run along the same ones. */
  | {
      readonly kind: 'reduction';
      readonly id: number;
      readonly arg: Pattern;
      readonly scope: object;
      /** It may run along further axes. */
      readonly wide: boolean;
      readonly slots: Slots;
    }
  | TermsPattern
  /** The largest of the numbers that `of` stands for in a sum. */
  | { readonly kind: 'largest'; readonly of: string; readonly slots: Slots }
  | { readonly kind: 'either'; readonly of: readonly Inner[]; readonly slots: Slots };

/** A sum that is written out, or made one by one from a list: every term has the pattern, its captures are its own. */
export interface TermsPattern {
  readonly kind: 'terms';
  readonly term: Inner;
  readonly captures: readonly string[];
  /** The terms are products of numbers that occur nowhere else in the sum, as in w₀·x₀ + w₁·x₁. */
  readonly dot: boolean;
  /** One further term is anything. */
  readonly bias: boolean;
  readonly slots: Slots;
}

const COMMUTATIVE: ReadonlySet<string> = new Set(['add', 'mul']);
/** Beyond any difference in rounding, and far below what tells one such number from another. */
const ROUNDED = 1e-6;
/** Reductions on the tape, by the notation's name. */
const REDUCTIONS: Readonly<Record<string, { readonly id: number; readonly wide?: boolean }>> = {
  sum: tensorOps.sum,
  mean: tensorOps.mean,
  variance: tensorOps.var,
  deviation: tensorOps.std,
  max: { id: tensorOps.max.id, wide: true },
};
/** Ops of the tape that mean this only with some parameters or results. */
const RESTRICTED: Readonly<Record<string, { readonly id: number; readonly where: (record: TensorRecord) => boolean }>> =
  {
    dot: { id: tensorOps.matmul.id, where: ({ value }) => value.shape.length === 0 },
    norm: { id: tensorOps.norm.id, where: ({ params }) => (params as { order: number }).order === 2 },
  };

/** Rows, and the patterns of those that others are built on: made once for each name that they are of. */
export interface Book {
  readonly rows: Rows;
  readonly made: Map<string, Inner>;
}

interface Context {
  readonly book: Book;
  /** What names stand for that are no captures. */
  readonly names: ReadonlyMap<string, Pattern>;
  readonly scope: object;
  /** What has been made: a part that stands in many spellings is made once. */
  readonly made: Map<Formula, Pattern>;
}

/** The patterns of a row, one for each op that it may end with. */
export function patternsOf(row: Row, book: Book): readonly Inner[] {
  const found = row.written.map((text) => inner(formula(text), contextOf(book, new Map())));
  return found.flatMap((pattern) => (pattern.kind === 'either' ? pattern.of : [pattern]));
}

function contextOf(book: Book, names: Context['names']): Context {
  return { book, names, scope: {}, made: new Map() };
}

function inner(of: Formula, context: Context): Inner {
  const pattern = patternOf(of, context);
  if (pattern.kind === 'capture' || pattern.kind === 'number') throw new Error('a pattern needs an operation');
  return pattern;
}

function patternOf(of: Formula, context: Context): Pattern {
  if (of.kind === 'number') return number(of.value);
  if (of.kind === 'call') {
    const pattern = context.made.get(of) ?? patternOfCall(of, context);
    context.made.set(of, pattern);
    return pattern;
  }
  const { name } = of;
  const known = context.names.get(name);
  if (known !== undefined) return known;
  if (name in namedNumbers) return number(namedNumbers[name], ROUNDED);
  return name === 'n' || name === 'c' ? number(undefined) : { kind: 'capture', name, slots: ANY };
}

function patternOfCall(call: Call, context: Context): Pattern {
  for (const { line, form, as } of spellings.get(call.head) ?? []) {
    const names = line < call.from ? undefined : unified(form, call);
    if (names !== undefined) return either(as.map((one) => inner(substituted(one, names, line + 1), context)));
  }
  const { head } = call;
  const args = call.args.map((arg) => patternOf(arg, context));
  if (/^[A-Z]/.test(head)) return composition(head, args[0], context);
  if (head === 'terms') return terms(args[0], true, args.length > 1);
  if (args.length === 1 && head in REDUCTIONS) return reduction(head, args[0], context.scope);
  return op(head, args);
}

/** Another row, which has its own axes. */
function composition(head: string, x: Pattern, { book }: Context): Inner {
  const key = x.kind === 'capture' ? `${head} ${x.name}` : undefined;
  const known = key === undefined ? undefined : book.made.get(key);
  if (known !== undefined) return known;
  const { written, op: same } = book.rows[head[0].toLowerCase() + head.slice(1)];
  const names = new Map([['x', x]]);
  const found = written.map((text) => inner(formula(text), contextOf(book, names)));
  const pattern = either(same === undefined ? found : [...found, op(same, [x])]);
  if (key !== undefined) book.made.set(key, pattern);
  return pattern;
}

function reduction(head: string, arg: Pattern, scope: object): Inner {
  const { id, wide = false } = REDUCTIONS[head];
  const ofArray: Inner = { kind: 'reduction', id, arg, scope, wide, slots: slotsOf(id) };
  if (head === 'sum' && arg.kind !== 'capture') return either([ofArray, terms(arg, false, false)]);
  if (head !== 'max' || arg.kind !== 'capture') return ofArray;
  return either([ofArray, { kind: 'largest', of: arg.name, slots: ANY }]);
}

function terms(term: Pattern, dot: boolean, bias: boolean): Inner {
  if (term.kind === 'capture' || term.kind === 'number') throw new Error('a term needs an operation');
  const slots = slotsOf(ops.add.id, ops.fsum.id);
  return { kind: 'terms', term, captures: capturesOf(term), dot, bias, slots };
}

function op(name: string, args: readonly Pattern[]): Inner {
  const row: { id: number; where?: (record: TensorRecord) => boolean } | undefined =
    RESTRICTED[name] ??
    (ops as Readonly<Record<string, { id: number }>>)[name] ??
    (tensorOps as Readonly<Record<string, { id: number }>>)[name];
  if (row === undefined) throw new Error(`no op is called ${name}`);
  const { id, where } = row;
  return { kind: 'op', id, args, commutes: COMMUTATIVE.has(name), where, slots: slotsOf(id) };
}

function number(value: number | undefined, within = 0): Pattern {
  return { kind: 'number', value, within, slots: CONSTANTS };
}

function either(patterns: readonly Inner[]): Inner {
  const of = patterns.flatMap((pattern) => (pattern.kind === 'either' ? pattern.of : [pattern]));
  if (of.length === 1) return of[0];
  return { kind: 'either', of, slots: union(of.map(({ slots }) => slots)) };
}

function capturesOf(pattern: Pattern): string[] {
  const names = [...partsOf(pattern)].flatMap((part) => (part.kind === 'capture' ? part.name : []));
  return [...new Set(names)];
}

/** The pattern and all that it is made of. */
export function partsOf(pattern: Pattern, parts = new Set<Pattern>()): Set<Pattern> {
  if (parts.has(pattern)) return parts;
  parts.add(pattern);
  if (pattern.kind === 'op') for (const arg of pattern.args) partsOf(arg, parts);
  else if (pattern.kind === 'either') for (const one of pattern.of) partsOf(one, parts);
  else if (pattern.kind === 'reduction') partsOf(pattern.arg, parts);
  else if (pattern.kind === 'terms') partsOf(pattern.term, parts);
  return parts;
}
