/** What a derivative promises: the output as it would be if it were a straight line from where a change began. Pure. */

import { arrayOf, elementAt, indexText, numberOf } from '../core/elements.ts';
import type { OutputSummary, Summary, Tree } from '../core/index.ts';
import type { WhatIf } from '../media/inputs/protocol.ts';
import type { Choice } from './choice.ts';

/** What a session shows, as far as it is read here. */
export interface Point {
  readonly shown: { readonly text: string; readonly summary: Summary } | undefined;
  readonly choice: Choice;
}

/** Where an input was when it began to be changed: it stays there, so that one can compare. */
interface Base {
  readonly name: string;
  readonly text: string;
  readonly choice: Choice;
  readonly input: Summary['inputs'][number];
  readonly output: Differentiated;
}

/** The number that is differentiated. */
interface Differentiated {
  readonly label: string;
  readonly value: number;
}

/** Where changes of an input began, for each that looks at it. */
export class Bases {
  readonly #bases = new WeakMap<object, Base>();

  /** An input begins to be changed, unless it was that already. */
  begin(of: object, point: Point, name: string): void {
    const base = this.#bases.get(of);
    if (base?.name === name && stands(base, point)) return;
    this.restart(of, point, name);
  }

  /** The present point is where it begins. */
  restart(of: object, { shown, choice }: Point, name = this.#bases.get(of)?.name): void {
    this.#bases.delete(of);
    const input = shown?.summary.inputs.find((one) => one.name === name);
    const output = shown && differentiated(shown.summary.output);
    if (!input || !shown || !output || name === undefined) return;
    this.#bases.set(of, { name, text: shown.text, choice, input, output });
  }

  end(of: object): void {
    this.#bases.delete(of);
  }

  /** Undefined: nothing was changed, or more than one input was: then there is nothing to compare with. */
  whatIf(of: object, point: Point): WhatIf | undefined {
    const base = this.#bases.get(of);
    if (base === undefined) return undefined;
    if (!stands(base, point)) {
      this.#bases.delete(of);
      return undefined;
    }
    const { summary } = point.shown!;
    const now = summary.inputs.find(({ name }) => name === base.name);
    const output = differentiated(summary.output);
    const moved = now && movedBy(base.input, now.value);
    if (moved === undefined || output === undefined) return undefined;
    const { element, from, to, slope, rise } = moved;
    const name = element === undefined ? base.name : `${base.name}${element}`;
    return { name, from, to, slope, rise, output: output.label, before: base.output.value, actual: output.value };
  }
}

/** Nothing but this input has changed since. */
function stands(base: Base, { shown, choice }: Point): boolean {
  if (shown?.text !== base.text) return false;
  const parts = ['of', 'ofAt', 'upstream', 'call', 'inputs', 'also', 'except', 'literals'] as const;
  const before = base.choice;
  if (parts.some((part) => choice[part] !== before[part])) return false;
  const names = new Set([...Object.keys(choice.values), ...Object.keys(before.values)]);
  names.delete(base.name);
  return [...names].every((name) => choice.values[name] === before.values[name]);
}

/** Undefined: it is not known which number that would be. */
function differentiated(output: OutputSummary | null): Differentiated | undefined {
  if (output === null) return undefined;
  const { name, value, shape, seed } = output;
  const number = numberOf(value);
  if (number !== undefined) return seed === '1' ? { label: name, value: number } : undefined;
  const array = arrayOf(value, shape);
  if (array === undefined || array.missing !== undefined) return undefined;
  if (seed === 'ones') return { label: `Σ ${name}`, value: array.data.reduce((sum, x) => sum + x, 0) };
  const indexes = /^\[(\d+(?:, ?\d+)*)\]$/.exec(seed)?.[1].split(',').map(Number);
  const at = indexes && elementAt(indexes, array.shape);
  return at === undefined ? undefined : { label: `${name}${indexText(at, array.shape)}`, value: array.data[at] };
}

interface Moved extends Pick<WhatIf, 'from' | 'to' | 'slope' | 'rise'> {
  /** Of an array, if it is one: `[1, 2]`. */
  readonly element: string | undefined;
}

function movedBy({ value, gradient, shape }: Base['input'], now: Tree): Moved | undefined {
  const [from, to, slope] = [numberOf(value), numberOf(now), numberOf(gradient)];
  if (from !== undefined && to !== undefined) {
    if (slope === undefined) return undefined;
    return { element: undefined, from, to, slope, rise: rise(slope, to - from) };
  }
  const [before, after, slopes] = [arrayOf(value, shape), arrayOf(now, shape), arrayOf(gradient, shape)];
  if (!before || !after || !slopes || after.data.length !== before.data.length) return undefined;
  const changed: number[] = [];
  for (let i = 0; i < before.data.length; i++) if (!Object.is(before.data[i], after.data[i])) changed.push(i);
  const total = changed.reduce((sum, i) => sum + rise(slopes.data[i], after.data[i] - before.data[i]), 0);
  if (changed.length !== 1) {
    return { element: undefined, from: undefined, to: undefined, slope: undefined, rise: total };
  }
  const [i] = changed;
  return {
    element: indexText(i, before.shape),
    ...{ from: before.data[i], to: after.data[i], slope: slopes.data[i], rise: total },
  };
}

/** Who has not moved has not risen, however steep it is. */
function rise(slope: number, step: number): number {
  return step === 0 ? 0 : slope * step;
}
