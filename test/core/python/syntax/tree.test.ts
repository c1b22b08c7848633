import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AnyNode, StmtNode } from '../../../../core/languages/python/syntax/ast.ts';
import { parseProgram } from '../../../../core/languages/python/syntax/parse.ts';
import { walk } from '../../../../core/languages/python/syntax/walk.ts';

const ORACLE = new URL('../../../oracle/', import.meta.url);
const records = readFileSync(new URL('python-syntax.jsonl', ORACLE), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { file: string; tree: unknown[] });

/** CPython's names of what has another one here. */
const NAMES: Readonly<Record<string, string>> = {
  Arguments: 'arguments',
  Arg: 'arg',
  Keyword: 'keyword',
  Alias: 'alias',
  WithItem: 'withitem',
  MatchCase: 'match_case',
  Comprehension: 'comprehension',
};
const PLACELESS = new Set(['Arguments', 'WithItem', 'MatchCase', 'Comprehension']);
const OURS = new Set(['nodeType', 'start', 'end', 'nameAt', 'type_params', 'kind']);

/** The tree as `record-ast.py` writes CPython's. */
function dump(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dump);
  if (typeof value !== 'object' || value === null) return value;
  const node = value as AnyNode & Record<string, unknown>;
  const name = NAMES[node.nodeType] ?? node.nodeType;
  const fields: Record<string, unknown> = {};
  if (node.nodeType === 'Constant') fields.value = constant(node);
  else if (node.nodeType === 'MatchSingleton') fields.value = node.value === null ? ['none', ''] : bool(node.value);
  else for (const key in node) if (!OURS.has(key) && node[key] !== undefined) fields[key] = dump(node[key]);
  if (PLACELESS.has(node.nodeType)) return [name, fields];
  return 'start' in node ? [name, node.start, node.end, fields] : [name];
}

const bool = (value: boolean) => ['bool', value ? 'True' : 'False'];

function constant({ kind, value }: Extract<AnyNode, { nodeType: 'Constant' }>): unknown {
  switch (kind) {
    case 'bool':
      return bool(value);
    case 'none':
    case 'ellipsis':
      return [kind, ''];
    case 'float':
    case 'complex':
      return [kind, value];
    default:
      return [kind, String(value)];
  }
}

/** What is compared: in an f-string CPython 3.11 places nodes elsewhere than later versions, so there it is only the shape. */
function comparable(tree: unknown, isInside = false): unknown {
  if (!Array.isArray(tree)) {
    if (typeof tree !== 'object' || tree === null) return tree;
    return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, comparable(value, isInside)]));
  }
  // Both languages write the same number in their own way.
  if (tree[0] === 'float' || tree[0] === 'complex') return [tree[0], Number(tree[1])];
  const isPlaced = typeof tree[0] === 'string' && typeof tree[1] === 'number';
  const isString = tree[0] === 'JoinedStr';
  const kept = isPlaced && isInside ? [tree[0], tree[3]] : tree;
  return kept.map((element) => comparable(element, isInside || isString));
}

describe('the tree is that of CPython', () => {
  for (const { file, tree } of records) {
    const text = readFileSync(new URL(`python-syntax/${file}`, ORACLE), 'utf8');
    const parsed = parseProgram(text);

    it(`${file} is read whole`, () => {
      expect(parsed.problems.map(({ at, args }) => ({ at, args }))).toEqual([]);
      expect(parsed.body).toHaveLength(tree.length);
    });

    tree.forEach((expected, i) => {
      const statement = parsed.body[i] as StmtNode;
      it(`${file}: ${text.slice(statement?.start, statement?.end).split('\n')[0]}`, () => {
        expect(comparable(dump(statement))).toEqual(comparable(expected));
      });
    });

    it(`${file}: names stand where they are said to be`, () => {
      for (const node of parsed.body.flatMap((statement) => [...walk(statement)])) {
        if (node.nodeType === 'Name') expect(text.slice(node.start, node.end)).toBe(node.id);
        if (node.nodeType === 'FunctionDef' || node.nodeType === 'ClassDef') {
          expect(text.slice(node.nameAt.start, node.nameAt.end)).toBe(node.name);
        }
      }
    });
  }
});
