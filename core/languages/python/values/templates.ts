/** `template % values` and `template.format(…)` with values of the program. */
import { chargeText } from '../../../runtime/charges.ts';
import { toInt as truncated } from '../numbers/conversions.ts';
import type { Int } from '../numbers/integers.ts';
import { formatFields } from '../text/format-fields.ts';
import { percentFormat } from '../text/percent.ts';
import { getAttribute, special } from './attributes.ts';
import { TupleValue } from './containers.ts';
import { asIndex, isFloat, isNumber, scalarOf, viaFloat } from './conversions.ts';
import { guarded } from './faults.ts';
import type { PyMachine } from './machine.ts';
import { getItem } from './subscripts.ts';
import { ascii, format, repr, str } from './text.ts';
import { typeOf } from './types.ts';
import { ObjectValue, unwrapped, type Value } from './values.ts';

const CONVERSIONS = { s: str, r: repr, a: ascii };

/** `template % values` */
export function percent(machine: PyMachine, template: string, values: Value, node: number): string {
  chargeText(machine, template, node);
  const isMapping =
    values instanceof ObjectValue &&
    !(values instanceof TupleValue) &&
    typeof unwrapped(values) !== 'string' &&
    special(values, '__getitem__') !== undefined;
  const float = (v: Value) => {
    const x = isNumber(v) ? scalarOf(machine, v, node) : viaFloat(machine, v, node);
    return x === undefined ? undefined : machine.num(x);
  };
  return guarded(machine, node, percentFormat<Value>, template, {
    values: values instanceof TupleValue ? values.elements : [values],
    byKey: isMapping ? (key) => getItem(machine, values, key, node) : undefined,
    truncated: (v): Int | undefined =>
      isFloat(v) ? guarded(machine, node, truncated, float(v) as number) : asIndex(machine, v, node),
    integer: (v) => asIndex(machine, v, node),
    float,
    string: (v) => {
      const text = unwrapped(v);
      return typeof text === 'string' ? text : undefined;
    },
    text(v, how) {
      const text = CONVERSIONS[how](machine, v, node);
      machine.budget.allocate(text.length, node);
      return text;
    },
    typeName: (v) => typeOf(v).name,
    charge: (characters) => machine.budget.allocate(characters, node),
  });
}

/** `template.format(*positional, **named)` */
export function formatTemplate(
  machine: PyMachine,
  template: string,
  positional: readonly Value[],
  named: (name: string) => Value | undefined,
  node: number,
): string {
  chargeText(machine, template, node);
  return guarded(machine, node, formatFields<Value>, template, {
    positional,
    named,
    attribute: (v, name) => getAttribute(machine, v, name, node),
    item: (v, key) => getItem(machine, v, key, node),
    convert: (v, how) => CONVERSIONS[how](machine, v, node),
    format(v, spec) {
      const text = format(machine, v, spec, node);
      machine.budget.allocate(text.length, node);
      return text;
    },
  });
}
