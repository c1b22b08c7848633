/** `textwrap`: indentation. */
import { truthy } from '../../values/conversions.ts';
import type { Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import type { Value } from '../../values/values.ts';
import { textOf } from '../arguments.ts';
import type { ModuleContents } from './module.ts';

function charged(machine: PyMachine, v: Value, node: number): string {
  const text = textOf(machine, v, node);
  machine.budget.allocate(text.length, node);
  return text;
}

/** What all lines that are not blank begin with. */
function margin(lines: readonly string[]): string {
  let common: string | undefined;
  for (const line of lines) {
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (indent.length === line.length) continue;
    if (common === undefined) common = indent;
    let same = 0;
    while (same < common.length && common[same] === indent[same]) same++;
    common = common.slice(0, same);
  }
  return common ?? '';
}

function dedent(text: string): string {
  const lines = text.split('\n').map((line) => (/^[ \t]+$/.test(line) ? '' : line));
  const { length } = margin(lines);
  return lines.map((line) => line.slice(line === '' ? 0 : length)).join('\n');
}

const functions: Functions = {
  dedent: ['text', (machine, [text], node) => dedent(charged(machine, text, node))],
  indent: [
    'text, prefix, predicate=None',
    (machine, [text, prefix, predicate], node) => {
      const mark = textOf(machine, prefix, node);
      const lines = charged(machine, text, node).split(/(?<=\n)/);
      machine.budget.allocate(lines.length * (mark.length + 1), node);
      const isMarked = (line: string) =>
        predicate === null
          ? line.trim() !== ''
          : truthy(machine, machine.call(predicate, [line], undefined, node), node);
      return lines.map((line) => (line !== '' && isMarked(line) ? mark + line : line)).join('');
    },
  ],
};

export const textwrap: ModuleContents = { functions };
