/** `copy`: shallow copies, and deep ones in which shared parts stay shared. */
import { callSpecial } from '../../values/attributes.ts';
import { ElementsValue, ListValue, TupleValue } from '../../values/containers.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue, SetValue } from '../../values/mappings.ts';
import { types } from '../../values/types.ts';
import { CallableValue, ENTRY_SIZE, OBJECT_SIZE, ObjectValue, type Value } from '../../values/values.ts';
import { DequeValue } from './deque.ts';
import { DefaultDictValue } from './dict-kinds.ts';
import type { ModuleContents } from './module.ts';

type Part = (v: Value) => Value;

/** An object of the same class with the parts that `part` makes of its own; itself, if it cannot change. */
function rebuilt(
  machine: PyMachine,
  v: ObjectValue,
  begun: (copy: ObjectValue) => void,
  part: Part,
  node: number,
): Value {
  const copy = blank(machine, v, node);
  if (copy === undefined) return v;
  begun(copy);
  if (copy instanceof ElementsValue) copy.elements = (v as ElementsValue).elements.map(part);
  else if (copy instanceof DictValue)
    for (const { key, value } of (v as DictValue).entries()) copy.set(machine, part(key), part(value), node);
  else if (copy instanceof SetValue) for (const key of (v as SetValue).keys()) copy.add(machine, part(key), node);
  for (const [name, value] of v.attributes ?? []) copy.define(name, part(value));
  return copy;
}

/** An empty object like `v`; undefined for what is never copied: functions, classes, modules, iterators. */
function blank(machine: PyMachine, v: ObjectValue, node: number): ObjectValue | undefined {
  machine.budget.allocate(OBJECT_SIZE + ENTRY_SIZE * (v.attributes?.size ?? 0), node);
  if (v instanceof ElementsValue) {
    machine.budget.allocate(v.elements.length, node);
    return v instanceof DequeValue ? v.like([]) : new ListValue([], v.type);
  }
  if (v instanceof DictValue || v instanceof SetValue) {
    machine.budget.allocate(ENTRY_SIZE * v.size, node);
    if (v instanceof DefaultDictValue) return v.like();
    return v instanceof DictValue ? new DictValue(v.type) : new SetValue(v.type);
  }
  if (v instanceof CallableValue || v.type === types.module || v.type.isBuiltin) return undefined;
  return v.type.allocate === types.object.allocate ? new ObjectValue(v.type) : undefined;
}

function shallow(machine: PyMachine, v: Value, node: number): Value {
  if (!(v instanceof ObjectValue)) return v;
  const own = callSpecial(machine, v, '__copy__', [], node);
  return (
    own ??
    rebuilt(
      machine,
      v,
      () => undefined,
      (part) => part,
      node,
    )
  );
}

/** @param memo copies by what they are copies of */
function deep(machine: PyMachine, v: Value, memo: Map<ObjectValue, Value>, memoDict: Value, node: number): Value {
  if (!(v instanceof ObjectValue)) return v;
  const known = memo.get(v);
  if (known !== undefined) return known;
  machine.budget.enter(node);
  try {
    const own = callSpecial(machine, v, '__deepcopy__', [memoDict], node);
    const part: Part = (below) => deep(machine, below, memo, memoDict, node);
    const copy = own ?? (v instanceof TupleValue ? tuple(machine, v, part, node) : undefined);
    const made = copy ?? rebuilt(machine, v, (begun) => memo.set(v, begun), part, node);
    memo.set(v, made);
    return made;
  } finally {
    machine.budget.depth--;
  }
}

function tuple(machine: PyMachine, v: TupleValue, part: Part, node: number): Value {
  machine.budget.allocate(v.elements.length, node);
  const elements = v.elements.map(part);
  return elements.every((element, i) => element === v.elements[i]) ? v : new TupleValue(elements, v.type);
}

const functions: Functions = {
  copy: ['x', (machine, [x], node) => shallow(machine, x, node)],
  deepcopy: ['x, memo=None', (machine, [x, memo], node) => deep(machine, x, new Map(), memo ?? new DictValue(), node)],
};

export const copy: ModuleContents = { functions };
