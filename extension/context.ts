import * as vscode from 'vscode';
import type { Checks } from './check/sessions.ts';
import type { Sessions } from './sessions.ts';

/** Keeps `gradlens.active` true while the active editor's document is inspected: menus ask for it. */
export function followActive(sessions: Sessions): vscode.Disposable {
  return keep('gradlens.active', (document) => sessions.of(document) !== undefined, sessions);
}

/** Keeps `gradlens.checked` true while the active editor's document has verdicts. */
export function followChecked(checks: Checks): vscode.Disposable {
  const hasVerdicts = (document: vscode.TextDocument) => (checks.of(document)?.shown?.report.checks.length ?? 0) > 0;
  return keep('gradlens.checked', hasVerdicts, checks);
}

function keep(
  key: string,
  isOn: (document: vscode.TextDocument) => boolean,
  { onDidChange, onDidEnd }: Pick<Sessions | Checks, 'onDidChange' | 'onDidEnd'>,
): vscode.Disposable {
  let was = false;
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    const now = document !== undefined && isOn(document);
    if (now === was) return;
    was = now;
    void vscode.commands.executeCommand('setContext', key, now);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    onDidChange(update),
    onDidEnd(update),
  );
}
