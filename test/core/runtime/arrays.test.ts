import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sweep } from '../../../core/autodiff/backward.ts';
import { ops } from '../../../core/autodiff/ops/index.ts';
import { sizeOf, Tensor } from '../../../core/autodiff/tensor.ts';
import { tensorOps } from '../../../core/autodiff/tensor-ops/index.ts';
import { atIndex, offsetOf, type Place, reshaped, sliced, transposed } from '../../../core/autodiff/tensors/place.ts';
import { ArrayStorage } from '../../../core/runtime/arrays/storage.ts';
import { ArrayView, type Derivation } from '../../../core/runtime/arrays/view.ts';
import { Machine } from '../../../core/runtime/machine.ts';
import { Nodes } from '../../../core/runtime/nodes.ts';
import type { Operand, Scalar } from '../../../core/runtime/operand.ts';
import { Ref } from '../../../core/runtime/ref.ts';
import { atAxis, type Cell, type Cells, cellsOf, flat, shapeOf, swapped } from './array-model.ts';

/** An array in both worlds. */
interface Both {
  readonly view: ArrayView;
  readonly cells: Cells;
  /** What it was made of, where that is another view. */
  readonly parent: Both | undefined;
  /** By the number that a cell held: what it is when it is read through the view. */
  readonly own: Map<number, Ref>;
  /** Something was read through the view. */
  isRead: boolean;
}

/** A number of the model as it is read through a view: another name for what it is through the view's parent. */
function through(twins: Twins, both: Both, held: Scalar): Scalar {
  if (both.parent === undefined || !(held instanceof Ref)) return held;
  let own = both.own.get(held.entry);
  if (own === undefined) {
    own = twins.scalars.unary(ops.identity, through(twins, both.parent, held), 0) as Ref;
    both.own.set(held.entry, own);
    both.isRead = true;
  }
  return own;
}

/** The same program run on arrays, and number by number on a tape that knows no tensors. */
class Twins {
  readonly arrays = new Machine(new Nodes());
  readonly scalars = new Machine(new Nodes());
  readonly all: Both[] = [];
  readonly leaves: { readonly tensor: number; readonly refs: readonly Ref[] }[] = [];
  readonly versions: { readonly both: Both; readonly clock: number; readonly held: readonly Scalar[] }[] = [];

  input(shape: readonly number[], data: readonly number[]): void {
    const leaf = this.arrays.tensorInput(new Tensor(shape, Float64Array.from(data)), 0);
    const refs = data.map((x) => this.scalars.input(x, 0));
    this.leaves.push({ tensor: leaf.entry, refs });
    let i = 0;
    this.add(
      ArrayView.of(this.arrays, leaf, 0),
      cellsOf(shape, () => refs[i++]),
    );
  }

  zeros(shape: readonly number[]): void {
    const storage = ArrayStorage.constants(this.arrays, new Float64Array(sizeOf(shape)), 0);
    this.add(
      ArrayView.whole(storage, shape),
      cellsOf(shape, () => 0),
    );
  }

  add(view: ArrayView, cells: Cells, parent?: Both): void {
    this.all.push({ view, cells, parent, own: new Map(), isRead: false });
  }

  look(both: Both): void {
    const held = flat(both.cells).map((cell) => cell.held);
    this.versions.push({ both, clock: this.arrays.clock, held });
  }

  /** What cells hold now was written through a view: it is the view's as it is, and that of all that it was made of. */
  wrote(target: Both, cells: readonly Cell[]): void {
    for (let both = target; both.parent !== undefined; both = both.parent)
      for (const { held } of cells) if (held instanceof Ref) both.own.set(held.entry, held);
  }

  read(both: Both): Scalar[] {
    return this.together(flat(both.cells).map(({ held }) => through(this, both, held)));
  }

  /** In an array of which anything is tracked all is. */
  together(held: readonly Scalar[]): Scalar[] {
    const isTracked = held.some((x) => x instanceof Ref);
    return held.map((x) => (isTracked && typeof x === 'number' ? this.scalars.input(x, 0) : x));
  }

