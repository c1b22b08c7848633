import { opById, ops } from './ops/index.ts';
import { type BinaryRule, sharedOf } from './ops/row.ts';
import { rowOf } from './rows.ts';
import { CONSTANT, type Tape, TENSOR } from './tape.ts';
import { handBack, replaceGradient, seedTensor } from './tensor-backward.ts';
import { UnsupportedGradientError } from './unsupported.ts';

export interface Seed {
  readonly entry: number;
  /** The gradient of the output with respect to itself: of a tensor all of it, in C order, or that of one element. */
  readonly gradient: number | Float64Array;
  /** The place of that element, in C order. */
  readonly place?: number;
}

/** What a sweep finds at an entry, in place of what was accumulated there. */
export interface Given {
  readonly entry: number;
  /** undefined: nothing is handed on from there. */
  readonly gradient: Seed['gradient'] | undefined;
  readonly place?: number;
}

const { add, sub, mul } = ops;

/** Where the sweep stops on its way down, and what it finds given there. */
interface Stop {
  readonly entry: number;
  /** Indices among the given. */
  readonly given: readonly number[];
}

/**
 * The backward sweep: upstream gradient × local gradient, from the output to every entry; all are kept on the tape.
 * Only entries that received no contribution are skipped, never those whose upstream gradient is 0: 0·∞ stays NaN.
 *
 * @param given gradients that take the place of what was accumulated there; the sweep goes on with them, and their
 *   entries count as reached
 * @param from the first entry that hands on: those before it receive contributions and keep them, unless they only move
 *   elements
 * @returns what was accumulated at each of the given, before it was replaced: a number, or of a whole tensor all of it
 *   in C order; undefined where nothing is handed on
 * @throws UnsupportedGradientError
 */
export function sweep(
  tape: Tape,
  seeds: readonly Seed[],
  given: readonly Given[] = [],
  from = 0,
): (number | Float64Array<ArrayBuffer> | undefined)[] {
  const { gradient, reached, op } = tape;
  gradient.fill(0, 0, tape.length);
  reached.fill(0, 0, tape.length);
  tape.tensors.clearGradients();
  let last = -1;
  for (const { entry, gradient: seed, place } of seeds) {
    if (typeof seed === 'number' && tape.tensorAt(entry) === undefined) {
      gradient[entry] += seed;
      reached[entry] = 1;
    } else seedTensor(tape, entry, seed, place);
    last = Math.max(last, entry);
  }
  const accumulated: (number | Float64Array<ArrayBuffer> | undefined)[] = new Array(given.length);
  for (const stop of stopsOf(given, from)) {
    sweepDown(tape, last, stop.entry);
    for (const i of stop.given) {
      const { gradient, place } = given[i];
      if (gradient === undefined) reached[stop.entry] = 0;
      else accumulated[i] = replaceGradient(tape, stop.entry, gradient, place);
    }
    last = stop.entry;
  }
  // An array that was put together before is no computation: what it is made of has its gradient, too.
  for (let entry = from - 1; entry >= 0; entry--)
    if (reached[entry] === 1 && op[entry] >= TENSOR && rowOf(tape, entry)?.gate === 'moves') handBack(tape, entry);
  return accumulated;
}

/** From one entry down to above another. @throws UnsupportedGradientError */
function sweepDown(tape: Tape, from: number, end: number): void {
  const { gradient, reached, value, op, argStart, arg, argValue } = tape;
  const give = (to: number, contribution: number) => {
    if (to === CONSTANT) return;
    gradient[to] += contribution;
    reached[to] = 1;
  };
  const xs: number[] = [];
  for (let entry = from; entry > end; entry--) {
    if (reached[entry] === 0) continue;
    const id = op[entry];
    const g = gradient[entry];
    const out = value[entry];
    const a = argStart[entry];
    // The commonest: a call that always meets the same rule is inlined, one that meets them all costs three times that.
    if (id === add.id) {
      give(arg[a], add.vjps[0](g));
      give(arg[a + 1], add.vjps[1](g));
      continue;
    }
    if (id === sub.id) {
      give(arg[a], sub.vjps[0](g));
      give(arg[a + 1], sub.vjps[1](g));
      continue;
    }
    if (id === mul.id) {
      give(arg[a], mul.vjps[0](g, out, argValue[a], argValue[a + 1]));
      give(arg[a + 1], mul.vjps[1](g, out, argValue[a]));
      continue;
    }
    if (id >= TENSOR) {
      handBack(tape, entry);
      continue;
    }
    const row = opById[id];
    if (row === undefined) continue;
    if (row.arity === 'variadic') {
      const n = argStart[entry + 1] - a;
      if (xs.length !== n) xs.length = n;
      for (let k = 0; k < n; k++) xs[k] = argValue[a + k];
      const shared = sharedOf(row, out, xs);
      for (let k = 0; k < n; k++) if (arg[a + k] !== CONSTANT) give(arg[a + k], row.vjp(g, out, xs, k, shared));
      continue;
    }
    for (let k = 0; k < row.arity; k++) {
      const to = arg[a + k];
      if (to === CONSTANT) continue;
      const vjp = row.vjps[k] as BinaryRule;
      if (typeof vjp === 'function') give(to, vjp(g, out, argValue[a], argValue[a + 1]));
      else if (vjp === 'unsupported') throw new UnsupportedGradientError(entry, k, row.name);
    }
  }
}

/** From the last entry to the first; what lies beneath all of them is an end without anything given. */
function stopsOf(given: readonly Given[], from: number): Stop[] {
  const stops = new Map<number, number[]>();
  for (const i of given.keys()) {
    const { entry } = given[i];
    if (entry < from) continue;
    const there = stops.get(entry);
    if (there === undefined) stops.set(entry, [i]);
    else there.push(i);
  }
  const sorted = [...stops].map(([entry, given]): Stop => ({ entry, given })).sort((a, b) => b.entry - a.entry);
  return [...sorted, { entry: from - 1, given: [] }];
}

/**
 * What argument `k` of an entry receives for the upstream gradient `g`; with g = 1 it is the local gradient. Nothing is
 * stored in the sweep, so this computes the VJP again.
 *
 * @returns undefined where the gradient stops; and for ops on tensors, which have no one local gradient: what they
 *   contribute says `tensorContribution`
 */
export function contribution(tape: Tape, entry: number, k: number, g: number): number | undefined {
  if (tape.op[entry] >= TENSOR) return undefined;
  const row = opById[tape.op[entry]];
  if (row === undefined) return undefined;
  const out = tape.value[entry];
  const xs = tape.argValue.subarray(tape.argStart[entry], tape.argStart[entry + 1]);
  if (row.arity === 'variadic') return row.vjp(g, out, xs, k, sharedOf(row, out, xs));
  if (row.arity === 1) return typeof row.vjps[0] === 'function' ? row.vjps[0](g, out, xs[0]) : undefined;
  const vjp = row.vjps[k];
  return typeof vjp === 'function' ? vjp(g, out, xs[0], xs[1]) : undefined;
}

/** A use of an entry: which of the consumer's arguments it is. */
export interface EntryUse {
  readonly consumer: number;
  readonly argument: number;
}

/** Every use of an entry, in creation order. One look through the tape is quicker than an index for all of it. */
export function* usesOf(tape: Tape, entry: number): Iterable<EntryUse> {
  const { length, arg, argStart } = tape;
  for (let consumer = entry + 1; consumer < length; consumer++) {
    const end = argStart[consumer + 1];
    for (let a = argStart[consumer]; a < end; a++)
      if (arg[a] === entry) yield { consumer, argument: a - argStart[consumer] };
  }
}
