import * as vscode from 'vscode';
import type { Span } from '../core/index.ts';
import { type Choice, movedChoice } from './choice.ts';
import { choiceIn, type Kept, keptOf } from './kept.ts';
import type { Program } from './program.ts';
import { isCell, type Programs, programOf } from './programs.ts';
import type { Sessions } from './sessions.ts';
import type { Edit } from './track.ts';

/** So many closed documents are kept. */
const MOST = 20;

/**
 * What was shown in documents until it was cleared or they were closed. What was cleared comes back when it is computed
 * again at its place; what was closed comes back by itself when the document is opened again.
 */
export class Past implements vscode.Disposable {
  /** Their regions move with the text. */
  readonly #cleared = new Map<Program, Choice>();
  readonly #closed = new Map<string, Kept>();
  readonly #listeners: vscode.Disposable;

  constructor(
    programs: Programs,
    sessions: Sessions,
    restore: (document: vscode.TextDocument, choice: Choice) => void,
  ) {
    const opened = (document: vscode.TextDocument) => {
      const key = document.uri.toString();
      const closed = this.#closed.get(key);
      this.#closed.delete(key);
      const choice = closed && choiceIn(closed, programOf(document));
      if (choice !== undefined) restore(document, choice);
    };
    this.#listeners = vscode.Disposable.from(
      sessions.onWillEnd(({ session: { program, choice }, why }) => {
        const { home } = program;
        if (why === 'cleared') this.#cleared.set(program, choice);
        // Untitled documents are not opened again: another one may have the name.
        if (why === 'closed' && !home.isUntitled) this.#keep(home.uri.toString(), keptOf(choice, program));
      }),
      sessions.onDidChange(({ program }) => this.#cleared.delete(program)),
      programs.onDidEdit(({ program, edits }) => {
        for (const edit of edits) this.#move(program, edit);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        for (const program of this.#cleared.keys()) if (program.home === document) this.#cleared.delete(program);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (!isCell(document)) opened(document);
      }),
      vscode.workspace.onDidOpenNotebookDocument((notebook) => {
        for (const { document } of notebook.getCells()) opened(document);
      }),
    );
  }

  /** What was cleared in a program, if the offset is in it. */
  clearedAt(program: Program, offset: number): Choice | undefined {
    const choice = this.#cleared.get(program);
    return choice !== undefined && isInside(choice.region, offset) ? choice : undefined;
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #keep(key: string, closed: Kept): void {
    this.#closed.delete(key);
    this.#closed.set(key, closed);
    const [oldest] = this.#closed.keys();
    if (this.#closed.size > MOST) this.#closed.delete(oldest);
  }

  #move(program: Program, edit: Edit): void {
    const choice = this.#cleared.get(program);
    const moved = choice && movedChoice(choice, edit);
    if (moved === undefined) this.#cleared.delete(program);
    else this.#cleared.set(program, moved);
  }
}

/** Without a region it is the whole file or cell. */
export function isInside(region: Span | undefined, offset: number): boolean {
  return region === undefined || (offset >= region.start && offset <= region.end);
}
