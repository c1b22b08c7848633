/** What the numbers of a fault say of a change before anybody runs it. */
import type { Fault, Numbers } from '../fault.ts';
import type { Expression } from '../forms.ts';
import { differenceOf, fitsShape } from '../numbers.ts';
import { elementwise, isClose, isSameShape, mapped } from './arrays.ts';
import { evaluate } from './evaluate.ts';
import type { Spot } from './spots.ts';

const TOLERANCE = 1e-6;

/** `right`, `wrong`; undefined: they do not tell. */
export type Prospect = 'right' | 'wrong' | undefined;

export class Prospects {
  readonly #variables: ReadonlyMap<string, Numbers>;

  constructor(readonly fault: Fault) {
    this.#variables = new Map(fault.variables.map(({ text, numbers }) => [text, numbers]));
  }

  /** What an expression is where the suspects stand; for a loop or several calls, what it was last. */
  of(node: Expression, instead?: ReadonlyMap<Expression, Numbers>): Numbers | undefined {
    return evaluate(node, (each) => instead?.get(each) ?? this.#variables.get(this.#textOf(each)));
  }

  /** @param instead other values at places of one statement; undefined: one is not known */
  with(spot: Spot, instead: ReadonlyMap<Expression, Numbers | undefined>): Prospect {
    const whole = wholeOf(spot);
    const old = this.of(whole.node);
    const given = new Map<Expression, Numbers>();
    for (const [node, numbers] of instead) {
      if (numbers === undefined) return undefined;
      given.set(node, numbers);
    }
    const now = old && this.of(whole.node, given);
    if (old === undefined || now === undefined || !Array.from(now.data).every(Number.isFinite)) return undefined;
    const isAll = isClose(old, this.fault.value);
    if (isAll) return fits(now, this.fault.expected) ? 'right' : 'wrong';
    const change = isSameShape(now.shape, old.shape) ? elementwise((a, b) => a - b, now, old) : undefined;
    return change && this.#missing && isClose(change, this.#missing) ? 'right' : undefined;
  }

  /** What would have to be at a place to make the whole right; NaN where anything does. */
  wantedAt(spot: Spot): Numbers | undefined {
    const { parent, node, as } = spot;
    if (parent === undefined) {
      const old = this.of(node);
      if (old === undefined || spot.isTarget) return undefined;
      if (isClose(old, this.fault.value)) return this.fault.expected;
      return this.#missing && isSameShape(old.shape, this.#missing.shape)
        ? elementwise((a, b) => a + b, old, this.#missing)
        : undefined;
    }
    const wanted = this.wantedAt(parent);
    if (wanted === undefined) return undefined;
    const above = parent.node;
    if (above.kind === 'unary') return above.operator === '-' ? mapped((x) => -x, wanted) : undefined;
    if (above.kind !== 'binary') return undefined;
    const other = this.of(as === 'left' ? above.right : above.left);
    const invert = INVERSES[above.operator]?.[as === 'left' ? 0 : 1];
    const found = other && invert && elementwise(invert, wanted, other);
    const old = this.of(node);
    return found && old && isSameShape(found.shape, old.shape) ? found : undefined;
  }

  get #missing(): Numbers | undefined {
    const { value, expected } = this.fault;
    return isSameShape(value.shape, expected.shape) ? elementwise((a, b) => a - b, expected, value) : undefined;
  }

  #textOf({ start, end }: Expression): string {
    return this.fault.text.slice(start, end);
  }
}

const divided = (wanted: number, other: number) => (other === 0 ? Number.NaN : wanted / other);

/** From what is wanted of `a · b` and the other operand: what is wanted on the left, and on the right. */
const INVERSES: Readonly<Record<string, readonly [Inverse, Inverse]>> = {
  '+': [(wanted, other) => wanted - other, (wanted, other) => wanted - other],
  '-': [(wanted, other) => wanted + other, (wanted, other) => other - wanted],
  '*': [divided, divided],
  '/': [(wanted, other) => wanted * other, (wanted, other) => divided(other, wanted)],
};

type Inverse = (wanted: number, other: number) => number;

function wholeOf(spot: Spot): Spot {
  return spot.parent === undefined ? spot : wholeOf(spot.parent);
}

function fits(now: Numbers, expected: Numbers): boolean {
  return (
    now.data.length === expected.data.length &&
    fitsShape(now.shape, expected.shape) &&
    differenceOf(now.data, expected.data).error < TOLERANCE
  );
}
