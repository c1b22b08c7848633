/** Classes of the program, and how their objects are made. */
import { describe } from '../values/describe.ts';
import type { JsMachine } from '../values/machine.ts';
import type { PrivateName } from '../values/privates.ts';
import {
  FUNCTION_KEYS,
  FunctionValue,
  type Key,
  ObjectValue,
  prototypes,
  type Slot,
  type Value,
} from '../values/values.ts';
import { type Env, UNDECLARED } from './context.ts';
import { type FunctionCode, newObject, UserFunction } from './functions.ts';
import { NOT_MADE } from './variables.ts';

/** Gives an object one of its fields. */
export type Initialiser = (object: ObjectValue) => void;

export interface PrivateMethod {
  readonly name: PrivateName;
  readonly slot: Slot;
}

/** A class. Its code is that of its constructor. */
export class ClassValue extends UserFunction {
  /** What each of its objects has by private names, and in which order its fields come into being. */
  readonly privateMethods: PrivateMethod[] = [];
  /** What it has by private names itself. */
  readonly privateStatics: PrivateMethod[] = [];
  readonly fields: Initialiser[] = [];

  constructor(
    code: FunctionCode,
    env: Env,
    readonly prototype: ObjectValue,
    readonly isDerived: boolean,
    /** It has a constructor of its own. */
    readonly isWritten: boolean,
  ) {
    super(code, env);
    this.hidden = new Set(FUNCTION_KEYS);
    this.home = prototype;
    this.define('length', code.length);
    this.define('name', code.name);
    this.define('prototype', prototype);
    this.construct = construct;
    prototype.define('constructor', this);
    prototype.hidden = new Set(['constructor']);
  }

  override get isClass(): boolean {
    return true;
  }

  /** Nobody changes which objects are its. */
  override setOwn(key: Key, value: Slot, machine: JsMachine): void {
    if (key !== 'prototype') super.setOwn(key, value, machine);
  }

  override call(machine: JsMachine, _self: Value, _args: Value[], node: number): Value {
    const { name } = this.code;
    const what = name === '' ? 'constructors' : `constructor ${name}`;
    return machine.fail('TypeError', `Class ${what} cannot be invoked without 'new'`, node);
  }

  /** What `super(…)` does before the object has anything of this class. */
  constructParent(machine: JsMachine, args: Value[], node: number, target: FunctionValue): ObjectValue {
    const parent = this.proto;
    if (parent instanceof FunctionValue && parent.construct !== undefined)
      return parent.construct(machine, args, node, target) as ObjectValue;
    const isFunction = parent === null || parent instanceof FunctionValue || parent === prototypes.function;
    const { name } = this.code;
    const of = name === '' ? 'anonymous class' : name;
    const text = `Super constructor ${isFunction ? null : describe(machine, parent)} of ${of} is not a constructor`;
    return machine.fail('TypeError', text, node);
  }

  /** Gives a new object what this class says that it has. */
  begin(machine: JsMachine, object: ObjectValue, node: number): void {
    if (this.isDerived && this.isWritten) this.code.receive?.(object);
    for (const { name, slot } of this.privateMethods) name.add(machine, object, slot, node);
    for (const initialise of this.fields) initialise(object);
  }

  /** Runs the constructor, in a frame of its own. */
  make(machine: JsMachine, args: Value[], node: number, target: FunctionValue): Value {
    if (this.isDerived)
      return this.isWritten ? this.#derive(machine, args, node, target) : this.#pass(machine, args, node, target);
    const object = newObject(machine, target, node);
    this.begin(machine, object, node);
    const value = this.code.run(this.enter(object, args, target));
    return value instanceof ObjectValue ? value : object;
  }

  /** What the constructor does that nobody wrote. */
  #pass(machine: JsMachine, args: Value[], node: number, target: FunctionValue): Value {
    const object = this.constructParent(machine, args, node, target);
    this.begin(machine, object, node);
    return object;
  }

  #derive(machine: JsMachine, args: Value[], node: number, target: FunctionValue): Value {
    const env = this.enter(UNDECLARED, args, target);
    const value = this.code.run(env);
    if (value instanceof ObjectValue) return value;
    if (value !== undefined)
      machine.fail('TypeError', 'Derived constructors may only return object or undefined', node);
    const object = env[this.code.slots?.this ?? 0];
    return object === UNDECLARED ? machine.fail('ReferenceError', NOT_MADE, node) : object;
  }
}

function construct(
  this: ClassValue,
  machine: JsMachine,
  args: Value[],
  node: number,
  target: FunctionValue = this,
): Value {
  machine.budget.enter(node);
  const outer = machine.frame;
  machine.frame = machine.frames.call(node, outer, this.code.id);
  const object = this.make(machine, args, node, target);
  machine.frame = outer;
  machine.budget.depth--;
  return object;
}
