/** `np.nditer` over one array: element by element, as loops for numerical gradients use it. */
import { sizeOf } from '../../../../autodiff/tensor.ts';
import { isContiguous, offsetOf } from '../../../../autodiff/tensors/place.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { toIndex } from '../../values/conversions.ts';
import { defineGetters, defineMethods } from '../../values/functions.ts';
import { IteratorValue, toList } from '../../values/iteration.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { NdArray } from '../../values/ndarray/array.ts';
import { toArray } from '../../values/ndarray/convert.ts';
import { builtinType, types } from '../../values/types.ts';
import type { Value } from '../../values/values.ts';
import { defineAllocate } from '../define.ts';
import { unsupportedUse } from './calculate.ts';

export const nditerType = builtinType('nditer', { bases: [types.iterator], module: 'numpy' });

const KNOWN_FLAGS = new Set<Value>(['multi_index', 'c_index', 'refs_ok', 'zerosize_ok']);

class Nditer extends IteratorValue {
  #at = 0;
  readonly #size: number;

  constructor(
    readonly array: NdArray,
    readonly hasIndex: boolean,
  ) {
    super(nditerType, { next: () => (this.isFinished ? undefined : this.#step()) });
    this.#size = sizeOf(array.shape);
  }

  get isFinished(): boolean {
    return this.#at >= this.#size;
  }

  get number(): number {
    return this.#at;
  }

  /** The index along each dimension. */
  get index(): number[] {
    let rest = this.#at;
    const index = new Array<number>(this.array.shape.length);
    for (let d = index.length - 1; d >= 0; d--) {
      index[d] = rest % this.array.shape[d];
      rest = Math.floor(rest / this.array.shape[d]);
    }
    return index;
  }

  /** A view of the element, so that `x[...] = 1` writes to it. */
  get element(): NdArray {
    const i = this.#at;
    return this.array.derived((of) => ({ shape: [], offset: offsetOf(of, i), strides: [] }));
  }

  advance(): boolean {
    this.#at++;
    return !this.isFinished;
  }

  reset(): void {
    this.#at = 0;
  }

  #step(): Value {
    const { element } = this;
    this.#at++;
    return element;
  }
}

defineAllocate(
  nditerType,
  "op, flags=None, op_flags=None, op_dtypes=None, order='K', casting='safe', op_axes=None, itershape=None, buffersize=0",
  (machine, _type, [op, flags, , dtypes, order, , axes, shape], node) => {
    if (op instanceof ListValue || op instanceof TupleValue) unsupportedUse('`np.nditer` over several arrays', node);
    if (dtypes !== null || axes !== null || shape !== null) unsupportedUse('`np.nditer` with these options', node);
    const array = toArray(machine, op, node);
    const names = flags === null ? [] : toList(machine, flags, node);
    const unknown = names.find((name) => !KNOWN_FLAGS.has(name));
    if (unknown !== undefined) unsupportedUse(`\`np.nditer\` with the flag '${String(unknown)}'`, node);
    if (order !== 'C' && !isContiguous(array.shape, array.view.place.strides))
      unsupportedUse('`np.nditer` over views in the order of memory', node);
    if (sizeOf(array.shape) === 0 && !names.includes('zerosize_ok'))
      machine.raise(types.ValueError, 'Iteration of zero-sized operands is not enabled', node);
    return new Nditer(array, names.includes('multi_index'));
  },
);

const over = (self: Value) => self as Nditer;

function ended(machine: PyMachine, node: number): never {
  return machine.raise(types.ValueError, 'Iterator is past the end', node);
}

defineGetters(nditerType, {
  finished: (_machine, self) => over(self).isFinished,
  multi_index: (machine, self, node) => {
    if (!over(self).hasIndex) return machine.raise(types.ValueError, 'Iterator is not tracking a multi-index', node);
    return over(self).isFinished ? ended(machine, node) : new TupleValue(over(self).index);
  },
  index: (_machine, self) => over(self).number,
  iterindex: (_machine, self) => over(self).number,
  itersize: (_machine, self) => sizeOf(over(self).array.shape),
  value: (machine, self, node) => (over(self).isFinished ? ended(machine, node) : over(self).element),
});

defineMethods(nditerType, {
  iternext: ['self, /', (_machine, [self]) => over(self).advance()],
  reset: [
    'self, /',
    (_machine, [self]) => {
      over(self).reset();
      return null;
    },
  ],
  __getitem__: [
    'self, key, /',
    (machine, [self, key], node) => {
      if (toIndex(machine, key, node) !== 0)
        return machine.raise(types.IndexError, `Iterator operand index ${String(key)} is out of bounds`, node);
      return over(self).isFinished ? ended(machine, node) : over(self).element;
    },
  ],
  __enter__: ['self, /', (_machine, [self]) => self],
  __exit__: ['self, /, *args', () => false],
});
