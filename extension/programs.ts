import * as vscode from 'vscode';
import { Program, type ProgramEdit } from './program.ts';

/** The programs that were asked for, and what is edited in them. */
export class Programs implements vscode.Disposable {
  /** By the document that was chosen. */
  readonly #known = new Map<vscode.TextDocument, Program>();
  readonly #edited = new vscode.EventEmitter<{ readonly program: Program; readonly edits: readonly ProgramEdit[] }>();
  readonly #listeners: vscode.Disposable;

  readonly onDidEdit = this.#edited.event;

  constructor() {
    this.#listeners = vscode.Disposable.from(
      this.#edited,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        for (const program of this.#known.values()) this.#tell(program, program.editsOf(document, contentChanges));
        // A magic at its beginning may make another language of it, or did.
        if (isCell(document)) this.#followCells();
      }),
      vscode.workspace.onDidChangeNotebookDocument(({ contentChanges }) => {
        if (contentChanges.length > 0) this.#followCells();
      }),
      // So another language is told, too.
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isCell(document)) this.#followCells();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#known.delete(document)),
    );
  }

  /** The same, kept up with its notebook until the document is closed. */
  of(document: vscode.TextDocument): Program {
    const known = this.#known.get(document);
    if (known !== undefined) return known;
    const program = programOf(document);
    this.#known.set(document, program);
    return program;
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #followCells(): void {
    for (const program of this.#known.values()) this.#tell(program, program.followCells());
  }

  #tell(program: Program, edits: readonly ProgramEdit[]): void {
    if (edits.length > 0) this.#edited.fire({ program, edits });
  }
}

/** The program that a document is, or is the last cell of, as it is now. */
export function programOf(document: vscode.TextDocument): Program {
  return new Program(document, notebookOf(document));
}

/** The notebook that a document is a cell of. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (!isCell(document)) return undefined;
  const has = (notebook: vscode.NotebookDocument) => notebook.getCells().some((cell) => cell.document === document);
  return vscode.workspace.notebookDocuments.find(has);
}

export function isCell({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'vscode-notebook-cell';
}
