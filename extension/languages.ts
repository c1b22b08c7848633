import type * as vscode from 'vscode';
import type { LanguageId } from '../core/index.ts';

/** Where code is written. Not the sides of a comparison, and not output views. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-notebook-cell', 'vscode-test-web'];

const LANGUAGES: readonly LanguageId[] = ['javascript'];

export const SELECTOR: vscode.DocumentSelector = LANGUAGES.flatMap((language) =>
  SCHEMES.map((scheme) => ({ language, scheme })),
);

/** Whether GradLens reads a document: `later` is a language that comes next. */
export function support(document: vscode.TextDocument): 'yes' | 'later' | 'no' {
  if (!SCHEMES.includes(document.uri.scheme)) return 'no';
  if (document.languageId === 'python') return 'later';
  return LANGUAGES.some((language) => language === document.languageId) ? 'yes' : 'no';
}
