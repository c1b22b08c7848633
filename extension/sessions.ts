import * as vscode from 'vscode';
import type { Engine, Outcome } from './engine.ts';
import { isEnabled } from './languages.ts';
import { type Choice, Session } from './session.ts';
import type { LiveSettings } from './settings.ts';

/** The sessions of all documents, and the news of them that views listen to. */
export class Sessions implements vscode.Disposable {
  readonly #byKey = new Map<string, Session>();
  readonly #changed = new vscode.EventEmitter<Session>();
  readonly #ended = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #listeners: vscode.Disposable;

  /** Something that is shown has changed. */
  readonly onDidChange = this.#changed.event;
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
      vscode.workspace.onDidCloseTextDocument((document) => this.end(document)),
      settings.onDidChange(({ was, now }) => {
        for (const session of [...this.#byKey.values()]) {
          if (isEnabled(session.document, now)) session.settingsChanged(was, now);
          else this.end(session.document);
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
    let session = this.of(document);
    if (session !== undefined && session.document !== document) {
      this.end(session.document); // closed, and opened again
      session = undefined;
    }
    if (session === undefined) {
      const created: Session = new Session(document, this.engine, this.settings, choice, {
        changed: () => this.#changed.fire(created),
        cleared: () => this.end(document),
        failed: this.onFailed,
      });
      session = created;
      this.#byKey.set(created.key, created);
    }
    session.begin(choice, outcome);
  }

  end(document: vscode.TextDocument): void {
    const session = this.of(document);
    if (session === undefined) return;
    this.#byKey.delete(session.key);
    session.dispose();
    this.#ended.fire(document);
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const session of this.#byKey.values()) session.dispose();
    this.#byKey.clear();
    this.#changed.dispose();
    this.#ended.dispose();
  }
}
