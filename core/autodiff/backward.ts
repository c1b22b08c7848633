import { opById } from './ops/index.ts';
import { CONSTANT, type Tape } from './tape.ts';

/** A differentiated path crosses an op whose gradient for that argument nobody has written. */
export class UnsupportedGradientError extends Error {
  constructor(
    readonly entry: number,
    readonly argument: number,
    readonly op: string,
  ) {
    super(`no gradient of ${op} with respect to argument ${argument}`);
  }
}

export interface Seed {
  readonly entry: number;
  /** The gradient of the output with respect to itself. */
  readonly gradient: number;
}

/**
 * The backward sweep: upstream gradient × local gradient, from the output to every entry; all are kept on the tape.
 * Only entries that received no contribution are skipped, never those whose upstream gradient is 0: 0·∞ stays NaN.
 *
 * @throws UnsupportedGradientError
 */
export function sweep(tape: Tape, seeds: readonly Seed[]): void {
  const { gradient, reached, value, op, argStart, arg, argValue } = tape;
  gradient.fill(0, 0, tape.length);
  reached.fill(0, 0, tape.length);
  let last = -1;
  for (const seed of seeds) {
    gradient[seed.entry] += seed.gradient;
    reached[seed.entry] = 1;
    last = Math.max(last, seed.entry);
  }
  for (let entry = last; entry >= 0; entry--) {
    if (reached[entry] === 0) continue;
    const row = opById[op[entry]];
    if (row === undefined) continue;
    const g = gradient[entry];
    const out = value[entry];
    const a = argStart[entry];
    switch (row.arity) {
      case 1: {
        const vjp = row.vjps[0];
        if (typeof vjp === 'function') {
          gradient[arg[a]] += vjp(g, out, argValue[a]);
          reached[arg[a]] = 1;
        } else if (vjp === 'unsupported') throw new UnsupportedGradientError(entry, 0, row.name);
        break;
      }
      case 2: {
        const x = argValue[a];
        const y = argValue[a + 1];
        for (let k = 0; k < 2; k++) {
          const to = arg[a + k];
          if (to === CONSTANT) continue;
          const vjp = row.vjps[k];
          if (typeof vjp === 'function') {
            gradient[to] += vjp(g, out, x, y);
            reached[to] = 1;
          } else if (vjp === 'unsupported') throw new UnsupportedGradientError(entry, k, row.name);
        }
        break;
      }
      default: {
        const end = argStart[entry + 1];
        const xs = argValue.subarray(a, end);
        for (let k = 0; a + k < end; k++) {
          const to = arg[a + k];
          if (to === CONSTANT) continue;
          gradient[to] += row.vjp(g, out, xs, k);
          reached[to] = 1;
        }
      }
    }
  }
}

/**
 * What argument `k` of an entry receives for the upstream gradient `g`; with g = 1 it is the local gradient. Nothing is
 * stored in the sweep, so this computes the VJP again.
 *
 * @returns undefined where the gradient stops
 */
export function contribution(tape: Tape, entry: number, k: number, g: number): number | undefined {
  const row = opById[tape.op[entry]];
  if (row === undefined) return undefined;
  const out = tape.value[entry];
  const xs = tape.argValue.subarray(tape.argStart[entry], tape.argStart[entry + 1]);
  if (row.arity === 'variadic') return row.vjp(g, out, xs, k);
  if (row.arity === 1) return typeof row.vjps[0] === 'function' ? row.vjps[0](g, out, xs[0]) : undefined;
  const vjp = row.vjps[k];
  return typeof vjp === 'function' ? vjp(g, out, xs[0], xs[1]) : undefined;
}

/** Who uses an entry: consumers of entry i are at start[i] … start[i + 1] − 1, in creation order. */
export interface Consumers {
  readonly start: Int32Array;
  readonly entry: Int32Array;
  /** Which of the consumer's arguments it is. */
  readonly argument: Int32Array;
}

export function consumersOf(tape: Tape): Consumers {
  const { length, arg, argLength, argStart } = tape;
  const start = new Int32Array(length + 1);
  for (let a = 0; a < argLength; a++) if (arg[a] !== CONSTANT) start[arg[a] + 1]++;
  for (let i = 0; i < length; i++) start[i + 1] += start[i];
  const next = start.slice();
  const entry = new Int32Array(start[length]);
  const argument = new Int32Array(start[length]);
  for (let i = 0; i < length; i++) {
    for (let a = argStart[i]; a < argStart[i + 1]; a++) {
      if (arg[a] === CONSTANT) continue;
      const at = next[arg[a]]++;
      entry[at] = i;
      argument[at] = a - argStart[i];
    }
  }
  return { start, entry, argument };
}
