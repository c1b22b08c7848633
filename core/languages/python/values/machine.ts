import type { ProblemCode } from '../../../messages.ts';
import { Machine } from '../../../runtime/machine.ts';
import { type MessageArguments, Problem } from '../../../runtime/problem.ts';
import type { Ref } from '../../../runtime/ref.ts';
import './callables.ts';
import './exception-attributes.ts';
import './objects.ts';
import { callSpecial } from './attributes.ts';
import { instantiate } from './classes.ts';
import { equal } from './comparisons.ts';
import { type ExceptionValue, makeException, Raised } from './exceptions.ts';
import { typeOf, types } from './types.ts';
import { CallableValue, type Float, type Keywords, type ObjectValue, type TypeValue, type Value } from './values.ts';

/** The machine of a Python program: calls, exceptions, and what the library keeps for a run. */
export class PyMachine extends Machine {
  /** What `print` printed, with the syntax node of the call. */
  readonly console: { readonly node: number; readonly text: string }[] = [];
  /** The modules that were imported, by name. */
  readonly modules = new Map<string, ObjectValue>();
  /** The exceptions that are being handled, innermost last. */
  readonly handling: ExceptionValue[] = [];
  /** Where random numbers were first drawn without a seed of the program, and what draws them: `random`. */
  unseeded: { readonly name: string; readonly node: number } | undefined;
  /** What the user should know of what happened, once a place. */
  readonly remarks = new Map<string, Problem>();
  /** What modules of the library keep for this run, by a key of their own. */
  readonly kept = new Map<string, unknown>();
  #identities = new WeakMap<object, number>();
  #nextIdentity = FIRST_IDENTITY;

  override reset(): void {
    super.reset();
    this.console.length = 0;
    this.modules.clear();
    this.handling.length = 0;
    this.kept.clear();
    this.unseeded = undefined;
    this.remarks.clear();
    this.#identities = new WeakMap();
    this.#nextIdentity = FIRST_IDENTITY;
  }

  /** Raises an exception that the program can catch. A KeyError has the key for its message. */
  raise(type: TypeValue, message: Value | undefined, node: number): never {
    return this.throw(message === undefined ? makeException(type) : makeException(type, message), node);
  }

  throw(exception: ExceptionValue, node: number): never {
    const context = this.handling.at(-1);
    if (context !== undefined && context !== exception && exception.context === null) exception.context = context;
    exception.node = node;
    throw new Raised(exception, node);
  }

  /** Notes what the user should know besides the results. */
  remark(code: ProblemCode, node: number, args: MessageArguments): void {
    const key = `${node} ${code} ${Object.values(args).join()}`;
    if (!this.remarks.has(key)) this.remarks.set(key, new Problem(code, node, args));
  }

  /** @param node the call expression: it names the frame and is to blame */
  call(callee: Value, args: Value[], keywords: Keywords | undefined, node: number): Value {
    if (callee instanceof CallableValue) return callee.call(this, args, keywords, node);
    const value = callSpecial(this, callee, '__call__', args, node, keywords);
    return (
      value ??
      (value === null ? null : this.raise(types.TypeError, `'${typeOf(callee).name}' object is not callable`, node))
    );
  }

  /** What `body` gives, or undefined if it raises an exception of the type: that is handled by doing without. */
  attempt<T>(type: TypeValue, body: () => T): T | undefined {
    const { frame, handling, budget } = this;
    const [depth, handled] = [budget.depth, handling.length];
    try {
      return body();
    } catch (error) {
      if (!(error instanceof Raised && error.exception.type.isSubtypeOf(type))) throw error;
      this.frame = frame;
      budget.depth = depth;
      handling.length = handled;
      return undefined;
    }
  }

  instantiate(type: TypeValue, args: Value[], keywords: Keywords | undefined, node: number): Value {
    return instantiate(this, type, args, keywords, node);
  }

  /** `a is b or a == b`: what containers compare by. */
  equal(a: Value, b: Value, node: number): boolean {
    return equal(this, a, b, node);
  }

  /** A number that belongs to this object alone, the same in each run. */
  identity(v: ObjectValue | Float | Ref): number {
    let id = this.#identities.get(v);
    if (id === undefined) this.#identities.set(v, (id = this.#nextIdentity += IDENTITY_STEP));
    return id;
  }
}

const FIRST_IDENTITY = 0x7f00_0000_0000;
const IDENTITY_STEP = 16;