  /** x·factor + shift, elementwise. */
  scaled(x: Operand, cells: readonly Scalar[], factor: number): { operand: Operand; held: Scalar[] } {
    const operand = this.arrays.elementwise(ops.mul, [x, factor], 0);
    return { operand, held: cells.map((held) => this.scalars.binary(ops.mul, held, factor, 0)) };
  }

  /** A value gets an entry of its own where it is written. */
  alias(held: Scalar): Scalar {
    return this.scalars.unary(ops.identity, held, 0);
  }
}

type Step = (twins: Twins) => void;

/** A step that says what it is, should it be part of a counterexample. */
function step<P extends object>(
  name: string,
  params: { [K in keyof P]: fc.Arbitrary<P[K]> },
  run: (params: P) => Step,
) {
  return fc
    .record(params)
    .map((chosen) => Object.assign(run(chosen), { [fc.toStringMethod]: () => `${name} ${JSON.stringify(chosen)}` }));
}

const pick = <T>(list: readonly T[], n: number) => list[n % list.length];

/** A movement in both worlds. */
interface Movement {
  readonly make: Derivation;
  readonly cells: Cells;
}

function movement(
  { view, cells }: Pick<Both, 'view' | 'cells'>,
  how: string,
  a: number,
  b: number,
): Movement | undefined {
  const { shape } = view;
  if (shape.length === 0) return undefined;
  const axis = a % shape.length;
  const length = shape[axis];
  if (how === 'index')
    return {
      make: (of) => atIndex(of, axis, b % length),
      cells: atAxis(cells, axis, (list) => list[b % length]),
    };
  if (how === 'slice') {
    const start = b % length;
    const step = 1 + (a % 2);
    const count = Math.ceil((length - start) / step);
    return {
      make: (of) => sliced(of, axis, start, step, count),
      cells: atAxis(cells, axis, (list) => list.filter((_, i) => i >= start && (i - start) % step === 0)),
    };
  }
  if (how === 'reverse')
    return {
      make: (of) => sliced(of, axis, length - 1, -1, length),
      cells: atAxis(cells, axis, (list) => [...list].reverse()),
    };
  if (how === 'flat') {
    if (reshaped(view.place, [view.size]) === undefined) return undefined;
    return { make: (of) => reshaped(of, [view.size]) as Place, cells: flat(cells) };
  }
  return shape.length === 2 ? { make: (of) => transposed(of), cells: swapped(cells) } : undefined;
}

const movements = fc.record({
  how: fc.constantFrom('index', 'slice', 'reverse', 'transpose', 'flat'),
  a: fc.nat(9),
  b: fc.nat(9),
});

const derive = step(
  'derive',
  { of: fc.nat(20), passing: fc.array(movements, { maxLength: 2 }), last: movements },
  ({ of, passing, last }) =>
    (twins: Twins) => {
      const parent = pick(twins.all, of);
      let now: Pick<Both, 'view' | 'cells'> = parent;
      for (const { how, a, b } of passing) {
        const next = movement(now, how, a, b);
        if (next === undefined) continue;
        const view = now.view.derived(next.make);
        view.passOn(now.view);
        now = { view, cells: next.cells };
      }
      const next = movement(now, last.how, last.a, last.b);
      if (next === undefined) return;
      twins.add(now.view.derived(next.make), next.cells, parent);
      twins.look(twins.all[twins.all.length - 1]);
    },
);

const writeElement = step(
  'writeElement',
  {
    to: fc.nat(20),
    at: fc.nat(20),
    from: fc.nat(20),
    of: fc.nat(20),
    how: fc.constantFrom('alias', 'fresh', 'constant', 'add'),
  },
  ({ to, at, from, of, how }) =>
    (twins: Twins) => {
      const { arrays, scalars } = twins;
      const target = pick(twins.all, to);
      const source = pick(twins.all, from);
      const cell = pick(flat(target.cells), at);
      const place = placeOf(target, cell);
      const [x, held] = element(twins, source, of);
      const { view } = target;
      if (how === 'constant') {
        view.writeElement(arrays, place, 7, 0);
        cell.held = 7;
      } else if (how === 'alias') {
        view.writeElement(arrays, place, x, 0);
        cell.held = twins.alias(held);
      } else {
        const [old, oldHeld] = how === 'add' ? element(twins, target, at) : [0.5, 0.5];
        view.writeElement(arrays, place, arrays.binary(ops.add, old, x, 0), 0, true);
        cell.held = scalars.binary(ops.add, oldHeld, held, 0);
      }
      twins.wrote(target, [cell]);
      twins.look(target);
    },
);

