/** Array methods that call back for each element. The host's own methods walk: holes and live changes come for free. */
import { truthy } from '../values/conversions.ts';
import type { JsMachine } from '../values/machine.ts';
import { ArrayValue, type Value } from '../values/values.ts';
import type { Method, Methods } from './define.ts';
import { callback, elementsOf, passOver } from './support.ts';

type Visit<T> = (value: Value, index: number) => T;

function visiting(walk: (elements: Value[], visit: Visit<Value>, test: Visit<boolean>) => Value): Method {
  return [
    1,
    (machine, self, args, node) => {
      const elements = elementsOf(machine, self, node);
      const f = callback(machine, args[0], node);
      passOver(machine, elements.length, node);
      const visit: Visit<Value> = (value, index) => machine.call(f, args[1], [value, index, self], node);
      return walk(elements, visit, (value, index) => truthy(machine, visit(value, index)));
    },
  ];
}

/** As `visiting`, where the result is a new array. */
function making(walk: (elements: Value[], visit: Visit<Value>, test: Visit<boolean>) => Value[]): Method {
  const [parameters, code] = visiting((elements, visit, test) => new ArrayValue(walk(elements, visit, test)));
  return [
    parameters,
    (machine, self, args, node) => {
      if (self instanceof ArrayValue) machine.budget.allocate(self.elements.length, node);
      return code(machine, self, args, node);
    },
  ];
}

function flatMap(machine: JsMachine, self: Value, args: Value[], node: number): Value {
  const elements = elementsOf(machine, self, node);
  const f = callback(machine, args[0], node);
  passOver(machine, elements.length, node);
  return new ArrayValue(
    elements.flatMap((value, index) => {
      const part = machine.call(f, args[1], [value, index, self], node);
      machine.budget.allocate(part instanceof ArrayValue ? part.elements.length : 1, node);
      return part instanceof ArrayValue ? part.elements : [part];
    }),
  );
}

function reducing(walk: 'reduce' | 'reduceRight'): Method {
  return [
    1,
    (machine, self, args, node) => {
      const elements = elementsOf(machine, self, node);
      const f = callback(machine, args[0], node);
      passOver(machine, elements.length, node);
      const fold = (sum: Value, value: Value, index: number) =>
        machine.call(f, undefined, [sum, value, index, self], node);
      if (args.length > 1) return elements[walk](fold, args[1]);
      // An array of nothing but holes is as empty as one of length 0.
      if (!elements.some(() => true)) machine.fail('TypeError', 'Reduce of empty array with no initial value', node);
      return elements[walk](fold);
    },
  ];
}

export const visits: Methods = {
  forEach: visiting((elements, visit) => elements.forEach(visit) as undefined),
  every: visiting((elements, _visit, test) => elements.every(test)),
  some: visiting((elements, _visit, test) => elements.some(test)),
  find: visiting((elements, _visit, test) => elements.find(test)),
  findIndex: visiting((elements, _visit, test) => elements.findIndex(test)),
  findLast: visiting((elements, _visit, test) => elements.findLast(test)),
  findLastIndex: visiting((elements, _visit, test) => elements.findLastIndex(test)),
  map: making((elements, visit) => elements.map(visit)),
  filter: making((elements, _visit, test) => elements.filter(test)),
  flatMap: [1, flatMap],
  reduce: reducing('reduce'),
  reduceRight: reducing('reduceRight'),
};
