import { CONSTANT } from '../../autodiff/tape.ts';
import { sameShape, sizeOf, Tensor } from '../../autodiff/tensor.ts';
import { tensorOps } from '../../autodiff/tensor-ops/index.ts';
import type { TensorOp } from '../../autodiff/tensor-ops/row.ts';
import { eachPlace, type Gather, gathered } from '../../autodiff/tensors/gather.ts';
import { wholePlace } from '../../autodiff/tensors/place.ts';
import type { Machine } from '../machine.ts';
import { type Operand, TensorRef } from '../operand.ts';
import { type Contents, MANY, ownerAt, placeAt } from './contents.ts';

interface Reading {
  readonly node: number;
  /** Names a movement. */
  readonly op: TensorOp<Gather>;
  /** Where and in which frame the last write happened. */
  readonly written: { readonly node: number; readonly frame: number };
}

/** The elements that `from` names, some of which are tracked, as one value with an entry. */
export function readRegion(machine: Machine, now: Contents, from: Gather, isAll: boolean, reading: Reading): Operand {
  const { node, op } = reading;
  if (now.owner !== MANY) {
    const owner = tensorRef(machine, now.owner);
    if (isAll && sameShape(owner.value.shape, from.shape)) return owner;
    return machine.tensor(isAll ? tensorOps.reshape : op, [owner], from, node);
  }
  machine.budget.allocate(3 * sizeOf(from.shape), node);
  const owners = ownersOf(now, from);
  if (owners.args.length === 0) return new Tensor(from.shape, gathered(now, from));
  const [only] = owners.args;
  if (owners.isOne && machine.tape.tensorAt(only) !== undefined) {
    const owner = tensorRef(machine, only);
    const inOrder = owners.at.length === owner.value.data.length && owners.at.every((place, i) => place === i);
    if (inOrder && sameShape(owner.value.shape, from.shape)) return owner;
    if (inOrder) return machine.tensor(tensorOps.reshape, [owner], wholePlace(from.shape), node);
    return machine.tensor(op, [owner], { shape: from.shape, index: owners.at }, node);
  }
  return assembled(machine, now, from, owners, reading);
}

interface Owners {
  /** Entries, each once. */
  readonly args: readonly number[];
  /** Of each element: the number of its owner in `args`, −1 for a constant; and its place in the owner's value. */
  readonly from: Int32Array;
  readonly at: Int32Array;
  /** All elements are of one owner. */
  readonly isOne: boolean;
}

function ownersOf(now: Contents, region: Gather): Owners {
  const size = sizeOf(region.shape);
  const from = new Int32Array(size);
  const at = new Int32Array(size);
  const args: number[] = [];
  const numbers = new Map<number, number>();
  let last = CONSTANT;
  let number = -1;
  let isOne = true;
  eachPlace(region, (place, i) => {
    const entry = ownerAt(now, place);
    if (entry === CONSTANT) {
      from[i] = -1;
      isOne = false;
      return;
    }
    if (entry !== last) {
      number = numbers.get(entry) ?? args.push(entry) - 1;
      numbers.set(entry, number);
      last = entry;
    }
    from[i] = number;
    at[i] = placeAt(now, place);
  });
  return { args, from, at, isOne: isOne && args.length === 1 };
}

/** Belongs to the last write: that is where, in the program, the array came to be what it is. */
function assembled(machine: Machine, now: Contents, region: Gather, owners: Owners, { written }: Reading): Operand {
  const { args, from, at } = owners;
  const { shape } = region;
  const value = new Tensor(shape, gathered(now, region));
  const constants = from.includes(-1) ? value.data : undefined;
  const params = { shape, from, at, constants };
  const { id } = tensorOps.assemble;
  const entry = machine.tape.recordTensor(id, written.node, written.frame, args, [], params, value);
  return new TensorRef(entry, value);
}

function tensorRef(machine: Machine, entry: number): TensorRef {
  const value = machine.tape.tensorAt(entry);
  if (value === undefined) throw new Error(`entry ${entry} is no tensor`);
  return new TensorRef(entry, value);
}
