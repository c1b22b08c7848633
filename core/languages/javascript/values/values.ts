/**
 * The objects of an inspected JavaScript program. They are our own, on Maps: no property of theirs can lead to an
 * object of the host. Primitives are the host's own, and a number that depends on an input is a `Ref`.
 */
import { ListHistory, MapHistory } from '../../../runtime/history.ts';
import { Problem } from '../../../runtime/problem.ts';
import type { Ref } from '../../../runtime/ref.ts';
import type { JsMachine } from './machine.ts';

export type Value = number | Ref | string | boolean | null | undefined | bigint | symbol | ObjectValue;
export type Key = string | symbol;

/** A property with code behind it. */
export class Accessor {
  constructor(
    readonly get: FunctionValue | undefined,
    readonly set: FunctionValue | undefined,
  ) {}
}

export type Slot = Value | Accessor;

interface Pristine {
  readonly proto: ObjectValue | null;
  readonly hidden: Set<Key> | undefined;
  readonly properties: Map<Key, Slot>;
}

const NONE: ReadonlyMap<Key, Slot> = new Map();

/** What an object costs, in elements of an array: what the budget is charged with. */
export const OBJECT_SIZE = 8;
export const PROPERTY_SIZE = 4;
export const ARRAY_SIZE = 4;
export const FUNCTION_SIZE = 4;

export class ObjectValue {
  #properties: Map<Key, Slot> | undefined;
  /** Keys that for-in and Object.keys pass over: methods of built-in prototypes. */
  hidden: Set<Key> | undefined;
  frozen = false;
  /** Belongs to the standard library, which all runs share: a change is undone when the run is over. */
  builtin = false;
  /** No properties can be added or deleted. */
  sealed = false;
  #history: MapHistory<Key, Slot> | undefined;
  /** What a built-in object was before the run changed it. */
  #pristine: Pristine | undefined;

  constructor(public proto: ObjectValue | null = prototypes.object) {}

  /** What Object.prototype.toString says it is. */
  get className(): string {
    return 'Object';
  }

  get properties(): ReadonlyMap<Key, Slot> {
    return this.#properties ?? NONE;
  }

  getOwn(key: Key): Slot {
    return this.#properties?.get(key);
  }

  hasOwn(key: Key): boolean {
    return this.#properties?.has(key) ?? false;
  }

  /** Gives a new object its properties: no version precedes them. */
  define(key: Key, value: Slot): void {
    this.#properties ??= new Map();
    this.#properties.set(key, value);
  }

  /** Writes an own property; the machine's clock names the new version. */
  setOwn(key: Key, value: Slot, machine: JsMachine): void {
    this.#remember(key, machine);
    this.define(key, value);
  }

  deleteOwn(key: Key, machine: JsMachine): void {
    this.#remember(key, machine);
    this.#properties?.delete(key);
  }

  /** Own string keys, integers first and ascending, then in order of creation; without hidden ones. */
  ownKeys(): string[] {
    const keys: string[] = [];
    const integers: string[] = [];
    for (const key of this.properties.keys()) {
      if (typeof key !== 'string' || this.hidden?.has(key)) continue;
      (isArrayIndex(key) ? integers : keys).push(key);
    }
    return [...integers.sort((a, b) => Number(a) - Number(b)), ...keys];
  }

  /** The own properties as they were when the machine's clock stood at `clock`. */
  propertiesAt(clock: number): Map<Key, Slot> {
    return this.#history?.at(this.properties, clock) ?? new Map(this.properties);
  }

