import { describe, expect, it } from 'vitest';
import { parseCommand, UsageError } from '../../cli/arguments.ts';
import { regionOf } from '../../cli/inspection.ts';

const none = { lines: undefined, of: undefined, wrt: undefined, seed: undefined, inputs: {} };

describe('arguments', () => {
  it('reads files and choices in any order', () => {
    expect(parseCommand(['inspect', 'a.js', '--json', 'b.js'])).toEqual({
      kind: 'inspect',
      files: ['a.js', 'b.js'],
      json: true,
      choices: none,
    });
    const args = ['inspect', '--lines', '3-8', '--of=loss', '--wrt', 'W, b', '--wrt', 'x', '--seed', 'dD', 'a.js'];
    expect(parseCommand(args)).toMatchObject({
      json: false,
      choices: { lines: { first: 3, last: 8 }, of: 'loss', wrt: ['W', 'b', 'x'], seed: 'dD' },
    });
  });

  it('reads inputs up to the first =', () => {
    const args = ['inspect', 'a.js', '--input', 'x=-3', '--input', 'm = [1, 2].map((v) => v * 2)', '--input', 'ä=(1)'];
    expect(parseCommand(args)).toMatchObject({
      choices: { inputs: { x: '-3', m: '[1, 2].map((v) => v * 2)', ä: '(1)' } },
    });
  });

  it('reads draw', () => {
    expect(parseCommand(['draw', 'a.js', '-o', 'c.svg', '--of', 'f'])).toEqual({
      kind: 'draw',
      file: 'a.js',
      output: 'c.svg',
      choices: { ...none, of: 'f' },
    });
    expect(parseCommand(['draw', 'a.js', '-o', '-'])).toMatchObject({ output: '-' });
  });

  it.each([['--help'], ['-h'], ['inspect', '--help'], ['draw', 'a.js', '-h']])('%s %s %s', (...args) => {
    expect(parseCommand(args.filter((arg) => arg !== undefined))).toEqual({ kind: 'help' });
  });

  it.each([
    [[], 'say what to do'],
    [['inspekt', 'a.js'], "no command 'inspekt'"],
    [['inspect'], 'needs a file'],
    [['inspect', 'a.js', '--colour'], "unknown option '--colour'"],
    [['inspect', 'a.js', '-o', 'a.svg'], "unknown option '-o'"],
    [['inspect', 'a.js', '--lines', '8-3'], "not '8-3'"],
    [['inspect', 'a.js', '--lines', '0-3'], "not '0-3'"],
    [['inspect', 'a.js', '--lines', '3-'], "not '3-'"],
    [['inspect', 'a.js', '--lines', 'all'], "not 'all'"],
    [['inspect', 'a.js', '--of', 'a.b'], "not 'a.b'"],
    [['inspect', 'a.js', '--wrt', 'a,,b'], "not ''"],
    [['inspect', 'a.js', '--input', 'x'], "not 'x'"],
    [['inspect', 'a.js', '--input', 'x='], "not 'x='"],
    [['inspect', 'a.js', '--input', 'x[0]=3'], "not 'x[0]=3'"],
    [['inspect', 'a.js', '--of'], 'argument missing'],
    [['draw', 'a.js'], 'needs -o'],
    [['draw', '-o', 'c.svg'], 'needs a file'],
    [['draw', 'a.js', 'b.js', '-o', 'c.svg'], "'b.js'"],
    [['draw', 'a.js', '-o', 'c.svg', '--json'], "unknown option '--json'"],
  ])('%j is wrong', (args, reason) => {
    expect(() => parseCommand(args)).toThrow(UsageError);
    expect(() => parseCommand(args)).toThrow(reason);
  });
});

describe('lines as a region', () => {
  const text = 'ab\ncde\n\nf';
  it.each([
    [1, 1, 'ab'],
    [2, 2, 'cde'],
    [1, 2, 'ab\ncde'],
    [2, 3, 'cde\n'],
    [4, 4, 'f'],
    [3, 9, '\nf'],
    [7, 9, ''],
  ])('%i to %i', (first, last, wanted) => {
    const { start, end } = regionOf(text, { first, last });
    expect(text.slice(start, end)).toBe(wanted);
  });
});
