/** The backward sweep's part in ops on tensors. */
import { scalarRowOf, tensorRowOf } from './rows.ts';
import { CONSTANT, type Tape } from './tape.ts';
import type { Tensor } from './tensor.ts';
import { type AssembleParams, handOut } from './tensor-ops/assemble.ts';
import { tensorOps } from './tensor-ops/index.ts';
import type { TensorRecord } from './tensor-records.ts';
import { elementwiseVjp } from './tensors/elementwise.ts';
import { UnsupportedGradientError } from './unsupported.ts';

/** Gradients of numbers, while a rule for tensors has them in its hands. */
const UPSTREAM = new Float64Array(1);
const RECEIVED = new Float64Array(1);

/** Adds what the sweep begins with to the gradient of a tensor. @param place of one element; undefined: of all */
export function seedTensor(tape: Tape, entry: number, seed: number | Float64Array, place: number | undefined): void {
  const record = tape.tensorRecord(entry);
  const size = record?.value.data.length ?? 1;
  const seeds = typeof seed === 'number' ? Float64Array.of(seed) : seed;
  if (seeds.length !== (place === undefined ? size : 1)) throw new Error(`${seeds.length} seeds for ${size} elements`);
  tape.reached[entry] = 1;
  if (record === undefined || record.value.shape.length === 0) {
    tape.gradient[entry] += seeds[0];
    return;
  }
  const into = tape.tensors.gradientOf(record);
  for (let i = 0; i < seeds.length; i++) into[(place ?? 0) + i] += seeds[i];
}

/**
 * Puts another gradient in the place of what an entry has accumulated; it counts as reached.
 *
 * @param place of one element of a tensor; undefined: of all
 * @returns what was there: a number, or of a whole tensor all of it in C order
 */
export function replaceGradient(
  tape: Tape,
  entry: number,
  gradient: number | Float64Array,
  place: number | undefined,
): number | Float64Array<ArrayBuffer> {
  const record = tape.tensorRecord(entry);
  const isNumber = record === undefined || record.value.shape.length === 0;
  const into = isNumber ? tape.gradient : tape.tensors.gradientOf(record);
  const start = isNumber ? entry : (place ?? 0);
  const size = isNumber || place !== undefined ? 1 : into.length;
  const given = typeof gradient === 'number' ? Float64Array.of(gradient) : gradient;
  if (given.length !== size) throw new Error(`${given.length} gradients for ${size} elements`);
  const accumulated = into.slice(start, start + size);
  into.set(given, start);
  tape.reached[entry] = 1;
  return typeof gradient === 'number' ? accumulated[0] : accumulated;
}

/** Hands the gradient of an entry back to its arguments. @throws UnsupportedGradientError */
export function handBack(tape: Tape, entry: number): void {
  const record = tape.tensorRecord(entry) as TensorRecord;
  const isNumber = record.value.shape.length === 0;
  if (isNumber) UPSTREAM[0] = tape.gradient[entry];
  const g = isNumber ? UPSTREAM : tape.tensors.gradientOf(record);
  const start = tape.argStart[entry];
  if (tensorRowOf(tape, entry) === (tensorOps.assemble as unknown)) {
    handOut(g, record.params as AssembleParams, (k, place, gradient) => {
      const to = tape.arg[start + k];
      if (to === CONSTANT) return;
      if (tape.tensorAt(to) === undefined) tape.gradient[to] += gradient;
      else tape.tensors.gradientOf(tape.tensorRecord(to) as TensorRecord)[place] += gradient;
      tape.reached[to] = 1;
    });
    return;
  }
  for (let k = 0; start + k < tape.argStart[entry + 1]; k++) {
    const to = tape.arg[start + k];
    if (to === CONSTANT || stops(tape, entry, k)) continue;
    tape.reached[to] = 1;
    const target = tape.tensorRecord(to);
    if (target !== undefined && target.value.shape.length > 0) {
      contribute(tape, entry, record, tape.tensors.gradientOf(target), g, k);
      continue;
    }
    RECEIVED[0] = 0;
    contribute(tape, entry, record, RECEIVED, g, k);
    tape.gradient[to] += RECEIVED[0];
  }
}

/**
 * What argument `k` of an entry of an op on tensors received, in C order; a single number where the argument is one.
 *
 * @returns undefined where the gradient stops, or nothing arrived at the entry
 */
export function tensorContribution(tape: Tape, entry: number, k: number): Float64Array | undefined {
  const record = tape.tensorRecord(entry);
  const arg = tape.arg[tape.argStart[entry] + k];
  if (record === undefined || tape.reached[entry] === 0 || stops(tape, entry, k)) return undefined;
  const size = arg === CONSTANT ? record.args[k].data.length : (tape.tensorAt(arg)?.data.length ?? 1);
  const into = new Float64Array(size);
  contribute(tape, entry, record, into, upstreamOf(tape, entry, record), k);
  return into;
}

function upstreamOf(tape: Tape, entry: number, record: TensorRecord): Float64Array {
  return record.value.shape.length === 0 ? Float64Array.of(tape.gradient[entry]) : tape.tensors.gradientOf(record);
}

/** @throws UnsupportedGradientError */
function stops(tape: Tape, entry: number, k: number): boolean {
  const row = tensorRowOf(tape, entry);
  const rule = row === undefined ? scalarRule(tape, entry, k) : row.vjps[Math.min(k, row.vjps.length - 1)];
  if (rule === 'unsupported') throw new UnsupportedGradientError(entry, k, row?.name ?? scalarRowOf(tape, entry)!.name);
  return rule === 'stop';
}

function scalarRule(tape: Tape, entry: number, k: number) {
  const row = scalarRowOf(tape, entry);
  return row === undefined || row.arity === 'variadic' ? row?.vjp : row.vjps[k];
}

function contribute(
  tape: Tape,
  entry: number,
  { value, args, params }: { readonly value: Tensor; readonly args: readonly Tensor[]; readonly params: unknown },
  into: Float64Array,
  g: Float64Array,
  k: number,
): void {
  const row = tensorRowOf(tape, entry);
  if (row === undefined) {
    elementwiseVjp(scalarRowOf(tape, entry)!, into, g, value, args, k);
    return;
  }
  const rule = row.vjps[Math.min(k, row.vjps.length - 1)];
  if (typeof rule === 'function') rule(into, g, value, args, params, k);
}
