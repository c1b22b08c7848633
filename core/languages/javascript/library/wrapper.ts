/** Primitives as objects: `new Number(5)`, `Object('text')`. */
import { Ref } from '../../../runtime/ref.ts';
import type { JsMachine } from '../values/machine.ts';
import { ObjectValue, prototypes, type Value } from '../values/values.ts';

export type Primitive = Exclude<Value, ObjectValue | null | undefined>;

const NAMES = { number: 'Number', string: 'String', boolean: 'Boolean', bigint: 'BigInt', symbol: 'Symbol' } as const;
type Type = keyof typeof NAMES;

export class Wrapper extends ObjectValue {
  constructor(
    readonly primitive: Primitive,
    readonly type: Type,
  ) {
    super(prototypes[type]);
  }

  override get className(): string {
    return NAMES[this.type];
  }
}

/** ToObject. */
export function toObject(machine: JsMachine, v: Value, node: number): ObjectValue {
  if (v instanceof ObjectValue) return v;
  if (v === null || v === undefined)
    return machine.fail('TypeError', 'Cannot convert undefined or null to object', node);
  const wrapper = new Wrapper(v, v instanceof Ref ? 'number' : (typeof v as Type));
  if (typeof v === 'string') {
    machine.budget.allocate(v.length, node);
    for (let i = 0; i < v.length; i++) wrapper.define(String(i), v[i]);
    wrapper.define('length', v.length);
    wrapper.hidden = new Set(['length']);
  }
  return wrapper;
}

/** What a method of a primitive is called on, taken out of its wrapper. */
export function unboxed(machine: JsMachine, self: Value, type: Type, method: string, node: number): Primitive {
  const v = self instanceof Wrapper ? self.primitive : self;
  if (v instanceof Ref ? type === 'number' : typeof v === type) return v as Primitive;
  const name = NAMES[type];
  return machine.fail('TypeError', `${name}.prototype.${method} requires that 'this' be a ${name}`, node);
}
