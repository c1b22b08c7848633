import * as vscode from 'vscode';
import type { LanguageId, Span } from '../core/index.ts';
import { isForeignCell } from '../core/selection/cells.ts';
import { type Edit, editOf, type LineEdit } from './track.ts';

/** A change of a program's text. */
export type ProgramEdit = Edit & LineEdit;

/** A document of a program, and a place in it. */
export interface Place {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

/**
 * The text that runs: of a file, or of the code cells of a notebook from the first to one of them, a newline between
 * them. It knows the way from its places, offsets and lines from 0, to those in the documents, and back.
 */
export class Program {
  #documents: readonly vscode.TextDocument[];

  constructor(
    /** The file, or the last of the cells: the one that was chosen. */
    readonly home: vscode.TextDocument,
    readonly notebook: vscode.NotebookDocument | undefined,
  ) {
    this.#documents = this.#read();
  }

  /** Of the file or the notebook: only one program of it is shown at a time. */
  get uri(): vscode.Uri {
    return (this.notebook ?? this.home).uri;
  }

  get language(): LanguageId {
    return this.home.languageId as LanguageId;
  }

  get documents(): readonly vscode.TextDocument[] {
    return this.#documents;
  }

  get text(): string {
    return this.#documents.map((document) => document.getText()).join('\n');
  }

  /** What is computed where no region was chosen; undefined: all of the text. */
  get cell(): Span | undefined {
    if (this.notebook === undefined) return undefined;
    const start = this.#startOf(this.home);
    return { start, end: start + this.home.getText().length };
  }

  has(document: vscode.TextDocument): boolean {
    return this.#documents.includes(document);
  }

  /** Whether a document is of the same file or notebook: what was a part may be none any more. */
  mayHold(document: vscode.TextDocument): boolean {
    if (this.notebook === undefined) return document === this.home;
    return this.notebook.getCells().some((cell) => cell.document === document);
  }

  offsetAt(document: vscode.TextDocument, position: vscode.Position): number {
    return this.#startOf(document) + document.offsetAt(position);
  }

  /** Of a span that goes on in other documents, what is in the first. */
  placeOf({ start, end }: Span): Place {
    let [document] = this.#documents;
    let first = 0;
    for (const next of this.#documents.slice(1)) {
      const after = first + document.getText().length + 1;
      if (start < after) break;
      first = after;
      document = next;
    }
    return { document, range: new vscode.Range(document.positionAt(start - first), document.positionAt(end - first)) };
  }

  /** The first line of a document. */
  lineOf(document: vscode.TextDocument): number {
    return this.#before(document).reduce((lines, { lineCount }) => lines + lineCount, 0);
  }

  /** A line as a person finds it: its number, in a notebook after that of its cell. */
  nameOfLine(line: number): string {
    const document = this.#documents.findLast((one) => this.lineOf(one) <= line) ?? this.home;
    const number = line - this.lineOf(document) + 1;
    const cells = this.notebook?.getCells();
    return cells ? `${cells.findIndex((cell) => cell.document === document) + 1}:${number}` : `${number}`;
  }

  /** What a document's changes do to the text. */
  editsOf(
    document: vscode.TextDocument,
    changes: readonly vscode.TextDocumentContentChangeEvent[],
  ): readonly ProgramEdit[] {
    if (!this.has(document)) return [];
    const first = this.#startOf(document);
    const firstLine = this.lineOf(document);
    return changes.map((change) => {
      const { start, end } = change.range;
      const lines = {
        startLine: firstLine + start.line,
        startCharacter: start.character,
        endLine: firstLine + end.line,
      };
      const edit = editOf(change);
      return { ...edit, start: first + edit.start, ...lines };
    });
  }

  /** Takes up cells that came, went or moved, and says what that does to the text. */
  followCells(): readonly ProgramEdit[] {
    const old = this.#documents;
    const now = this.#read();
    const shorter = Math.min(old.length, now.length);
    let from = 0;
    while (from < shorter && old[from] === now[from]) from++;
    if (from === old.length && from === now.length) return [];
    let same = 0;
    while (same < shorter - from && old[old.length - 1 - same] === now[now.length - 1 - same]) same++;
    const gone = old.slice(from, old.length - same);
    const start = this.#startOf(old[from]);
    const startLine = this.lineOf(old[from]);
    const endLine = gone.reduce((line, { lineCount }) => line + lineCount, startLine);
    const inserted = linesOf(now.slice(from, now.length - same));
    this.#documents = now;
    return [{ start, removed: linesOf(gone).length, inserted, startLine, startCharacter: 0, endLine }];
  }

  #before(document: vscode.TextDocument): readonly vscode.TextDocument[] {
    return this.#documents.slice(0, this.#documents.indexOf(document));
  }

  #startOf(document: vscode.TextDocument): number {
    return linesOf(this.#before(document)).length;
  }

  /** Where the last cell itself is gone, its document is closed: the program stays as it was. */
  #read(): readonly vscode.TextDocument[] {
    const cells = this.notebook?.getCells() ?? [];
    const last = cells.findIndex(({ document }) => document === this.home);
    if (last < 0) return this.#documents ?? [this.home];
    const before = cells.slice(0, last).filter((cell) => isCode(cell, this.language));
    return [...before.map(({ document }) => document), this.home];
  }
}

function isCode({ kind, document }: vscode.NotebookCell, language: LanguageId): boolean {
  if (kind !== vscode.NotebookCellKind.Code || document.languageId !== language) return false;
  return language !== 'python' || !isForeignCell(document.getText());
}

function linesOf(documents: readonly vscode.TextDocument[]): string {
  return documents.map((document) => `${document.getText()}\n`).join('');
}
