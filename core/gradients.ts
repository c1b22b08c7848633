import type { Shape, Tree } from './answers.ts';
import { type Seed, sweep } from './autodiff/backward.ts';
import type { Tape } from './autodiff/tape.ts';
import { UnsupportedGradientError } from './autodiff/unsupported.ts';
import type { ExecutedOutput, Execution } from './languages/language.ts';
import { Problem } from './runtime/problem.ts';
import { Ref } from './runtime/ref.ts';
import { leavesOf, type Snapshot, shapeOf, treeOf } from './runtime/snapshot.ts';
import { seedNames } from './selection/gradient-names.ts';

/** What the sweep started from. */
export interface Seeding {
  /** `1`, `ones`, or the name of a variable. */
  readonly name: string;
  /** The output's gradient with respect to itself, leaf by leaf. */
  readonly gradient: Snapshot;
}

/** Sweeps from the output. @throws Problem where the upstream gradient does not fit or a gradient is missing */
export function sweepFrom(execution: Execution, output: ExecutedOutput): Seeding {
  const seeding = seedFor(execution, output);
  const upstream = leavesOf(seeding.gradient);
  const { tape } = execution.machine;
  const seeds: Seed[] = [];
  leavesOf(output.snapshot).forEach((leaf, i) => {
    if (leaf instanceof Ref) seeds.push({ entry: leaf.entry, gradient: execution.machine.num(upstream[i]) });
  });
  try {
    sweep(tape, seeds);
  } catch (error) {
    if (!(error instanceof UnsupportedGradientError)) throw error;
    throw new Problem('unsupported-gradient', tape.node[error.entry], { op: error.op });
  }
  return seeding;
}

function seedFor(execution: Execution, { name, snapshot, span }: ExecutedOutput): Seeding {
  const isScalar = typeof snapshot === 'number' || snapshot instanceof Ref;
  if (isScalar && execution.seed === undefined) return { name: '1', gradient: 1 };
  const shape = shapeOf(snapshot);
  const fits = (gradient: Snapshot | undefined): gradient is Snapshot =>
    gradient !== undefined && shape !== null && String(shapeOf(gradient)) === String(shape);
  if (execution.seed !== undefined) {
    const gradient = execution.valueOf(execution.seed);
    if (fits(gradient)) return { name: execution.seed, gradient };
    if (gradient === undefined || gradient === null)
      throw new Problem('name-unknown', execution.seedAt ?? span ?? execution.region, { name: execution.seed });
    const seedShape = shapeOf(gradient);
    throw new Problem('seed-shape', execution.seedAt ?? span ?? execution.region, {
      seed: execution.seed,
      seedShape: shapeText(seedShape),
      name,
      shape: shapeText(shape),
    });
  }
  for (const candidate of seedNames(name)) {
    const gradient = execution.valueOf(candidate);
    if (fits(gradient)) return { name: candidate, gradient };
  }
  return { name: 'ones', gradient: ones(snapshot) };
}

function ones(snapshot: Snapshot): Snapshot {
  return Array.isArray(snapshot) ? snapshot.map(ones) : 1;
}

function shapeText(shape: Shape): string {
  return shape === null ? 'none' : `[${shape.join(', ')}]`;
}

/**
 * The gradient in the nesting of a value: null where nothing of it was reached. In an array of which a part was
 * reached, the rest of what is tracked has gradient 0, and constants have none.
 *
 * @param isRequested everything that was not reached is 0
 */
export function gradientOf(tape: Tape, snapshot: Snapshot, isRequested = false): Tree {
  const isReached = (leaf: number | Ref) => leaf instanceof Ref && tape.reached[leaf.entry] === 1;
  if (!isRequested && !leavesOf(snapshot).some(isReached)) return null;
  return treeOf(snapshot, (leaf) => {
    if (!(leaf instanceof Ref)) return isRequested ? 0 : null;
    return isReached(leaf) ? tape.gradient[leaf.entry] : 0;
  });
}
