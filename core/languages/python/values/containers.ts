/** Lists, tuples, ranges and slices. */
import { ListHistory } from '../../../runtime/history.ts';
import type { PyMachine } from './machine.ts';
import { types } from './types.ts';
import { ObjectValue, type TypeValue, type Value } from './values.ts';

/** What has its elements in an order. Every write to them is preceded by one of the `before…` calls. */
export abstract class ElementsValue extends ObjectValue {
  #history: ListHistory<Value> | undefined;

  constructor(
    public elements: Value[],
    type: TypeValue,
  ) {
    super(type);
  }

  get #kept(): ListHistory<Value> {
    this.#history ??= new ListHistory();
    return this.#history;
  }

  /** Writes the element at an index that exists. */
  setIndex(index: number, value: Value, machine: PyMachine): void {
    this.#kept.beforeWrite(this.elements, index, ++machine.clock);
    this.elements[index] = value;
  }

  /** Before elements are added at the end. */
  beforeGrow(machine: PyMachine): void {
    this.#kept.beforeGrow(this.elements, ++machine.clock);
  }

  /** Before `removed` elements from `start` on give way to as many as `inserted`. */
  beforeSplice(start: number, removed: number, inserted: number, machine: PyMachine): void {
    this.#kept.beforeSplice(this.elements, start, removed, inserted, ++machine.clock);
  }

  /** Before anything else is done to the elements: keeps a copy of them all. */
  beforeChange(machine: PyMachine): void {
    this.#kept.beforeChange(this.elements, ++machine.clock);
  }

  /** The elements as they were when the machine's clock stood at `clock`. */
  elementsAt(clock: number): readonly Value[] {
    return this.#history?.at(this.elements, clock) ?? this.elements;
  }
}

export class ListValue extends ElementsValue {
  constructor(elements: Value[] = [], type: TypeValue = types.list) {
    super(elements, type);
  }
}

types.list.allocate = (_machine, type) => new ListValue([], type);

export class TupleValue extends ObjectValue {
  constructor(
    readonly elements: readonly Value[],
    type: TypeValue = types.tuple,
  ) {
    super(type);
  }
}

/** A range whose numbers are safe integers; the library refuses others. */
export class RangeValue extends ObjectValue {
  readonly length: number;

  constructor(
    readonly start: number,
    readonly stop: number,
    readonly step: number,
  ) {
    super(types.range);
    this.length = Math.max(0, Math.ceil((stop - start) / step));
  }
}

export class SliceValue extends ObjectValue {
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super(types.slice);
  }
}
