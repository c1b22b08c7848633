import { describe, expect, test } from 'vitest';
import {
  asInCode,
  type Choice,
  isSameChoice,
  movedChoice,
  movedNames,
  noChoice,
  saysMore,
  settledLiterals,
  withCall,
  withDifferentiated,
  withExpression,
  withLiteral,
  withOutput,
  withValues,
} from '../../extension/choice.ts';
import { choiceIn, keptOf } from '../../extension/kept.ts';
import { numberFrom, wordAt } from '../../extension/words.ts';

const choice = (part: Partial<Choice>): Choice => ({ ...noChoice, ...part });

describe('a choice', () => {
  test('says more than its region when something was chosen there', () => {
    expect(saysMore(choice({ region: { start: 1, end: 2 }, answers: { x: '1' } }))).toBe(false);
    for (const part of [{ of: 'f' }, { values: { x: 0 } }, { except: ['x'] }, { call: { start: 0, end: 1 } }])
      expect(saysMore(choice(part))).toBe(true);
  });

  test('takes numbers for one input, and leaves those of the others', () => {
    expect(withValues(choice({ values: { x: 1, y: 2 } }), { x: 3 })).toEqual({ values: { x: 3, y: 2 } });
  });

  test('takes an expression in the place of numbers', () => {
    const before = choice({ values: { x: 1, y: 2 }, inputs: { y: '7' } });
    expect(withExpression(before, 'x', '[1]')).toEqual({ values: { y: 2 }, inputs: { x: '[1]', y: '7' } });
  });

  test('goes back to the code, for one input or all', () => {
    const before = choice({ values: { x: 1, y: 2 }, inputs: { x: '3' } });
    expect(asInCode(before, ['x'])).toEqual({ values: { y: 2 }, inputs: {} });
    expect(asInCode(before)).toEqual({ values: {}, inputs: {} });
  });

  test('differentiates a constant and back, an input not and back: then it says nothing of it', () => {
    let now = choice({});
    const set = (name: string, isInput: boolean) => {
      now = { ...now, ...withDifferentiated(now, name, isInput) };
      return { also: now.also, except: now.except };
    };
    expect(set('n', true)).toEqual({ also: ['n'], except: [] });
    expect(set('x', false)).toEqual({ also: ['n'], except: ['x'] });
    expect(set('n', false)).toEqual({ also: [], except: ['x'] });
    expect(set('x', true)).toEqual({ also: [], except: [] });
    set('x', false);
    expect(set('x', false)).toEqual({ also: [], except: ['x'] });
  });

  test('has each literal once, in the order of the text', () => {
    let now = choice({});
    for (const start of [8, 2, 8]) now = { ...now, ...withLiteral(now, { start, end: start + 1 }, true) };
    expect(now.literals.map(({ start }) => start)).toEqual([2, 8]);
    expect(withLiteral(now, { start: 2, end: 3 }, false).literals).toHaveLength(1);
  });

  test('of another output has no upstream gradient of the one before', () => {
    const before = choice({ of: 'f', upstream: { element: [0] } });
    expect({ ...before, ...withOutput({ ofAt: { start: 1, end: 2 } }) }).toEqual(
      choice({ ofAt: { start: 1, end: 2 } }),
    );
  });

  test('of another call has its arguments, whatever its parameters were before', () => {
    const call = {
      span: { start: 9, end: 14 },
      line: 2,
      text: 'f(1)',
      arguments: [{ name: 'x', text: '1' }],
      chosen: false,
    };
    const change = withCall(choice({ values: { x: 7, w: 8 } }), call);
    expect(change).toEqual({ values: { w: 8 }, inputs: {}, call: call.span });
  });

  test('is the same as another whatever was answered, and not with other values', () => {
    expect(isSameChoice(choice({ answers: { x: '1' } }), choice({}))).toBe(true);
    expect(isSameChoice(choice({ values: { x: 1 } }), choice({ values: { x: 2 } }))).toBe(false);
  });
});

