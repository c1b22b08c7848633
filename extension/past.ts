import * as vscode from 'vscode';
import type { Span } from '../core/index.ts';
import type { Choice } from './session.ts';
import type { Sessions } from './sessions.ts';
import { editOf, moveRegion } from './track.ts';

interface Closed {
  readonly text: string;
  readonly choice: Choice;
}

/** So many closed documents are kept. */
const MOST = 20;

/**
 * What was shown in documents until it was cleared or they were closed. What was cleared comes back when it is computed
 * again at its place; what was closed comes back by itself when the document is opened again.
 */
export class Past implements vscode.Disposable {
  /** Their regions move with the text. */
  readonly #cleared = new Map<vscode.TextDocument, Choice>();
  readonly #closed = new Map<string, Closed>();
  readonly #listeners: vscode.Disposable;

  constructor(sessions: Sessions, restore: (document: vscode.TextDocument, choice: Choice) => void) {
    this.#listeners = vscode.Disposable.from(
      sessions.onWillEnd(({ session: { document, choice, key }, why }) => {
        if (why === 'cleared') this.#cleared.set(document, choice);
        // Untitled documents are not opened again: another one may have the name.
        if (why === 'closed' && !document.isUntitled) this.#keep(key, { text: document.getText(), choice });
      }),
      sessions.onDidChange(({ document }) => this.#cleared.delete(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        for (const change of contentChanges) this.#move(document, change);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#cleared.delete(document)),
      vscode.workspace.onDidOpenTextDocument((document) => {
        const closed = this.#closed.get(document.uri.toString());
        this.#closed.delete(document.uri.toString());
        const choice = closed && found(closed, document.getText());
        if (choice !== undefined) restore(document, choice);
      }),
    );
  }

  /** What was cleared in a document, if the offset is in it. */
  clearedAt(document: vscode.TextDocument, offset: number): Choice | undefined {
    const choice = this.#cleared.get(document);
    return choice !== undefined && isInside(choice.region, offset) ? choice : undefined;
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #keep(key: string, closed: Closed): void {
    this.#closed.delete(key);
    this.#closed.set(key, closed);
    const [oldest] = this.#closed.keys();
    if (this.#closed.size > MOST) this.#closed.delete(oldest);
  }

  #move(document: vscode.TextDocument, change: vscode.TextDocumentContentChangeEvent): void {
    const choice = this.#cleared.get(document);
    if (choice?.region === undefined) return;
    const region = moveRegion(choice.region, editOf(change));
    if (region === undefined) this.#cleared.delete(document);
    else this.#cleared.set(document, { ...choice, region });
  }
}

/** Without a region it is the whole document. */
export function isInside(region: Span | undefined, offset: number): boolean {
  return region === undefined || (offset >= region.start && offset <= region.end);
}

/** The choice in a document's new text: where that differs, its region must be there exactly once. */
export function found({ text, choice }: Closed, now: string): Choice | undefined {
  const { region } = choice;
  if (region === undefined || text === now) return choice;
  const code = text.slice(region.start, region.end);
  const start = now.indexOf(code);
  if (start < 0 || now.indexOf(code, start + 1) >= 0) return undefined;
  return { ...choice, region: { start, end: start + code.length } };
}
