import type * as vscode from 'vscode';
import type { LanguageId } from '../core/index.ts';
import type { Settings } from './settings.ts';

/** Where code is written. Not the sides of a comparison, and not output views. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-notebook-cell', 'vscode-test-web'];

const LANGUAGES: readonly LanguageId[] = ['javascript', 'python'];

export const SELECTOR: vscode.DocumentSelector = LANGUAGES.flatMap((language) =>
  SCHEMES.map((scheme) => ({ language, scheme })),
);

/** Whether GradLens reads a document: `off` is a language that the settings leave out. */
export function support(document: vscode.TextDocument, settings: Settings): 'yes' | 'off' | 'no' {
  if (!SCHEMES.includes(document.uri.scheme)) return 'no';
  if (!LANGUAGES.some((language) => language === document.languageId)) return 'no';
  return isEnabled(document, settings) ? 'yes' : 'off';
}

export function isEnabled(document: vscode.TextDocument, { languages }: Settings): boolean {
  return languages.some((language) => language === document.languageId);
}
