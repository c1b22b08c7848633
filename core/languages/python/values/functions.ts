/** Functions that the library brings, and what binds functions to objects. */

import type { PyMachine } from './machine.ts';
import { bindArguments, builtinWording, type Defaults, type Parameters } from './parameters.ts';
import { typeOf, types } from './types.ts';
import {
  type BuiltinCode,
  CallableValue,
  Float,
  type Keywords,
  ObjectValue,
  type TypeValue,
  unwrapped,
  type Value,
  WrappedValue,
} from './values.ts';

/** A signature as it is written in Python. */
export interface Signature {
  readonly parameters: Parameters;
  readonly defaults: Defaults;
}

/**
 * Reads `'iterable, /, *, key=None'`: names, `/`, `*`, `*args`, `**kwargs`. A default is None, True, False, a number or
 * a text in single quotes; `=?` says that the argument may be missing, and is undefined then.
 */
export function signature(text: string): Signature {
  const names: string[] = [];
  const defaults: (Value | undefined)[] = [];
  const optional = new Set<string>();
  let positionalOnly = 0;
  let positional = -1;
  let [hasRest, hasKeywordRest] = [false, false];
  for (const part of text.split(',').map((part) => part.trim())) {
    if (part === '') continue;
    if (part === '/') positionalOnly = names.length;
    else if (part.startsWith('**')) hasKeywordRest = true;
    else if (part.startsWith('*')) {
      positional = names.length;
      hasRest = part !== '*';
    } else {
      const [name, value] = part.split('=');
      if (value === '?') optional.add(name);
      names.push(name);
      defaults.push(value === undefined || value === '?' ? undefined : constant(value));
    }
  }
  if (positional < 0) positional = names.length;
  return { parameters: { names, positionalOnly, positional, hasRest, hasKeywordRest, optional }, defaults };
}

const CONSTANTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['None', null],
  ['True', true],
  ['False', false],
]);

function constant(text: string): Value {
  const known = CONSTANTS.get(text);
  if (known !== undefined) return known;
  if (text.startsWith("'")) return text.slice(1, -1);
  return /^-?\d+$/.test(text) ? Number(text) : new Float(Number(text));
}

/** A function of the library, or a method: that belongs to a type, and its first argument is an instance. */
export class Builtin extends CallableValue {
  readonly parameters: Parameters;
  readonly defaults: Defaults;
  /** So many arguments by position are bound as they are. */
  readonly #exactly: number;

  constructor(
    readonly name: string,
    text: string,
    readonly code: BuiltinCode,
    readonly owner?: TypeValue,
    type = owner === undefined ? types.builtin_function_or_method : types.method_descriptor,
  ) {
    super(type);
    ({ parameters: this.parameters, defaults: this.defaults } = signature(text));
    const { names, positional, hasRest, hasKeywordRest } = this.parameters;
    this.#exactly = hasRest || hasKeywordRest || positional < names.length ? -1 : positional;
  }

  #bind(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value[] {
    const call = { name: this.qualifiedName, parameters: this.parameters, defaults: this.defaults, args, keywords };
    return bindArguments(machine, call, node, builtinWording);
  }

  get qualifiedName(): string {
    return this.owner === undefined ? this.name : `${this.owner.name}.${this.name}`;
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    const { owner } = this;
    if (owner !== undefined) {
      if (args.length === 0)
        return machine.raise(types.TypeError, `unbound method ${this.qualifiedName}() needs an argument`, node);
      const self = instanceOf(machine, this, args[0], node);
      if (!(self instanceof ObjectValue) && args.some((arg) => arg instanceof WrappedValue)) args = args.map(unwrapped);
      else if (self !== args[0]) args[0] = self;
    }
    const isExact = args.length === this.#exactly && keywords === undefined;
    const bound = isExact ? args : this.#bind(machine, args, keywords, node);
    // Counted as a call so that no chain of built-in functions, getters and conversions overflows the host's stack.
    const { budget } = machine;
    budget.enter(node);
    try {
      return this.code(machine, bound, node);
    } finally {
      budget.depth--;
    }
  }
}

/** What a method or an attribute of a type works on: an instance of it, or TypeError. */
function instanceOf(machine: PyMachine, of: Builtin | DataAttribute, self: Value, node: number): Value {
  const owner = of.owner as TypeValue;
  const type = typeOf(self);
  if (type === owner) return self;
  if (type.isSubtypeOf(owner)) {
    // A method of what a class inherits besides int or str works on the instance itself.
    const inner = owner === types.object ? self : unwrapped(self);
    return typeOf(inner).isSubtypeOf(owner) ? inner : self;
  }
  const text = `descriptor '${of.name}' for '${owner.name}' objects doesn't apply to a '${type.name}' object`;
  return machine.raise(types.TypeError, text, node);
}

