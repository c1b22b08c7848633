import * as vscode from 'vscode';
import type { Engine, Outcome } from './engine.ts';
import { isEnabled } from './languages.ts';
import { type Choice, type Ended, Session } from './session.ts';
import type { LiveSettings } from './settings.ts';

/** `gone`: its code was deleted, its language is not read any more, or its document was opened anew. */
export type Ending = 'cleared' | 'closed' | 'gone';

/** The sessions of all documents, and the news of them that views listen to. */
export class Sessions implements vscode.Disposable {
  readonly #byKey = new Map<string, Session>();
  readonly #changed = new vscode.EventEmitter<Session>();
  readonly #ending = new vscode.EventEmitter<{ readonly session: Session; readonly why: Ending }>();
  readonly #ended = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #listeners: vscode.Disposable;

  /** Something that is shown has changed. */
  readonly onDidChange = this.#changed.event;
  readonly onWillEnd = this.#ending.event;
  /** A document's session was cleared, or the document closed. */
  readonly onDidEnd = this.#ended.event;

  constructor(
    private readonly engine: Engine,
    private readonly settings: LiveSettings,
    private readonly onFailed: (reason: string) => void,
  ) {
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.of(document)?.edited(contentChanges);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => this.of(document)?.saved()),
      vscode.workspace.onDidCloseTextDocument((document) => this.end(document, 'closed')),
      settings.onDidChange(({ was, now }) => {
        for (const session of [...this.#byKey.values()]) {
          if (isEnabled(session.document, now)) session.settingsChanged(was, now);
          else this.end(session.document, 'gone');
        }
      }),
    );
  }

  of(document: vscode.TextDocument): Session | undefined {
    return this.byUri(document.uri);
  }

  byUri(uri: vscode.Uri): Session | undefined {
    return this.#byKey.get(uri.toString());
  }

  /** Shows a run of a document's present text; a session that it has goes on with this choice. */
  begin(document: vscode.TextDocument, choice: Choice, outcome: Extract<Outcome, { kind: 'done' }>): void {
    this.#sessionOf(document, choice).begin(choice, outcome);
  }

  /** Tells in the document that a run of it did not come to its own end. */
  beginFailed(document: vscode.TextDocument, choice: Choice, outcome: Ended): void {
    this.#sessionOf(document, choice).fail(choice, outcome);
  }

  end(document: vscode.TextDocument, why: Ending): void {
    const session = this.of(document);
    if (session === undefined) return;
    this.#ending.fire({ session, why });
    this.#byKey.delete(session.key);
    session.dispose();
    this.#ended.fire(document);
  }

  #sessionOf(document: vscode.TextDocument, choice: Choice): Session {
    const session = this.of(document);
    if (session?.document === document) return session;
    if (session !== undefined) this.end(session.document, 'gone'); // closed, and opened again
    const created: Session = new Session(document, this.engine, this.settings, choice, {
      changed: () => this.#changed.fire(created),
      cleared: () => this.end(document, 'gone'),
      failed: this.onFailed,
    });
    this.#byKey.set(created.key, created);
    return created;
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const session of this.#byKey.values()) session.dispose();
    this.#byKey.clear();
    this.#changed.dispose();
    this.#ending.dispose();
    this.#ended.dispose();
  }
}
