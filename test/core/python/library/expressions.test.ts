/** Expressions have the value, or raise the exception, that CPython recorded; with tracked numbers, too. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { message } from '../../../../core/messages.ts';
import { run } from '../script.ts';

type Outcome = string | { readonly raises: string };

const folder = path.resolve(import.meta.dirname, '../../../oracle');
const preamble = fs.readFileSync(path.join(folder, 'python-expressions/preamble.py'), 'utf8');
const recorded: { readonly [file: string]: { readonly [group: string]: readonly [text: string, Outcome][] } } =
  JSON.parse(fs.readFileSync(path.join(folder, 'python-expressions.json'), 'utf8'));

/** What is made up differs: where objects are. */
function outcome(text: string, isTracked: boolean): Outcome {
  const { problem, variable } = run(`${preamble}\nresult = repr((\n${text}\n))\n`, isTracked);
  if (problem === undefined) return String(variable('result')).replace(/0x[0-9a-f]{6,}/g, '0x…');
  return { raises: message(problem.code, problem.args).replace('Uncaught ', '') };
}

for (const [file, groups] of Object.entries(recorded))
  describe.each(Object.entries(groups))(`${file}: %s`, (_, cases) => {
    it.each(cases)('%s', (text, want) => {
      expect(outcome(text, false)).toEqual(want);
      expect(outcome(text, true)).toEqual(want);
    });
  });
