import { CONSTANT } from '../../autodiff/tape.ts';
import { sizeOf, type TensorShape } from '../../autodiff/tensor.ts';
import { tensorOps } from '../../autodiff/tensor-ops/index.ts';
import type { TensorOp } from '../../autodiff/tensor-ops/row.ts';
import { eachPlace, type Gather, gathered, type IndexList, placesOf } from '../../autodiff/tensors/gather.ts';
import { isWhole, offsetOf, type Place, reshaped, wholePlace } from '../../autodiff/tensors/place.ts';
import { ArraySnapshot, type ElementOwners } from '../array-snapshot.ts';
import { entryOf, type Machine } from '../machine.ts';
import { type Operand, type Scalar, TensorRef } from '../operand.ts';
import { Ref } from '../ref.ts';
import { type Contents, MANY, ownerAt, placeAt } from './contents.ts';
import { OwnEntries, type Owners } from './own-entries.ts';
import { type Ownership, ownershipOf } from './ownership.ts';
import { ArrayStorage, aliasOf } from './storage.ts';

/** Where a view's elements are, given where those are of which it is made. */
export type Derivation = (of: Place) => Place;

/** So many views, each made of the one before, are read by recursion; the rest from the first on. */
const DEEP = 64;

/**
 * An array as a program holds it: a way to look at a storage, which others may look at too.
 *
 * What is read through a view that was made of another one gets entries of the view's own, made of those of the other.
 * So its gradient has the contributions of all that was made of it and of views of it, and the gradient of an array
 * that owns its memory has those of all that was made of its elements. An element that was written through the view is
 * the entry that wrote it, with all uses.
 */
export class ArrayView {
  /** What it was read as, and of which version of the storage: until the next write it is not read again. */
  #known: { readonly operand: Operand; readonly version: number } | undefined;
  /** Only of what was made of another view. */
  #own: OwnEntries | undefined;
  /** Elements that were read as numbers, and who owned them then. */
  #picks: Map<number, { readonly owner: number; readonly ref: Ref }> | undefined;
  #withinParent: Place | undefined;
  /** What it was before it got another shape. */
  #former: ArrayView | undefined;
  #isPassing = false;
  readonly #isAll: boolean;
  readonly #depth: number;

  private constructor(
    readonly storage: ArrayStorage,
    readonly place: Place,
    /** What it was made of: a transpose, a slice. */
    private readonly parent: ArrayView | undefined,
    private readonly make: Derivation | undefined,
    /** Names the movement. */
    private readonly op: TensorOp<Gather>,
  ) {
    this.#isAll = parent === undefined && isWhole(place, storage.size);
    this.#depth = parent === undefined ? 0 : parent.#depth + 1;
  }

  /** All of a storage that nobody else looks at yet, in C order. */
  static whole(storage: ArrayStorage, shape: TensorShape): ArrayView {
    return new ArrayView(storage, wholePlace(shape), undefined, undefined, tensorOps.slice);
  }

  /** An array of its own for the result of an op, in the result's shape. */
  static of(machine: Machine, operand: Operand, node: number): ArrayView {
    const { shape } = machine.tensorOf(operand);
    return ArrayView.whole(ArrayStorage.of(machine, operand, node), shape);
  }

  /** Another view of the same memory. @param make is called again later, and must give the same */
  derived(make: Derivation, op: TensorOp<Gather> = tensorOps.slice): ArrayView {
    return new ArrayView(this.storage, make(this.place), this, make, op);
  }

  /** What stands at a place of the memory, to be looked at: it has the gradient of the memory's elements. */
  part(place: Place): ArrayView {
    return new ArrayView(this.storage, place, undefined, undefined, tensorOps.slice);
  }

  /** The same elements, with the same gradients, in another shape; undefined where only a copy can have it. */
  inShape(shape: TensorShape): ArrayView | undefined {
    const place = reshaped(this.place, shape);
    if (place === undefined) return undefined;
    const view = new ArrayView(this.storage, place, this.parent, this.make, this.op);
    if (this.parent !== undefined) {
      view.#own = this.#owned();
      view.#former = this.#former ?? this;
    }
    return view;
  }

