/** `pprint`: values over several lines where one is too short, the keys of dicts in order. */
import { less } from '../../values/comparisons.ts';
import { ListValue, TupleValue } from '../../values/containers.ts';
import { toIndex, truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue, type Entry, SetValue } from '../../values/mappings.ts';
import { nested, repr } from '../../values/text.ts';
import { typeOf, types } from '../../values/types.ts';
import { ObjectValue, type Value } from '../../values/values.ts';
import { write } from '../print.ts';
import type { ModuleContents } from './module.ts';

class Printer {
  constructor(
    private readonly machine: PyMachine,
    private readonly width: number,
    private readonly step: number,
    private readonly isSorted: boolean,
    private readonly node: number,
  ) {}

  /** @param allowance what has to fit behind it */
  text(v: Value, indent: number, allowance: number): string {
    const whole = this.#flat(v);
    if (whole.length <= this.width - indent - allowance) return whole;
    return this.#nested(v, () => this.#tall(v, indent, allowance) ?? whole);
  }

  #nested(v: Value, write: () => string): string {
    return v instanceof ObjectValue ? nested(this.machine, v, '...', this.node, write) : write();
  }

  #tall(v: Value, indent: number, allowance: number): string | undefined {
    if (v instanceof DictValue && v.type === types.dict && v.size > 0) return this.#dict(v, indent, allowance);
    if (v instanceof ListValue && v.type === types.list) return this.#items(v.elements, '[', ']', indent, allowance);
    if (v instanceof TupleValue && v.type === types.tuple)
      return this.#items(v.elements, '(', v.elements.length === 1 ? ',)' : ')', indent, allowance);
    if (v instanceof SetValue && v.type === types.set && v.size > 0)
      return this.#items(this.#ordered([...v.keys()]), '{', '}', indent, allowance);
    return undefined;
  }

  #items(values: readonly Value[], open: string, close: string, indent: number, allowance: number): string {
    const inner = indent + this.step;
    const parts = values.map((v, i) => this.text(v, inner, i === values.length - 1 ? allowance + close.length : 1));
    return open + ' '.repeat(this.step - 1) + parts.join(`,\n${' '.repeat(inner)}`) + close;
  }

  #dict(dict: DictValue, indent: number, allowance: number): string {
    const inner = indent + this.step;
    const entries = this.#entries(dict);
    const parts = entries.map(({ key, value }, i) => {
      const name = `${this.#flat(key)}: `;
      return name + this.text(value, inner + name.length, i === entries.length - 1 ? allowance + 1 : 1);
    });
    return `{${' '.repeat(this.step - 1)}${parts.join(`,\n${' '.repeat(inner)}`)}}`;
  }

  #entries(dict: DictValue): Entry[] {
    const keys = this.isSorted ? this.#ordered([...dict.keys()]) : [...dict.keys()];
    return keys.map((key) => ({ key, value: dict.get(this.machine, key, this.node) as Value }));
  }

  /** What cannot be compared goes by the names of the classes. */
  #ordered(values: readonly Value[]): readonly Value[] {
    const { machine, node } = this;
    const compare = (a: Value, b: Value) => (less(machine, a, b, node) ? -1 : less(machine, b, a, node) ? 1 : 0);
    return values.toSorted(
      (a, b) => machine.attempt(types.TypeError, () => compare(a, b)) ?? (typeOf(a).name < typeOf(b).name ? -1 : 1),
    );
  }

  /** As `repr` has it, but with the keys in order. */
  #flat(v: Value): string {
    const { machine, node } = this;
    machine.budget.step(node);
    const list = (values: readonly Value[]) => values.map((each) => this.#flat(each)).join(', ');
    if (v instanceof DictValue && v.type === types.dict)
      return this.#nested(v, () => {
        const parts = this.#entries(v).map(({ key, value }) => `${this.#flat(key)}: ${this.#flat(value)}`);
        return `{${parts.join(', ')}}`;
      });
    if (v instanceof ListValue && v.type === types.list) return this.#nested(v, () => `[${list(v.elements)}]`);
    if (v instanceof TupleValue && v.type === types.tuple)
      return this.#nested(v, () => `(${list(v.elements)}${v.elements.length === 1 ? ',' : ''})`);
    return repr(machine, v, node);
  }
}

function formatted(machine: PyMachine, v: Value, indent: Value, width: Value, sortDicts: Value, node: number): string {
  const step = Math.max(1, toIndex(machine, indent, node));
  machine.budget.allocate(step, node);
  const isSorted = truthy(machine, sortDicts, node);
  const text = new Printer(machine, toIndex(machine, width, node), step, isSorted, node).text(v, 0, 0);
  machine.budget.allocate(text.length, node);
  return text;
}

const printing = (isSorted: 'True' | 'False'): Functions[string] => [
  `object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=${isSorted}, underscore_numbers=False`,
  (machine, [v, , indent, width, , , sortDicts], node) => {
    write(machine, `${formatted(machine, v, indent, width, sortDicts, node)}\n`, node);
    return null;
  },
];

const functions: Functions = {
  pprint: printing('True'),
  pp: printing('False'),
  pformat: [
    'object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False',
    (machine, [v, indent, width, , , sortDicts], node) => formatted(machine, v, indent, width, sortDicts, node),
  ],
};

export const pprint: ModuleContents = { functions };
