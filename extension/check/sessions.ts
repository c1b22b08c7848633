import * as vscode from 'vscode';
import type { Choice } from '../choice.ts';
import { isEnabled } from '../languages.ts';
import type { Program } from '../program.ts';
import type { Programs } from '../programs.ts';
import type { Sessions } from '../sessions.ts';
import type { LiveSettings } from '../settings.ts';
import type { CheckClient } from './client.ts';
import { type CheckInputs, CheckSession } from './session.ts';

/**
 * The checks of all programs, and the news of them that views listen to. A check begins because somebody asked for it,
 * or with the gradients that are computed, and then ends with them.
 */
export class Checks implements vscode.Disposable {
  readonly #byUri = new Map<string, CheckSession>();
  /** With what a program was computed when it was last looked at. */
  readonly #choices = new WeakMap<CheckSession, Choice>();
  readonly #changed = new vscode.EventEmitter<CheckSession>();
  readonly #ended = new vscode.EventEmitter<CheckSession>();
  readonly #listeners: vscode.Disposable;

  /** Something that is shown has changed. */
  readonly onDidChange = this.#changed.event;
  readonly onDidEnd = this.#ended.event;

  constructor(
    private readonly client: CheckClient,
    programs: Programs,
    sessions: Sessions,
    private readonly settings: LiveSettings,
    /** At which point a program is checked. */
    private readonly inputs: (program: Program) => CheckInputs,
    private readonly onFailed: (reason: string) => void,
  ) {
    const each = (use: (check: CheckSession) => void) => [...this.#byUri.values()].forEach(use);
    const saved = (uri: vscode.Uri) => this.#byUri.get(uri.toString())?.saved();
    this.#listeners = vscode.Disposable.from(
      programs.onDidEdit(({ program, edits }) => each((check) => check.program === program && check.edited(edits))),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => saved(uri)),
      vscode.workspace.onDidSaveNotebookDocument(({ uri }) => saved(uri)),
      vscode.workspace.onDidCloseTextDocument((document) =>
        each((check) => check.program.home === document && this.end(check)),
      ),
      sessions.onDidBegin(({ program }) => this.#begin(program)),
      sessions.onDidChange(({ program, choice }) => this.#follow(program, choice)),
      sessions.onDidEnd(({ program }) => {
        const check = this.#of(program);
        if (check !== undefined && !check.isAsked) this.end(check);
      }),
      settings.onDidChange(({ was, now }) => {
        each((check) => {
          const ends = !isEnabled(check.program.home, now) || (!check.isAsked && !now['check.automatic']);
          if (ends) this.end(check);
          else check.settingsChanged(was, now);
        });
        if (now['check.automatic'] && !was['check.automatic'])
          for (const program of sessions.programs) this.#begin(program);
      }),
    );
  }

  /** The check of the program that a document is a part of. */
  of(document: vscode.TextDocument): CheckSession | undefined {
    for (const check of this.#byUri.values()) if (check.program.has(document)) return check;
    return undefined;
  }

  /** Checks a program from now on; resolves when its verdicts are shown. */
  async start(program: Program): Promise<CheckSession> {
    const check = this.#sessionOf(program);
    check.isAsked = true;
    await check.refresh();
    return check;
  }

  end(check: CheckSession): void {
    if (this.#byUri.get(check.key) !== check) return;
    this.#byUri.delete(check.key);
    check.dispose();
    this.#ended.fire(check);
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const check of this.#byUri.values()) check.dispose();
    this.#byUri.clear();
    this.#changed.dispose();
    this.#ended.dispose();
  }

  #of(program: Program): CheckSession | undefined {
    return this.#byUri.get(program.uri.toString());
  }

  /** Gradients were computed. */
  #begin(program: Program): void {
    const known = this.#of(program);
    if (known?.program === program || this.settings.now['check.automatic']) void this.#sessionOf(program).refresh();
  }

  /** Another choice of inputs moves the point. */
  #follow(program: Program, choice: Choice): void {
    const check = this.#of(program);
    if (check === undefined || check.program !== program) return;
    const was = this.#choices.get(check);
    this.#choices.set(check, choice);
    const isSame = (['inputs', 'values', 'answers'] as const).every((part) => was?.[part] === choice[part]);
    if (was !== undefined && !isSame) check.inputsChanged();
  }

  #sessionOf(program: Program): CheckSession {
    const known = this.#of(program);
    if (known?.program === program) return known;
    if (known !== undefined) this.end(known); // of another cell, or closed and opened again
    const created: CheckSession = new CheckSession(program, this.client, this.settings, () => this.inputs(program), {
      changed: () => this.#changed.fire(created),
      failed: this.onFailed,
    });
    this.#byUri.set(created.key, created);
    return created;
  }
}
