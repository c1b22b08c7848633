/**
 * What a change of one statement makes of a gradient that loops or several statements compute: their runs are gone through
 * again, each with what it could read then, and with what became another by the change.
 */
import { Problem } from '../../runtime/problem.ts';
import type { Edit } from '../answers.ts';
import type { Fault, Numbers, Runs } from '../fault.ts';
import type { Assign, Expression, Statement } from '../forms.ts';
import { differenceOf, fitsShape } from '../numbers.ts';
import { placeOf } from '../places.ts';
import { expressionsIn } from '../walk.ts';
import { broadcastShape, elementwise, isClose, isSameShape } from './arrays.ts';
import { evaluate, type Instead, type Known } from './evaluate.ts';
import { type Elements, elementsAt } from './indexing.ts';
import { applied } from './lines.ts';
import type { Prospect } from './prospects.ts';

const TOLERANCE = 1e-6;
const MOST_STEPS = 40_000;

type Read = (name: string) => Numbers | undefined;

/** A statement that is another, or an expression in it whose value is another. */
interface Change {
  readonly old: Assign;
  readonly now: Assign;
  /** That the new one is written in. */
  readonly text: string;
  readonly node?: Expression;
  readonly instead?: Instead;
}

const OPERATIONS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '=': (_, b) => b,
  '+=': (a, b) => a + b,
  '-=': (a, b) => a - b,
  '*=': (a, b) => a * b,
  '/=': (a, b) => a / b,
};

export class Replay {
  #steps = 0;
  /** Without a change the gradient comes out that the code has. */
  readonly isFaithful: boolean;

  constructor(
    private readonly fault: Fault,
    private readonly runs: Runs,
  ) {
    const as = this.#result(undefined);
    this.isFaithful = as !== undefined && isClose(as, { ...fault.value, shape: as.shape });
  }

  /** undefined: it is no change of one statement, or it cannot be followed. */
  of(edits: readonly Edit[]): Prospect {
    return this.#judge(this.#changeBy(edits));
  }

  /** What another value of an expression would make of it. */
  with(statement: Statement, node: Expression, instead: Instead): Prospect {
    if (statement.kind !== 'assign') return undefined;
    return this.#judge({ old: statement, now: statement, text: this.fault.text, node, instead });
  }

  /** What code that is no part of the text is, where names are read; undefined: it cannot be read. */
  valueOf(code: string): ((around: Known) => Numbers | undefined) | undefined {
    const text = `x = ${code}`;
    const [statement, ...more] = this.#parse(text);
    const node = statement?.kind === 'assign' && more.length === 0 ? statement.value : undefined;
    return node && (({ read }) => evaluate(node, { text, read }));
  }

  /** Only so much is gone through for one gradient: with little left, what is only guessed is left out. */
  get isTired(): boolean {
    return this.#steps > MOST_STEPS / 2;
  }

  #judge(change: Change | undefined): Prospect {
    if (this.#steps > MOST_STEPS) return undefined;
    const result = change && this.#result(change);
    if (result === undefined) return undefined;
    const { expected } = this.fault;
    const isRight =
      fitsShape(result.shape, expected.shape) && differenceOf(result.data, expected.data).error < TOLERANCE;
    return isRight ? 'right' : 'wrong';
  }

