/** What the numbers of a fault say of a change before anybody runs it. */
import type { Fault, Numbers } from '../fault.ts';
import type { Assign, Expression } from '../forms.ts';
import { differenceOf, fitsShape } from '../numbers.ts';
import { computedBy } from '../walk.ts';
import { elementwise, isClose, isSameShape, less, mapped, sizeOf } from './arrays.ts';
import { evaluate, joinAxis } from './evaluate.ts';
import { type Spot, spotsOf } from './spots.ts';

const TOLERANCE = 1e-6;

/** `right`, `wrong`; undefined: they do not tell. */
export type Prospect = 'right' | 'wrong' | undefined;

type Instead = ReadonlyMap<Expression, Numbers>;

export class Prospects {
  readonly #variables: ReadonlyMap<string, Numbers>;
  /** What the gradient is computed from, by what it is written to; and the values that are written into it. */
  readonly #servers = new Map<string, Expression>();
  readonly #wholes: readonly Expression[];
  readonly #missing: Numbers | undefined;
  /** Of the statements that write the gradient, or serve to. */
  readonly #spots: readonly Spot[];
  readonly #asked = new Set<string>();

  constructor(readonly fault: Fault) {
    const { value, expected, suspects } = fault;
    this.#variables = new Map(fault.variables.map(({ text, numbers }) => [text, numbers]));
    this.#missing = less(expected, value);
    const active = suspects.filter(({ role }) => role === 'writes' || role === 'serves');
    this.#spots = active.flatMap(({ statement }) => spotsOf(fault.text, statement));
    const servers = suspects.filter(({ role }) => role === 'serves').map(({ statement }) => statement);
    const assigned = servers.filter((statement): statement is Assign => statement.kind === 'assign');
    for (const { targets, operator, value: served } of assigned) {
      // What is written twice is not that value alone.
      const name = this.#textOf(targets[0]);
      const isAlone = assigned.filter((other) => this.#textOf(other.targets[0]) === name).length === 1;
      if (served !== undefined && operator === '=' && isAlone) this.#servers.set(name, served);
    }
    this.#wholes = suspects.flatMap(({ role, statement }) => {
      const whole = role === 'writes' ? computedBy(statement) : undefined;
      return whole === undefined ? [] : [whole];
    });
  }

  /** What an expression is where the suspects stand; for a loop or several calls, what it was last. */
  of(node: Expression): Numbers | undefined {
    return evaluate(node, { text: this.fault.text, read: (name) => this.#variables.get(name) });
  }

  /** @param instead other values at places of one statement; undefined: one is not known */
  with(spot: Spot, instead: ReadonlyMap<Expression, Numbers | undefined>): Prospect {
    // What an arrow binds is another each time.
    if (isPerElement(spot)) return undefined;
    const given = new Map<Expression, Numbers>();
    for (const [node, numbers] of instead) {
      if (numbers === undefined) return undefined;
      given.set(node, numbers);
    }
    const root = rootOf(spot);
    const name = this.#wholes.includes(root) ? undefined : this.#servedBy(root);
    if (name === undefined && !this.#wholes.includes(root)) return undefined;
    const wholes = name === undefined ? [root] : this.#wholes;
    return this.#judge(wholes, given, name);
  }

  #judge(wholes: readonly Expression[], instead: Instead, changed: string | undefined): Prospect {
    const { value, expected } = this.fault;
    let change: Numbers | undefined;
    for (const whole of wholes) {
      const old = this.of(whole);
      const now = old && this.#with(whole, instead, changed);
      if (old === undefined || now === undefined || !Array.from(now.data).every(Number.isFinite)) return undefined;
      if (isClose(old, value)) return fits(now, expected) ? 'right' : 'wrong';
      const by = isSameShape(now.shape, old.shape) ? elementwise((a, b) => a - b, now, old) : undefined;
      if (by === undefined) return undefined;
      change = change === undefined ? by : elementwise((a, b) => a + b, change, by);
    }
    return change && this.#missing && isClose(change, this.#missing) ? 'right' : undefined;
  }

  /** @param changed the variable whose value is to be computed anew, with what depends on it */
  #with(node: Expression, instead: Instead, changed: string | undefined): Numbers | undefined {
    const { text: source } = this.fault;
    const busy = new Set<string>();
    const by = new Map([...instead].map(([each, numbers]) => [each, () => numbers]));
    const read = (text: string): Numbers | undefined => {
      const served = changed === undefined ? undefined : this.#servers.get(text);
      const isAnew = served !== undefined && (text === changed || this.#textOf(served).includes(changed as string));
      // In a loop they are computed from each other, which only its steps tell.
      if (!isAnew || busy.has(text)) return this.#variables.get(text);
      busy.add(text);
      const now = evaluate(served, { text: source, read, instead: by });
      busy.delete(text);
      return now;
    };
    return evaluate(node, { text: source, read, instead: by });
  }

  #servedBy(root: Expression): string | undefined {
    for (const [name, served] of this.#servers) if (served === root) return name;
    return undefined;
  }

  /** What would have to be at a place to make the whole right; NaN where anything does. */
  wantedAt(spot: Spot): Numbers | undefined {
    const { parent, node, as } = spot;
    if (parent === undefined) {
      if (spot.isTarget) return undefined;
      if (!this.#wholes.includes(node)) return this.#wantedOfServed(node);
      const old = this.of(node);
      if (old === undefined) return undefined;
      if (isClose(old, this.fault.value)) return this.fault.expected;
      const missing = this.#missing;
      return missing && isSameShape(old.shape, missing.shape) ? elementwise((a, b) => a + b, old, missing) : undefined;
    }
    const above = parent.node;
    if (above.kind === 'list' && parent.parent?.node.kind === 'call') {
      return this.#joinedAt(parent, parent.parent, above.elements.indexOf(node));
    }
    const wanted = this.wantedAt(parent);
    if (wanted === undefined) return undefined;
    if (above.kind === 'unary') return above.operator === '-' ? mapped((x) => -x, wanted) : undefined;
    if (above.kind === 'list') return partOf(wanted, above.elements.indexOf(node));
    if (above.kind !== 'binary') return undefined;
    const other = this.of(as === 'left' ? above.right : above.left);
    const invert = INVERSES[above.operator]?.[as === 'left' ? 0 : 1];
    const found = other && invert && elementwise(invert, wanted, other);
    const old = this.of(node);
    // What is broadcast here can become as large as what is wanted, and no smaller.
    return found && old && less(found, old) ? found : undefined;
  }

  /** What serves at one place alone must be what is wanted there. */
  #wantedOfServed(served: Expression): Numbers | undefined {
    const name = this.#servedBy(served);
    // What serves itself, from one turn of a loop to the next, would be asked for without end.
    if (name === undefined || this.#asked.has(name)) return undefined;
    const readers = this.#spots.filter(({ node, isTarget }) => !isTarget && this.#textOf(node) === name);
    if (readers.length !== 1) return undefined;
    this.#asked.add(name);
    const wanted = this.wantedAt(readers[0]);
    this.#asked.delete(name);
    return wanted;
  }

  /** Of what a call joins, the part that one array makes. */
  #joinedAt({ node: list }: Spot, call: Spot, i: number): Numbers | undefined {
    const whole = this.wantedAt(call);
    if (whole === undefined || list.kind !== 'list' || call.node.kind !== 'call') return undefined;
    const axis = joinAxis(call.node, whole.shape.length);
    const lengths = list.elements.map((each) => (axis === undefined ? undefined : this.of(each)?.shape[axis]));
    if (axis === undefined || lengths.some((length) => length === undefined)) return undefined;
    const start = (lengths as number[]).slice(0, i).reduce((sum, length) => sum + length, 0);
    return sliced(whole, axis, start, lengths[i] as number);
  }

  #textOf({ start, end }: Expression): string {
    return this.fault.text.slice(start, end);
  }
}

