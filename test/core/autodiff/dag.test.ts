import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sweep } from '../../../core/autodiff/backward.ts';
import { centralDifference } from '../../../core/autodiff/numeric.ts';
import { ops } from '../../../core/autodiff/ops/index.ts';
import type { Op } from '../../../core/autodiff/ops/row.ts';
import { Tape } from '../../../core/autodiff/tape.ts';
import { apply, evaluate, leaves } from './record.ts';

/** All but the row whose gradient is not the slope of its values, which have steps of single precision; and a steep one. */
const ROWS = (Object.values(ops) as Op[]).filter((op) => op !== ops.fround && op !== ops.degrees);

const DIVISIONS: readonly Op[] = [ops.remTrunc, ops.remFloor, ops.remNearest, ops.floorDiv];

/** A program without a language: each step applies an op to what stands before it. */
interface Step {
  readonly op: Op;
  readonly args: readonly number[];
}

function run(steps: readonly Step[], inputs: readonly number[]): number[] {
  const values = [...inputs];
  for (const { op, args } of steps)
    values.push(
      evaluate(
        op,
        args.map((i) => values[i]),
      ),
    );
  return values;
}

/** No kink, jump or pole is near: as an argument moves a little to both sides, the value moves almost along a line. */
function isTame(op: Op, xs: readonly number[]): boolean {
  if (DIVISIONS.includes(op) && Math.abs(xs[1]) < 0.2) return false; // jumps everywhere
  return xs.every((x, k) => {
    const [a, b, c, d, e] = [-0.05, -0.025, 0, 0.025, 0.05].map((h) => evaluate(op, xs.with(k, x + h)));
    const bends = [a - 2 * b + c, b - 2 * c + d, c - 2 * d + e];
    return Math.abs(c) < 20 && Math.abs(e - a) < 2 && bends.every((bend) => Math.abs(bend) < 0.01);
  });
}

/** Of a common size, unlike random doubles, where differences could not tell. */
const hundredths = fc.integer({ min: -300, max: 300 }).map((n) => n / 100);

const dag = fc
  .record({
    inputs: fc.array(hundredths, { minLength: 1, maxLength: 4 }),
    // Arguments count backwards, so that programs are deep and have forks.
    steps: fc.array(
      fc.record({ op: fc.constantFrom(...ROWS), back: fc.array(fc.nat(6), { minLength: 2, maxLength: 4 }) }),
      { minLength: 10, maxLength: 40 },
    ),
    seeds: fc.array(hundredths, { minLength: 1, maxLength: 3 }),
  })
  .map(({ inputs, steps: candidates, seeds }) => {
    const steps: Step[] = [];
    const values = [...inputs];
    for (const { op, back } of candidates) {
      const n = op.arity === 'variadic' ? back.length : op.arity;
      const args = back.slice(0, n).map((b) => Math.max(0, values.length - 1 - b));
      const xs = args.map((i) => values[i]);
      if (!isTame(op, xs)) continue;
      steps.push({ op, args });
      values.push(evaluate(op, xs));
    }
    return { inputs, steps, seeds: seeds.slice(0, values.length) };
  });

test('random programs agree with differences', () => {
  const used = new Set<Op>();
  let [checked, skipped] = [0, 0];
  fc.assert(
    fc.property(dag, ({ inputs, steps, seeds }) => {
      const tape = new Tape();
      leaves(tape, inputs);
      for (const { op, args } of steps) apply(tape, op, args);
      const last = tape.length - 1;
      sweep(
        tape,
        seeds.map((gradient, i) => ({ entry: last - i, gradient })),
      );
      const output = (xs: readonly number[]) => {
        const values = run(steps, xs);
        return seeds.reduce((sum, seed, i) => sum + seed * values[last - i], 0);
      };
      expect([...tape.value.subarray(0, tape.length)]).toEqual(run(steps, inputs));
      inputs.forEach((_, k) => {
        const { derivative, error } = centralDifference(output, inputs, k);
        const scale = Math.max(1, Math.abs(derivative));
        if (!(error < 1e-8 * scale)) {
          skipped++;
          return;
        }
        checked++;
        expect(Math.abs(tape.gradient[k] - derivative), `∂/∂input ${k}`).toBeLessThan(1e-6 * scale);
      });
      for (const { op } of steps) used.add(op);
    }),
    { numRuns: 2000, seed: 1 },
  );
  expect(checked).toBeGreaterThan(20 * skipped);
  expect(ROWS.filter((op) => !used.has(op)).map((op) => op.name)).toEqual([]);
});