const writeWhole = step(
  'writeWhole',
  {
    to: fc.nat(20),
    from: fc.nat(20),
    how: fc.constantFrom('alias', 'fresh', 'add', 'number', 'list'),
    at: fc.nat(20),
  },
  ({ to, from, how, at }) =>
    (twins: Twins) => {
      const { arrays, scalars } = twins;
      const target = pick(twins.all, to);
      const source = pick(twins.all, from);
      const [targets, sources] = [flat(target.cells), flat(source.cells)];
      if (how === 'number') {
        const [x, y] = element(twins, source, at);
        target.view.write(arrays, x, 0);
        for (const cell of targets) cell.held = twins.alias(y);
      } else if (how === 'list') {
        // Repeated places: the last stays.
        const cells = [0, 1, 0, 2].map((i) => pick(targets, at + i));
        const [x, y] = element(twins, source, at);
        const index = Int32Array.from(cells, (cell) => placeOf(target, cell));
        target.view.writeTo(arrays, { shape: [4], index }, x, 0);
        for (const cell of cells) cell.held = twins.alias(y);
        twins.wrote(target, cells);
      } else {
        const rows = repeats(shapeOf(source.cells), shapeOf(target.cells));
        if (rows === undefined) return;
        const x = source.view.read(arrays, 0);
        const held = twins.read(source);
        if (how === 'alias') {
          target.view.write(arrays, x, 0);
          targets.forEach((cell, i) => {
            cell.held = twins.alias(held[rows(i)]);
          });
        } else if (how === 'fresh') {
          const scaled = twins.scaled(x, held, 1.5);
          target.view.write(arrays, scaled.operand, 0, true);
          targets.forEach((cell, i) => {
            const value = scaled.held[rows(i)];
            // Broadcast, it is not fresh any more.
            cell.held = sources.length === targets.length ? value : twins.alias(value);
          });
        } else {
          const sum = arrays.elementwise(ops.add, [target.view.read(arrays, 0), x], 0);
          target.view.write(arrays, sum, 0, true);
          const old = twins.read(target);
          const results = targets.map((_, i) => scalars.binary(ops.add, old[i], held[rows(i)], 0));
          targets.forEach((cell, i) => {
            cell.held = results[i];
          });
        }
      }
      if (how !== 'list') twins.wrote(target, targets);
      twins.look(target);
    },
);

const compute = step(
  'compute',
  { of: fc.nat(20), factor: fc.constantFrom(0.5, -2, 3) },
  ({ of, factor }) =>
    (twins: Twins) => {
      const both = pick(twins.all, of);
      const { view } = both;
      const held = twins.read(both);
      const result = twins.scaled(view.read(twins.arrays, 0), held, factor);
      let i = 0;
      twins.add(
        ArrayView.of(twins.arrays, result.operand, 0),
        cellsOf(view.shape, () => result.held[i++]),
      );
    },
);

const takeSome = step(
  'take',
  { of: fc.nat(20), some: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }) },
  ({ of, some }) =>
    (twins: Twins) => {
      const both = pick(twins.all, of);
      const index = Int32Array.from(some, (i) => i % both.view.size);
      const taken = both.view.take(twins.arrays, { shape: [some.length], index }, 0, tensorOps.take);
      const cells = flat(both.cells);
      const chosen = Array.from(index, (i) => through(twins, both, cells[i].held));
      const held = twins.together(chosen).map((x) => twins.alias(x));
      twins.add(
        ArrayView.of(twins.arrays, taken, 0),
        held.map((x) => ({ held: x })),
      );
      twins.look(twins.all[twins.all.length - 1]);
    },
);

function placeOf({ view, cells }: Both, cell: Cell): number {
  return offsetOf(view.place, flat(cells).indexOf(cell));
}

function element(twins: Twins, both: Both, at: number): readonly [array: Scalar, model: Scalar] {
  const cells = flat(both.cells);
  const i = at % cells.length;
  return [both.view.element(twins.arrays, i, 0), through(twins, both, cells[i].held)];
}

