/** The programs of test/oracle/python-programs with tracked numbers; and whether they use all of the library. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtins, unsupportedBuiltins } from '../../../../core/languages/python/library/builtins.ts';
import type { AnyNode } from '../../../../core/languages/python/syntax/ast.ts';
import { parseProgram } from '../../../../core/languages/python/syntax/parse.ts';
import { children } from '../../../../core/languages/python/syntax/walk.ts';
import { types } from '../../../../core/languages/python/values/types.ts';
import { TypeValue, type Value } from '../../../../core/languages/python/values/values.ts';
import { run } from '../script.ts';

const folder = path.resolve(import.meta.dirname, '../../../oracle');
const lines = fs.readFileSync(path.join(folder, 'python-programs.jsonl'), 'utf8').trim().split('\n');
const programs = lines.map((line) => {
  const { file, output } = JSON.parse(line) as { readonly file: string; readonly output: string };
  return { file, output, text: fs.readFileSync(path.join(folder, 'python-programs', file), 'utf8') };
});

describe('programs print what CPython prints where their numbers are tracked', () => {
  it.each(programs)('$file', ({ text, output }) => {
    expect(run(text, true).lines.join('\n')).toBe(output.trimEnd());
  });
});

/** The names that a program uses: variables as they are, attributes with their point. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: AnyNode): void => {
    if (node.nodeType === 'Name') names.add(node.id);
    if (node.nodeType === 'Attribute') names.add(`.${node.attr}`);
    children(node).forEach(visit);
  };
  parseProgram(text).body.forEach(visit);
  return names;
}

const used = programs.map(({ text }) => namesIn(text));

const { str, bytes, int, float, list, tuple, dict, set, frozenset } = types;
const TYPES = [str, bytes, int, float, list, tuple, dict, set, frozenset];

const isException = (v: Value) => v instanceof TypeValue && v.isSubtypeOf(types.BaseException);
const functions = [...builtins]
  .filter(([name, v]) => !(unsupportedBuiltins.has(name) || isException(v) || /^__|^complex$/.test(name)))
  .map(([name]) => name);
const methods = TYPES.flatMap((type) => [...(type.attributes?.keys() ?? [])]).filter((name) => !name.startsWith('__'));

describe('each built-in function and method occurs in at least three of them', () => {
  it.each([...functions, ...new Set(methods.map((name) => `.${name}`))])('%s', (name) => {
    expect(used.filter((names) => names.has(name)).length).toBeGreaterThanOrEqual(3);
  });
});
