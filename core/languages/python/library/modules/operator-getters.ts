/** `operator.itemgetter`, `attrgetter` and `methodcaller`. */
import { callMethod, getAttribute } from '../../values/attributes.ts';
import { TupleValue } from '../../values/containers.ts';
import { defineMethods } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { getItem } from '../../values/subscripts.ts';
import { repr } from '../../values/text.ts';
import { builtinType, types } from '../../values/types.ts';
import { CallableValue, type Keywords, type TypeValue, type Value } from '../../values/values.ts';

/** A function of an object that reads something of it. */
class Reader extends CallableValue {
  constructor(
    type: TypeValue,
    readonly args: readonly Value[],
    readonly keywords: Keywords,
    readonly read: (machine: PyMachine, object: Value, node: number) => Value,
  ) {
    super(type);
  }

  get name(): string {
    return this.type.name;
  }

  override call(machine: PyMachine, args: Value[], _keywords: Keywords | undefined, node: number): Value {
    if (args.length === 1) return this.read(machine, args[0], node);
    return machine.raise(types.TypeError, `${this.name} expected 1 argument, got ${args.length}`, node);
  }
}

type Read = (machine: PyMachine, object: Value, args: readonly Value[], keywords: Keywords, node: number) => Value;

function readerType(name: string, read: Read): TypeValue {
  const type = builtinType(name, { module: 'operator' });
  type.allocate = (machine, cls, args, keywords = new Map(), node) => {
    if (args.length === 0) return machine.raise(types.TypeError, `${name} expected at least 1 argument, got 0`, node);
    return new Reader(cls, args, keywords, (inner, object, at) => read(inner, object, args, keywords, at));
  };
  defineMethods(type, {
    __repr__: [
      'self, /',
      (machine, [self], node) => {
        const { args, keywords } = self as Reader;
        const named = [...keywords].map(([key, value]) => `${key}=${repr(machine, value, node)}`);
        return `operator.${name}(${[...args.map((arg) => repr(machine, arg, node)), ...named].join(', ')})`;
      },
    ],
  });
  return type;
}

/** That thing, or a tuple of them. */
function each(args: readonly Value[], read: (arg: Value) => Value): Value {
  const values = args.map(read);
  return values.length === 1 ? values[0] : new TupleValue(values);
}

function attributeAlong(machine: PyMachine, object: Value, path: Value, node: number): Value {
  if (typeof path !== 'string') return machine.raise(types.TypeError, 'attribute name must be a string', node);
  return path.split('.').reduce((v, name) => getAttribute(machine, v, name, node), object);
}

export const getters = {
  itemgetter: readerType('itemgetter', (machine, object, keys, _keywords, node) =>
    each(keys, (key) => getItem(machine, object, key, node)),
  ),
  attrgetter: readerType('attrgetter', (machine, object, paths, _keywords, node) =>
    each(paths, (path) => attributeAlong(machine, object, path, node)),
  ),
  methodcaller: readerType('methodcaller', (machine, object, [name, ...args], keywords, node) =>
    callMethod(machine, object, String(name), args, keywords.size > 0 ? keywords : undefined, node),
  ),
};
