/** `console`: what is printed is kept, with the place that printed it. */
import { toNumber, truthy } from '../values/conversions.ts';
import { constructorName } from '../values/describe.ts';
import type { JsMachine } from '../values/machine.ts';
import { ErrorValue, ObjectValue, type Value } from '../values/values.ts';
import { type Method, namespace, unsupported } from './define.ts';
import { inspect } from './inspect.ts';

const LONGEST_LINE = 10_000;

function text(machine: JsMachine, v: Value, node: number): string {
  if (typeof v === 'string') return v;
  const shown = inspect(machine, v, node);
  // An error by itself shows as its stack would begin.
  return v instanceof ErrorValue && shown.startsWith('[') && constructorName(v) !== undefined
    ? shown.replace(/^\[(.*)\]$/s, '$1')
    : shown;
}

/** What `%d`, `%s` and their like in the first argument stand for. */
function formatted(machine: JsMachine, [first, ...rest]: Value[], node: number): string {
  if (typeof first !== 'string' || rest.length === 0)
    return [first, ...rest].map((v) => text(machine, v, node)).join(' ');
  const head = first.replace(/%([%sdifjoOc])/g, (mark, code: string) => {
    if (code === '%') return '%';
    if (rest.length === 0) return mark;
    const v = rest.shift() as Value;
    if (code === 'c') return '';
    if (code === 's') return v instanceof ObjectValue ? inspect(machine, v, node) : text(machine, v, node);
    if (code === 'j' || code === 'o' || code === 'O') return inspect(machine, v, node);
    if (v instanceof ObjectValue || typeof v === 'symbol') return 'NaN';
    const n = typeof v === 'bigint' ? Number(v) : toNumber(machine, v, node);
    return String(code === 'i' ? Math.trunc(n) : n);
  });
  return [head, ...rest.map((v) => text(machine, v, node))].join(' ');
}

function print(machine: JsMachine, args: Value[], node: number): undefined {
  const all = args.length === 0 ? '' : formatted(machine, args, node);
  const line = all.length > LONGEST_LINE ? `${all.slice(0, LONGEST_LINE)}…` : all;
  machine.budget.allocate(line.length + 1, node);
  machine.console.push({ node, text: line });
  return undefined;
}

const printing: Method = [0, (machine, _self, args, node) => print(machine, args, node)];

export const consoleObject = namespace({
  log: printing,
  info: printing,
  warn: printing,
  error: printing,
  debug: printing,
  assert: [
    0,
    (machine, _self, [condition, ...args], node) => {
      if (truthy(machine, condition)) return undefined;
      return print(
        machine,
        typeof args[0] === 'string'
          ? [`Assertion failed: ${args[0]}`, ...args.slice(1)]
          : ['Assertion failed', ...args],
        node,
      );
    },
  ],
  table: [1, unsupported('console.table')],
  time: [0, unsupported('console.time')],
  timeEnd: [0, unsupported('console.timeEnd')],
});
