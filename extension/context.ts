import * as vscode from 'vscode';
import type { Sessions } from './sessions.ts';

/** Keeps `gradlens.active` true while the active editor's document is inspected: menus ask for it. */
export function followActive(sessions: Sessions): vscode.Disposable {
  let active = false;
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    const now = document !== undefined && sessions.of(document) !== undefined;
    if (now === active) return;
    active = now;
    void vscode.commands.executeCommand('setContext', 'gradlens.active', now);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    sessions.onDidChange(update),
    sessions.onDidEnd(update),
  );
}
