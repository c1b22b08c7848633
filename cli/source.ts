/** Reads a file. What goes wrong with it becomes an error like those of its code. */
import fs from 'node:fs';
import path from 'node:path';
import { type Finding, type LanguageId, message, type Severity, type Span } from '../core/index.ts';

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

export type Source = ReadableSource | UnreadableSource;

export interface ReadableSource {
  /** As it was named on the command line. */
  readonly file: string;
  readonly language: LanguageId;
  readonly text: string;
  readonly error: undefined;
}

export interface UnreadableSource {
  readonly file: string;
  /** undefined: GradLens does not know this kind of file. */
  readonly language: string | undefined;
  readonly text: string;
  readonly error: Notice;
}

const languages: Readonly<Record<string, { readonly id: string; readonly title: string; readonly isLater?: true }>> = {
  '.js': { id: 'javascript', title: 'JavaScript' },
  '.mjs': { id: 'javascript', title: 'JavaScript' },
  '.cjs': { id: 'javascript', title: 'JavaScript' },
  '.py': { id: 'python', title: 'Python' },
  '.ts': { id: 'typescript', title: 'TypeScript', isLater: true },
};

export function readSource(file: string): Source {
  const extension = path.extname(file).toLowerCase();
  const language = languages[extension];
  let text: string;
  try {
    // An editor does not count the mark at a file's start, either.
    text = fs.readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const why = wholeFile('file-unreadable', `Cannot read the file: ${reason(error)}.`);
    return { file, language: language?.id, text: '', error: why };
  }
  if (language === undefined || language.isLater) {
    const error = wholeFile('language-unsupported', unsupported(extension));
    return { file, language: language?.id, text, error };
  }
  return { file, language: language.id as LanguageId, text, error: undefined };
}

export function notice(finding: Finding): Notice {
  const { code, args, severity, line, column, span } = finding;
  return { code, severity, message: message(code, args), line, column, span };
}

/** An error that is about the file as a whole. */
export function wholeFile(code: string, text: string): Notice {
  return { code, severity: 'error', message: text, line: 1, column: 1, span: undefined };
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
