import { expect, test } from 'vitest';
import { sweep } from '../../../core/autodiff/backward.ts';
import { ops } from '../../../core/autodiff/ops/index.ts';
import { sizeOf, Tensor } from '../../../core/autodiff/tensor.ts';
import { tensorOps } from '../../../core/autodiff/tensor-ops/index.ts';
import type { Nested } from '../../../core/autodiff/tensor-ops/row.ts';
import { cross, diff, kron, outer, trace } from '../../../core/runtime/arrays/combinations.ts';
import { Machine } from '../../../core/runtime/machine.ts';
import { Nodes } from '../../../core/runtime/nodes.ts';
import type { Operand } from '../../../core/runtime/operand.ts';
import type { Ref } from '../../../core/runtime/ref.ts';
import { tensorOf } from '../autodiff/tensors.ts';

type Combination = (machine: Machine, x: Operand, y: Operand) => Operand;

const SQUARE = [
  [1, 2, 4],
  [3, 7, 5],
  [6, 9, 8],
];

/** Values as NumPy 1.24 gives them. */
test.each<[string, Combination, Nested, Nested, Nested]>([
  [
    'diff',
    (m, x) => diff(m, x, -1, 1, 0),
    SQUARE,
    0,
    [
      [1, 2],
      [4, -2],
      [3, -1],
    ],
  ],
  ['diff twice, down', (m, x) => diff(m, x, 0, 2, 0), SQUARE, 0, [[1, -3, 2]]],
  [
    'outer',
    (m, x, y) => outer(m, x, y, 0),
    [1, 2],
    [3, 4, 5],
    [
      [3, 4, 5],
      [6, 8, 10],
    ],
  ],
  [
    'kron',
    (m, x, y) => kron(m, x, y, 0),
    [
      [1, 2],
      [3, 4],
    ],
    [[0, 5]],
    [
      [0, 5, 0, 10],
      [0, 15, 0, 20],
    ],
  ],
  ['kron of vectors', (m, x, y) => kron(m, x, y, 0), [1, 10], [[1, 2]], [[1, 2, 10, 20]]],
  ['trace', (m, x) => trace(m, x, 0, 0, 1, 0), SQUARE, 0, 16],
  ['trace above', (m, x) => trace(m, x, 1, 0, 1, 0), SQUARE, 0, 7],
  ['cross', (m, x, y) => cross(m, x, y, 0), [1, 2, 3], [4, 5, 7], [-1, 5, -3]],
  [
    'cross, row by row',
    (m, x, y) => cross(m, x, y, 0),
    [
      [1, 2, 3],
      [0, 1, 0],
    ],
    [0, 0, 1],
    [
      [2, -1, 0],
      [1, 0, 0],
    ],
  ],
])('%s', (_, combine, x, y, want) => {
  const [a, b, wanted] = [x, y, want].map(tensorOf);
  const evaluate = (left: Tensor, right: Tensor) => {
    const machine = new Machine(new Nodes());
    return machine.tensorOf(combine(machine, left, right));
  };
  expect(evaluate(a, b)).toEqual(wanted);

  // Both are linear in x: what moves an element by one changes the weighted sum by its gradient.
  const machine = new Machine(new Nodes());
  const input = machine.tensorInput(a, 0);
  const weights = new Tensor(
    wanted.shape,
    Float64Array.from({ length: sizeOf(wanted.shape) }, (_, i) => 1 + (i % 3)),
  );
  const weighted = machine.elementwise(
    ops.mul,
    [combine(machine, input, b), weights.shape.length === 0 ? 1 : weights],
    0,
  );
  const loss = machine.tensor(tensorOps.sum, [weighted], {}, 0) as Ref;
  sweep(machine.tape, [{ entry: loss.entry, gradient: 1 }]);
  a.data.forEach((at, i) => {
    const moved = evaluate(new Tensor(a.shape, a.data.with(i, at + 1)), b);
    const change = moved.data.reduce((sum, value, j) => sum + (value - wanted.data[j]) * weights.data[j], 0);
    expect(machine.tape.tensorRecord(input.entry)!.gradient![i]).toBeCloseTo(change, 10);
  });
});
