import { expect, test } from 'vitest';
import { sweep } from '../../../core/autodiff/backward.ts';
import { ops } from '../../../core/autodiff/ops/index.ts';
import { Tensor } from '../../../core/autodiff/tensor.ts';
import { tensorOps } from '../../../core/autodiff/tensor-ops/index.ts';
import { atIndex, transposed } from '../../../core/autodiff/tensors/place.ts';
import { gradientOf } from '../../../core/gradients.ts';
import { stringify } from '../../../core/json.ts';
import { ArrayStorage } from '../../../core/runtime/arrays/storage.ts';
import { ArrayView } from '../../../core/runtime/arrays/view.ts';
import { Machine } from '../../../core/runtime/machine.ts';
import { Nodes } from '../../../core/runtime/nodes.ts';
import type { Operand } from '../../../core/runtime/operand.ts';
import type { Ref } from '../../../core/runtime/ref.ts';

function machineWith(data: number[]) {
  const machine = new Machine(new Nodes());
  const input = machine.tensorInput(new Tensor([data.length], Float64Array.from(data)), 0);
  return { machine, input, array: ArrayView.of(machine, input, 0) };
}

function backward(machine: Machine, x: Operand): void {
  const sum = machine.tensor(tensorOps.sum, [x], {}, 0) as Ref;
  sweep(machine.tape, [{ entry: sum.entry, gradient: 1 }]);
}

test('each version of an array has its own gradient', () => {
  const { machine, array } = machineWith([1, 2, 3]);
  const first = machine.clock;
  array.storage.writeElement(machine, 1, machine.binary(ops.mul, array.element(machine, 0, 0), 5, 0), 0, true);
  const second = machine.clock;
  array.storage.writeElement(machine, 2, 7, 0);
  backward(machine, machine.elementwise(ops.mul, [array.read(machine, 0), 2], 0));
  const trees = [first, second, machine.clock].map((clock) => array.at(clock));
  expect(trees.map(({ data }) => [...data])).toEqual([
    [1, 2, 3],
    [1, 5, 3],
    [1, 5, 7],
  ]);
  // What was overwritten unread has 0, and a constant has none.
  expect(trees.map((tree) => stringify(gradientOf(machine.tape, tree)))).toEqual([
    '[12,0,0]',
    '[12,2,0]',
    '[12,2,null]',
  ]);
});

test('a view that an op made has the gradient of what was made of it', () => {
  const machine = new Machine(new Nodes());
  const input = machine.tensorInput(new Tensor([2, 2], Float64Array.of(1, 2, 3, 4)), 0);
  const array = ArrayView.of(machine, input, 0);
  const view = array.derived((of) => transposed(of));
  const products = machine.elementwise(ops.mul, [view.read(machine, 0), array.read(machine, 0)], 0);
  backward(machine, products);
  expect(stringify(gradientOf(machine.tape, view.at(machine.clock)))).toBe('[[1,2],[3,4]]');
  expect(stringify(gradientOf(machine.tape, array.at(machine.clock)))).toBe('[[2,6],[4,8]]');
});

test('an array that was written in pieces is one entry, where the last write was', () => {
  const { machine, array } = machineWith([1, 2]);
  const out = ArrayView.whole(ArrayStorage.constants(machine, new Float64Array(4), 1), [2, 2]);
  out.derived((of) => atIndex(of, 0, 0)).write(machine, array.read(machine, 0), 11);
  out.storage.writeElement(machine, 2, array.element(machine, 1, 0), 12);
  const { tape } = machine;
  const before = tape.length;
  const read = out.read(machine, 0) as { readonly entry: number };
  expect(tape.length).toBe(before + 1);
  expect(out.read(machine, 0)).toBe(read);
  expect(tape.node[read.entry]).toBe(12);
  expect([...out.storage.data]).toEqual([1, 2, 2, 0]);
});

test('what was recorded does not change', () => {
  const { machine, input, array } = machineWith([1, 2]);
  const squares = machine.elementwise(ops.mul, [array.read(machine, 0), array.read(machine, 0)], 0);
  array.write(machine, 0, 0);
  backward(machine, squares);
  expect([...machine.tape.tensorAt(input.entry)!.data]).toEqual([1, 2]);
  expect([...machine.tape.tensorRecord(input.entry)!.gradient!]).toEqual([2, 4]);
  expect([...array.storage.data]).toEqual([0, 0]);
});

test('the budget is charged before anything is made', () => {
  const machine = new Machine(new Nodes(), { elements: 1000 });
  const x = new Tensor([100], new Float64Array(100));
  const column = machine.tensor(tensorOps.reshape, [x], { shape: [100, 1], offset: 0, strides: [1, 1] }, 0);
  expect(() => machine.elementwise(ops.add, [x, column], 5)).toThrow(
    expect.objectContaining({ code: 'budget-memory', at: 5 }),
  );
  const square = new Tensor([100, 100], new Float64Array(10_000));
  expect(() => machine.tensor(tensorOps.det, [square], undefined, 6)).toThrow(expect.objectContaining({ at: 6 }));
});