/** A library's table: a function's signature and code by its name. */
export type Functions = Readonly<Record<string, readonly [signature: string, code: BuiltinCode]>>;

/** Gives a built-in type its methods; the first parameter is the instance. */
export function defineMethods(type: TypeValue, methods: Functions): void {
  for (const [name, [text, code]] of Object.entries(methods)) type.define(name, new Builtin(name, text, code, type));
}

/** Gives a built-in type its class methods; the first parameter is the class. */
export function defineClassMethods(type: TypeValue, methods: Functions): void {
  for (const [name, [text, code]] of Object.entries(methods))
    type.define(name, new ClassMethod(new Builtin(name, text, code)));
}

/**
 * Gives a built-in type attributes that are computed when they are read.
 *
 * @param isData false: an instance may have its own, which goes before
 */
export function defineGetters(type: TypeValue, getters: Readonly<Record<string, Getter>>, isData = true): void {
  for (const [name, getter] of Object.entries(getters))
    type.define(name, new DataAttribute(name, type, getter, undefined, isData));
}

/** Gives a built-in type attributes that can be written, too. */
export function defineAccessors(type: TypeValue, accessors: Readonly<Record<string, readonly [Getter, Setter]>>): void {
  for (const [name, [getter, setter]] of Object.entries(accessors))
    type.define(name, new DataAttribute(name, type, getter, setter));
}

/** What an attribute of a class makes of itself when it is read through an instance or the class. */
export abstract class Descriptor extends ObjectValue {
  /** It goes before what the instance has itself. */
  abstract readonly isData: boolean;

  /** @param self undefined if it is read through the class */
  abstract get(machine: PyMachine, self: Value | undefined, type: TypeValue, node: number): Value | undefined;
}

export type Getter = (machine: PyMachine, self: Value, node: number) => Value | undefined;
export type Setter = (machine: PyMachine, self: Value, value: Value, node: number) => void;

/** An attribute that the library computes. */
export class DataAttribute extends Descriptor {
  constructor(
    readonly name: string,
    readonly owner: TypeValue,
    readonly getter: Getter,
    /** undefined: cannot be written. */
    readonly setter: Setter | undefined,
    readonly isData = true,
  ) {
    super(types.getset_descriptor);
  }

  /** undefined: this instance has no such attribute. */
  override get(machine: PyMachine, self: Value | undefined, _type: TypeValue, node: number): Value | undefined {
    return self === undefined ? this : this.getter(machine, instanceOf(machine, this, self, node), node);
  }
}

export class Property extends Descriptor {
  readonly isData = true;
  /** The attribute that it became. */
  name: string | undefined;

  constructor(
    readonly getter: Value,
    readonly setter: Value,
    readonly deleter: Value,
    readonly doc: Value = null,
    type: TypeValue = types.property,
  ) {
    super(type);
  }

  override get(machine: PyMachine, self: Value | undefined, type: TypeValue, node: number): Value {
    if (self === undefined) return this;
    if (this.getter === null) return this.fail(machine, type, 'getter', node);
    return machine.call(this.getter, [self], undefined, node);
  }

  fail(machine: PyMachine, type: TypeValue, what: 'getter' | 'setter' | 'deleter', node: number): never {
    const name = this.name === undefined ? '' : ` '${this.name}'`;
    return machine.raise(types.AttributeError, `property${name} of '${type.name}' object has no ${what}`, node);
  }
}

export class StaticMethod extends Descriptor {
  readonly isData = false;

  constructor(
    readonly func: Value,
    type: TypeValue = types.staticmethod,
  ) {
    super(type);
  }

  override get(): Value {
    return this.func;
  }
}

export class ClassMethod extends Descriptor {
  readonly isData = false;

  constructor(
    readonly func: Value,
    type: TypeValue = types.classmethod,
  ) {
    super(type);
  }

  override get(_machine: PyMachine, _self: Value | undefined, type: TypeValue): Value {
    return new BoundMethod(type, this.func);
  }
}

/** A function with its first argument. */
export class BoundMethod extends CallableValue {
  constructor(
    readonly self: Value,
    readonly func: Value,
  ) {
    super(func instanceof Builtin && func.type !== types.function ? types.builtin_function_or_method : types.method);
  }

  get name(): string {
    return this.func instanceof CallableValue ? this.func.name : '';
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    return machine.call(this.func, [this.self, ...args], keywords, node);
  }
}
