/** What a sweep starts from: the output's gradient with respect to itself, or the one that somebody gives it. */
import type { Shape } from './answers.ts';
import { CONSTANT } from './autodiff/tape.ts';
import type { ExecutedOutput, Execution } from './languages/language.ts';
import { ArraySnapshot } from './runtime/array-snapshot.ts';
import { Problem } from './runtime/problem.ts';
import { Ref } from './runtime/ref.ts';
import { type Snapshot, shapeOf } from './runtime/snapshot.ts';
import { seedNames } from './selection/gradient-names.ts';

export interface Seeding {
  /** `1`, `ones`, the place of an element, the name of a variable, or an expression. */
  readonly name: string;
  /** Number by number, in the nesting of the output. */
  readonly gradient: Snapshot;
  /** The output is one element of it: the others have no part in it, not even one of 0. */
  readonly isElement?: boolean;
}

/** @throws Problem where the upstream gradient that was chosen does not fit */
export function seedFor(execution: Execution, output: ExecutedOutput): Seeding {
  const { upstream, seed, seedAt } = execution;
  if (upstream !== undefined && 'ones' in upstream) return { name: 'ones', gradient: filled(output.snapshot, 1) };
  if (upstream !== undefined && 'element' in upstream) return elementOf(execution, output, upstream.element);
  const at = output.span ?? execution.region;
  if (upstream !== undefined) {
    const { expression } = upstream;
    const variable = execution.valueOf(expression);
    const gradient = variable ?? execution.evaluate(`∂${output.name}`, expression, at);
    return fitting({ name: expression, gradient }, output, at);
  }
  if (seed !== undefined) {
    const gradient = execution.valueOf(seed);
    if (gradient === undefined || gradient === null) throw new Problem('name-unknown', seedAt ?? at, { name: seed });
    return fitting({ name: seed, gradient }, output, seedAt ?? at);
  }
  if (isNumber(output.snapshot)) return { name: '1', gradient: 1 };
  for (const name of seedNames(output.name)) {
    const gradient = execution.valueOf(name);
    if (gradient !== undefined && fits(gradient, output)) return { name, gradient };
  }
  return { name: 'ones', gradient: filled(output.snapshot, 1) };
}

function isNumber(snapshot: Snapshot): boolean {
  return typeof snapshot === 'number' || snapshot instanceof Ref;
}

function fits(gradient: Snapshot, { snapshot }: ExecutedOutput): boolean {
  const shape = shapeOf(snapshot);
  return shape !== null && String(shapeOf(gradient)) === String(shape);
}

function fitting(seeding: Seeding, output: ExecutedOutput, at: ExecutedOutput['span']): Seeding {
  if (fits(seeding.gradient, output)) return seeding;
  throw new Problem('seed-shape', at ?? { start: 0, end: 0 }, {
    seed: seeding.name,
    seedShape: shapeText(shapeOf(seeding.gradient)),
    name: output.name,
    shape: shapeText(shapeOf(output.snapshot)),
  });
}

function elementOf(execution: Execution, { name, snapshot, span }: ExecutedOutput, place: readonly number[]): Seeding {
  const gradient = oneAt(snapshot, place);
  const element = `[${place.join(', ')}]`;
  if (gradient !== undefined) return { name: element, gradient, isElement: true };
  const shape = shapeText(shapeOf(snapshot));
  throw new Problem('seed-element', span ?? execution.region, { element, name, shape });
}

/** 1 at a place and 0 elsewhere; undefined: there is no such element. */
function oneAt(snapshot: Snapshot, place: readonly number[]): Snapshot | undefined {
  if (isNumber(snapshot)) return place.length === 0 ? 1 : undefined;
  if (snapshot instanceof ArraySnapshot) {
    const { shape } = snapshot;
    const isInside =
      place.length === shape.length && place.every((i, d) => Number.isInteger(i) && i >= 0 && i < shape[d]);
    if (!isInside) return undefined;
    const zeros = filled(snapshot, 0) as ArraySnapshot;
    zeros.data[place.reduce((offset, i, d) => offset * shape[d] + i, 0)] = 1;
    return zeros;
  }
  if (!Array.isArray(snapshot)) return undefined;
  const [first, ...rest] = place;
  const inner = snapshot[first] === undefined ? undefined : oneAt(snapshot[first], rest);
  return inner && snapshot.map((element, i) => (i === first ? inner : filled(element, 0)));
}

function filled(snapshot: Snapshot, value: number): Snapshot {
  if (snapshot instanceof ArraySnapshot)
    return new ArraySnapshot(snapshot.shape, new Float64Array(snapshot.data.length).fill(value), CONSTANT);
  return Array.isArray(snapshot) ? snapshot.map((element) => filled(element, value)) : value;
}

function shapeText(shape: Shape): string {
  return shape === null ? 'none' : `[${shape.join(', ')}]`;
}
