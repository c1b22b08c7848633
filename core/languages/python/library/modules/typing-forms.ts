/** `typing.List[int]`, `Optional[float]` and so on: what annotations and bases are written with. */
import { ListValue, TupleValue } from '../../values/containers.ts';
import { defineGetters, defineMethods } from '../../values/functions.ts';
import { hashAll } from '../../values/hashing.ts';
import type { PyMachine } from '../../values/machine.ts';
import { repr } from '../../values/text.ts';
import { builtinType, Ellipsis, NotImplemented, types } from '../../values/types.ts';
import { CallableValue, type Keywords, TypeValue, type Value } from '../../values/values.ts';
import { isInstance, isSubclass } from '../inspection.ts';

const formType = builtinType('_SpecialForm', { module: 'typing' });
const aliasType = builtinType('_GenericAlias', { module: 'typing' });

/** A name of `typing` that stands for a class, or for no class at all. */
export class TypingForm extends CallableValue {
  constructor(
    readonly name: string,
    readonly origin: TypeValue | undefined,
  ) {
    super(formType);
  }

  override call(machine: PyMachine, _args: Value[], _keywords: Keywords | undefined, node: number): Value {
    const text =
      this.origin === undefined
        ? `Cannot instantiate typing.${this.name}`
        : `Type ${this.name} cannot be instantiated; use ${this.origin.name}() instead`;
    return machine.raise(types.TypeError, text, node);
  }
}

/** A form with what stands in its brackets. */
export class TypingAlias extends CallableValue {
  constructor(
    readonly form: TypingForm,
    readonly args: readonly Value[],
  ) {
    super(aliasType);
  }

  get name(): string {
    return this.form.name;
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    const { origin } = this.form;
    if (origin !== undefined) return machine.call(origin, args, keywords, node);
    return this.form.call(machine, args, keywords, node);
  }
}

export const union = new TypingForm('Union', undefined);
const optional = new TypingForm('Optional', undefined);

/** `Union[…]`: of several, each once; of one, itself. */
function unionOf(parts: readonly Value[]): Value {
  const flat = parts.flatMap((v) => (v instanceof TypingAlias && v.form === union ? v.args : [v ?? types.NoneType]));
  const args = [...new Set(flat)];
  return args.length === 1 ? args[0] : new TypingAlias(union, args);
}

function subscripted(form: TypingForm, item: Value): Value {
  const args = item instanceof TupleValue ? item.elements : [item];
  if (form === union) return unionOf(args);
  if (form === optional) return unionOf([...args, null]);
  return new TypingAlias(form, args);
}

/** A class by its name, `None` for its class. */
function shown(machine: PyMachine, v: Value, node: number): string {
  if (v === types.NoneType || v === null) return 'None';
  if (v === Ellipsis) return '...';
  if (v instanceof TypeValue) return v.module === 'builtins' ? v.name : `${v.module}.${v.name}`;
  if (v instanceof ListValue) return `[${listed(machine, v.elements, node)}]`;
  return repr(machine, v, node);
}

function listed(machine: PyMachine, args: readonly Value[], node: number): string {
  return args.map((arg) => (arg === types.NoneType ? 'NoneType' : shown(machine, arg, node))).join(', ');
}

function aliasText(machine: PyMachine, { form, args }: TypingAlias, node: number): string {
  machine.budget.enter(node);
  try {
    if (form === union && args.length === 2 && args.includes(types.NoneType)) {
      const other = args[0] === types.NoneType ? args[1] : args[0];
      return `typing.Optional[${shown(machine, other, node)}]`;
    }
    if (form.name === 'Literal') return `typing.Literal[${args.map((arg) => repr(machine, arg, node)).join(', ')}]`;
    if (form.name !== 'Callable') return `typing.${form.name}[${listed(machine, args, node)}]`;
    const [parameters, ...rest] = args.map((arg) => shown(machine, arg, node));
    return `typing.Callable[${[parameters, ...rest].join(', ')}]`;
  } finally {
    machine.budget.depth--;
  }
}

