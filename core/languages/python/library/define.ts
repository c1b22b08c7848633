/** How the library's tables are written. */
import { Problem } from '../../../runtime/problem.ts';
import type { Operator } from '../syntax/ast.ts';
import { orders } from '../values/comparisons.ts';
import { Builtin, type Functions, signature } from '../values/functions.ts';
import type { PyMachine } from '../values/machine.ts';
import { operatorNames } from '../values/operators.ts';
import { bindArguments, builtinWording } from '../values/parameters.ts';
import { NotImplemented } from '../values/types.ts';
import type { BuiltinCode, TypeValue, Value } from '../values/values.ts';

/** The functions of a table, by name. */
export function builtinsOf(functions: Functions): [name: string, value: Builtin][] {
  return Object.entries(functions).map(([name, [text, code]]) => [name, new Builtin(name, text, code)]);
}

/** What a call of a built-in class makes of its arguments, which are bound to a signature. */
export function defineAllocate(
  type: TypeValue,
  text: string,
  make: (machine: PyMachine, type: TypeValue, args: Value[], node: number) => Value,
): void {
  const { parameters, defaults } = signature(text);
  type.allocate = (machine, cls, args, keywords, node) => {
    const call = { name: type.name, parameters, defaults, args, keywords };
    return make(machine, cls, bindArguments(machine, call, node, builtinWording), node);
  };
}

export type Comparing = keyof typeof orders;
type Compare = (machine: PyMachine, a: Value, b: Value, operator: Comparing, node: number) => Value;

/** `__eq__`, `__lt__` and so on of a type whose instances are compared by one function. */
export function comparisonMethods(compare: Compare, which = Object.keys(orders) as Comparing[]): Functions {
  return Object.fromEntries(
    which.map((operator) => [
      orders[operator].method,
      ['self, value, /', (machine, [self, value], node) => compare(machine, self, value, operator, node)],
    ]),
  );
}

type Apply = (machine: PyMachine, a: Value, b: Value, node: number) => Value;

/** `__add__` and `__radd__` of an operator; of an operand that is not `accepted` they give NotImplemented. */
export function operatorMethods(operator: Operator, accepted: (v: Value) => boolean, apply: Apply): Functions {
  const { method, reflected } = operatorNames[operator];
  const row = (swap: boolean): BuiltinCode => {
    return (machine, [self, value], node) => {
      if (!accepted(self) || !accepted(value)) return NotImplemented;
      return swap ? apply(machine, value, self, node) : apply(machine, self, value, node);
    };
  };
  return { [method]: ['self, value, /', row(false)], [reflected]: ['self, value, /', row(true)] };
}

/** The code of a function that exists in Python and not here: no program can catch the error. */
export function unsupported(name: string): BuiltinCode {
  return (_machine, _args, node) => {
    throw new Problem('unsupported-function', node, { name });
  };
}

/** To look at an element in passing costs less than to allocate one, but even that ends. */
export function passOver(machine: PyMachine, elements: number, node: number): void {
  machine.budget.allocate(elements / 8, node);
}