  /**
   * Nobody but who derives from it, or reads elements of it, will ever hold the view, if it was made of `of`: then
   * there is nothing to tell apart, and it has no entries of its own.
   */
  passOn(of: ArrayView): void {
    if (this.parent === of) this.#isPassing = true;
  }

  get shape(): TensorShape {
    return this.place.shape;
  }

  get size(): number {
    return sizeOf(this.shape);
  }

  /** All of it in one value. What has no dimensions is a number. */
  read(machine: Machine, node: number): Operand {
    const { version } = this.storage;
    if (this.#known?.version !== version) this.#known = { operand: this.#read(machine, node), version };
    return this.#known.operand;
  }

  #read(machine: Machine, node: number): Operand {
    const { storage, place, op } = this;
    const { owner } = storage.contents;
    if (this.parent === undefined || owner === CONSTANT) return storage.read(machine, place, node, op);
    if (this.shape.length === 0) return this.element(machine, 0, node);
    this.#readAbove(machine, node, owner === MANY);
    const own = this.#owned();
    const source = this.#source;
    if (owner !== MANY && own.isNew(owner)) {
      const above = source.parent === undefined ? undefined : source.read(machine, node);
      const operand =
        above === undefined
          ? this.#ofItsOwn(machine, () => storage.read(machine, place, node, op), node)
          : machine.tensor(op, [above], this.#gather(machine, node), node);
      own.addAll(owner, entryOf(operand));
      return operand;
    }
    if (owner === MANY && own.isEmpty && source.parent === undefined) {
      const operand = this.#ofItsOwn(machine, () => storage.read(machine, place, node, op), node);
      if (entryOf(operand) !== CONSTANT) own.addAll(this.#ownersNow(machine, node), entryOf(operand));
      return operand;
    }
    return this.#joined(machine, this.#ownersOf(machine, undefined, node), this.shape, undefined, node);
  }

  /** An element, by its number in C order: a plain number, or the entry that it is read as. */
  element(machine: Machine, i: number, node: number): Scalar {
    const { storage, place } = this;
    if (this.#isAll) return storage.element(machine, i, node);
    const at = offsetOf(place, i);
    const now = storage.contents;
    const owner = ownerAt(now, at);
    if (owner === CONSTANT) return now.data[at];
    if (this.parent === undefined) return storage.element(machine, at, node);
    const source = this.#source;
    if (this.#isPassing) return source.element(machine, this.#indexIn(i), node);
    const pick = this.#picks?.get(i);
    if (pick?.owner === owner) return pick.ref;
    this.#readAbove(machine, node, true);
    const own = this.#owned();
    const found = own.find(i, owner, placeAt(now, at));
    let ref: Ref;
    if (found !== undefined) ref = picked(machine, found.entry, found.place, node) ?? new Ref(found.entry);
    else {
      // What is picked here is of this view alone; a number is given another name.
      const above =
        source.parent === undefined ? new Ref(owner) : (source.element(machine, this.#indexIn(i), node) as Ref);
      ref = picked(machine, above.entry, placeAt(now, at), node) ?? (aliasOf(machine, above, node) as Ref);
      own.add(i, owner, { entry: ref.entry, place: 0, isNumber: true, isWritten: false });
    }
    this.#picks ??= new Map();
    this.#picks.set(i, { owner, ref });
    return ref;
  }

  /** Elements of it, in C order by their numbers, as a value of its own. @param op names the movement */
  take(machine: Machine, from: IndexList, node: number, op: TensorOp<Gather>): Operand {
    const { storage, place } = this;
    const { owner } = storage.contents;
    if (from.shape.length === 0) return this.element(machine, from.index[0], node);
    if (this.parent === undefined || owner === CONSTANT) {
      const at = this.#isAll ? from : { shape: from.shape, index: from.index.map((i) => offsetOf(place, i)) };
      return this.#ofItsOwn(machine, () => storage.read(machine, at, node, op), node, op);
    }
    if (owner !== MANY) return machine.tensor(op, [this.read(machine, node)], from, node);
    const owners = this.#ownersOf(machine, from.index, node);
    return this.#joined(machine, owners, from.shape, from, node, op);
  }

  /** Writes to all of it; see `ArrayStorage.write`. */
  write(machine: Machine, x: Operand, node: number, isFresh = false): void {
    this.writeTo(machine, this.place, x, node, isFresh);
  }

  /** Writes to some of its elements. @param to where they are in the storage */
  writeTo(machine: Machine, to: Gather, x: Operand, node: number, isFresh = false): void {
    const written = this.storage.write(machine, to, x, node, isFresh);
    this.#wrote(entryOf(written), written instanceof Ref);
  }

  /** Writes one element. @param at where it is in the storage */
  writeElement(machine: Machine, at: number, x: Scalar, node: number, isFresh = false): Scalar {
    const written = this.storage.writeElement(machine, at, x, node, isFresh);
    this.#wrote(entryOf(written), true);
    return written;
  }

  #wrote(entry: number, isNumber: boolean): void {
    if (entry === CONSTANT) return;
    for (let view: ArrayView = this; view.parent !== undefined; view = view.parent) {
      if (!view.#isPassing) view.#owned().addWritten(entry, isNumber);
    }
  }

  #owned(): OwnEntries {
    this.#own ??= new OwnEntries(this.size);
    return this.#own;
  }

  /** As it was when the machine's clock stood at `clock`. */
  at(clock: number, dtype?: string): ArraySnapshot {
    const contents = this.storage.at(clock);
    const { shape, place } = this;
    const data = isWhole(place, contents.data.length) ? contents.data : gathered(contents, place);
    const { owner, isApart, unread } = this.#ownersIn(contents);
    if (unread === undefined || contents !== this.storage.contents)
      return new ArraySnapshot(shape, data, owner, dtype, isApart, unread);
    return new ArraySnapshot(shape, data, owner, dtype, isApart, unread, (machine) =>
      this.#ownersOf(machine, undefined, this.storage.writtenBy),
    );
  }

  /** The entry whose value all of it was when the machine's clock stood at `clock`; negative if none is. */
  ownerAt(clock: number): number {
    const { owner } = this.#ownersIn(this.storage.at(clock));
    return typeof owner === 'number' ? owner : MANY;
  }

  #ownersIn(contents: Contents): Ownership {
    return ownershipOf(contents, this.place, this.#own);
  }

  /** The nearest of those that it was made of that has entries of its own, or the memory. */
  get #source(): ArrayView {
    let view = this.parent as ArrayView;
    while (view.#isPassing) view = view.parent as ArrayView;
    return view;
  }

  /** Where its elements are in what it was made of. */
  get #within(): Place {
    this.#withinParent ??= (this.make as Derivation)(wholePlace((this.parent as ArrayView).shape));
    return this.#withinParent;
  }

  /** Where its elements are in what it is read from. */
  #gather(machine: Machine, node: number): Gather {
    const source = this.#source;
    if (source.#isAll) return this.place;
    if (this.#former === undefined && this.parent === source) return this.#within;
    machine.budget.allocate(this.size, node);
    return { shape: this.shape, index: Int32Array.from({ length: this.size }, (_, i) => this.#indexIn(i)) };
  }

  #indexIn(i: number): number {
    if (this.#former !== undefined) return this.#former.#indexIn(i);
    const [parent, at] = [this.parent as ArrayView, offsetOf(this.#within, i)];
    return parent.#isPassing ? parent.#indexIn(at) : at;
  }

  /** Reads what it was made of from the first on, where that is too much for recursion. */
  #readAbove(machine: Machine, node: number, isShort: boolean): void {
    if (isShort && this.#depth <= DEEP) return;
    const views: ArrayView[] = [];
    for (let view = this.#source; view.parent !== undefined; view = view.#source) {
      if (view.#known?.version === view.storage.version) break;
      views.push(view);
    }
    for (const view of views.reverse()) view.read(machine, node);
  }

  #ownersNow(machine: Machine, node: number): Owners {
    machine.budget.allocate(this.size, node);
    const now = this.storage.contents;
    const owners = new Int32Array(this.size);
    eachPlace(this.place, (at, i) => {
      owners[i] = ownerAt(now, at);
    });
    return owners;
  }

  /**
   * Who owns elements: entries of the view's own, which are made where there are none yet.
   *
   * @param indices their numbers in C order; undefined: all
   */
  #ownersOf(machine: Machine, indices: Int32Array | undefined, node: number): ElementOwners {
    const size = indices?.length ?? this.size;
    machine.budget.allocate(2 * size, node);
    const owners = { entries: new Int32Array(size), places: new Int32Array(size) };
    const { entries, places } = owners;
    const now = this.storage.contents;
    const missing: number[] = [];
    for (let k = 0; k < size; k++) {
      const i = indices === undefined ? k : indices[k];
      const at = this.#isAll ? i : offsetOf(this.place, i);
      entries[k] = ownerAt(now, at);
      places[k] = placeAt(now, at);
      if (entries[k] === CONSTANT || this.parent === undefined || this.#isPassing) continue;
      const found = this.#own?.find(i, entries[k], places[k]);
      if (found === undefined) missing.push(k);
      else {
        entries[k] = found.entry;
        places[k] = found.place;
      }
    }
    if (this.#isPassing) return this.#ownersAbove(machine, indices ?? placesOf(wholePlace(this.shape)), node);
    if (missing.length === 0) return owners;
    const own = this.#owned();
    // An element may be asked for more than once; it is made once.
    const nth = new Map<number, number>();
    for (const k of missing) {
      const i = indices === undefined ? k : indices[k];
      if (!nth.has(i)) nth.set(i, nth.size);
    }
    const index = Int32Array.from(nth.keys());
    const above = this.#ownersAbove(machine, index, node);
    const isWhole = indices === undefined && missing.length === size;
    const shape = isWhole ? this.shape : [index.length];
    const entry = entryOf(this.#joined(machine, above, shape, { shape, index }, node));
    for (const k of missing) {
      const i = indices === undefined ? k : indices[k];
      const place = nth.get(i) as number;
      own.add(i, entries[k], { entry, place, isNumber: false, isWritten: false });
      entries[k] = entry;
      places[k] = place;
    }
    return owners;
  }

  #ownersAbove(machine: Machine, indices: Int32Array, node: number): ElementOwners {
    return this.#source.#ownersOf(
      machine,
      indices.map((i) => this.#indexIn(i)),
      node,
    );
  }

  /** What elements that are of these owners are as one value. @param own which they are: it is to be an entry of its own */
  #joined(
    machine: Machine,
    owners: ElementOwners,
    shape: TensorShape,
    own: IndexList | undefined,
    node: number,
    op = this.op,
  ): Operand {
    const { storage, place } = this;
    const index = own?.index ?? placesOf(wholePlace(this.shape));
    const at = index.map((i) => offsetOf(place, i));
    const data = gathered(storage.contents, { shape, index: at });
    const join = () => storage.joined(machine, { data, owner: MANY, ...owners }, shape, node, op);
    return own === undefined ? join() : this.#ofItsOwn(machine, join, node, op);
  }

  /** A value with an entry that nobody else has. */
  #ofItsOwn(machine: Machine, read: () => Operand, node: number, op = this.op): Operand {
    const before = machine.tape.length;
    const operand = read();
    const isOwn = !(operand instanceof TensorRef) || operand.entry >= before || this.#isPassing;
    return isOwn ? operand : machine.tensor(op, [operand], wholePlace(operand.value.shape), node);
  }
}

/** One number of a tensor's entry; undefined: it is a number's. */
function picked(machine: Machine, entry: number, place: number, node: number): Ref | undefined {
  const value = machine.tape.tensorAt(entry);
  if (value === undefined) return undefined;
  const from: Place = { shape: [], offset: place, strides: [] };
  return machine.tensor(tensorOps.pick, [new TensorRef(entry, value)], from, node) as Ref;
}
