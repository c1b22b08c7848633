import { describe, expect, it } from 'vitest';
import { parseCommand, UsageError } from '../../cli/arguments.ts';
import { regionOf } from '../../cli/inspection.ts';

const none = {
  ...{ lines: undefined, of: undefined, wrt: undefined, also: undefined, except: undefined, seed: undefined },
  ...{ upstream: undefined, call: undefined, inputs: {} },
};

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

  it('reads what is differentiated, and from where', () => {
    const args = ['inspect', 'a.js', '--also', 'n,k', '--except=w', '--upstream', '@1,0', '--call', '2'];
    expect(parseCommand(args)).toMatchObject({
      choices: { also: ['n', 'k'], except: ['w'], upstream: { element: [1, 0] }, call: 2 },
    });
    expect(parseCommand(['inspect', 'a.js', '--upstream', '[1, -2]'])).toMatchObject({
      choices: { upstream: { expression: '[1, -2]' } },
    });
    for (const [option, text] of [
      ['--upstream', '@x'],
      ['--upstream', ' '],
      ['--call', '0'],
      ['--also', 'a b'],
    ])
      expect(() => parseCommand(['inspect', 'a.js', option, text])).toThrow(UsageError);
  });

  it('reads inputs up to the first =', () => {
    const args = ['inspect', 'a.js', '--input', 'x=-3', '--input', 'm = [1, 2].map((v) => v * 2)', '--input', 'ä=(1)'];
    expect(parseCommand(args)).toMatchObject({
      choices: { inputs: { x: '-3', m: '[1, 2].map((v) => v * 2)', ä: '(1)' } },
    });
  });

  it('reads check', () => {
    expect(parseCommand(['check', 'a.py', '--input', 'x = 3', 'b.js', '--json'])).toEqual({
      ...{ kind: 'check', files: ['a.py', 'b.js'], json: true, inputs: { x: '3' } },
    });
    expect(parseCommand(['check', 'a.py'])).toMatchObject({ json: false, inputs: {} });
    expect(parseCommand(['check', '--help'])).toEqual({ kind: 'help' });
    expect(() => parseCommand(['check'])).toThrow(UsageError);
    expect(() => parseCommand(['check', 'a.py', '--of', 'f'])).toThrow(UsageError);
  });

  it('reads draw', () => {
    expect(parseCommand(['draw', 'a.js', '-o', 'c.svg', '--of', 'f'])).toEqual({
      kind: 'draw',
      file: 'a.js',
      drawing: { output: 'c.svg', format: 'svg', theme: 'light', level: 'gate' },
      choices: { ...none, of: 'f' },
    });
    const asked = ['draw', 'a.js', '--format', 'dot', '--theme', 'dark', '--level', 'named'];
    expect(parseCommand(asked)).toMatchObject({
      drawing: { output: undefined, format: 'dot', theme: 'dark', level: 'named' },
    });
    expect(parseCommand(['draw', 'a.js', '-o', '-'])).toMatchObject({ drawing: { output: undefined, format: 'svg' } });
  });

  it.each([
    ['c.svg', 'svg'],
    ['C.SVG', 'svg'],
    ['c.dot', 'dot'],
    ['some.folder/c.gv', 'dot'],
    ['c.mmd', 'mermaid'],
    ['README.md', 'markdown'],
    ['c.json', 'json'],
  ])('draws %s as %s', (output, format) => {
    expect(parseCommand(['draw', 'a.js', '-o', output])).toMatchObject({ drawing: { output, format } });
    const asked = parseCommand(['draw', 'a.js', '-o', output, '--format', 'json']);
    expect(asked).toMatchObject({ drawing: { output, format: 'json' } });
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
    [['draw', 'a.js', '-o', ''], '-o takes the name of a file'],
    [['draw', 'a.js', '-o', 'c.png'], 'draw writes no PNG: take it from Export in the circuit panel'],
    [['draw', 'a.js', '-o', 'c.pdf'], 'does not know .pdf files: --format takes svg, dot, mermaid, markdown or json'],
    [['draw', 'a.js', '-o', 'circuit'], 'a file without an extension'],
    [['draw', 'a.js', '--format', 'png'], "--format takes svg, dot, mermaid, markdown or json, and not 'png'"],
    [['draw', 'a.js', '--theme', 'pink'], "light, dark or contrast, and not 'pink'"],
    [['draw', 'a.js', '--level', '3'], "gate, named or group, and not '3'"],
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
