import { parseArgs } from 'node:util';

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
  readonly seed: string | undefined;
  /** Name → expression. */
  readonly inputs: Readonly<Record<string, string>>;
}

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'inspect'; readonly files: readonly string[]; readonly choices: Choices; readonly json: boolean }
  | { readonly kind: 'draw'; readonly file: string; readonly choices: Choices; readonly output: string };

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
  seed: { type: 'string' },
  input: { type: 'string', multiple: true },
} as const;

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const [name, ...rest] = args;
  switch (name) {
    case 'inspect':
      return parseInspect(rest);
    case 'draw':
      return parseDraw(rest);
    case undefined:
      throw new UsageError('say what to do: inspect or draw');
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
      options: { ...general, ...choices, output: { type: 'string', short: 'o' } },
      allowPositionals: true,
    }),
  );
  const asked = generalCommand(values);
  if (asked !== undefined) return asked;
  const [file, second] = positionals;
  if (file === undefined) throw new UsageError('draw needs a file');
  if (second !== undefined) throw new UsageError(`draw takes one file, and there is also '${second}'`);
  if (!values.output) throw new UsageError('draw needs -o with the name of the picture, such as -o circuit.svg');
  return { kind: 'draw', file, choices: chosen(values), output: values.output };
}

function parseGeneral(args: readonly string[]): Command {
  const { values, positionals } = strictly(() =>
    parseArgs({ args: [...args], options: general, allowPositionals: true }),
  );
  const asked = generalCommand(values);
  if (asked !== undefined) return asked;
  throw new UsageError(`there is no command '${positionals[0] ?? args[0]}': say inspect or draw`);
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

function chosen(values: { lines?: string; of?: string; wrt?: string[]; seed?: string; input?: string[] }): Choices {
  return {
    lines: values.lines === undefined ? undefined : parseLines(values.lines),
    of: values.of === undefined ? undefined : nameFor('--of', values.of),
    wrt: values.wrt?.flatMap((list) => list.split(',').map((name) => nameFor('--wrt', name))),
    seed: values.seed === undefined ? undefined : nameFor('--seed', values.seed),
    inputs: Object.fromEntries((values.input ?? []).map(parseInput)),
  };
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

function parseInput(text: string): [name: string, expression: string] {
  const [, name = '', expression = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (!NAME.test(name.trim()) || expression.trim() === '')
    throw new UsageError(`--input takes a name and an expression, such as 'x=3', and not '${text}'`);
  return [name.trim(), expression.trim()];
}
