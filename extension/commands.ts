import * as vscode from 'vscode';

type Handler = (...args: never[]) => unknown;

/** Command id → what it does. The same ids are in package.json. */
export function registerCommands(handlers: Readonly<Record<string, Handler>>): vscode.Disposable {
  const registered = Object.entries(handlers).map(([id, handler]) => vscode.commands.registerCommand(id, handler));
  return vscode.Disposable.from(...registered);
}
