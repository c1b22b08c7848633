/** `functools.partial` and `partialmethod`: functions with some of their arguments. */
import { TupleValue } from '../../values/containers.ts';
import { BoundMethod, Descriptor, defineGetters, defineMethods } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { nested, repr } from '../../values/text.ts';
import { builtinType, types } from '../../values/types.ts';
import { CallableValue, type Keywords, type TypeValue, type Value } from '../../values/values.ts';

export const partialType = builtinType('partial', { module: 'functools', hasDict: true });

class Partial extends CallableValue {
  readonly name = 'partial';

  constructor(
    readonly func: Value,
    readonly args: readonly Value[],
    readonly keywords: Keywords | undefined,
    type: TypeValue = partialType,
  ) {
    super(type);
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    return machine.call(this.func, [...this.args, ...args], merged(this.keywords, keywords), node);
  }
}

function merged(a: Keywords | undefined, b: Keywords | undefined): Keywords | undefined {
  return a === undefined ? b : new Map([...a, ...(b ?? [])]);
}

partialType.allocate = (machine, type, [func, ...args], keywords, node) => {
  if (func === undefined) return machine.raise(types.TypeError, "type 'partial' takes at least one argument", node);
  return func instanceof Partial && func.type === partialType
    ? new Partial(func.func, [...func.args, ...args], merged(func.keywords, keywords), type)
    : new Partial(func, args, keywords, type);
};

defineGetters(partialType, {
  func: (_machine, self) => (self as Partial).func,
  args: (_machine, self) => new TupleValue((self as Partial).args),
  keywords: (machine, self, node) => {
    const dict = new DictValue();
    for (const [name, value] of (self as Partial).keywords ?? []) dict.set(machine, name, value, node);
    return dict;
  },
});

defineMethods(partialType, {
  __init__: ['self, /, *args, **kwargs', () => null],
  __repr__: [
    'self, /',
    (machine, [self], node) =>
      nested(machine, self, '...', node, () => {
        const { func, args, keywords = new Map<string, Value>() } = self as Partial;
        const named = [...keywords].map(([name, value]) => `${name}=${repr(machine, value, node)}`);
        const parts = [func, ...args].map((v) => repr(machine, v, node));
        return `functools.partial(${[...parts, ...named].join(', ')})`;
      }),
  ],
});

export const partialMethodType = builtinType('partialmethod', { module: 'functools' });

/** In a class: what it gives is bound to the instance first. */
class PartialMethod extends Descriptor {
  readonly isData = false;

  constructor(
    readonly func: Value,
    readonly args: readonly Value[],
    readonly keywords: Keywords | undefined,
  ) {
    super(partialMethodType);
  }

  override get(machine: PyMachine, self: Value | undefined, type: TypeValue, node: number): Value {
    const { func, args, keywords } = this;
    if (func instanceof Descriptor) return new Partial(func.get(machine, self, type, node) ?? null, args, keywords);
    return new Partial(self === undefined ? func : new BoundMethod(self, func), args, keywords);
  }
}

partialMethodType.allocate = (machine, _type, [func, ...args], keywords, node) =>
  func === undefined
    ? machine.raise(types.TypeError, "type 'partialmethod' takes at least one argument", node)
    : new PartialMethod(func, args, keywords);
