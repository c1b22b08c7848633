import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chunk, parseProgram } from '../../../../core/languages/python/syntax/parse.ts';

const SOURCES = ['statements', 'definitions', 'strings', 'layout', 'matching'].map((name) =>
  readFileSync(new URL(`../../../oracle/python-syntax/${name}.py`, import.meta.url), 'utf8'),
);
const SNIPPETS = [
  'x',
  '(',
  ')',
  '[',
  '"',
  "'",
  '"""',
  '#',
  '\n',
  '\n\n',
  '\\\n',
  ' ',
  '    ',
  '\t',
  ':',
  'else:\n',
  '@d\n',
  'def f():\n    return 1\n',
  'if x:\n',
  'é😀',
  '%time\n',
  '!ls\n',
  'y = 1\n',
  'x?\n',
  '\r',
  '\f',
  '\ufeff',
  'print x\n',
  '%%bash\n',
  'async ',
  'class A:\n',
  '; ',
]; // prettier-ignore

/** All that a parse says, in plain data. */
function told(text: string) {
  const { body, comments, magics, problems, chunks } = parseProgram(text);
  return {
    body,
    comments,
    magics,
    problems: problems.map(({ code, at, args }) => ({ code, at, args })),
    chunks: chunks.map(({ start, end }) => [start, end]),
  };
}

/** What is kept of the texts before is of no use any more. */
function forget(): void {
  for (let i = 0; i < 4; i++) parseProgram(`forget_${i} = ${'0'.repeat(i + 1)}\n`);
}

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(80)),
  text: fc.oneof(fc.constantFrom('', ...SNIPPETS), fc.string({ maxLength: 3 })),
});

describe('after an edit', () => {
  it('parsing what changed says what parsing all of it says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SOURCES), fc.array(edit, { minLength: 1, maxLength: 6 }), (source, edits) => {
        let text = source;
        const seen = [told(text)];
        const texts = [text];
        for (const { at, length, text: inserted } of edits) {
          const from = Math.round(at * text.length);
          text = text.slice(0, from) + inserted + text.slice(from + length);
          texts.push(text);
          seen.push(told(text));
        }
        forget();
        texts.forEach((each, i) => {
          forget();
          expect(seen[i]).toEqual(told(each));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('statements tile the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SNIPPETS), { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        const { chunks } = parseProgram(text);
        expect(chunks.reduce((end, chunk) => (chunk.start === end ? chunk.end : Number.NaN), 0)).toBe(text.length);
      }),
      { numRuns: 500 },
    );
  });

  const piecesOf = (text: string) => parseProgram(text).chunks.map(({ piece }: Chunk) => piece);

  it('reads again only what it reaches', () => {
    const lines = Array.from({ length: 50 }, (_, i) => `x${i} = ${i}\n`);
    const before = piecesOf(lines.join(''));
    lines[20] = 'x20 = 2000\n';
    const after = piecesOf(lines.join(''));
    expect(after.filter((piece, i) => piece !== before[i])).toHaveLength(1);
  });

  it('leaves the tree of the text before as it was', () => {
    const text = 'a = 1\nb = [2, c]\n';
    const before = parseProgram(text);
    const kept = structuredClone(before.body);
    const after = parseProgram(`long_name = 1\n${text}`);
    expect(after.body[2].start - before.body[1].start).toBe(14);
    expect(before.body).toEqual(kept);
  });
});