  #remember(key: Key, machine: JsMachine): void {
    this.beforeReshape(machine);
    this.#history ??= new MapHistory();
    this.#history.beforeWrite(this.#properties, key, ++machine.clock);
  }

  /** Before anything is done that no version keeps: to the prototype, `hidden`, `frozen` or `sealed`. */
  beforeReshape(machine: JsMachine): void {
    if (!this.builtin) return;
    this.#pristine ??= { proto: this.proto, hidden: this.hidden, properties: new Map(this.properties) };
    machine.changedBuiltins.add(this);
  }

  /** Puts a built-in object back to what it was before the run that changed it. */
  restore(): void {
    if (this.#pristine !== undefined) {
      ({ proto: this.proto, hidden: this.hidden, properties: this.#properties } = this.#pristine);
    }
    this.#pristine = undefined;
    this.#history = undefined;
    this.frozen = false;
    this.sealed = false;
  }
}

export function isArrayIndex(key: string): boolean {
  const first = key.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return false; // no digit: most names are done with here
  const n = Number(key) >>> 0;
  return String(n) === key && n !== 0xffffffff;
}

/** An array, holes included (its `elements` has them too). Every write is preceded by one of the `before…` calls. */
export class ArrayValue extends ObjectValue {
  #history: ListHistory<Value> | undefined;

  constructor(public elements: Value[] = []) {
    super(prototypes.array);
  }

  override get className(): string {
    return 'Array';
  }

  get #kept(): ListHistory<Value> {
    this.#history ??= new ListHistory();
    return this.#history;
  }

  /** Writes one element, which may lie beyond the end. */
  setIndex(index: number, value: Value, machine: JsMachine): void {
    if (index < this.elements.length) this.#kept.beforeWrite(this.elements, index, ++machine.clock);
    else this.beforeGrow(machine);
    this.elements[index] = value;
  }

  /** Before an element gives way to a hole. */
  beforeDelete(index: number, machine: JsMachine): void {
    this.#kept.beforeWrite(this.elements, index, ++machine.clock);
  }

  /** Before elements are added at the end. */
  beforeGrow(machine: JsMachine): void {
    this.#kept.beforeGrow(this.elements, ++machine.clock);
  }

  /** Before `removed` elements from `start` on give way to as many as `inserted`. */
  beforeSplice(start: number, removed: number, inserted: number, machine: JsMachine): void {
    this.#kept.beforeSplice(this.elements, start, removed, inserted, ++machine.clock);
  }

  /** Before anything else is done to the elements: keeps a copy of them all. */
  beforeChange(machine: JsMachine): void {
    this.#kept.beforeChange(this.elements, ++machine.clock);
  }

  /** The elements as they were when the machine's clock stood at `clock`. */
  elementsAt(clock: number): readonly Value[] {
    return this.#history?.at(this.elements, clock) ?? this.elements;
  }
}

/** Anything that can be called. */
export abstract class FunctionValue extends ObjectValue {
  constructor() {
    super(prototypes.function);
  }

  override get className(): string {
    return 'Function';
  }

  /** @param node the syntax node that is to blame and that a call frame is named by */
  abstract call(machine: JsMachine, self: Value, args: Value[], node: number): Value;

  /** `class` made it. */
  get isClass(): boolean {
    return false;
  }

  /**
   * `new`; undefined where that is a TypeError.
   *
   * @param target the class that `new` was called on, where it is another one, which inherits from this
   */
  construct?: Construct;
}

export type Construct = (machine: JsMachine, args: Value[], node: number, target?: FunctionValue) => Value;

/** The own properties of functions that are not enumerated. */
export const FUNCTION_KEYS: Set<Key> = new Set(['name', 'length', 'prototype']);

export type BuiltinCode = (machine: JsMachine, self: Value, args: Value[], node: number) => Value;

/** A function of the standard library. */
export class Builtin extends FunctionValue {
  /** Classes of a program can extend it. */
  extensible = false;

  constructor(
    readonly name: string,
    readonly parameters: number,
    readonly code: BuiltinCode,
    construct?: Construct,
  ) {
    super();
    this.construct = construct;
    this.define('name', name);
    this.define('length', parameters);
    this.hidden = FUNCTION_KEYS;
    this.builtin = true;
  }

  override call(machine: JsMachine, self: Value, args: Value[], node: number): Value {
    // Counted as a call so that no chain of built-in functions, getters and conversions overflows the host's stack.
    const { budget } = machine;
    budget.enter(node);
    try {
      return this.code(machine, self, args, node);
    } finally {
      budget.depth--;
    }
  }
}

/** Before a class extends another. */
export function checkExtensible(parent: FunctionValue, node: number): void {
  if (!(parent instanceof Builtin) || parent.extensible) return;
  throw new Problem('unsupported', node, { construct: `Classes that extend \`${parent.name}\`` });
}

/** An error object: an ordinary object with a message that `throw`, `catch` and `instanceof` know. */
export class ErrorValue extends ObjectValue {
  override get className(): string {
    return 'Error';
  }
}

/** What `throw` throws, on its way to a `catch` of the program or to the end of the run. */
export class Thrown {
  constructor(
    readonly value: Value,
    /** The syntax node that threw. */
    readonly node: number,
  ) {}
}

/** The built-in prototypes; the library fills them. */
export const prototypes: Record<
  'object' | 'function' | 'array' | 'string' | 'number' | 'boolean' | 'bigint' | 'symbol' | 'error',
  ObjectValue
> = (() => {
  const object = new ObjectValue(null);
  const of = () => new ObjectValue(object);
  return {
    object,
    function: of(),
    array: of(),
    string: of(),
    number: of(),
    boolean: of(),
    bigint: of(),
    symbol: of(),
    error: of(),
  };
})();
