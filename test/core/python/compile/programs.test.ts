import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../script.ts';

const folder = path.resolve(import.meta.dirname, '../../../oracle');

/** What record-python-programs.py writes. */
interface Recorded {
  readonly file: string;
  readonly output: string;
  readonly nodes: readonly string[];
}
const lines = fs.readFileSync(path.join(folder, 'python-programs.jsonl'), 'utf8').trim().split('\n');
const programs = lines.map((line) => JSON.parse(line) as Recorded);

describe('programs print what CPython prints', () => {
  it.each(programs)('$file', ({ file, output }) => {
    const text = fs.readFileSync(path.join(folder, 'python-programs', file), 'utf8');
    const { lines, problem } = run(text);
    expect(lines.join('\n')).toBe(output.trimEnd());
    expect(problem).toBeUndefined();
  });

  it('are all recorded', () => {
    expect(programs.map(({ file }) => file)).toEqual(fs.readdirSync(path.join(folder, 'python-programs')).sort());
  });
});

describe('each kind of syntax occurs in at least three of them', () => {
  const kinds = `
    FunctionDef ClassDef Return Delete Assign AugAssign AnnAssign For While If With Match Raise Try Assert Import
    ImportFrom Global Nonlocal Expr Pass Break Continue
    BoolOp NamedExpr BinOp UnaryOp Lambda IfExp Dict Set ListComp SetComp DictComp GeneratorExp Yield YieldFrom Compare
    Call FormattedValue JoinedStr Constant Attribute Subscript Starred Name List Tuple Slice
    And Or Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv Invert Not UAdd USub
    Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn
    comprehension ExceptHandler arguments arg keyword alias withitem match_case
    MatchValue MatchSingleton MatchSequence MatchMapping MatchClass MatchStar MatchAs MatchOr
  `;
  it.each(kinds.trim().split(/\s+/))('%s', (kind) => {
    expect(programs.filter(({ nodes }) => nodes.includes(kind)).length).toBeGreaterThanOrEqual(3);
  });
});
