/** Reads a file and inspects it. What goes wrong with the file itself becomes an error like those of its code. */
import fs from 'node:fs';
import path from 'node:path';
import { inspect, type LanguageId, message, type Run, type Severity, type Span } from '../core/index.ts';
import type { Choices, Lines } from './arguments.ts';

/** What a surface shows as a finding or error, with its sentence. */
export interface Notice {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** undefined: it is about the file as a whole. */
  readonly span: Span | undefined;
}

export interface Inspection {
  /** As it was named on the command line. */
  readonly file: string;
  /** undefined: GradLens does not know this kind of file. */
  readonly language: string | undefined;
  readonly text: string;
  /** undefined: the file could not be read, or its language is not supported. */
  readonly run: Run | undefined;
  readonly findings: readonly Notice[];
  readonly error: Notice | undefined;
}

const languages: Readonly<Record<string, { readonly id: string; readonly title: string; readonly isLater?: true }>> = {
  '.js': { id: 'javascript', title: 'JavaScript' },
  '.mjs': { id: 'javascript', title: 'JavaScript' },
  '.cjs': { id: 'javascript', title: 'JavaScript' },
  '.py': { id: 'python', title: 'Python' },
  '.ts': { id: 'typescript', title: 'TypeScript', isLater: true },
};

export function inspectFile(file: string, choices: Choices): Inspection {
  const extension = path.extname(file).toLowerCase();
  const language = languages[extension];
  let text: string;
  try {
    // An editor does not count the mark at a file's start, either.
    text = fs.readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    return failed(file, language?.id, 'file-unreadable', `Cannot read the file: ${reason(error)}.`);
  }
  if (language === undefined || language.isLater)
    return failed(file, language?.id, 'language-unsupported', unsupported(extension), text);
  return inspectText(file, language.id as LanguageId, text, choices);
}

function inspectText(file: string, language: LanguageId, text: string, choices: Choices): Inspection {
  const { lines, call, ...rest } = choices;
  const request = { language, text, region: lines && regionOf(text, lines), ...rest };
  const host = { now: () => performance.now() };
  const first = inspect(request, host);
  const { calls } = first.summary;
  if (call !== undefined && calls[call - 1] === undefined)
    return failed(
      file,
      language,
      'call-unknown',
      `There are ${calls.length} calls to choose from, and none is number ${call}.`,
      text,
    );
  const run = call === undefined ? first : inspect({ ...request, call: calls[call - 1].span }, host);
  const { findings, error } = run.summary;
  return { file, language, text, run, findings: findings.map(notice), error: error ? notice(error) : undefined };
}

/** From the first character of the first line to the end of the last. */
export function regionOf(text: string, { first, last }: Lines): Span {
  const lengths = text.split('\n').map((line) => line.length + 1);
  const before = (line: number) => lengths.slice(0, line).reduce((sum, length) => sum + length, 0);
  return { start: Math.min(before(first - 1), text.length), end: Math.min(before(last) - 1, text.length) };
}

function notice(finding: NonNullable<Run['summary']['error']>): Notice {
  const { code, args, severity, line, column, span } = finding;
  return { code, severity, message: message(code, args), line, column, span };
}

function failed(file: string, language: string | undefined, code: string, text: string, content = ''): Inspection {
  const error: Notice = { code, severity: 'error', message: text, line: 1, column: 1, span: undefined };
  return { file, language, text: content, run: undefined, findings: [], error };
}

function unsupported(extension: string): string {
  const title = languages[extension]?.title ?? (extension === '' ? 'files without an extension' : `${extension} files`);
  return message('language-unsupported', { language: title });
}

function reason(error: unknown): string {
  const { code, message: text } = error as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'permission denied',
  };
  return known[code ?? ''] ?? text;
}
