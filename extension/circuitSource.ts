/** What a panel shows, as it is found again when the window is loaded anew. */
import * as vscode from 'vscode';
import type { Source } from '../media/protocol.ts';
import type { Program } from './program.ts';
import type { Choice, Session } from './session.ts';
import { onlyPlace } from './track.ts';

export function sourceOf({ program, choice }: Session, pinned: boolean): Source {
  const { region, of, answers } = choice;
  const { notebook, home, cell: whole } = program;
  const place = region ?? whole;
  return {
    document: program.uri.toString(),
    cell: notebook?.getCells().findIndex(({ document }) => document === home),
    region,
    code: place === undefined ? '' : program.text.slice(place.start, place.end),
    ...{ of, answers, pinned },
  };
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

/** The choice in the text as it is now. Undefined: its code is not there, or it is there several times. */
export function choiceIn(
  { region, code, of, answers }: Source,
  { text, cell }: Pick<Program, 'text' | 'cell'>,
): Choice | undefined {
  if (region === undefined) {
    const isSame = cell === undefined || text.slice(cell.start, cell.end) === code;
    return isSame ? { region: undefined, of, answers } : undefined;
  }
  const start = text.startsWith(code, region.start) ? region.start : onlyPlace(code, text, cell?.start);
  return start === undefined ? undefined : { region: { start, end: start + code.length }, of, answers };
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
