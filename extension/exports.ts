import * as vscode from 'vscode';
import type { SaveFormat } from '../media/protocol.ts';

const files: Readonly<Record<SaveFormat, { readonly title: string; readonly extensions: readonly string[] }>> = {
  svg: { title: 'SVG', extensions: ['svg'] },
  png: { title: 'PNG', extensions: ['png'] },
  dot: { title: 'DOT', extensions: ['dot', 'gv'] },
  mermaid: { title: 'Mermaid', extensions: ['mmd', 'mermaid'] },
  json: { title: 'JSON', extensions: ['json'] },
};

const TOLD_FOR = 6000;

/** Asks where a circuit goes, writes it there, and says so. @param document whose circuit it is */
export async function saveCircuit(document: vscode.Uri, format: SaveFormat, data: string | Uint8Array): Promise<void> {
  const { title, extensions } = files[format];
  const target = await vscode.window.showSaveDialog({
    defaultUri: suggested(document, extensions[0]),
    filters: { [title]: [...extensions] },
    title: vscode.l10n.t('Export Circuit'),
  });
  if (target === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(target, typeof data === 'string' ? new TextEncoder().encode(data) : data);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The circuit could not be saved: {0}', reason));
    return;
  }
  const place = vscode.workspace.asRelativePath(target);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Circuit saved as {0}', place), TOLD_FOR);
}

/** `staged-circuit.svg` beside `staged.py`; of a document that has no place, in the first folder. */
function suggested(document: vscode.Uri, extension: string): vscode.Uri | undefined {
  const name = document.path.slice(document.path.lastIndexOf('/') + 1).replace(/(?<=.)\.\w+$/, '');
  const file = `${name}-circuit.${extension}`;
  const { scheme } = document;
  const hasPlace = scheme !== 'untitled' && vscode.workspace.fs.isWritableFileSystem(scheme) !== false;
  if (hasPlace) return vscode.Uri.joinPath(document, '..', file);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, file);
}
