/** `Function`, which cannot be called here, and what functions inherit. */

import type { JsMachine } from '../values/machine.ts';
import { get } from '../values/members.ts';
import { ArrayValue, FUNCTION_KEYS, FunctionValue, ObjectValue, prototypes, type Value } from '../values/values.ts';
import { defineClass, type Methods, method, unsupported } from './define.ts';
import { elementsOf, nested } from './support.ts';

/** What `bind` gives. */
class BoundFunction extends FunctionValue {
  constructor(
    readonly target: FunctionValue,
    readonly self: Value,
    readonly args: readonly Value[],
    name: string,
    parameters: number,
  ) {
    super();
    this.define('name', name);
    this.define('length', parameters);
    this.hidden = FUNCTION_KEYS;
    if (target.construct !== undefined) {
      this.construct = (machine, args, node, newTarget) =>
        nested(machine, node, () => target.construct?.(machine, [...this.args, ...args], node, newTarget));
    }
  }

  override call(machine: JsMachine, _self: Value, args: Value[], node: number): Value {
    return nested(machine, node, () => this.target.call(machine, this.self, [...this.args, ...args], node));
  }
}

function callable(machine: JsMachine, self: Value, method: string, node: number): FunctionValue {
  if (self instanceof FunctionValue) return self;
  const text =
    method === 'bind' ? 'Bind must be called on a function' : `Function.prototype.${method} was called on no function`;
  return machine.fail('TypeError', text, node);
}

function argumentList(machine: JsMachine, v: Value, node: number): Value[] {
  if (v === undefined || v === null) return [];
  if (!(v instanceof ObjectValue))
    return machine.fail('TypeError', 'CreateListFromArrayLike called on non-object', node);
  if (v instanceof ArrayValue) machine.budget.allocate(v.elements.length, node);
  return Array.from(elementsOf(machine, v, node));
}

const methods: Methods = {
  call: [
    1,
    (machine, self, args, node) => callable(machine, self, 'call', node).call(machine, args[0], args.slice(1), node),
  ],
  apply: [
    2,
    (machine, self, [thisArg, list], node) =>
      callable(machine, self, 'apply', node).call(machine, thisArg, argumentList(machine, list, node), node),
  ],
  bind: [
    1,
    (machine, self, [thisArg, ...args], node) => {
      const target = callable(machine, self, 'bind', node);
      const name = get(machine, target, 'name', node);
      const parameters = Number(machine.primalOf(target.getOwn('length') as Value));
      const rest = Math.max(0, (parameters || 0) - args.length);
      return new BoundFunction(target, thisArg, args, `bound ${typeof name === 'string' ? name : ''}`, rest);
    },
  ],
  toString: method(0, (machine, self, _args, node) => {
    const name = callable(machine, self, 'toString', node).getOwn('name');
    return `function ${typeof name === 'string' ? name : ''}() { [native code] }`;
  }),
};

export const functionClass = defineClass('Function', {
  prototype: prototypes.function,
  parameters: 1,
  call: unsupported('Function'),
  construct: (machine, args, node) => unsupported('Function')(machine, undefined, args, node),
  methods,
});
