import * as vscode from 'vscode';
import type { Span } from '../core/index.ts';
import type { Program } from './program.ts';
import { isCell, type Programs, programOf } from './programs.ts';
import type { Choice } from './session.ts';
import type { Sessions } from './sessions.ts';
import { type Edit, moveRegion, onlyPlace } from './track.ts';

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
  readonly #cleared = new Map<Program, Choice>();
  readonly #closed = new Map<string, Closed>();
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
      const choice = closed && found(closed, programOf(document));
      if (choice !== undefined) restore(document, choice);
    };
    this.#listeners = vscode.Disposable.from(
      sessions.onWillEnd(({ session: { program, choice }, why }) => {
        const { home, text } = program;
        if (why === 'cleared') this.#cleared.set(program, choice);
        // Untitled documents are not opened again: another one may have the name.
        if (why === 'closed' && !home.isUntitled) this.#keep(home.uri.toString(), { text, choice });
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

  #keep(key: string, closed: Closed): void {
    this.#closed.delete(key);
    this.#closed.set(key, closed);
    const [oldest] = this.#closed.keys();
    if (this.#closed.size > MOST) this.#closed.delete(oldest);
  }

  #move(program: Program, edit: Edit): void {
    const choice = this.#cleared.get(program);
    if (choice?.region === undefined) return;
    const region = moveRegion(choice.region, edit);
    if (region === undefined) this.#cleared.delete(program);
    else this.#cleared.set(program, { ...choice, region });
  }
}

/** Without a region it is the whole file or cell. */
export function isInside(region: Span | undefined, offset: number): boolean {
  return region === undefined || (offset >= region.start && offset <= region.end);
}

/** The choice in a program's new text: where that differs, its region must be there exactly once. */
export function found(
  { text, choice }: Closed,
  { text: now, cell }: Pick<Program, 'text' | 'cell'>,
): Choice | undefined {
  const { region } = choice;
  if (text === now) return choice;
  // Cells are told apart by their order alone: it may be another one.
  if (region === undefined) return cell === undefined ? choice : undefined;
  const code = text.slice(region.start, region.end);
  const start = onlyPlace(code, now, cell?.start);
  if (start === undefined) return undefined;
  return { ...choice, region: { start, end: start + code.length } };
}
