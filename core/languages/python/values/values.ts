/**
 * The values of an inspected Python program. None of them leads to an object of the host.
 *
 * | Python  | here                                                                                    |
 * |---------|-----------------------------------------------------------------------------------------|
 * | int     | `number` where it is a safe integer, else `bigint`; `IntRef` where it depends on an input |
 * | float   | `Float`; `Ref` where it depends on an input                                             |
 * | bool    | `boolean`                                                                               |
 * | str     | `string`                                                                                |
 * | None    | `null`                                                                                  |
 * | others  | `ObjectValue`                                                                           |
 *
 * `undefined` is no value: it stands for an unbound variable, a missing attribute, the end of a walk.
 */
import { MapHistory } from '../../../runtime/history.ts';
import { Ref } from '../../../runtime/ref.ts';
import type { PyMachine } from './machine.ts';

export type Value = number | bigint | Float | Ref | boolean | string | null | ObjectValue;

/** An integer of the program: never a `bigint` where a safe integer does. */
export type Int = number | bigint;

/** A float that does not depend on an input. */
export class Float {
  constructor(readonly value: number) {}
}

/** An int that depends on an input: the tape has it as a float, its exact value is here. */
export class IntRef extends Ref {
  constructor(
    entry: number,
    readonly int: Int,
  ) {
    super(entry);
  }
}

/** NumPy's `float64`: a float, but it goes by NumPy's rules, where 1 / 0 is infinite and no error. */
export class Float64 extends Float {}

/** The same where it depends on an input. */
export class Float64Ref extends Ref {}

/** What an object costs, in elements of an array: what the budget is charged with. */
export const OBJECT_SIZE = 8;
export const ENTRY_SIZE = 4;

/** Anything with a type and, perhaps, attributes. */
export class ObjectValue {
  #attributes: Map<string, Value> | undefined;
  #history: MapHistory<string, Value> | undefined;

  constructor(public type: TypeValue) {}

  /** Its `__dict__`. */
  get attributes(): ReadonlyMap<string, Value> | undefined {
    return this.#attributes;
  }

  getOwn(name: string): Value | undefined {
    return this.#attributes?.get(name);
  }

  /** Gives a new object its attributes: no version precedes them. */
  define(name: string, value: Value): void {
    this.#attributes ??= new Map();
    this.#attributes.set(name, value);
  }

  /** Writes an attribute; the machine's clock names the new version. */
  setOwn(name: string, value: Value, machine: PyMachine): void {
    this.#history ??= new MapHistory();
    this.#history.beforeWrite(this.#attributes, name, ++machine.clock);
    this.define(name, value);
  }

  deleteOwn(name: string, machine: PyMachine): boolean {
    if (!this.#attributes?.has(name)) return false;
    this.#history ??= new MapHistory();
    this.#history.beforeWrite(this.#attributes, name, ++machine.clock);
    return this.#attributes.delete(name);
  }

  /** The attributes as they were when the machine's clock stood at `clock`. */
  attributesAt(clock: number): ReadonlyMap<string, Value> {
    const now = this.#attributes ?? NONE;
    return this.#history?.at(now, clock) ?? now;
  }
}

const NONE: ReadonlyMap<string, Value> = new Map();

/** Keyword arguments of a call, in their order. */
export type Keywords = ReadonlyMap<string, Value>;

/** Anything that is called without looking up `__call__`. */
export abstract class CallableValue extends ObjectValue {
  abstract readonly name: string;

  /** @param node the syntax node that is to blame, and that a call frame is named by */
  abstract call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value;
}

/** How `type(...)` of a class makes an instance: what `__new__` does. */
export type Allocate = (
  machine: PyMachine,
  type: TypeValue,
  args: Value[],
  keywords: Keywords | undefined,
  node: number,
) => Value;

interface TypeOptions {
  readonly isBuiltin?: boolean;
  readonly module?: string;
  /** Method resolution order after the class itself; the bases' own, one after the other, if not given. */
  readonly mro?: readonly TypeValue[];
  readonly metatype?: TypeValue;
  /** Instances take any attribute. */
  readonly hasDict?: boolean;
  /** Else they take these: the class's own `__slots__`. */
  readonly slots?: ReadonlySet<string>;
}

/** What the search for an attribute that a class has not got came to. */
const MISSING = Symbol('missing');

const READ_HOOKS = ['__getattribute__', '__getattr__'];

/** A class remembers so many searches: a program can make up names without end. */
const MOST_FOUND = 1000;

/** A class: built in, and then the same in all runs and never written to, or the program's own. */
export class TypeValue extends CallableValue {
  readonly isBuiltin: boolean;
  readonly module: string;
  /** Method resolution order, itself first. */
  readonly mro: readonly TypeValue[];
  readonly hasDict: boolean;
  readonly slots: ReadonlySet<string> | undefined;
  /** What searches through the order came to, until a class in it is written to. */
  readonly #found = new Map<string, Value | typeof MISSING>();
  /** The classes whose searches pass through this one: a built-in class knows only built-in ones. */
  readonly #heirs: TypeValue[] = [];
  readonly #order: ReadonlySet<TypeValue>;
  #allocate: Allocate | undefined;
  #inherited: Allocate | undefined;
  #readsPlainly: boolean | undefined;

