/** The chain rule in numbers: what a gate hands to each of its arguments, and why so much. */
import type { Quantity } from '../core/answers.ts';
import { shapeText } from '../core/circuit/cells.ts';
import type { Circuit, Gate } from '../core/circuit/circuit.ts';
import { formatNumber, formatQuantity, formatStatistic, GRADIENT_MARK } from '../core/format.ts';
import { type Arrival, linksOf } from './links.ts';
import { fill, type Words } from './words.ts';

/** One row: an argument of a gate, or a use of a value. */
export interface Term {
  readonly name: string;
  /** What flows in. */
  readonly value?: string;
  /** The local gradient: `z = -4`. Of arrays the rule: `∂D · Xᵀ`. */
  readonly local?: string;
  /** What flows back: `1 × -4 = -4`, `5×3 · 3×10 → 5×10`, or why there is nothing. */
  readonly flow: string;
}

const NAME_LENGTH = 24;
/** Longer names are called x and y in formulas. */
const LONGEST_IN_FORMULA = 12;
const LONGEST_ELEMENTS = 48;

export function termsOf(circuit: Circuit, g: number, words: Words): readonly Term[] {
  const gate = circuit.gates[g];
  const arrivals = linksOf(circuit).arriving[g];
  const names = arrivals.map(({ wire }) => {
    const from = circuit.gates[wire.from];
    // A movement may have happened where its result was read: the text there is the reader's.
    const isOwnText = from.kind !== 'input' && from.kind !== 'constant' && from.text !== gate.text;
    return wire.name ?? (isOwnText ? from.text : from.label);
  });
  const scope = scopeOf(gate, arrivals, names);
  return arrivals.map((arrival, k) => {
    const { value, count } = arrival.wire;
    if (count > 1) return { name: shortened(names[k], NAME_LENGTH), value: fill(words.values, { count }), flow: '' };
    const { gradient } = arrival.branch;
    const name = shortened(names[k], NAME_LENGTH);
    return {
      name: scope.isCalled ? `${letterOf(gate, arrivals, k)} = ${name}` : name,
      value: value === undefined ? undefined : typeof value === 'number' ? formatNumber(value) : shapeText(value),
      ...(gradient === undefined
        ? { flow: words.stops }
        : typeof gate.gradient === 'number' && arrival.branch.local !== undefined
          ? scalarTerm(gate, arrival, gate.gradient, gradient, scope.formulas[k], words)
          : arrayTerm(gate, arrivals, k, gradient, scope, words)),
    };
  });
}

/** The local gradient of a fold as one text, where it does not go into rows: `∂x: g·Wᵀ, ∂W: xᵀ·g, ∂b: Σg`. */
export function foldRule(circuit: Circuit, g: number): string | undefined {
  const gate = circuit.gates[g];
  const arrivals = linksOf(circuit).arriving[g];
  return arrivals.some((arrival) => foldFormula(gate, arrivals, arrival) !== undefined) ? undefined : gate.fold?.local;
}

export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

const LETTERS = ['x', 'y'] as const;
/** Of a formula; not that of a function's name, as in `exp`, and not that of x̂. */
const LETTER = /(?<!\p{L})[xy](?![\p{L}\p{M}])/gu;
const RAISED = /[ˣʸ]/;

/** How the formulas of a gate's rows call its arguments. */
interface Scope {
  /** In these names. */
  readonly formulas: readonly (string | undefined)[];
  readonly called: readonly string[];
  /** They are called x and y, and the rows say which is which. */
  readonly isCalled: boolean;
}

/** In formulas arguments have their names where these are short and do not stand in an exponent; else x and y. */
function scopeOf(gate: Gate, arrivals: readonly Arrival[], names: readonly string[]): Scope {
  const formulas = arrivals.map((arrival) => arrival.branch.slope ?? foldFormula(gate, arrivals, arrival));
  const letters = arrivals.map((_, k) => letterOf(gate, arrivals, k));
  const isNamed = !formulas.some((formula) => RAISED.test(formula ?? '')) && names.every(isShort);
  const called = isNamed ? names : letters;
  const written = formulas.map((formula) => formula?.replace(LETTER, (x) => called[letters.indexOf(x)] ?? x));
  const mentions = formulas.some((formula = '') => RAISED.test(formula) || formula.match(LETTER) !== null);
  const isProduct = arrivals.some((_, k) => otherFactor(gate, arrivals, k) !== undefined);
  return { formulas: written, called, isCalled: !isNamed && arrivals.length === 2 && (mentions || isProduct) };
}

function isShort(name: string): boolean {
  return name.length <= LONGEST_IN_FORMULA && /^[\p{L}\p{N}_$.[\]]+$/u.test(name);
}

