/** `print`: what is printed is kept line by line, with the place that printed it. */
import { callMethod } from '../values/attributes.ts';
import type { TupleValue } from '../values/containers.ts';
import type { Functions } from '../values/functions.ts';
import type { PyMachine } from '../values/machine.ts';
import { str } from '../values/text.ts';
import { typeOf, types } from '../values/types.ts';
import type { Value } from '../values/values.ts';

const LONGEST_LINE = 10_000;

/** Says in what a machine keeps that the last line of its console has no end yet. */
const OPEN = 'open line';

function shortened(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}

/** Writes to the console, as `sys.stdout.write` does. */
export function write(machine: PyMachine, text: string, node: number): void {
  if (text === '') return;
  const { console, kept } = machine;
  const lines = text.split('\n');
  machine.budget.allocate(text.length + lines.length, node);
  const isOpen = kept.get(OPEN) === true;
  kept.set(OPEN, lines.at(-1) !== '');
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((line, i) => {
    const last = console.at(-1);
    if (i > 0 || !isOpen || last === undefined) console.push({ node, text: shortened(line) });
    else console[console.length - 1] = { node: last.node, text: shortened(last.text + line) };
  });
}

/** Between the values, or after them: a text, or None for the usual one. */
function mark(machine: PyMachine, v: Value, name: string, usual: string, node: number): string {
  if (v === null) return usual;
  if (typeof v === 'string') return v;
  return machine.raise(types.TypeError, `${name} must be None or a string, not ${typeOf(v).name}`, node);
}

export const printing: Functions = {
  print: [
    '*args, sep=None, end=None, file=None, flush=False',
    (machine, [sep, end, file, _flush, args], node) => {
      const between = mark(machine, sep, 'sep', ' ', node);
      const after = mark(machine, end, 'end', '\n', node);
      const parts = (args as TupleValue).elements.map((v) => {
        const part = str(machine, v, node);
        machine.budget.allocate(part.length + between.length, node);
        return part;
      });
      const text = parts.join(between) + after;
      if (file === null) write(machine, text, node);
      else callMethod(machine, file, 'write', [text], undefined, node);
      return null;
    },
  ],
};