describe('while the text is edited, a choice', () => {
  const text = 'const x = 3;\nconst f = x ** 2 + g(x);\n';
  const places = choice({
    region: { start: 0, end: text.length - 1 },
    ofAt: { start: text.indexOf('x **'), end: text.indexOf(' +') },
    call: { start: text.indexOf('g('), end: text.indexOf(';\n', 20) },
    literals: [{ start: text.indexOf('2'), end: text.indexOf('2') + 1 }],
  });
  const at = (moved: Choice | undefined, now: string) =>
    moved && [moved.ofAt, moved.call, ...moved.literals].map((span) => span && now.slice(span.start, span.end));

  test('keeps to its places', () => {
    const moved = movedChoice(places, { start: 0, removed: 0, inserted: '// a\n' });
    expect(at(moved, `// a\n${text}`)).toEqual(['x ** 2', 'g(x)', '2']);
    expect(moved?.region?.start).toBe(5);
  });

  test('forgets a place whose text is deleted, and ends with its region', () => {
    const start = text.indexOf('g(');
    expect(movedChoice(places, { start, removed: 4, inserted: '' })).toMatchObject({ call: undefined });
    expect(movedChoice(places, { start: 0, removed: text.length, inserted: '' })).toBeUndefined();
  });

  test('has a literal as long as a number stands there', () => {
    const start = text.indexOf('2') + 1;
    const typed = (inserted: string) => {
      const moved = movedChoice(places, { start, removed: 0, inserted });
      const now = text.slice(0, start) + inserted + text.slice(start);
      return moved && settledLiterals(moved, now).literals.map((span) => now.slice(span.start, span.end));
    };
    expect(typed('5')).toEqual(['25']);
    expect(typed('.5')).toEqual(['2.5']);
    expect(typed(' + x')).toEqual(['2']);
    const named = movedChoice(places, { start: start - 1, removed: 1, inserted: 'n' });
    expect(named && settledLiterals(named, text.replace('2', 'n')).literals).toEqual([]);
  });

  test('calls literals by the lines where they are now', () => {
    const before = { ...places, values: { '2 (line 2)': 5, '2 (line 2:9)': 6, x: 1 } };
    const edit = { startLine: 0, startCharacter: 0, endLine: 0, inserted: '\n' };
    expect(movedNames(before, edit).values).toEqual({ '2 (line 3)': 5, '2 (line 3:9)': 6, x: 1 });
    expect(movedNames({ ...before, literals: [] }, edit).values).toBe(before.values);
    const deleted = { startLine: 0, startCharacter: 3, endLine: 2, inserted: '' };
    expect(movedNames(before, deleted).values).toEqual({ x: 1 });
  });
});

describe('a choice that was kept', () => {
  const text = 'a = 2\nb = a * 2\nb = a * 2\nf(a)\n';
  const file = (now: string) => ({ text: now, cell: undefined });
  const kept = (part: Partial<Choice>, from = text) => JSON.parse(JSON.stringify(keptOf(choice(part), file(from))));
  const region = { start: 6, end: 15 };
  const literal = { start: 14, end: 15 };
  const call = { start: 26, end: 30 };

  test('is all there in the same text', () => {
    const all = { region, literals: [literal], call, values: { a: 3 }, of: 'b', upstream: { element: [0] } };
    expect(choiceIn(kept(all), file(text))).toEqual(choice(all));
  });

  test('is found where its code went, with what is in it and around', () => {
    const other = { region: { start: 26, end: 30 }, call, literals: [{ start: 4, end: 5 }] };
    const now = `new\n${text}`;
    const found = choiceIn(kept(other), file(now));
    expect(found?.region).toEqual({ start: 30, end: 34 });
    expect(found?.call).toEqual({ start: 30, end: 34 });
    expect(found?.literals).toEqual([{ start: 8, end: 9 }]);
  });

  test('forgets a place whose lines are gone, or are there several times', () => {
    const found = choiceIn(kept({ literals: [literal], call }), file(`\n\n\n${text.replace('f(a)', 'f(b)')}`));
    expect(found?.call).toBeUndefined();
    expect(found?.literals).toEqual([]);
  });

  test('is not there without its code, or where that stands twice', () => {
    const gone = kept({ region: { start: 26, end: 30 } });
    expect(choiceIn(gone, file('a = 2\n'))).toBeUndefined();
    expect(choiceIn(gone, file('f(a)\nf(a)\n'))).toBeUndefined();
  });

  test('of a cell is there while that is the same', () => {
    const cell = { start: 6, end: 15 };
    const stored = keptOf(choice({ of: 'b' }), { text, cell });
    expect(choiceIn(stored, { text, cell })?.of).toBe('b');
    expect(choiceIn(stored, { text, cell: { start: 0, end: 5 } })).toBeUndefined();
    expect(choiceIn(kept({ region: { start: 6, end: 15 } }), { text: `f(a)\n${text}`, cell })).toBeUndefined();
  });

  test('has arrays as lists, since it becomes JSON', () => {
    const array = { shape: [2, 1], data: new Float64Array([1, 2]), dtype: 'f64' };
    expect(choiceIn(kept({ values: { w: array } }), file(text))?.values).toEqual({ w: [[1], [2]] });
  });

  test.each([undefined, 7, {}, { choice: {}, code: 1, lines: {} }, { choice: { of: 3 }, code: '', lines: {} }])(
    'is none when it was stored as %j',
    (stored) => {
      expect(choiceIn(stored, file(text))).toBeUndefined();
    },
  );

  test('of an older version lacks what there was not then', () => {
    const stored = { choice: { of: 'b', answers: { x: '1' } }, code: '', lines: {} };
    expect(choiceIn(stored, file(text))).toEqual(choice({ of: 'b', answers: { x: '1' } }));
  });
});

describe('the word at a place', () => {
  test.each([
    ['x2 + 10', 1, 'name', 'x2'],
    ['x2 + 10', 6, 'number', '10'],
    ['x2 + 10', 7, 'number', '10'],
    ['f(1.5e-3)', 4, 'number', '1.5e-3'],
    ['a\n.5*b', 3, 'number', '.5'],
    ['0x1F', 0, 'number', '0x1F'],
    ['größe', 3, 'name', 'größe'],
  ])('%j at %i is a %s', (text, offset, kind, word) => {
    expect(wordAt(text, offset)).toMatchObject({ kind, text: word });
  });

  test('is none between words', () => {
    expect(wordAt('a + b', 2)).toBeUndefined();
    expect(numberFrom('x', 0)).toBeUndefined();
  });
});
