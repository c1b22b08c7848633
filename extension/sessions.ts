import * as vscode from 'vscode';
import type { Choice } from './choice.ts';
import type { Ended } from './ended.ts';
import type { Engine, Outcome } from './engine.ts';
import { isEnabled } from './languages.ts';
import type { Program } from './program.ts';
import type { Programs } from './programs.ts';
import { Session } from './session.ts';
import type { LiveSettings } from './settings.ts';

/** `gone`: its code was deleted, its language is not read any more, or another program of its notebook is shown. */
export type Ending = 'cleared' | 'closed' | 'gone';

/** Who shows a session that stands apart. */
interface Viewer {
  changed(): void;
  ended(why: Ending): void;
}

/** The sessions of all programs, and the news of them that views listen to. */
export class Sessions implements vscode.Disposable {
  readonly #byKey = new Map<string, Session>();
  /** Those that one viewer alone shows. */
  readonly #apart = new Map<Session, Viewer>();
  #begunApart = 0;
  readonly #begun = new vscode.EventEmitter<Session>();
  readonly #changed = new vscode.EventEmitter<Session>();
  readonly #ending = new vscode.EventEmitter<{ readonly session: Session; readonly why: Ending }>();
  readonly #ended = new vscode.EventEmitter<Session>();
  readonly #touched = new vscode.EventEmitter<Session>();
  readonly #listeners: vscode.Disposable;

  /** Something was computed because the user asked for it, or it was shown before. */
  readonly onDidBegin = this.#begun.event;
  /** Something that is shown has changed. */
  readonly onDidChange = this.#changed.event;
  readonly onWillEnd = this.#ending.event;
  /** A session was cleared, or its document closed. */
  readonly onDidEnd = this.#ended.event;
  /** Something that is shown has changed or ended, be it apart. */
  readonly onDidTouch = this.#touched.event;

  constructor(
    private readonly engine: Engine,
    programs: Programs,
    private readonly settings: LiveSettings,
    private readonly onFailed: (reason: string) => void,
  ) {
    this.#listeners = vscode.Disposable.from(
      programs.onDidEdit(({ program, edits }) => {
        for (const session of this.#all()) if (session.program === program) session.edited(edits);
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.#saved(uri)),
      vscode.workspace.onDidSaveNotebookDocument(({ uri }) => this.#saved(uri)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        for (const session of this.#all()) if (session.program.home === document) this.end(session, 'closed');
      }),
      settings.onDidChange(({ was, now }) => {
        for (const session of this.#all()) {
          if (isEnabled(session.program.home, now)) session.settingsChanged(was, now);
          else this.end(session, 'gone');
        }
      }),
    );
  }

  /** The session whose program a document is a part of. */
  of(document: vscode.TextDocument): Session | undefined {
    for (const session of this.#byKey.values()) if (session.program.has(document)) return session;
    return undefined;
  }

  /** Whatever its viewers are. */
  byKey(key: string): Session | undefined {
    return this.#all().find((session) => session.key === key);
  }

  isApart(session: Session): boolean {
    return this.#apart.has(session);
  }

  /** The session of a file or of a notebook. */
  byUri(uri: vscode.Uri): Session | undefined {
    return this.#byKey.get(uri.toString());
  }

  /** Those that are shown. */
  get programs(): readonly Program[] {
    return [...this.#byKey.values()].map(({ program }) => program);
  }

  /** Shows a run of a program's present text; a session that it has goes on with this choice. */
  begin(program: Program, choice: Choice, outcome: Extract<Outcome, { kind: 'done' }>): void {
    const session = this.#sessionOf(program, choice);
    session.begin(choice, outcome);
    this.#begun.fire(session);
  }

  /** Tells in its document that a run of a program did not come to its own end. */
  beginFailed(program: Program, choice: Choice, outcome: Ended): void {
    this.#sessionOf(program, choice).fail(choice, outcome);
  }

  /**
   * A session beside the program's own one, for one viewer: no other view shows it. It follows the text as the others
   * do, until somebody ends it.
   */
  apart(program: Program, choice: Choice, viewer: Viewer): Session {
    const session: Session = new Session(
      program,
      this.engine,
      this.settings,
      choice,
      {
        changed: () => this.#changedApart(session, viewer),
        cleared: () => this.end(session, 'gone'),
        failed: this.onFailed,
      },
      `${program.uri} ${++this.#begunApart}`,
    );
    this.#apart.set(session, viewer);
    void session.refresh();
    return session;
  }

  end(session: Session, why: Ending): void {
    const viewer = this.#apart.get(session);
    if (viewer !== undefined) {
      this.#apart.delete(session);
      session.dispose();
      viewer.ended(why);
      this.#touched.fire(session);
      return;
    }
    this.#ending.fire({ session, why });
    this.#byKey.delete(session.key);
    session.dispose();
    this.#ended.fire(session);
    this.#touched.fire(session);
  }

  #changedApart(session: Session, viewer: Viewer): void {
    viewer.changed();
    this.#touched.fire(session);
  }

  #all(): readonly Session[] {
    return [...this.#byKey.values(), ...this.#apart.keys()];
  }

  #saved(uri: vscode.Uri): void {
    for (const session of this.#all()) if (session.program.uri.toString() === uri.toString()) session.saved();
  }

  #sessionOf(program: Program, choice: Choice): Session {
    const session = this.byUri(program.uri);
    if (session?.program === program) return session;
    if (session !== undefined) this.end(session, 'gone'); // of another cell, or closed and opened again
    const created: Session = new Session(program, this.engine, this.settings, choice, {
      changed: () => {
        this.#changed.fire(created);
        this.#touched.fire(created);
      },
      cleared: () => this.end(created, 'gone'),
      failed: this.onFailed,
    });
    this.#byKey.set(created.key, created);
    return created;
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const session of this.#all()) session.dispose();
    this.#byKey.clear();
    this.#apart.clear();
    this.#begun.dispose();
    this.#changed.dispose();
    this.#ending.dispose();
    this.#ended.dispose();
    this.#touched.dispose();
  }
}
