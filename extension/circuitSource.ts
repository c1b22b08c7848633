/** What a panel shows, as it is found again when the window is loaded anew. */
import * as vscode from 'vscode';
import type { Source } from '../media/protocol.ts';
import { keptOf } from './kept.ts';
import type { Session } from './session.ts';

export function sourceOf({ program, choice }: Session, pinned: boolean): Source {
  const { notebook, home, uri } = program;
  const cell = notebook?.getCells().findIndex(({ document }) => document === home);
  return { document: uri.toString(), cell, pinned, kept: keptOf(choice, program) };
}

/** The document, opened without being shown. Undefined: it is not there any more. */
export async function openSource({ document, cell }: Source): Promise<vscode.TextDocument | undefined> {
  const uri = vscode.Uri.parse(document);
  // VS Code would make a new one.
  if (uri.scheme === 'untitled' && !isOpen(document)) return undefined;
  try {
    if (cell === undefined) return await vscode.workspace.openTextDocument(uri);
    return (await vscode.workspace.openNotebookDocument(uri)).getCells()[cell]?.document;
  } catch {
    return undefined;
  }
}

/** Whether a document is there, or has a tab that was not looked at yet. */
export function isOpen(address: string): boolean {
  return vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === address) || hasTab(address);
}

export function hasTab(address: string): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => {
    const isPlain = input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook;
    return isPlain && input.uri.toString() === address;
  });
}