  constructor(
    readonly name: string,
    readonly bases: readonly TypeValue[],
    { isBuiltin = false, module = '__main__', mro, metatype, hasDict = false, slots }: TypeOptions = {},
  ) {
    super(metatype as TypeValue);
    this.isBuiltin = isBuiltin;
    this.module = module;
    this.mro = [this, ...(mro ?? bases.flatMap(({ mro }) => mro))];
    this.hasDict = hasDict || bases.some((base) => base.hasDict);
    this.slots = slots;
    this.#order = new Set(this.mro);
    for (const type of this.mro) if (type.isBuiltin === isBuiltin) type.#heirs.push(this);
  }

  /** As messages name it: CPython knows types of other libraries by their module, too. */
  get title(): string {
    return this.isBuiltin && this.module === 'numpy' ? `numpy.${this.name}` : this.name;
  }

  /** What makes instances; undefined for a built-in class of which the program makes none. */
  get allocate(): Allocate | undefined {
    return this.#allocate ?? (this.#inherited ??= this.#findAllocate());
  }

  /** Given to a built-in class by the module that knows its instances. */
  set allocate(allocate: Allocate) {
    this.#allocate = allocate;
  }

  /** Of the classes in the order, the nearest that makes more than plain objects; for built-in ones there must be one. */
  #findAllocate(): Allocate | undefined {
    const plain = this.mro[this.mro.length - 1].#allocate;
    for (const type of this.mro) if (type.#allocate !== undefined && type.#allocate !== plain) return type.#allocate;
    return this.isBuiltin ? undefined : plain;
  }

  /** An attribute of the class or of what it inherits from. */
  lookup(name: string): Value | undefined {
    const known = this.#found.get(name);
    if (known !== undefined) return known === MISSING ? undefined : known;
    let value: Value | undefined;
    for (let i = 0; i < this.mro.length && value === undefined; i++) value = this.mro[i].getOwn(name);
    if (this.#found.size >= MOST_FOUND) this.#found.clear();
    this.#found.set(name, value === undefined ? MISSING : value);
    return value;
  }

  /** Whether attributes of instances are read without `__getattribute__` or `__getattr__` of their own. */
  get readsPlainly(): boolean {
    this.#readsPlainly ??= READ_HOOKS.every((name) => this.lookup(name) === this.mro[this.mro.length - 1].getOwn(name));
    return this.#readsPlainly;
  }

  override define(name: string, value: Value): void {
    super.define(name, value);
    this.#forget(name);
  }

  override deleteOwn(name: string, machine: PyMachine): boolean {
    const existed = super.deleteOwn(name, machine);
    this.#forget(name);
    return existed;
  }

  #forget(name: string): void {
    for (const heir of this.#heirs) {
      heir.#found.delete(name);
      heir.#readsPlainly = undefined;
    }
  }

  isSubtypeOf(other: TypeValue): boolean {
    return this === other || this.#order.has(other);
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    return machine.instantiate(this, args, keywords, node);
  }
}

/** An instance of a program's subclass of int, float, str or another class whose instances are no objects here. */
export class WrappedValue extends ObjectValue {
  constructor(
    type: TypeValue,
    readonly primitive: Exclude<Value, ObjectValue>,
  ) {
    super(type);
  }
}

/** What operations on primitives work on. */
export function unwrapped(v: Value): Value {
  return v instanceof WrappedValue ? v.primitive : v;
}

/** Code of a built-in function. `args` are bound to its parameters: a missing one without a default is undefined. */
export type BuiltinCode = (machine: PyMachine, args: Value[], node: number) => Value;
