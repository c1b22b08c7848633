/** What stands out in a circuit: where numbers grow beyond all bounds, fade away, or are no numbers any more. */
import type { Quantity } from '../core/answers.ts';
import type { Circuit, Wire } from '../core/circuit/circuit.ts';
import { isLoud, isZero } from '../core/statistics.ts';
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
    (isExploding(gradient) || isHuge(value)) && 'gl-exploding',
    (isLoud(value) || isLoud(gradient)) && 'gl-loud',
  ];
}

/** Where NaN or ∞ comes from: of the values, or of the gradients on their way back. */
export type Origin = 'value' | 'gradient';

/** By gate: all that comes in is finite, and something that goes out is not. */
export function originsOf(circuit: Circuit): ReadonlyMap<number, Origin> {
  const { arriving, leaving } = linksOf(circuit);
  const origins = new Map<number, Origin>();
  circuit.gates.forEach((gate, g) => {
    const values = [gate, ...leaving[g]].some(({ value }) => isLoud(value));
    if (values && !arriving[g].some(({ wire }) => isLoud(wire.value))) origins.set(g, 'value');
    const upstream = [gate, ...leaving[g]].some(({ gradient }) => isLoud(gradient));
    const downstream = arriving[g].some(({ branch }) => isLoud(branch.gradient));
    if (downstream && !upstream && !origins.has(g)) origins.set(g, 'gradient');
  });
  return origins;
}
