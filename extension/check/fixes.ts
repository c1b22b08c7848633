import * as vscode from 'vscode';
import type { Check, Edit } from '../../core/backward/answers.ts';
import type { LanguageId } from '../../core/index.ts';
import { SELECTOR } from '../languages.ts';
import type { Program } from '../program.ts';
import { shortened } from '../words.ts';
import { placeOf, SOURCE } from './problems.ts';
import type { Checks } from './sessions.ts';

const LONGEST_FIX = 60;
const COMMENT: Readonly<Record<LanguageId, string>> = { javascript: '//', python: '#' };

/** Quick fixes of wrong gradients: with them the check has come out right. */
export class CheckFixes implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #registered: vscode.Disposable;

  constructor(private readonly checks: Checks) {
    this.#registered = vscode.languages.registerCodeActionsProvider(SELECTOR, this, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    });
  }

  dispose(): void {
    this.#registered.dispose();
  }

  /** Only for the text that was checked: of another nobody knows whether it would be right. */
  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const session = this.checks.of(document);
    if (session?.shown === undefined || !session.isCurrent) return [];
    const { program, shown } = session;
    return shown.report.checks.flatMap((check) => {
      if (check.verdict !== 'wrong') return [];
      // The mistake may be elsewhere than where the gradient is written.
      const places = [placeOf(check), check.span].map((span) => program.placeOf(span));
      const isThere = places.some((place) => place.document === document && place.range.intersection(range));
      if (!isThere) return [];
      const solved = diagnostics.filter((one) => one.source === SOURCE && one.range.isEqual(places[0].range));
      return [...fixOf(check, program), notOneOf(check, program)].map((action) =>
        Object.assign(action, { diagnostics: solved }),
      );
    });
  }
}

function fixOf({ diagnosis }: Check, program: Program): vscode.CodeAction[] {
  if (diagnosis === null) return [];
  const title = vscode.l10n.t('Write {0}', shortened(diagnosis.fix.trim(), LONGEST_FIX));
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = workspaceEdit(diagnosis.edits, program);
  action.isPreferred = true;
  return [action];
}

function workspaceEdit(edits: readonly Edit[], program: Program): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  for (const edit of edits) {
    const { document, range } = program.placeOf(edit);
    result.replace(document.uri, range, edit.text);
  }
  return result;
}

/** For a name that only looks like one. */
function notOneOf({ name, span }: Check, program: Program): vscode.CodeAction {
  const title = vscode.l10n.t('{0} is no gradient: do not check it', name);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const { document, range } = program.placeOf(span);
  const { text, lineNumber, firstNonWhitespaceCharacterIndex: indent } = document.lineAt(range.start);
  const newline = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const comment = `${text.slice(0, indent)}${COMMENT[program.language]} gradlens: ${name} is no gradient${newline}`;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.insert(document.uri, new vscode.Position(lineNumber, 0), comment);
  return action;
}
