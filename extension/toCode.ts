/** The way from a circuit to its code and back. */
import * as vscode from 'vscode';
import type { Span } from '../core/index.ts';
import type { Place, Program } from './program.ts';
import type { Session } from './session.ts';
import { mapBack, mapForward } from './track.ts';

/** Where a span of the text that ran is now. Undefined: it was edited, or nothing is shown. */
export function placeNow({ program, shown }: Session, ran: Span): Place | undefined {
  const span = shown && mapForward(ran, shown.edits);
  return span && program.placeOf(span);
}

/**
 * Selects a place; with `focus` the keys go there, too.
 *
 * @param from the column that code is not to be shown in
 */
export async function reveal(
  program: Program,
  { document, range }: Place,
  focus: boolean,
  from: vscode.ViewColumn | undefined,
): Promise<void> {
  const editor = editorWith(document);
  const selection = new vscode.Selection(range.start, range.end);
  if (editor === undefined || focus || program.notebook !== undefined) {
    await showCode(document, from, { selection, preserveFocus: !focus }, program.notebook);
    return;
  }
  editor.selection = selection;
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Shows a document where it is shown already, else in the first column, or beside what is there. */
export function showCode(
  document: vscode.TextDocument,
  from: vscode.ViewColumn | undefined,
  options: vscode.TextDocumentShowOptions,
  notebook?: vscode.NotebookDocument,
): Thenable<vscode.TextEditor> {
  const free = from === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
  const viewColumn = editorWith(document)?.viewColumn ?? columnOf(notebook) ?? free;
  return vscode.window.showTextDocument(document, { viewColumn, ...options });
}

/** The entries at the cursor. */
export async function entriesAtCursor(
  session: Session,
  editor = editorOf(session.program),
): Promise<readonly number[]> {
  const { shown, program } = session;
  if (editor === undefined || shown === undefined) return [];
  const { selection, document } = editor;
  const start = mapBack(program.offsetAt(document, selection.start), shown.edits);
  const end = mapBack(program.offsetAt(document, selection.end), shown.edits);
  if (start === undefined || end === undefined) return [];
  const question = (run: number) =>
    ({ kind: 'entriesAt', run, start, end: selection.isEmpty ? undefined : end }) as const;
  return (await session.about<'entriesAt'>(question)) ?? [];
}

/** The active editor, if it is one of the program's; else one that is visible. */
function editorOf(program: Program): vscode.TextEditor | undefined {
  const { activeTextEditor } = vscode.window;
  if (activeTextEditor !== undefined && program.has(activeTextEditor.document)) return activeTextEditor;
  return editorWith(program.home);
}

function editorWith(document: vscode.TextDocument): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find((editor) => editor.document === document);
}

/** Where a notebook is shown: the editors of its cells have no column. */
function columnOf(notebook: vscode.NotebookDocument | undefined): vscode.ViewColumn | undefined {
  return vscode.window.visibleNotebookEditors.find((editor) => editor.notebook === notebook)?.viewColumn;
}
