import { describe, expect, test } from 'vitest';
import { contribution, sweep } from '../../../core/autodiff/backward.ts';
import { ops } from '../../../core/autodiff/ops/index.ts';
import type { Op } from '../../../core/autodiff/ops/row.ts';
import { evaluateFormula } from './formula.ts';
import { evaluate, tapeOf } from './record.ts';

/** Nothing smooth is missing here: what these do, no formula says, or it says nothing. */
const WITHOUT = ['max', 'min', 'maximum', 'minimum', 'maximumC', 'minimumC', 'fmax', 'fmin', 'heaviside', 'copysign'];
const REMAINDERS = ['remTrunc', 'remFloor', 'remNearest', 'floorDiv'];

const all = Object.values(ops) as Op[];

test('all smooth ops say their slopes', () => {
  const silent = all.filter(({ slopes }) => slopes === undefined).map(({ name }) => name);
  expect(silent.sort()).toEqual([...WITHOUT, ...REMAINDERS].sort());
});

describe.each(all.filter(({ slopes }) => slopes !== undefined))('$name', (op) => {
  const { arity, slopes = [], symbol } = op;

  test('has a slope for each argument', () => {
    expect(slopes).toHaveLength(arity === 2 ? 2 : 1);
  });

  test.each(op.samples.filter(({ gradients }) => gradients === undefined))(
    'says what its rule does at $at',
    ({ at }) => {
      const tape = tapeOf(op, at);
      sweep(tape, [{ entry: at.length, gradient: 1 }]);
      at.forEach((_, k) => {
        const [x, y] = arity === 'variadic' ? [at[k]] : at;
        const said = evaluateFormula(slopes[Math.min(k, slopes.length - 1)], { x, y, [symbol]: evaluate(op, at) });
        const local = contribution(tape, at.length, k, 1)!;
        expect(Math.abs(said - local)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(local)));
      });
    },
  );
});
