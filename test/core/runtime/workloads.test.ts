import { expect, test } from 'vitest';
import { Machine } from '../../../core/runtime/machine.ts';
import { Nodes } from '../../../core/runtime/nodes.ts';
import { workloads } from './workloads.ts';

test.each(Object.entries(workloads))(
  '%s has the value and the gradients that all measure',
  (_, { run, value, sums }) => {
    const machine = new Machine(new Nodes());
    // Twice: the second run meets the memory of the first.
    run(machine);
    machine.reset();
    const outcome = run(machine);
    expect(outcome.value).toBeCloseTo(value, 9);
    outcome.gradients.forEach((gradient, k) => {
      expect(gradient.reduce((sum, g) => sum + Math.abs(g), 0) / sums[k]).toBeCloseTo(1, 6);
    });
  },
);
