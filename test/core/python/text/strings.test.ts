import { describe, expect, test } from 'vitest';
import * as casing from '../../../../core/languages/python/text/case.ts';
import * as points from '../../../../core/languages/python/text/code-points.ts';
import { decode, encode } from '../../../../core/languages/python/text/encodings.ts';
import * as padding from '../../../../core/languages/python/text/padding.ts';
import * as predicates from '../../../../core/languages/python/text/predicates.ts';
import * as search from '../../../../core/languages/python/text/search.ts';
import * as split from '../../../../core/languages/python/text/split.ts';
import { makeTranslation, translate } from '../../../../core/languages/python/text/translation.ts';
import * as whitespace from '../../../../core/languages/python/text/whitespace.ts';
import { agrees } from '../library.ts';

type Search<T> = (text: string, sought: string, range: search.Range) => T;
const inRange =
  <T>(of: Search<T>) =>
  (text: string, sought: string, start?: number, end?: number) =>
    of(text, sought, { start, end });

describe('a string is CPython’s', () => {
  agrees('len', points.length);
  agrees('getitem', points.characterAt);
  agrees('slice', (text, start, stop, step) =>
    points.slice(text, start, Math.max(0, Math.ceil((stop - start) / step)), step),
  );

  agrees('capitalize', casing.capitalize);
  agrees('title', casing.title);
  agrees('swapcase', casing.swapCase);
  agrees('casefold', casing.caseFold);
  agrees('lower', (text) => text.toLowerCase());
  agrees('upper', (text) => text.toUpperCase());

  agrees('isalpha', predicates.isAlpha);
  agrees('isalnum', predicates.isAlnum);
  agrees('isdecimal', predicates.isDecimal);
  agrees('isdigit', predicates.isDigit);
  agrees('isnumeric', predicates.isNumeric);
  agrees('isidentifier', predicates.isIdentifier);
  agrees('isascii', predicates.isAscii);
  agrees('isspace', predicates.isSpace);
  agrees('islower', predicates.isLower);
  agrees('isupper', predicates.isUpper);
  agrees('istitle', predicates.isTitle);

  agrees('split_space', split.splitSpace);
  agrees('rsplit_space', split.splitSpaceRight);
  agrees('split', split.split);
  agrees('rsplit', split.splitRight);
  agrees('partition', split.partition);
  agrees('rpartition', split.partitionRight);
  agrees('splitlines', split.splitLines);
  agrees('strip', (text) => whitespace.strip(text));
  agrees('lstrip', (text) => whitespace.stripLeft(text));
  agrees('rstrip', (text) => whitespace.stripRight(text));
  agrees('strip_characters', (text, of) => split.stripCharacters(text, of, 'both'));
  agrees('lstrip_characters', (text, of) => split.stripCharacters(text, of, 'left'));
  agrees('rstrip_characters', (text, of) => split.stripCharacters(text, of, 'right'));

  agrees('find', inRange(search.find));
  agrees('rfind', inRange(search.findLast));
  agrees('count', inRange(search.count));
  agrees('startswith', inRange(search.startsWith));
  agrees('endswith', inRange(search.endsWith));
  agrees('replace', search.replace);
  agrees('removeprefix', search.removePrefix);
  agrees('removesuffix', search.removeSuffix);

  agrees('center', padding.center);
  agrees('ljust', padding.padRight);
  agrees('rjust', padding.padLeft);
  agrees('zfill', padding.zeroFill);
  agrees('expandtabs', padding.expandTabs);

  agrees('maketrans', (...args: [string, string]) => [...makeTranslation(...args)]);
  agrees('translate', (text, ...args: [string, string]) => {
    const table = makeTranslation(...args);
    return translate(text, (code) => table.get(code));
  });
  agrees('encode', encode);
  agrees('decode', decode);
});

test('tabs are known before they are spaces', () => {
  expect(padding.expandedLength('a\tb\t', 8)).toBeGreaterThanOrEqual(padding.expandTabs('a\tb\t', 8).length);
  expect(padding.expandedLength('\t', 10 ** 9)).toBeGreaterThanOrEqual(10 ** 9);
});

test('a long text without surrogates is indexed at once', () => {
  const text = 'ж'.repeat(200_000);
  const start = performance.now();
  for (let i = 0; i < text.length; i++) expect(points.characterAt(text, i) === 'ж').toBe(true);
  // Walking it at every index would take minutes.
  expect(performance.now() - start).toBeLessThan(10_000);
});
