/** What a class keeps in objects under names such as `#x`, where nothing but its own code gets at it. */
import type { JsMachine } from './machine.ts';
import { Accessor, ObjectValue, PROPERTY_SIZE, type Slot, type Value } from './values.ts';

/** One a name and a class: two classes that are made of the same text have names of their own. */
export class PrivateName {
  readonly #slots = new WeakMap<ObjectValue, Slot>();

  constructor(
    /** With its sign: `#x`. */
    readonly name: string,
    /** Of a method or an accessor who has it, as messages say it: `an instance of class A`; of a field undefined. */
    readonly owner: string | undefined,
  ) {}

  has(v: Value): boolean {
    return v instanceof ObjectValue && this.#slots.has(v);
  }

  add(machine: JsMachine, object: ObjectValue, slot: Slot, node: number): void {
    if (this.#slots.has(object))
      machine.fail('TypeError', `Cannot initialize ${this.name} twice on the same object`, node);
    machine.budget.allocate(PROPERTY_SIZE, node);
    this.#slots.set(object, slot);
  }

  get(machine: JsMachine, v: Value, node: number): Value {
    const slot = this.#slotOf(machine, v, 'read', node);
    if (!(slot instanceof Accessor)) return slot;
    return slot.get === undefined
      ? machine.fail('TypeError', `'${this.name}' was defined without a getter`, node)
      : machine.call(slot.get, v, [], node);
  }

  set(machine: JsMachine, v: Value, value: Value, node: number): void {
    const slot = this.#slotOf(machine, v, 'write', node);
    if (slot instanceof Accessor) {
      if (slot.set === undefined) machine.fail('TypeError', `'${this.name}' was defined without a setter`, node);
      machine.call(slot.set, v, [value], node);
    } else if (this.owner !== undefined)
      machine.fail('TypeError', `Private method '${this.name}' is not writable`, node);
    else this.#slots.set(v as ObjectValue, value);
  }

  #slotOf(machine: JsMachine, v: Value, how: 'read' | 'write', node: number): Slot {
    if (v instanceof ObjectValue && this.#slots.has(v)) return this.#slots.get(v);
    const { name, owner } = this;
    if (v === null || v === undefined) {
      const doing = how === 'read' ? `read properties of ${v} (reading` : `set properties of ${v} (setting`;
      return machine.fail('TypeError', `Cannot ${doing} '${name}')`, node);
    }
    if (owner !== undefined) return machine.fail('TypeError', `Receiver must be ${owner}`, node);
    const where = how === 'read' ? 'from' : 'to';
    const text = `Cannot ${how} private member ${name} ${where} an object whose class did not declare it`;
    return machine.fail('TypeError', text, node);
  }
}
