/** What stands out in a circuit: where numbers grow beyond all bounds, fade away, or are no numbers any more. */
import type { Quantity } from '../core/answers.ts';
import type { Wire } from '../core/circuit/circuit.ts';
import { isLoud, isZero } from '../core/statistics.ts';
import { derived } from './derived.ts';
import { linksOf } from './links.ts';

/** Gradients begin with 1 at the output: what is so much larger or smaller has been multiplied up or down on its way. */
export const EXPLODING = 1e4;
export const VANISHING = 1e-6;
/** Values have no such measure; squares and exponentials of these soon leave the range of numbers. */
export const HUGE = 1e8;

/** The largest of the finite numbers, without its sign; 0 where there is none. */
export function magnitude(quantity: Quantity | undefined): number {
  if (quantity === undefined) return 0;
  if (typeof quantity === 'number') return Number.isFinite(quantity) ? Math.abs(quantity) : 0;
  return quantity.numbers === 0 ? 0 : Math.max(Math.abs(quantity.least), Math.abs(quantity.most));
}

export function isExploding(gradient: Quantity | undefined): boolean {
  return magnitude(gradient) > EXPLODING;
}

export function isVanishing(gradient: Quantity | undefined): boolean {
  const size = magnitude(gradient);
  return size > 0 && size < VANISHING && !isLoud(gradient);
}

export function isHuge(value: Quantity | undefined): boolean {
  return magnitude(value) > HUGE;
}

/** Names of what stands out, for the rules of the picture. */
export function standsOut({ value, gradient }: Pick<Wire, 'value' | 'gradient'>): (string | false)[] {
  return [
    gradient === undefined && 'gl-still',
    isZero(gradient) && 'gl-dead',
    isVanishing(gradient) && 'gl-vanishing',
    isHuge(value) && 'gl-huge',
    isExploding(gradient) && 'gl-exploding',
    (isLoud(value) || isLoud(gradient)) && 'gl-loud',
  ];
}

/** What a gate makes of what was fine before: of the values, or of the gradients on their way back. */
export interface Origin {
  readonly of: 'value' | 'gradient';
  readonly what: 'NaN' | '∞';
}

/** Where NaN and ∞ come from, by gate: they go out, and what comes in is free of them. */
export const originsOf = derived((circuit): ReadonlyMap<number, readonly Origin[]> => {
  const { arriving, leaving } = linksOf(circuit);
  const origins = new Map<number, readonly Origin[]>();
  circuit.gates.forEach((gate, g) => {
    const out = [gate, ...leaving[g]];
    const values = arising(
      arriving[g].map(({ wire }) => wire.value),
      out.map(({ value }) => value),
    );
    const gradients = arising(
      out.map(({ gradient }) => gradient),
      arriving[g].map(({ branch }) => branch.gradient),
    );
    const found: Origin[] = [];
    if (values !== undefined) found.push({ of: 'value', what: values });
    if (gradients !== undefined) found.push({ of: 'gradient', what: gradients });
    if (found.length > 0) origins.set(g, found);
  });
  return origins;
});

function arising(before: readonly Numbers[], after: readonly Numbers[]): Origin['what'] | undefined {
  if (after.some(hasNaN) && !before.some(hasNaN)) return 'NaN';
  return after.some(isLoud) && !before.some(isLoud) ? '∞' : undefined;
}

type Numbers = Quantity | undefined;

function hasNaN(quantity: Numbers): boolean {
  return typeof quantity === 'object' ? quantity.nans > 0 : Number.isNaN(quantity);
}
