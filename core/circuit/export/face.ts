/** What the exports write on gates and wires, line by line; each format escapes and paints it in its own way. */
import { GRADIENT_MARK } from '../../format.ts';
import { cellLines } from '../cells.ts';
import { type Box, type Circuit, type Gate, type Group, nameOn, type Wire } from '../circuit.ts';
import { terminalName } from '../dot.ts';
import { foldTexts } from '../sizes.ts';

/** Words for what has no name in the code, in the language of the person who exports. */
export interface Wording {
  readonly output: string;
  /** What a group is, and where it is and how much it holds. */
  title(group: Group): string;
  place(group: Group): string;
  /** What stands on a wire that carries several results. */
  values(count: number): string;
}

export interface TextOptions {
  readonly wording: Wording;
  /** Significant digits. */
  readonly digits?: number;
}

/** Marks a gate at a point with no single derivative. */
export const KINK_MARK = '∠';

/** The first line says what a gate is; a closed group or fold says more below it. */
export function gateLines(gate: Gate, wording: Wording): readonly string[] {
  if (gate.group !== undefined) return [wording.title(gate.group), wording.place(gate.group)];
  const [label, below] = gate.fold === undefined ? [gate.label, ''] : foldTexts(gate, gate.fold);
  const marked = gate.kink === undefined ? label : `${label} ${KINK_MARK}`;
  return below === '' ? [marked] : [marked, below];
}

/** What an open group is; of a series also which one shows. */
export function boxTitle({ group, stepper }: Box, wording: Wording): string {
  const title = wording.title(group);
  return stepper === undefined ? title : `${title} · ${stepper.at} / ${stepper.of}`;
}

/** Short enough for a circle. */
export function isRound({ kind }: Gate, lines: readonly string[]): boolean {
  return kind === 'op' && lines.length === 1 && [...lines[0]].length <= 2;
}

export interface Numbers {
  readonly name: string | undefined;
  readonly values: readonly string[];
  readonly gradients: readonly string[];
}

export function wireNumbers(wire: Wire, { wording, digits }: TextOptions): Numbers {
  const { value, gradient, count } = wire;
  return {
    name: nameOn(wire),
    values: count > 1 ? [wording.values(count)] : value === undefined ? [] : cellLines(value, 'value', digits),
    gradients: gradientLines(gradient, digits),
  };
}

export function gradientLines(gradient: Wire['gradient'], digits: number | undefined): readonly string[] {
  if (gradient === undefined) return [];
  const [first, ...others] = cellLines(gradient, 'gradient', digits);
  return [`${GRADIENT_MARK} ${first}`, ...others];
}

/** The name of an output, where it leaves the circuit. */
export function outputName(circuit: Circuit, wire: Wire, { output }: Wording): string {
  return terminalName(circuit, wire) || output;
}
