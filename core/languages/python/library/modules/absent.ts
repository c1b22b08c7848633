/** What Python's modules have and these have not: whatever is done with it ends in an error that names it. */
import { Problem } from '../../../../runtime/problem.ts';
import { defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { builtinType, NotImplemented } from '../../values/types.ts';
import { CallableValue, type Keywords, type Value } from '../../values/values.ts';

const absentType = builtinType('unsupported');

/** A function or class that exists in Python. It can be imported, handed on and compared, and that is all. */
export class AbsentValue extends CallableValue {
  /** @param name with its module */
  constructor(readonly name: string) {
    super(absentType);
  }

  override call(_machine: PyMachine, _args: Value[], _keywords: Keywords | undefined, node: number): never {
    return this.refuse(node);
  }

  refuse(node: number): never {
    throw new Problem('unsupported-function', node, { name: this.name });
  }
}

const refusing = (signature: string): Functions[string] => [
  signature,
  (_machine, [self], node) => (self as AbsentValue).refuse(node),
];

defineMethods(absentType, {
  __getattr__: refusing('self, name, /'),
  __mro_entries__: refusing('self, bases, /'),
  __instancecheck__: refusing('self, instance, /'),
  __subclasscheck__: refusing('self, subclass, /'),
  __iter__: refusing('self, /'),
  __enter__: refusing('self, /'),
  __getitem__: refusing('self, key, /'),
  // `Name | None` is only said of it, and does not ask what it is.
  __or__: ['self, value, /', (_machine, [self]) => self],
  __ror__: ['self, value, /', (_machine, [self]) => self],
  __eq__: ['self, value, /', (_machine, [self, value]) => (self === value ? true : NotImplemented)],
});
