import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sweep } from '../../../core/autodiff/backward.ts';
import { ops } from '../../../core/autodiff/ops/index.ts';
import { sizeOf, Tensor } from '../../../core/autodiff/tensor.ts';
import { tensorOps } from '../../../core/autodiff/tensor-ops/index.ts';
import { atIndex, type Place, sliced, transposed } from '../../../core/autodiff/tensors/place.ts';
import { ArrayStorage } from '../../../core/runtime/arrays/storage.ts';
import { ArrayView } from '../../../core/runtime/arrays/view.ts';
import { Machine } from '../../../core/runtime/machine.ts';
import { Nodes } from '../../../core/runtime/nodes.ts';
import type { Operand, Scalar } from '../../../core/runtime/operand.ts';
import { Ref } from '../../../core/runtime/ref.ts';
import { atAxis, type Cell, type Cells, cellsOf, flat, shapeOf, swapped } from './array-model.ts';

/** An array in both worlds. */
interface Both {
  readonly view: ArrayView;
  readonly cells: Cells;
  readonly isDerived: boolean;
}

/** The same program run on arrays, and number by number on a tape that knows no tensors. */
class Twins {
  readonly arrays = new Machine(new Nodes());
  readonly scalars = new Machine(new Nodes());
  readonly all: Both[] = [];
  readonly leaves: { readonly tensor: number; readonly refs: readonly Ref[] }[] = [];
  readonly versions: { readonly view: ArrayView; readonly clock: number; readonly held: readonly Scalar[] }[] = [];

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

  add(view: ArrayView, cells: Cells, isDerived = false): void {
    this.all.push({ view, cells, isDerived });
  }

  look({ view, cells }: Both): void {
    this.versions.push({ view, clock: this.arrays.clock, held: flat(cells).map(({ held }) => held) });
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

const derive = step(
  'derive',
  {
    of: fc.nat(20),
    how: fc.constantFrom('index', 'slice', 'reverse', 'transpose'),
    a: fc.nat(9),
    b: fc.nat(9),
  },
  ({ of, how, a, b }) =>
    (twins: Twins) => {
      const { view, cells } = pick(twins.all, of);
      const { shape } = view;
      if (shape.length === 0) return;
      const axis = a % shape.length;
      const length = shape[axis];
      let place: Place;
      let below: Cells;
      if (how === 'index') {
        place = atIndex(view.place, axis, b % length);
        below = atAxis(cells, axis, (list) => list[b % length]);
      } else if (how === 'slice') {
        const start = b % length;
        const step = 1 + (a % 2);
        const count = Math.ceil((length - start) / step);
        place = sliced(view.place, axis, start, step, count);
        below = atAxis(cells, axis, (list) => list.filter((_, i) => i >= start && (i - start) % step === 0));
      } else if (how === 'reverse') {
        place = sliced(view.place, axis, length - 1, -1, length);
        below = atAxis(cells, axis, (list) => [...list].reverse());
      } else {
        if (shape.length !== 2) return;
        place = transposed(view.place);
        below = swapped(cells);
      }
      twins.add(view.derived(place), below, true);
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
      const [x, held] = [element(twins, source, of), pick(flat(source.cells), of).held];
      const { storage } = target.view;
      if (how === 'constant') {
        storage.writeElement(arrays, place, 7, 0);
        cell.held = 7;
      } else if (how === 'alias') {
        storage.writeElement(arrays, place, x, 0);
        cell.held = twins.alias(held);
      } else {
        const old = how === 'add' ? storage.element(arrays, place, 0) : 0.5;
        storage.writeElement(arrays, place, arrays.binary(ops.add, old, x, 0), 0, true);
        cell.held = scalars.binary(ops.add, how === 'add' ? cell.held : 0.5, held, 0);
      }
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
      const held = sources.map((cell) => cell.held);
      if (how === 'number') {
        const x = element(twins, source, at);
        target.view.write(arrays, x, 0);
        const y = pick(held, at);
        for (const cell of targets) cell.held = twins.alias(y);
      } else if (how === 'list') {
        // Repeated places: the last stays.
        const cells = [0, 1, 0, 2].map((i) => pick(targets, at + i));
        const x = element(twins, source, at);
        const index = Int32Array.from(cells, (cell) => placeOf(target, cell));
        target.view.storage.write(arrays, { shape: [4], index }, x, 0);
        for (const cell of cells) cell.held = twins.alias(pick(held, at));
      } else {
        const rows = repeats(shapeOf(source.cells), shapeOf(target.cells));
        if (rows === undefined) return;
        const x = source.view.read(arrays, 0);
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
          const results = targets.map((cell, i) => scalars.binary(ops.add, cell.held, held[rows(i)], 0));
          targets.forEach((cell, i) => {
            cell.held = results[i];
          });
        }
      }
      twins.look(target);
    },
);

const compute = step(
  'compute',
  { of: fc.nat(20), factor: fc.constantFrom(0.5, -2, 3) },
  ({ of, factor }) =>
    (twins: Twins) => {
      const { view, cells } = pick(twins.all, of);
      const held = flat(cells).map((cell) => cell.held);
      const result = twins.scaled(view.read(twins.arrays, 0), held, factor);
      let i = 0;
      twins.add(
        ArrayView.of(twins.arrays, result.operand, 0),
        cellsOf(view.shape, () => result.held[i++]),
      );
    },
);

function placeOf({ view, cells }: Both, cell: Cell): number {
  let i = flat(cells).indexOf(cell);
  let place = view.place.offset;
  for (let d = view.shape.length - 1; d >= 0; d--) {
    place += (i % view.shape[d]) * view.place.strides[d];
    i = Math.floor(i / view.shape[d]);
  }
  return place;
}

function element(twins: Twins, both: Both, at: number): Scalar {
  return both.view.element(twins.arrays, placeOf(both, pick(flat(both.cells), at)), 0);
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
  twins.all.forEach(({ view, cells }, k) => {
    const operand = view.read(arrays, 0);
    const held = flat(cells).map((cell) => cell.held);
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
  const own = new Set(twins.all.filter(({ isDerived }) => !isDerived).map(({ view }) => view));
  for (const { view, clock, held } of twins.versions) {
    const snapshot = view.at(clock);
    expect([...snapshot.data]).toEqual(held.map((x) => scalars.num(x)));
    // A view of a view may have been read by an op, which then has a gradient of its own.
    if (!own.has(view)) continue;
    held.forEach((x, i) => {
      if (!(x instanceof Ref)) return;
      near(gradientAt(arrays, snapshot.entryOf(i), snapshot.placeOf(i)), scalars.tape.gradient[x.entry]);
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
  steps: fc.array(fc.oneof(derive, writeElement, writeWhole, compute), { minLength: 1, maxLength: 25 }),
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
