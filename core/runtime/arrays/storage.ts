import { ops } from '../../autodiff/ops/index.ts';
import { CONSTANT } from '../../autodiff/tape.ts';
import { sizeOf, Tensor, type TensorShape } from '../../autodiff/tensor.ts';
import { tensorOps } from '../../autodiff/tensor-ops/index.ts';
import type { TensorOp } from '../../autodiff/tensor-ops/row.ts';
import { eachPlace, type Gather, gathered, isIndexList } from '../../autodiff/tensors/gather.ts';
import { broadcastPlace, isWhole, type Place, wholePlace } from '../../autodiff/tensors/place.ts';
import { entryOf, type Machine } from '../machine.ts';
import { type Operand, type Scalar, TensorRef } from '../operand.ts';
import { Ref } from '../ref.ts';
import { type Contents, contents, MANY, own, ownerAt, placeAt, toMany } from './contents.ts';
import { ArrayHistory } from './history.ts';
import { readRegion } from './read.ts';

/**
 * The memory of an array, which views share. A write changes it and makes a new version; what was recorded on the tape
 * never changes, so that numbers that the tape holds too are copied before they are written to. Reading does not
 * change who owns an element: its owner's gradient has the contributions of all its uses.
 */
export class ArrayStorage {
  #now: Contents;
  /** The tape, or somebody else, holds the same numbers. */
  #isShared: boolean;
  /** Elements of tensors that were read as numbers, so that each is one entry however often it is read. */
  #picks: Map<number, Ref> | undefined;
  /** What was read of it since the last write, and what it was read as. */
  #parts: { readonly version: number; size: number; whole: Operand | undefined } | undefined;
  #history: ArrayHistory | undefined;
  /** The clock of the last write; 0 before the first. */
  version = 0;
  #writeNode: number;
  #writeFrame: number;

  private constructor(now: Contents, isShared: boolean, machine: Machine, node: number) {
    this.#now = now;
    this.#isShared = isShared;
    this.#writeNode = node;
    this.#writeFrame = machine.frame;
  }

  /** The syntax node that wrote to it last, or made it. */
  get writtenBy(): number {
    return this.#writeNode;
  }

  /** Of constants. The numbers belong to the array from now on; whoever makes them has charged the budget. */
  static constants(machine: Machine, data: Float64Array, node: number): ArrayStorage {
    return new ArrayStorage(contents(data, CONSTANT), false, machine, node);
  }

  /** Of the result of an op, in C order. */
  static of(machine: Machine, operand: Operand, node: number): ArrayStorage {
    if (operand instanceof TensorRef)
      return new ArrayStorage(contents(operand.value.data, operand.entry), true, machine, node);
    if (operand instanceof Tensor) return new ArrayStorage(contents(operand.data, CONSTANT), true, machine, node);
    return ArrayStorage.ofScalars(machine, [operand], node);
  }

  /** Of numbers one by one, such as a literal's. */
  static ofScalars(machine: Machine, scalars: readonly Scalar[], node: number): ArrayStorage {
    machine.budget.allocate(scalars.length, node);
    const now = contents(
      Float64Array.from(scalars, (x) => machine.num(x)),
      CONSTANT,
    );
    scalars.forEach((x, i) => {
      if (x instanceof Ref) own(now, i, x.entry, 0);
    });
    return new ArrayStorage(now, false, machine, node);
  }

  get size(): number {
    return this.#now.data.length;
  }

  /** The numbers as they are now, for reading only, and until the next write. */
  get data(): Float64Array {
    return this.#now.data;
  }

  /** What is in it now, for reading only, and until the next write. */
  get contents(): Readonly<Contents> {
    return this.#now;
  }

