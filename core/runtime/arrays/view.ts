import { CONSTANT } from '../../autodiff/tape.ts';
import { sizeOf, type TensorShape } from '../../autodiff/tensor.ts';
import { tensorOps } from '../../autodiff/tensor-ops/index.ts';
import { eachPlace, gathered } from '../../autodiff/tensors/gather.ts';
import { isWhole, type Place, wholePlace } from '../../autodiff/tensors/place.ts';
import { ArraySnapshot } from '../array-snapshot.ts';
import { entryOf, type Machine } from '../machine.ts';
import type { Operand, Scalar } from '../operand.ts';
import { type Contents, MANY, ownerAt, placeAt } from './contents.ts';
import { ArrayStorage } from './storage.ts';

/** An array as a program holds it: a way to look at a storage, which others may look at too. */
export class ArrayView {
  /** What it was read as, and of which version of the storage: until the next write it is not read again. */
  #known: { readonly operand: Operand; readonly version: number } | undefined;

  /** @param isDerived it was made out of another view, such as a transpose or a slice */
  private constructor(
    readonly storage: ArrayStorage,
    readonly place: Place,
    private readonly isDerived: boolean,
  ) {}

  /** All of a storage that nobody else looks at yet, in C order. */
  static whole(storage: ArrayStorage, shape: TensorShape): ArrayView {
    return new ArrayView(storage, wholePlace(shape), false);
  }

  /** An array of its own for the result of an op, in the result's shape. */
  static of(machine: Machine, operand: Operand, node: number): ArrayView {
    const { shape } = machine.tensorOf(operand);
    return ArrayView.whole(ArrayStorage.of(machine, operand, node), shape);
  }

  /** Another view of the same memory. */
  derived(place: Place): ArrayView {
    return new ArrayView(this.storage, place, true);
  }

  get shape(): TensorShape {
    return this.place.shape;
  }

  get size(): number {
    return sizeOf(this.shape);
  }

  /** All of it in one value. What has no dimensions is a number. @param op names the movement, where it is one */
  read(machine: Machine, node: number, op = tensorOps.slice): Operand {
    const { version } = this.storage;
    if (this.#known?.version !== version)
      this.#known = { operand: this.storage.read(machine, this.place, node, op), version };
    return this.#known.operand;
  }

  /** The element whose place in the storage is known. */
  element(machine: Machine, at: number, node: number): Scalar {
    return this.storage.element(machine, at, node);
  }

  /** Writes to all of it; see `ArrayStorage.write`. */
  write(machine: Machine, x: Operand, node: number, isFresh = false): void {
    this.storage.write(machine, this.place, x, node, isFresh);
  }

  /** As it was when the machine's clock stood at `clock`. */
  at(clock: number, dtype?: string): ArraySnapshot {
    const { contents, version } = this.storage.at(clock);
    const { shape, place } = this;
    const isAll = isWhole(place, contents.data.length);
    const data = isAll ? contents.data : gathered(contents, place);
    const owner = this.#ownerOf(contents, version);
    if (owner !== MANY) return new ArraySnapshot(shape, data, owner, dtype);
    const [entries, places] = [new Int32Array(data.length), new Int32Array(data.length)];
    eachPlace(place, (from, i) => {
      entries[i] = ownerAt(contents, from);
      places[i] = placeAt(contents, from);
    });
    return new ArraySnapshot(shape, data, { entries, places }, dtype);
  }

  /** The entry whose value all of it was when the machine's clock stood at `clock`; `CONSTANT` or `MANY` if none is. */
  ownerAt(clock: number): number {
    const { contents, version } = this.storage.at(clock);
    return this.#ownerOf(contents, version);
  }

  #ownerOf(contents: Contents, version: number): number {
    // What was made of it by an op of its own, such as a transpose, has the gradient of that op's result, while the
    // array itself has that of all that was made of its elements.
    if (this.isDerived && this.#known?.version === version) {
      const known = entryOf(this.#known.operand);
      if (known !== CONSTANT) return known;
    }
    return contents.owner === CONSTANT || isWhole(this.place, contents.data.length) ? contents.owner : MANY;
  }
}