/** Which element of the source each of the target gets, if it broadcasts. */
function repeats(from: readonly number[], to: readonly number[]): ((i: number) => number) | undefined {
  const tail = to.slice(to.length - from.length);
  if (from.length > to.length || String(from) !== String(tail)) return undefined;
  return (i) => i % sizeOf(from);
}

function check(twins: Twins): void {
  const { arrays, scalars } = twins;
  let loss: Operand = 0;
  let modelLoss: Scalar = 0;
  twins.all.forEach((both, k) => {
    // Some are never read.
    if (k % 4 === 3) return;
    const operand = both.view.read(arrays, 0);
    const held = twins.read(both);
    expect([...arrays.tensorOf(operand).data]).toEqual(held.map((x) => scalars.num(x)));
    const square = arrays.elementwise(ops.mul, [operand, k % 2 === 0 ? operand : k], 0);
    loss = arrays.elementwise(ops.add, [loss, arrays.tensor(tensorOps.sum, [square], {}, 0)], 0);
    for (const x of held) {
      const squared: Scalar = scalars.binary(ops.mul, x, k % 2 === 0 ? x : k, 0);
      modelLoss = scalars.binary(ops.add, modelLoss, squared, 0);
    }
  });
  if (!((loss as Operand) instanceof Ref)) return;
  sweep(arrays.tape, [{ entry: (loss as unknown as Ref).entry, gradient: 1 }]);
  sweep(scalars.tape, [{ entry: (modelLoss as unknown as Ref).entry, gradient: 1 }]);
  const near = (got: number, want: number) =>
    expect(Math.abs(got - want), `${got} for ${want}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(want)));
  for (const { tensor, refs } of twins.leaves) {
    const gradient = arrays.tape.tensorRecord(tensor)?.gradient;
    refs.forEach(({ entry }, i) => {
      near(gradient?.[i] ?? 0, scalars.tape.gradient[entry]);
    });
  }
  for (const { both, clock, held } of twins.versions) {
    const snapshot = both.view.at(clock);
    expect([...snapshot.data]).toEqual(held.map((x) => scalars.num(x)));
    const own = held.map((x) => (x instanceof Ref && both.parent !== undefined ? both.own.get(x.entry) : undefined));
    const { isRead } = both;
    held.forEach((x, i) => {
      if (!(x instanceof Ref)) return;
      // Where parts of an array are read again and again, they are parts of the whole, in which constants are tracked.
      if (!isRead && snapshot.isUnread(i)) return;
      // What nobody has read through the view is what it is in the memory.
      const entry = (own[i] ?? (isRead ? undefined : x))?.entry;
      const got = snapshot.isUnread(i) ? 0 : gradientAt(arrays, snapshot.entryOf(i), snapshot.placeOf(i));
      near(got, entry === undefined ? 0 : scalars.tape.gradient[entry]);
    });
  }
}

function gradientAt({ tape }: Machine, entry: number, place: number): number {
  expect(entry).toBeGreaterThanOrEqual(0);
  if (tape.tensorAt(entry) === undefined) return tape.gradient[entry];
  return tape.tensorRecord(entry)?.gradient?.[place] ?? 0;
}

const tenths = fc.integer({ min: -20, max: 20 }).map((n) => n / 10);
const shape = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });
const create = fc.record({ shape, isInput: fc.boolean(), data: fc.array(tenths, { minLength: 27, maxLength: 27 }) });
const program = fc.record({
  arrays: fc.array(create, { minLength: 1, maxLength: 3 }),
  steps: fc.array(fc.oneof(derive, writeElement, writeWhole, compute, takeSome), { minLength: 1, maxLength: 25 }),
});

test('views, writes and reads do what numbers one by one would do', () => {
  fc.assert(
    fc.property(program, ({ arrays, steps }) => {
      const twins = new Twins();
      for (const { shape, isInput, data } of arrays) {
        if (isInput) twins.input(shape, data.slice(0, sizeOf(shape)));
        else twins.zeros(shape);
      }
      for (const step of steps) step(twins);
      check(twins);
    }),
    { numRuns: 2000 },
  );
});
