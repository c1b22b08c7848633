/** How the classes of the library's modules are written. */
import type { PyMachine } from '../../values/machine.ts';
import { bindArguments, type Defaults, type Parameters } from '../../values/parameters.ts';
import { types } from '../../values/types.ts';
import { type BuiltinCode, CallableValue, type Keywords, type ObjectValue, type Value } from '../../values/values.ts';

/** A method that gives None unless it gives something; its first parameter is the instance. */
export function method<T extends ObjectValue>(
  code: (machine: PyMachine, self: T, args: Value[], node: number) => Value | undefined,
): BuiltinCode {
  return (machine, [self, ...args], node) => code(machine, self as T, args, node) ?? null;
}

/** A function that is made for a class of the program, such as the `__init__` of a dataclass. It binds like any. */
export class GeneratedFunction extends CallableValue {
  /** @param code gets a value for each parameter */
  constructor(
    readonly name: string,
    readonly qualifiedName: string,
    readonly parameters: Parameters,
    readonly defaults: Defaults,
    readonly code: BuiltinCode,
  ) {
    super(types.function);
    this.define('__doc__', null);
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    const { parameters, defaults } = this;
    const bound = bindArguments(machine, { name: this.qualifiedName, parameters, defaults, args, keywords }, node);
    machine.budget.enter(node);
    try {
      return this.code(machine, bound, node);
    } finally {
      machine.budget.depth--;
    }
  }
}