  /** Whether an element depends on an input. */
  isTrackedAt(i: number): boolean {
    return ownerAt(this.#now, i) !== CONSTANT;
  }

  /** One element: a plain number, or the entry that made it. */
  element(machine: Machine, i: number, node: number): Scalar {
    const now = this.#now;
    const entry = ownerAt(now, i);
    if (entry === CONSTANT) return now.data[i];
    const owner = machine.tape.tensorAt(entry);
    if (owner === undefined) return new Ref(entry);
    this.#picks ??= new Map();
    let pick = this.#picks.get(i);
    if (pick === undefined) {
      const from: Place = { shape: [], offset: placeAt(now, i), strides: [] };
      pick = machine.tensor(tensorOps.pick, [new TensorRef(entry, owner)], from, node) as Ref;
      this.#picks.set(i, pick);
    }
    return pick;
  }

  /**
   * The elements that `from` names, as one value: what made them, if that is one entry as it is; a part of it; or an
   * `assemble` entry that stands where the last write did.
   *
   * @param op names the movement, where one is recorded
   */
  read(machine: Machine, from: Gather, node: number, op: TensorOp<Gather> = tensorOps.slice): Operand {
    const size = sizeOf(from.shape);
    if (from.shape.length === 0) return this.element(machine, isIndexList(from) ? from.index[0] : from.offset, node);
    const isAll = !isIndexList(from) && isWhole(from, this.size);
    if (this.#now.owner === CONSTANT) {
      if (isAll) {
        this.#isShared = true;
        return new Tensor(from.shape, this.#now.data);
      }
      machine.budget.allocate(size, node);
      return new Tensor(from.shape, gathered(this.#now, from));
    }
    const written = { node: this.#writeNode, frame: this.#writeFrame };
    const whole = isAll ? undefined : this.#wholeAfter(machine, size, node);
    if (whole instanceof TensorRef) return machine.tensor(op, [whole], from, node);
    return readRegion(machine, this.#now, from, isAll, { node, op, written });
  }

  /** What somebody reads of it through entries of their own, as one value. @param now in C order, with those entries */
  joined(machine: Machine, now: Contents, shape: TensorShape, node: number, op: TensorOp<Gather>): Operand {
    const written = { node: this.#writeNode, frame: this.#writeFrame };
    return readRegion(machine, now, wholePlace(shape), true, { node, op, written });
  }

  /**
   * All of it as one value, once parts of elements with many owners have been read that are more than all together:
   * the owners are looked for only once then. A write begins anew.
   */
  #wholeAfter(machine: Machine, size: number, node: number): Operand | undefined {
    if (this.#now.owner !== MANY) return undefined;
    const { version } = this;
    if (this.#parts?.version !== version) this.#parts = { version, size: 0, whole: undefined };
    this.#parts.size += size;
    if (this.#parts.size <= this.size) return undefined;
    const written = { node: this.#writeNode, frame: this.#writeFrame };
    const all = wholePlace([this.size]);
    this.#parts.whole ??= readRegion(machine, this.#now, all, true, { node, op: tensorOps.slice, written });
    return this.#parts.whole;
  }

  /** Writes one element. @param isFresh nobody else holds `x`, as with the result of `x += v` */
  writeElement(machine: Machine, i: number, x: Scalar, node: number, isFresh = false): Scalar {
    const owned = isFresh ? x : aliasOf(machine, x, node);
    const clock = this.#beginWrite(machine, node);
    this.#historyOf().beforeElement(this.#now, i, clock);
    this.#unshare(machine, node);
    this.#now.data[i] = machine.num(owned);
    own(this.#now, i, owned instanceof Ref ? owned.entry : CONSTANT, 0);
    this.#picks?.delete(i);
    return owned;
  }

  /**
   * Writes a value, broadcast, to the elements that `to` names; of a place that is named twice the last stays. The
   * value was read before, so that source and target may overlap.
   *
   * @param isFresh nobody else holds the value
   * @returns what stands there now
   * @throws ShapeError where it does not broadcast
   */
  write(machine: Machine, to: Gather, x: Operand, node: number, isFresh = false): Operand {
    if (to.shape.length === 0) {
      const number = isNumber(x) ? x : (fitted(machine, x, [], node, isFresh) as Scalar);
      const at = isIndexList(to) ? to.index[0] : to.offset;
      return this.writeElement(machine, at, number, node, isFresh || number !== x);
    }
    const size = sizeOf(to.shape);
    const value = fitted(machine, x, to.shape, node, isFresh);
    if (size === 0) return value;
    const clock = this.#beginWrite(machine, node);
    const { data } = machine.tensorOf(value);
    const entry = entryOf(value);
    if (!isIndexList(to) && isWhole(to, this.size)) {
      this.#historyOf().beforeAll(this.#now, clock);
      this.#now = contents(data, entry);
      this.#isShared = true;
      this.#picks = undefined;
      return value;
    }
    machine.budget.allocate(size, node);
    this.#historyOf().beforePart(this.#now, to, size, clock);
    this.#unshare(machine, node);
    const now = this.#now;
    if (entry !== CONSTANT && now.owner !== MANY) {
      machine.budget.allocate(this.size, node);
      toMany(now);
    }
    eachPlace(to, (place, i) => {
      now.data[place] = data[i];
      own(now, place, entry, i);
      this.#picks?.delete(place);
    });
    return value;
  }

  /** The contents as they were when the machine's clock stood at `clock`; those that are now, if it was not written to. */
  at(clock: number): Contents {
    return this.#history === undefined ? this.#now : this.#history.at(this.#now, clock);
  }

  #historyOf(): ArrayHistory {
    this.#history ??= new ArrayHistory();
    return this.#history;
  }

  #beginWrite(machine: Machine, node: number): number {
    this.#writeNode = node;
    this.#writeFrame = machine.frame;
    this.version = ++machine.clock;
    return this.version;
  }

  #unshare(machine: Machine, node: number): void {
    if (!this.#isShared) return;
    machine.budget.allocate(this.size, node);
    this.#now = { ...this.#now, data: this.#now.data.slice() };
    this.#isShared = false;
  }
}

/** An entry of its own for a number that other code also uses: the written version has a gradient of its own. */
export function aliasOf(machine: Machine, x: Scalar, node: number): Scalar {
  return x instanceof Ref ? machine.unary(ops.identity, x, node) : x;
}

function isNumber(x: Operand): x is Scalar {
  return typeof x === 'number' || x instanceof Ref;
}

/** A value in the shape that it is written to. */
function fitted(machine: Machine, x: Operand, shape: readonly number[], node: number, isFresh: boolean): Operand {
  const value = machine.tensorOf(x);
  // Leading dimensions of length 1 may be left out, as NumPy allows.
  const extra = Math.max(0, value.shape.length - shape.length);
  const kept = value.shape.slice(0, extra).every((length) => length === 1) ? value.shape.slice(extra) : value.shape;
  const from = broadcastPlace(wholePlace(kept), shape);
  const isSame = !isNumber(x) && isWhole(from, value.data.length);
  if (isSame && (isFresh || x instanceof Tensor)) return x;
  return machine.tensor(isSame ? tensorOps.copy : tensorOps.broadcastTo, [x], from, node);
}
