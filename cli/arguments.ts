import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Level } from '../core/circuit/circuit.ts';
import type { Upstream } from '../core/index.ts';
import { LEVELS } from '../media/protocol.ts';
import type { ThemeName } from '../media/theme.ts';
import { type DrawFormat, drawFormats, formatOf } from './formats.ts';

/** What the person at the terminal wants. Lines count from 1; both ends are included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** What may be chosen for a run, by `inspect` and `draw` alike. */
export interface Choices {
  readonly lines: Lines | undefined;
  readonly of: string | undefined;
  readonly wrt: readonly string[] | undefined;
  /** Inputs besides those that GradLens finds, and those of them that are none. */
  readonly also: readonly string[] | undefined;
  readonly except: readonly string[] | undefined;
  readonly seed: string | undefined;
  /** The output's upstream gradient: an expression, or one element of the output. */
  readonly upstream: Upstream | undefined;
  /** Which call of the inspected function gives its arguments, from 1. */
  readonly call: number | undefined;
  /** Name → expression. */
  readonly inputs: Readonly<Record<string, string>>;
}

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'inspect'; readonly files: readonly string[]; readonly choices: Choices; readonly json: boolean }
  | {
      readonly kind: 'check';
      readonly files: readonly string[];
      /** Name → expression. */
      readonly inputs: Readonly<Record<string, string>>;
      readonly json: boolean;
    }
  | { readonly kind: 'draw'; readonly file: string; readonly choices: Choices; readonly drawing: Drawing };

/** How a circuit is drawn. */
export interface Drawing {
  /** undefined: standard output. */
  readonly output: string | undefined;
  readonly format: DrawFormat;
  readonly theme: ThemeName;
  readonly level: Level;
}

/** The command line makes no sense. */
export class UsageError extends Error {}

const general = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

const choices = {
  lines: { type: 'string' },
  of: { type: 'string' },
  wrt: { type: 'string', multiple: true },
  also: { type: 'string', multiple: true },
  except: { type: 'string', multiple: true },
  seed: { type: 'string' },
  upstream: { type: 'string' },
  call: { type: 'string' },
  input: { type: 'string', multiple: true },
} as const;

const drawing = {
  output: { type: 'string', short: 'o' },
  format: { type: 'string' },
  theme: { type: 'string' },
  level: { type: 'string' },
} as const;

const COMMANDS = 'inspect, draw or check';

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const [name, ...rest] = args;
  switch (name) {
    case 'inspect':
      return parseInspect(rest);
    case 'draw':
      return parseDraw(rest);
    case 'check':
      return parseCheck(rest);
    case undefined:
      throw new UsageError(`say what to do: ${COMMANDS}`);
    default:
      return parseGeneral(args);
  }
}

function parseInspect(args: readonly string[]): Command {
  const { values, positionals } = strictly(() =>
    parseArgs({
      args: [...args],
      options: { ...general, ...choices, json: { type: 'boolean' } },
      allowPositionals: true,
    }),
  );
  const asked = generalCommand(values);
  if (asked !== undefined) return asked;
  if (positionals.length === 0) throw new UsageError('inspect needs a file');
  return { kind: 'inspect', files: positionals, choices: chosen(values), json: values.json ?? false };
}

function parseDraw(args: readonly string[]): Command {
  const { values, positionals } = strictly(() =>
    parseArgs({
      args: [...args],
      options: { ...general, ...choices, ...drawing },
      allowPositionals: true,
    }),
  );
  const asked = generalCommand(values);
  if (asked !== undefined) return asked;
  const [file, second] = positionals;
  if (file === undefined) throw new UsageError('draw needs a file');
  if (second !== undefined) throw new UsageError(`draw takes one file, and there is also '${second}'`);
  return { kind: 'draw', file, choices: chosen(values), drawing: drawn(values) };
}

function parseCheck(args: readonly string[]): Command {
  const { input } = choices;
  const { values, positionals } = strictly(() =>
    parseArgs({ args: [...args], options: { ...general, input, json: { type: 'boolean' } }, allowPositionals: true }),
  );
  const asked = generalCommand(values);
  if (asked !== undefined) return asked;
  if (positionals.length === 0) throw new UsageError('check needs a file');
  return { kind: 'check', files: positionals, inputs: parseInputs(values.input), json: values.json ?? false };
}

