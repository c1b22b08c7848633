import * as vscode from 'vscode';
import type { Check } from '../../core/backward/answers.ts';
import type { Span } from '../../core/index.ts';
import { SELECTOR } from '../languages.ts';
import type { Program } from '../program.ts';
import type { LiveSettings } from '../settings.ts';
import { checkMarkdown } from './markdown.ts';
import { speech } from './notes.ts';
import { type ShownReport, spanNow } from './placed.ts';
import type { Checks } from './sessions.ts';

/** How it stands with a hand-written gradient, at its name and at the end of its line. */
export class CheckHover implements vscode.HoverProvider, vscode.Disposable {
  readonly #registered: vscode.Disposable;

  constructor(
    private readonly checks: Checks,
    private readonly settings: LiveSettings,
  ) {
    this.#registered = vscode.languages.registerHoverProvider(SELECTOR, this);
  }

  dispose(): void {
    this.#registered.dispose();
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const { shown, program, stale } = this.checks.of(document) ?? {};
    if (shown === undefined || program === undefined) return undefined;
    const isAtEnd = position.isEqual(document.lineAt(position).range.end);
    const line = program.lineOf(document) + position.line;
    const offset = program.offsetAt(document, position);
    const endsHere = new Set(shown.verdicts.flatMap((one) => (isAtEnd && one.line === line ? one.check : [])));
    const found = shown.report.checks.filter(
      (check) => endsHere.has(check) || isNamedAt(offset, check, shown, program),
    );
    if (found.length === 0) return undefined;
    const note = stale ? `\n\n*${vscode.l10n.t('Before the latest edit.')}*` : '';
    const markdown = checkMarkdown(found, program.language, speech(this.settings.now));
    return new vscode.Hover(new vscode.MarkdownString(markdown + note));
  }
}

function isNamedAt(offset: number, check: Check, shown: ShownReport, { text }: Program): boolean {
  return [check, ...check.lines].some(({ span }) => {
    const name = nameIn(spanNow(shown, span), check.name, text);
    return name !== undefined && name.start <= offset && offset <= name.end;
  });
}

/** Where a statement names its gradient. */
function nameIn(statement: Span | undefined, name: string, text: string): Span | undefined {
  const at = statement === undefined ? -1 : text.slice(statement.start, statement.end).indexOf(name);
  return statement && at >= 0 ? { start: statement.start + at, end: statement.start + at + name.length } : undefined;
}