  #changeBy(edits: readonly Edit[]): Change | undefined {
    const old = this.runs.executions
      .map(({ statement }) => statement)
      .find(({ start, end }) => edits.every((edit) => start <= edit.start && edit.end <= end));
    if (old === undefined) return undefined;
    const moved = edits.map((edit) => ({ ...edit, start: edit.start - old.start, end: edit.end - old.start }));
    const text = applied(this.fault.text.slice(old.start, old.end), moved);
    const [now, ...more] = this.#parse(text);
    return now?.kind === 'assign' && more.length === 0 ? { old, now, text } : undefined;
  }

  #parse(text: string): readonly Statement[] {
    try {
      return this.runs.parse(text);
    } catch (error) {
      if (error instanceof Problem) return [];
      throw error;
    }
  }

  #result(change: Change | undefined): Numbers | undefined {
    // What is another than it was; the gradient itself always.
    const anew = new Map<string, Numbers>();
    for (const execution of this.runs.executions) {
      const { statement, name, after, variables } = execution;
      this.#steps++;
      const isChanged = statement.start === change?.old.start;
      const [now, text] = isChanged && change ? [change.now, change.text] : [statement, this.fault.text];
      const isOwn = name === this.runs.name;
      if (!isOwn && !isChanged && !this.#isAffected(statement, name, anew)) {
        anew.delete(name);
        continue;
      }
      const read: Read = (each) => anew.get(each) ?? variables.get(each);
      const known: Known = { text, read };
      const value = isChanged && change ? changed(now, known, change) : now.value && evaluate(now.value, known);
      const before = anew.get(name) ?? variables.get(name);
      const result = value && written(now, value, before, known);
      // What is not understood is what it was, if nothing in it is another.
      const isAsItWas = !isChanged && !this.#isAffected(statement, isOwn ? undefined : name, anew, this.runs.name);
      const next = result ?? (isAsItWas ? after : undefined);
      if (next === undefined) return undefined;
      anew.set(name, next);
    }
    return anew.get(this.runs.name);
  }

  /** It reads, or adds to, something that is another. */
  #isAffected(
    { operator, value, targets }: Assign,
    name: string | undefined,
    anew: ReadonlyMap<string, Numbers>,
    but?: string,
  ): boolean {
    const isAnother = (each: string) => each !== but && anew.has(each);
    if (name !== undefined && isAnother(name) && (operator !== '=' || targets[0].kind === 'index')) return true;
    return [...expressionsIn(value)].some((part) => isAnother(this.fault.text.slice(part.start, part.end)));
  }
}

function changed({ value }: Assign, known: Known, { node, instead }: Change): Numbers | undefined {
  if (value === undefined) return undefined;
  if (node === undefined || instead === undefined) return evaluate(value, known);
  return evaluate(value, { ...known, instead: new Map([[node, instead]]) });
}

/** What a variable is when a value was written to it, or to a part of it. */
function written(
  { targets, operator }: Assign,
  value: Numbers,
  before: Numbers | undefined,
  known: Known,
): Numbers | undefined {
  const operation = OPERATIONS[operator];
  const [target, ...more] = targets;
  if (operation === undefined || more.length > 0 || target.kind === 'list') return undefined;
  if (placeOf(known.text.slice(target.start, target.end))?.isElement !== true) {
    if (operator === '=') return value;
    const all = before && elementwise(operation, before, value);
    return all !== undefined && isSameShape(all.shape, (before as Numbers).shape) ? all : undefined;
  }
  const part = before && partOf(target, before.shape, known);
  if (before === undefined || part === undefined) return undefined;
  const spread = broadcastShape(part.shape, value.shape);
  if (spread === undefined || !isSameShape(spread, part.shape)) return undefined;
  const all = elementwise((_, b) => b, { shape: part.shape, data: part.at }, value);
  const data = Float64Array.from(before.data);
  part.at.forEach((at, i) => {
    data[at] = operation(data[at], all?.data[i] ?? Number.NaN);
  });
  return { shape: before.shape, data };
}

/** Of `x[i][j]` and `grads['x'][:, j]` what is written in the array. */
function partOf(target: Expression, shape: readonly number[], known: Known): Elements | undefined {
  const indices: Expression[] = [];
  for (let node = target; node.kind === 'index'; node = node.object) indices.unshift(...node.indices);
  const placed = indices.filter(({ kind }) => kind !== 'text');
  return placed.length === 0 ? undefined : elementsAt(shape, placed, known, evaluate);
}