function drawn(values: Readonly<Partial<Record<keyof typeof drawing, string>>>): Drawing {
  const { output, format, theme = 'light', level = 'gate' } = values;
  if (output === '') throw new UsageError('-o takes the name of a file, such as circuit.svg, or - for standard output');
  const toFile = output === '-' ? undefined : output;
  return {
    output: toFile,
    format: format === undefined ? formatOfFile(toFile) : oneOf('--format', format, drawFormats),
    theme: oneOf('--theme', theme, ['light', 'dark', 'contrast']),
    level: oneOf('--level', level, LEVELS),
  };
}

/** @param file undefined: standard output, which is a picture unless something else is asked for */
function formatOfFile(file: string | undefined): DrawFormat {
  if (file === undefined) return 'svg';
  const extension = path.extname(file).toLowerCase();
  const format = formatOf(extension);
  if (format !== undefined) return format;
  if (extension === '.png')
    throw new UsageError(
      'draw writes no PNG: take it from Export in the circuit panel, or write an SVG and convert it, such as with rsvg-convert',
    );
  const what = extension === '' ? 'a file without an extension' : `${extension} files`;
  throw new UsageError(`draw does not know ${what}: --format takes ${listed(drawFormats)}`);
}

function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new UsageError(`${option} takes ${listed(known)}, and not '${text}'`);
  return found;
}

function listed(all: readonly string[]): string {
  return `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

function parseGeneral(args: readonly string[]): Command {
  const { values, positionals } = strictly(() =>
    parseArgs({ args: [...args], options: general, allowPositionals: true }),
  );
  const asked = generalCommand(values);
  if (asked !== undefined) return asked;
  throw new UsageError(`there is no command '${positionals[0] ?? args[0]}': say ${COMMANDS}`);
}

function generalCommand({ help, version }: { help?: boolean; version?: boolean }): Command | undefined {
  if (help) return { kind: 'help' };
  return version ? { kind: 'version' } : undefined;
}

function strictly<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // What follows the first sentence is advice that does not fit here.
    const [sentence] = error.message.split(/\. |\n/);
    throw new UsageError(sentence[0].toLowerCase() + sentence.slice(1));
  }
}

type Texts<T> = { readonly [K in keyof T]?: T[K] extends { multiple: true } ? string[] : string };

function chosen(values: Texts<typeof choices>): Choices {
  const { lines, of, seed, upstream, call, input } = values;
  return {
    lines: lines === undefined ? undefined : parseLines(lines),
    of: of === undefined ? undefined : nameFor('--of', of),
    wrt: namesFor('--wrt', values.wrt),
    also: namesFor('--also', values.also),
    except: namesFor('--except', values.except),
    seed: seed === undefined ? undefined : nameFor('--seed', seed),
    upstream: upstream === undefined ? undefined : parseUpstream(upstream),
    call: call === undefined ? undefined : parseCall(call),
    inputs: parseInputs(input),
  };
}

function namesFor(option: string, lists: readonly string[] | undefined): string[] | undefined {
  return lists?.flatMap((list) => list.split(',').map((name) => nameFor(option, name)));
}

/** `@1,0` is an element. */
function parseUpstream(text: string): Upstream {
  const [, place] = /^@(\d+(?:,\d+)*)$/.exec(text.trim()) ?? [];
  if (place !== undefined) return { element: place.split(',').map(Number) };
  if (text.trim() === '' || text.startsWith('@'))
    throw new UsageError(`--upstream takes an expression, or an element such as @0,2, and not '${text}'`);
  return { expression: text.trim() };
}

function parseCall(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new UsageError(`--call takes a number from 1, and not '${text}'`);
  return Number(text);
}

function parseLines(text: string): Lines {
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const lines = { first: Number(from), last: Number(to) };
  if (!(lines.first >= 1 && lines.last >= lines.first))
    throw new UsageError(`--lines takes two line numbers, such as 3-8, and not '${text}'`);
  return lines;
}

const NAME = /^[\p{L}_$][\p{L}\p{M}\p{N}_$]*$/u;

function nameFor(option: string, text: string): string {
  const name = text.trim();
  if (!NAME.test(name)) throw new UsageError(`${option} takes the name of a variable, and not '${text}'`);
  return name;
}

function parseInputs(texts: readonly string[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(texts.map(parseInput));
}

function parseInput(text: string): [name: string, expression: string] {
  const [, name = '', expression = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (!NAME.test(name.trim()) || expression.trim() === '')
    throw new UsageError(`--input takes a name and an expression, such as 'x=3', and not '${text}'`);
  return [name.trim(), expression.trim()];
}
