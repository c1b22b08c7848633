import * as vscode from 'vscode';
import type { LanguageId, Span } from '../core/index.ts';

import { askInputs } from './askInputs.ts';
import type { Engine, Outcome } from './engine.ts';
import { support } from './languages.ts';
import type { Remembered } from './remembered.ts';
import { type Choice, requestFor, type Session } from './session.ts';
import type { Sessions } from './sessions.ts';

type Done = Extract<Outcome, { kind: 'done' }>;

/** What the commands of a document's session do. */
export class Compute {
  constructor(
    private readonly engine: Engine,
    private readonly sessions: Sessions,
    private readonly remembered: Remembered,
    private readonly onFailed: (reason: string) => void,
  ) {}

  /** Runs the selection, else the function at the cursor, else the file, and asks for what it lacks. */
  async compute(editor = vscode.window.activeTextEditor): Promise<void> {
    if (editor === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a JavaScript file to compute gradients.'));
      return;
    }
    if (!(await this.#readable(editor.document))) return;
    const { document } = editor;
    await this.#start(document, {
      region: await this.#regionOf(editor),
      of: undefined,
      answers: this.remembered.of(document),
    });
  }

  clear(document = vscode.window.activeTextEditor?.document): void {
    if (document !== undefined) this.sessions.end(document);
  }

  /** For what needs a computed document: computes it first if need be. */
  async withSession(use: (session: Session) => void): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || this.sessions.of(document) === undefined) await this.compute();
    const session = document && this.sessions.of(document);
    if (session !== undefined) use(session);
  }

  /** Lets the user choose another output. */
  async chooseOutput(document = vscode.window.activeTextEditor?.document): Promise<void> {
    const session = document && this.sessions.of(document);
    if (document === undefined || session?.shown === undefined) return;
    const { outputs, output } = session.shown.summary;
    const items = outputs.map((label) => ({
      label,
      description: label === output?.name ? vscode.l10n.t('now') : undefined,
    }));
    const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Differentiate which variable?') });
    if (picked !== undefined) await this.#start(document, { ...session.choice, of: picked.label });
  }

  async #readable(document: vscode.TextDocument): Promise<boolean> {
    const answer = support(document);
    if (answer === 'yes') return true;
    const text =
      answer === 'later'
        ? vscode.l10n.t('GradLens reads JavaScript today. Python comes next: this command will work here, too.')
        : vscode.l10n.t('GradLens reads JavaScript files, and Python comes next.');
    void vscode.window.showInformationMessage(text);
    return false;
  }

  async #regionOf({ document, selection }: vscode.TextEditor): Promise<Span | undefined> {
    const text = document.getText();
    const start = document.offsetAt(selection.start);
    const selected = trimmed(text, { start, end: document.offsetAt(selection.end) });
    if (selected !== undefined) return selected;
    const language = document.languageId as LanguageId;
    const found = this.engine.ask<'functionAt'>({ kind: 'functionAt', text, language, offset: start });
    return (await found.catch(() => null)) ?? undefined;
  }

  async #start(document: vscode.TextDocument, choice: Choice): Promise<void> {
    for (;;) {
      const { version } = document;
      const outcome = await this.#probe(document, choice);
      if (outcome === undefined || document.isClosed) return;
      const { missing, functions, error } = outcome.summary;
      if (error?.code === 'choose-function' && functions.length > 0) {
        this.engine.release(outcome.run);
        const picked = await pickFunction(functions);
        if (picked === undefined) return;
        choice = { ...choice, region: picked };
      } else if (missing.length > 0) {
        this.engine.release(outcome.run);
        const given = await askInputs(missing, this.remembered.of(document), (name, expression) =>
          this.#problemWith(document, name, expression),
        );
        if (given === undefined) return;
        this.remembered.remember(document, given);
        choice = { ...choice, answers: this.remembered.of(document) };
      } else if (document.version !== version) {
        this.engine.release(outcome.run); // it was edited meanwhile
      } else {
        this.sessions.begin(document, choice, outcome);
        return;
      }
    }
  }

  async #probe(document: vscode.TextDocument, choice: Choice): Promise<Done | undefined> {
    const outcome = await this.engine.inspect(`compute ${document.uri}`, requestFor(document, choice));
    if (outcome.kind === 'done') return outcome;
    if (outcome.kind === 'failed') this.onFailed(outcome.reason);
    if (outcome.kind === 'stopped')
      void vscode.window.showWarningMessage(vscode.l10n.t('Stopped after {0} ms.', outcome.milliseconds));
    return undefined;
  }

  /** Why an answer cannot be used, tried in the worker while it is being typed. */
  async #problemWith(document: vscode.TextDocument, name: string, expression: string): Promise<string | undefined> {
    const language = document.languageId as LanguageId;
    const answer = this.engine.ask<'checkInput'>({ kind: 'checkInput', language, name, expression });
    return (await answer.catch(() => null)) ?? undefined;
  }
}

/** The selection without the blanks around it: typing after them does not belong to it. */
function trimmed(text: string, { start, end }: Span): Span | undefined {
  const selected = text.slice(start, end);
  const length = selected.trim().length;
  if (length === 0) return undefined;
  const first = start + selected.length - selected.trimStart().length;
  return { start: first, end: first + length };
}

async function pickFunction(functions: readonly { readonly name: string; readonly span: Span }[]) {
  const items = functions.map(({ name, span }) => ({ label: name, span }));
  const title = vscode.l10n.t('This file only defines functions. Which one shall be computed?');
  return (await vscode.window.showQuickPick(items, { title }))?.span;
}