const divided = (wanted: number, other: number) => (other === 0 ? Number.NaN : wanted / other);

type Inverse = (wanted: number, other: number) => number;

/** From what is wanted of `a · b` and the other operand: what is wanted on the left, and on the right. */
const INVERSES: Readonly<Record<string, readonly [Inverse, Inverse]>> = {
  '+': [(wanted, other) => wanted - other, (wanted, other) => wanted - other],
  '-': [(wanted, other) => wanted + other, (wanted, other) => other - wanted],
  '*': [divided, divided],
  '/': [(wanted, other) => wanted * other, (wanted, other) => divided(other, wanted)],
};

function sliced({ shape, data }: Numbers, axis: number, start: number, length: number): Numbers {
  const inner = sizeOf(shape.slice(axis + 1));
  const place = (i: number) => Math.floor(i / inner) % shape[axis];
  const kept = Array.from(data).filter((_, i) => place(i) >= start && place(i) < start + length);
  return { shape: shape.map((n, i) => (i === axis ? length : n)), data: kept };
}

function partOf({ shape: [length, ...shape], data }: Numbers, i: number): Numbers | undefined {
  if (length === undefined || i >= length) return undefined;
  const size = data.length / length;
  return { shape, data: Array.from(data).slice(i * size, (i + 1) * size) };
}

function isPerElement({ parent }: Spot): boolean {
  return parent !== undefined && (parent.node.kind === 'other' || isPerElement(parent));
}

function rootOf({ parent, node }: Spot): Expression {
  return parent === undefined ? node : rootOf(parent);
}

function fits(now: Numbers, expected: Numbers): boolean {
  return (
    now.data.length === expected.data.length &&
    fitsShape(now.shape, expected.shape) &&
    differenceOf(now.data, expected.data).error < TOLERANCE
  );
}
