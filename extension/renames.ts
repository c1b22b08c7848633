import * as vscode from 'vscode';
import type { Choice } from './choice.ts';
import type { Remembered } from './remembered.ts';
import type { Sessions } from './sessions.ts';

interface Move {
  readonly from: vscode.Uri;
  readonly to: vscode.Uri;
  /** Absent: it was not computed. */
  readonly choice: Choice | undefined;
}

/**
 * For VS Code a renamed file is another document: what was computed there, and the answers for it, go along. Of a
 * notebook only the answers do.
 */
export function followRenames(
  sessions: Sessions,
  remembered: Remembered,
  resume: (document: vscode.TextDocument, choice: Choice) => void,
): vscode.Disposable {
  let moves: Move[] = [];
  const arrived = (document: vscode.TextDocument) => {
    const move = moves.find(({ to }) => to.toString() === document.uri.toString());
    if (move === undefined) return;
    moves = moves.filter((other) => other !== move);
    if (move.choice !== undefined) resume(document, move.choice);
  };
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles(({ files }) => {
      const { textDocuments, notebookDocuments } = vscode.workspace;
      moves = [...textDocuments, ...notebookDocuments].flatMap(({ uri }) => {
        const to = destination(uri, files);
        return to ? [{ from: uri, to, choice: sessions.byUri(uri)?.choice }] : [];
      });
    }),
    vscode.workspace.onDidRenameFiles(() => {
      for (const { from, to } of moves) remembered.move(from, to);
      for (const document of vscode.workspace.textDocuments) arrived(document);
    }),
    vscode.workspace.onDidOpenTextDocument(arrived),
  );
}

type Renamed = vscode.FileRenameEvent['files'];

/** Where a document goes when these files and folders are renamed. */
export function destination(uri: vscode.Uri, files: Renamed): vscode.Uri | undefined {
  for (const { oldUri, newUri } of files) {
    const [old, now] = [oldUri.toString(), uri.toString()];
    if (now === old || now.startsWith(`${old}/`)) return vscode.Uri.parse(newUri.toString() + now.slice(old.length));
  }
  return undefined;
}
