import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../script.ts';

const folder = path.resolve(import.meta.dirname, '../../../../oracle/numpy-programs');

/** What record-numpy-programs.py writes. */
interface Recorded {
  readonly file: string;
  readonly output: string;
}
const lines = fs.readFileSync(`${folder}.jsonl`, 'utf8').trim().split('\n');
const programs = lines.map((line) => JSON.parse(line) as Recorded);
const textOf = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8');

describe('programs print what NumPy prints', () => {
  it.each(programs)('$file', ({ file, output }) => {
    const { lines, problem } = run(textOf(file));
    expect(lines.join('\n')).toBe(output.trimEnd());
    expect(problem).toBeUndefined();
  });

  it('are all recorded', () => {
    expect(programs.map(({ file }) => file)).toEqual(fs.readdirSync(folder).sort());
  });
});