const unions = {
  __or__: ['self, value, /', (_machine: PyMachine, [self, value]: Value[]) => unionOf([self, value])],
  __ror__: ['self, value, /', (_machine: PyMachine, [self, value]: Value[]) => unionOf([value, self])],
} as const;

defineMethods(formType, {
  ...unions,
  __repr__: ['self, /', (_machine, [self]) => `typing.${(self as TypingForm).name}`],
  __getitem__: ['self, item, /', (_machine, [self, item]) => subscripted(self as TypingForm, item)],
  __mro_entries__: [
    'self, bases, /',
    (machine, [self], node) => {
      const { origin, name } = self as TypingForm;
      if (origin !== undefined) return new TupleValue([origin]);
      return machine.raise(types.TypeError, `Cannot subclass typing.${name}`, node);
    },
  ],
  __instancecheck__: [
    'self, instance, /',
    (machine, [self, instance], node) => {
      const { origin, name } = self as TypingForm;
      if (origin !== undefined) return isInstance(machine, instance, origin, node);
      return machine.raise(types.TypeError, `typing.${name} cannot be used with isinstance()`, node);
    },
  ],
  __subclasscheck__: [
    'self, subclass, /',
    (machine, [self, subclass], node) => {
      const { origin, name } = self as TypingForm;
      if (origin !== undefined) return isSubclass(machine, subclass, origin, node);
      return machine.raise(types.TypeError, `typing.${name} cannot be used with issubclass()`, node);
    },
  ],
});

function sameAlias(machine: PyMachine, a: Value, b: Value, node: number): Value {
  if (!(a instanceof TypingAlias && b instanceof TypingAlias)) return NotImplemented;
  if (a.form !== b.form || a.args.length !== b.args.length) return false;
  if (a.form === union) return a.args.every((arg) => b.args.includes(arg));
  return a.args.every((arg, i) => machine.equal(arg, b.args[i], node));
}

defineMethods(aliasType, {
  ...unions,
  __repr__: ['self, /', (machine, [self], node) => aliasText(machine, self as TypingAlias, node)],
  __eq__: ['self, value, /', (machine, [self, value], node) => sameAlias(machine, self, value, node)],
  __hash__: [
    'self, /',
    (machine, [self], node) => {
      const { form, args } = self as TypingAlias;
      return form === union ? machine.identity(form) : hashAll(machine, [form, ...args], node);
    },
  ],
  __getitem__: ['self, item, /', (_machine, [self, item]) => subscripted((self as TypingAlias).form, item)],
  __mro_entries__: [
    'self, bases, /',
    (machine, [self], node) => {
      const { origin, name } = (self as TypingAlias).form;
      if (origin !== undefined) return new TupleValue([origin]);
      return machine.raise(types.TypeError, `Cannot subclass typing.${name}`, node);
    },
  ],
  __instancecheck__: [
    'self, instance, /',
    (machine, [self, instance], node) => {
      const { form, args } = self as TypingAlias;
      if (form === union) return args.some((arg) => isInstance(machine, instance, arg, node));
      return machine.raise(types.TypeError, 'Subscripted generics cannot be used with class and instance checks', node);
    },
  ],
});

defineGetters(aliasType, {
  __args__: (_machine, self) => new TupleValue((self as TypingAlias).args),
  __origin__: (_machine, self) => (self as TypingAlias).form.origin ?? (self as TypingAlias).form,
});

/** Forms by their names, given what they stand for. */
export function makeForms(origins: Readonly<Record<string, TypeValue | undefined>>): Record<string, Value> {
  const forms = Object.entries(origins).map(([name, origin]) => [name, new TypingForm(name, origin)]);
  return { ...Object.fromEntries(forms), Union: union, Optional: optional };
}
