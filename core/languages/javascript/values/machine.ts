import { Machine } from '../../../runtime/machine.ts';
import { Ref } from '../../../runtime/ref.ts';
import type { ErrorName } from '../library/errors.ts';
import { makeError } from '../library/errors.ts';
import { FunctionValue, type ObjectValue, Thrown, type Value } from './values.ts';

/** The machine of a JavaScript program: calls, exceptions, and what the library keeps for a run. */
export class JsMachine extends Machine {
  /** Objects of the shared library that this run changed. */
  readonly changedBuiltins = new Set<ObjectValue>();
  /** What console.log printed, with the syntax node of the call. */
  readonly console: { readonly node: number; readonly text: string }[] = [];
  /** Draws of Math.random so far; undefined before the first. */
  random: (() => number) | undefined;
  /** Where Math.random was called first. */
  randomNode: number | undefined;

  /** `module` and `exports`, once the program uses them. */
  modules: ReadonlyMap<string, Value> | undefined;

  override reset(): void {
    super.reset();
    this.restoreBuiltins();
    if (this.console.length > 0) this.console.length = 0;
    this.random = undefined;
    this.randomNode = undefined;
    this.modules = undefined;
  }

  /** The library is shared by all runs: whatever this one changed is put back. */
  restoreBuiltins(): void {
    if (this.changedBuiltins.size === 0) return;
    for (const object of this.changedBuiltins) object.restore();
    this.changedBuiltins.clear();
  }

  /** Calls in a frame of its own. `node` is the call expression; `what` names the callee in the error. */
  call(callee: Value, self: Value, args: Value[], node: number, what?: string): Value {
    if (!(callee instanceof FunctionValue)) return this.fail('TypeError', `${what ?? 'value'} is not a function`, node);
    return callee.call(this, self, args, node);
  }

  /** Throws an error that the program can catch. */
  fail(name: ErrorName, text: string, node: number): never {
    throw new Thrown(makeError(name, text), node);
  }

  primalOf(v: Value): Exclude<Value, Ref> {
    return v instanceof Ref ? this.tape.value[v.entry] : v;
  }
}