/** Constants of an operation are in its formula, so its first argument is x; in that of a fold they are not. */
function letterOf({ fold }: Gate, arrivals: readonly Arrival[], k: number): string {
  return LETTERS[fold === undefined ? k : arrivals[k].branch.argument] ?? '';
}

/** The row's formula speaks of its one argument, or of two that differ in the sign. */
function foldFormula({ fold }: Gate, arrivals: readonly Arrival[], { branch }: Arrival): string | undefined {
  const local = fold?.local;
  if (local === undefined || local.includes('∂')) return undefined;
  if (local.startsWith('±')) return branch.argument === 0 ? local.slice(1) : `−${local.slice(1)}`;
  return arrivals.length === 1 ? local : undefined;
}

function scalarTerm(
  gate: Gate,
  { branch }: Arrival,
  upstream: number,
  gradient: Quantity,
  formula: string | undefined,
  words: Words,
): Pick<Term, 'local' | 'flow'> {
  const slope = formatNumber(branch.local!);
  return {
    local: localText(gate, branch.local!, slope, formula, words),
    flow: `${formatNumber(upstream)} × ${slope} = ${formatQuantity(gradient)}`,
  };
}

function localText(gate: Gate, local: number, number: string, formula: string | undefined, words: Words): string {
  if (gate.effect === 'routes') {
    return local === 0 ? `0 · ${words.notChosen}` : local === 1 ? `1 · ${words.chosen}` : `${number} · ${words.tied}`;
  }
  return formula === undefined || formula.replace('−', '-') === number ? number : `${formula} = ${number}`;
}

/** Of arrays: by which rule it comes about, and from which shapes. */
function arrayTerm(
  gate: Gate,
  arrivals: readonly Arrival[],
  k: number,
  gradient: Quantity,
  { formulas, called }: Scope,
  words: Words,
): Pick<Term, 'local' | 'flow'> {
  const upstream = gate.gradient!;
  const above = GRADIENT_MARK + (gate.name ?? '');
  const factor = otherFactor(gate, arrivals, k);
  if (factor !== undefined) {
    const other = `${called[1 - k]}ᵀ`;
    const shapes = [placeText(upstream), placeText(factor)];
    return {
      local: k === 0 ? `${above} · ${other}` : `${other} · ${above}`,
      flow: `${(k === 0 ? shapes : shapes.reverse()).join(' · ')} → ${placeText(gradient, true)}`,
    };
  }
  // Of a fold it is no product of elements.
  const isElementwise = arrivals[k].branch.slope !== undefined;
  const isSummed = isElementwise && countOf(upstream) > countOf(gradient);
  const formula = formulas[k];
  return {
    local: isElementwise && formula !== undefined ? elementwise(above, formula) : formula,
    flow: flowText(upstream, gradient, isSummed, words),
  };
}

/** Of a product of matrices: the shape of the other one, transposed. */
function otherFactor(gate: Gate, arrivals: readonly Arrival[], k: number): Shaped | undefined {
  if (gate.effect !== 'transposes' || gate.label !== '@' || arrivals.length !== 2) return undefined;
  const values = arrivals.map(({ wire }) => wire.value);
  const shapes = values.map((value) => (typeof value === 'object' ? value.shape : []));
  if (shapes.some((shape) => shape.length < 2)) return undefined;
  const [rows, columns] = shapes[1 - k].slice(-2);
  return { shape: [...shapes[1 - k].slice(0, -2), columns, rows] };
}

type Shaped = { readonly shape: readonly number[] };

function elementwise(above: string, slope: string): string {
  if (slope === '1') return above;
  if (slope === '−1') return `−${above}`;
  return `${above} ⊙ ${/[+−/]/.test(slope) ? `(${slope})` : slope}`;
}

function flowText(upstream: Quantity, gradient: Quantity, isSummed: boolean, words: Words): string {
  const summed = isSummed ? ` · ${words.summed}` : '';
  if (isFew(upstream) && isFew(gradient)) {
    const elements = `${formatQuantity(upstream)} → ${formatQuantity(gradient)}`;
    if (elements.length <= LONGEST_ELEMENTS) return elements + summed;
  }
  return `${placeText(upstream)} → ${placeText(gradient, true)}${summed}`;
}

function isFew(quantity: Quantity): boolean {
  return typeof quantity === 'number' || quantity.elements !== undefined;
}

function countOf(quantity: Quantity): number {
  return typeof quantity === 'number' ? 1 : quantity.shape.reduce((product, length) => product * length, 1);
}

function placeText(quantity: Quantity | Shaped, withNorm = false): string {
  if (typeof quantity === 'number') return formatNumber(quantity);
  return withNorm && 'norm' in quantity ? `${shapeText(quantity)} ${formatStatistic(quantity)}` : shapeText(quantity);
}
