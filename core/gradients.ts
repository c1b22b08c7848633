import type { ArrayTree, Tree } from './answers.ts';
import { type Seed, sweep } from './autodiff/backward.ts';
import { CONSTANT, type Tape } from './autodiff/tape.ts';
import { UnsupportedGradientError } from './autodiff/unsupported.ts';
import type { ExecutedOutput, Execution } from './languages/language.ts';
import { ArraySnapshot } from './runtime/array-snapshot.ts';
import { Problem } from './runtime/problem.ts';
import { Ref } from './runtime/ref.ts';
import { type Leaf, leavesOf, type Snapshot, treeOf } from './runtime/snapshot.ts';
import { type Seeding, seedFor } from './seeding.ts';

/** Sweeps from the output. @throws Problem where the upstream gradient does not fit or a gradient is missing */
export function sweepFrom(execution: Execution, output: ExecutedOutput): Seeding {
  const seeding = seedFor(execution, output);
  const { machine } = execution;
  const { tape } = machine;
  for (const leaf of leavesOf(output.snapshot)) if (leaf instanceof ArraySnapshot) leaf.readAll(machine);
  const seeds = seedsOf(tape, output.snapshot, numbersOf(tape, seeding.gradient), seeding.isElement);
  try {
    sweep(tape, seeds);
  } catch (error) {
    if (!(error instanceof UnsupportedGradientError)) throw error;
    throw new Problem('unsupported-gradient', tape.node[error.entry], { op: error.op });
  }
  return seeding;
}

/** What is in it, in order, without the nesting. */
export function numbersOf(tape: Tape, snapshot: Snapshot): Float64Array | number[] {
  const leaves = leavesOf(snapshot);
  const [only] = leaves;
  if (leaves.length === 1 && only instanceof ArraySnapshot) return only.data;
  const numbers: number[] = [];
  for (const leaf of leaves) {
    if (leaf instanceof ArraySnapshot) for (const x of leaf.data) numbers.push(x);
    else numbers.push(leaf instanceof Ref ? tape.value[leaf.entry] : leaf);
  }
  return numbers;
}

/**
 * @param upstream the gradient of each number of the output
 * @param isElement where it is 0, nothing is swept: 0 times an infinite slope would be NaN
 */
export function seedsOf(tape: Tape, output: Snapshot, upstream: Float64Array | number[], isElement = false): Seed[] {
  const seeds: Seed[] = [];
  const isLeftOut = (gradient: number) => isElement && gradient === 0;
  let at = 0;
  for (const leaf of leavesOf(output)) {
    if (!(leaf instanceof ArraySnapshot)) {
      if (leaf instanceof Ref && !isLeftOut(upstream[at])) seeds.push({ entry: leaf.entry, gradient: upstream[at] });
      at++;
      continue;
    }
    const size = leaf.data.length;
    const part = Float64Array.from(upstream.slice(at, at + size));
    at += size;
    if (typeof leaf.owner === 'number') {
      if (leaf.owner !== CONSTANT && !part.every(isLeftOut)) seeds.push({ entry: leaf.owner, gradient: part });
      continue;
    }
    for (let i = 0; i < size; i++) {
      const entry = leaf.entryOf(i);
      if (entry === CONSTANT || isLeftOut(part[i])) continue;
      const place = tape.tensorAt(entry) === undefined ? undefined : leaf.placeOf(i);
      seeds.push({ entry, gradient: part[i], place });
    }
  }
  return seeds;
}

/**
 * The gradient in the nesting of a value: null where nothing of it was reached. In an array of which a part was
 * reached, the rest of what is tracked has gradient 0, and constants have none.
 *
 * @param isRequested everything that was not reached is 0
 */
export function gradientOf(tape: Tape, snapshot: Snapshot, isRequested = false): Tree {
  if (!isRequested && !leavesOf(snapshot).some((leaf) => isReached(tape, leaf))) return null;
  return treeOf(snapshot, (leaf) => {
    if (leaf instanceof ArraySnapshot) return arrayGradient(tape, leaf, isRequested);
    if (!(leaf instanceof Ref)) return isRequested ? 0 : null;
    return isReached(tape, leaf) ? tape.gradient[leaf.entry] : 0;
  });
}

function isReached(tape: Tape, leaf: Leaf): boolean {
  if (leaf instanceof Ref) return tape.reached[leaf.entry] === 1;
  if (typeof leaf === 'number') return false;
  const { owner } = leaf;
  if (typeof owner === 'number') return owner !== CONSTANT && tape.reached[owner] === 1;
  return owner.entries.some((entry, i) => entry !== CONSTANT && tape.reached[entry] === 1 && !leaf.isUnread(i));
}

/** A copy: an array of the tape stands in memory that it shares with others. */
function arrayGradient(tape: Tape, array: ArraySnapshot, isRequested: boolean): ArrayTree {
  const { shape, dtype, owner } = array;
  if (typeof owner === 'number' && owner !== CONSTANT) {
    const gradient = tape.tensorRecord(owner)?.gradient;
    return { shape, dtype, data: gradient?.slice() ?? new Float64Array(array.data.length) };
  }
  const data = new Float64Array(array.data.length);
  const missing = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const entry = array.entryOf(i);
    if (entry === CONSTANT) missing[i] = isRequested ? 0 : 1;
    else if (array.isUnread(i)) data[i] = 0;
    else if (tape.tensorAt(entry) === undefined) data[i] = tape.reached[entry] === 1 ? tape.gradient[entry] : 0;
    else data[i] = tape.tensorRecord(entry)?.gradient?.[array.placeOf(i)] ?? 0;
  }
  return missing.includes(1) ? { shape, dtype, data, missing } : { shape, dtype, data };
}
