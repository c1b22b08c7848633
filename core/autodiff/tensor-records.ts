import type { Tensor } from './tensor.ts';

/** What the tape's columns have no room for: one entry of an op on tensors. */
export interface TensorRecord {
  readonly value: Tensor;
  /** The arguments' values; none for `assemble`, which may have very many and needs no values. */
  readonly args: readonly Tensor[];
  readonly params: unknown;
  /** Where its gradient begins among the gradients of all. */
  readonly start: number;
  /** ∂output/∂value in C order, once something of it was reached. */
  gradient: Float64Array | undefined;
}

/** The tape's side table. Gradients stand in one column, which is kept from run to run. */
export class TensorRecords {
  readonly #records: TensorRecord[] = [];
  #gradients = new Float64Array(0);
  #size = 0;

  reset(): void {
    if (this.#records.length === 0) return;
    this.#records.length = 0;
    this.#size = 0;
  }

  /** @returns the number of the record */
  add(value: Tensor, args: readonly Tensor[], params: unknown): number {
    const start = this.#size;
    this.#size += value.data.length;
    return this.#records.push({ value, args, params, start, gradient: undefined }) - 1;
  }

  at(index: number): TensorRecord {
    return this.#records[index];
  }

  /** Before a sweep: nothing is reached. */
  clearGradients(): void {
    if (this.#size === 0) return;
    if (this.#gradients.length < this.#size) this.#gradients = new Float64Array(this.#size);
    else this.#gradients.fill(0, 0, this.#size);
    for (const record of this.#records) record.gradient = undefined;
  }

  /** Where contributions are added. */
  gradientOf(record: TensorRecord): Float64Array {
    if (record.gradient === undefined) {
      const { buffer } = this.#gradients;
      record.gradient = new Float64Array(buffer, 8 * record.start, record.value.data.length);
    }
    return record.gradient;
  }
}
