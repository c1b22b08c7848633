import * as vscode from 'vscode';
import type { LanguageId, Span, Summary } from '../core/index.ts';

import { askInputs, type Earlier } from './askInputs.ts';
import type { Engine, Outcome } from './engine.ts';
import { support } from './languages.ts';
import { isInside, Past } from './past.ts';
import type { Remembered } from './remembered.ts';
import { sentence } from './sentence.ts';
import { type Choice, requestFor, type Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings } from './settings.ts';
import { editOf, moveRegion } from './track.ts';

type Done = Extract<Outcome, { kind: 'done' }>;

/** Milliseconds. */
const TOLD_FOR = 6_000;

/** What the commands of a document's session do. */
export class Compute implements vscode.Disposable {
  readonly #past: Past;

  constructor(
    private readonly engine: Engine,
    private readonly sessions: Sessions,
    private readonly remembered: Remembered,
    private readonly settings: LiveSettings,
    private readonly onFailed: (reason: string) => void,
  ) {
    this.#past = new Past(sessions, (document, choice) => void this.#restore(document, choice));
  }

  dispose(): void {
    this.#past.dispose();
  }

  /**
   * Runs the selection, else what was cleared at the cursor, else the function there, else the file, and asks for what it
   * lacks.
   */
  async compute(editor = vscode.window.activeTextEditor): Promise<void> {
    if (editor === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a JavaScript file to compute gradients.'));
      return;
    }
    if (!(await this.#readable(editor.document))) return;
    const { document, selection } = editor;
    const session = this.sessions.of(document);
    const offset = document.offsetAt(selection.active);
    if (selection.isEmpty && session?.stale && isInside(session.choice.region, offset)) {
      await this.#start(document, session.choice);
      return;
    }
    const cleared = selection.isEmpty ? this.#past.clearedAt(document, offset) : undefined;
    if (cleared !== undefined) {
      await this.#start(document, { ...cleared, answers: this.remembered.of(document) });
      return;
    }
    await this.#start(document, {
      region: await this.#regionOf(editor),
      of: undefined,
      answers: this.remembered.of(document),
    });
  }

  /** Runs what is shown anew, on the text as it is now. */
  async computeAgain(document: vscode.TextDocument | undefined): Promise<void> {
    const session = document && this.sessions.of(document);
    if (document !== undefined && session !== undefined) await this.resume(document, session.choice);
  }

  /** Runs what was chosen before. */
  resume(document: vscode.TextDocument, choice: Choice): Promise<void> {
    return this.#start(document, choice);
  }

  clear(document: vscode.TextDocument | undefined): void {
    if (document === undefined || this.sessions.of(document) === undefined) return;
    this.sessions.end(document, 'cleared');
    const told = vscode.l10n.t('GradLens: cleared. Compute Gradients brings it back.');
    vscode.window.setStatusBarMessage(told, TOLD_FOR);
  }

  /** For what needs a computed document: computes it first if need be. */
  async withSession(document: vscode.TextDocument | undefined, use: (session: Session) => unknown): Promise<void> {
    if (document === undefined || this.sessions.of(document) === undefined) await this.compute();
    const session = document && this.sessions.of(document);
    if (session !== undefined) await use(session);
  }

  /** Lets the user choose another output. */
  async chooseOutput(document: vscode.TextDocument | undefined): Promise<void> {
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

  /** Asks again for the inputs that were asked for. */
  async changeInputs(document: vscode.TextDocument | undefined): Promise<void> {
    const session = document && this.sessions.of(document);
    const { inputs = [], missing = [] } = session?.shown?.summary ?? {};
    const names = [...inputs.filter(({ source }) => source === 'remembered').map(({ name }) => name), ...missing];
    if (document === undefined || session === undefined || names.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No input here was asked for: the code gives all values.'),
      );
      return;
    }
    const answers = await this.#ask(document, names);
    if (answers !== undefined) await this.#start(document, { ...session.choice, ...answers });
  }

  async #readable(document: vscode.TextDocument): Promise<boolean> {
    const answer = support(document, this.settings.now);
    if (answer === 'yes') return true;
    void vscode.window.showInformationMessage(refusal(answer, document.languageId));
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

  /** Runs a document, asks for what it lacks, and shows the run of its newest text. */
  async #start(document: vscode.TextDocument, wanted: Choice): Promise<void> {
    let choice = wanted;
    // What is typed while questions are open moves the region.
    const edits = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document) return;
      for (const change of event.contentChanges) {
        const region = choice.region && moveRegion(choice.region, editOf(change));
        choice = { ...choice, region };
      }
    });
    try {
      for (let pending = true; pending; ) {
        const { version } = document;
        const outcome = await this.#probe(document, choice);
        if (outcome === undefined || document.isClosed) return;
        const lacking = lacks(outcome.summary, choice);
        pending = document.version !== version;
        if (lacking === undefined) {
          if (pending) this.engine.release(outcome.run);
          else this.sessions.begin(document, choice, outcome);
          continue;
        }
        pending = true;
        const more = 'functions' in lacking ? await pickFunction(lacking) : await this.#ask(document, lacking.names);
        if (more === undefined) {
          this.#left(document, choice, outcome, 'names' in lacking && document.version === version);
          return;
        }
        this.engine.release(outcome.run);
        choice = { ...choice, ...more };
      }
    } finally {
      edits.dispose();
    }
  }

  /** Shows a document's former choice again. It was not asked for: so it asks nothing, and does not say why it cannot. */
  async #restore(document: vscode.TextDocument, choice: Choice): Promise<void> {
    if (support(document, this.settings.now) !== 'yes') return;
    const { version } = document;
    const outcome = await this.engine.inspect(keyOf(document), requestFor(document, choice, this.settings.now));
    if (outcome.kind !== 'done') return;
    const isWanted = !document.isClosed && document.version === version && this.sessions.of(document) === undefined;
    if (isWanted && lacks(outcome.summary, choice) === undefined) this.sessions.begin(document, choice, outcome);
    else this.engine.release(outcome.run);
  }

  /** The form was left: what ran up to what is lacking is shown, unless there are good results to keep. */
  #left(document: vscode.TextDocument, choice: Choice, outcome: Done, isShown: boolean): void {
    const session = this.sessions.of(document);
    const keeps = session?.shown !== undefined && session.problem === undefined;
    if (isShown && !keeps && !document.isClosed) this.sessions.begin(document, choice, outcome);
    else this.engine.release(outcome.run);
  }

  async #ask(document: vscode.TextDocument, names: readonly string[]): Promise<Pick<Choice, 'answers'> | undefined> {
    const language = document.languageId as LanguageId;
    const problemWith = async (name: string, expression: string) => {
      const answer = this.engine.ask<'checkInput'>({ kind: 'checkInput', language, name, expression });
      const reason = await answer.catch(() => null);
      return reason === null ? undefined : sentence(reason);
    };
    const given = await askInputs(names, this.#earlier(document), problemWith);
    if (given === undefined) return undefined;
    this.remembered.remember(document, given);
    return { answers: this.remembered.of(document) };
  }

  #earlier(document: vscode.TextDocument): Earlier {
    return { now: this.remembered.of(document), before: this.remembered.before(document) };
  }

  /** Undefined when it did not come to its own end, which is told in the document. */
  async #probe(document: vscode.TextDocument, choice: Choice): Promise<Done | undefined> {
    const outcome = await this.engine.inspect(keyOf(document), requestFor(document, choice, this.settings.now));
    if (outcome.kind === 'done') return outcome;
    if (outcome.kind === 'superseded' || document.isClosed) return undefined;
    if (outcome.kind === 'failed') this.onFailed(outcome.reason);
    this.sessions.beginFailed(document, choice, outcome);
    return undefined;
  }
}

/** Apart from the session's own runs: neither takes the other's place. */
function keyOf({ uri }: vscode.TextDocument): string {
  return `compute ${uri}`;
}

function refusal(answer: 'off' | 'no', language: string): string {
  const { t } = vscode.l10n;
  if (answer === 'off') return t('GradLens is off for {0}, by the setting gradlens.languages.', language);
  return t('GradLens reads JavaScript and Python files.');
}

type Lacking = Pick<Summary, 'functions'> | { readonly names: readonly string[] };

/** What must be asked for before a run can be shown. */
function lacks({ error, functions, missing }: Summary, { answers }: Choice): Lacking | undefined {
  if (error?.code === 'choose-function' && functions.length > 0) return { functions };
  if (missing.length > 0) return { names: missing };
  const unusable = error?.code === 'input-invalid' ? String(error.args.name) : undefined;
  return unusable !== undefined && unusable in answers ? { names: [unusable] } : undefined;
}

/** The selection without the blanks around it: typing after them does not belong to it. */
function trimmed(text: string, { start, end }: Span): Span | undefined {
  const selected = text.slice(start, end);
  const length = selected.trim().length;
  if (length === 0) return undefined;
  const first = start + selected.length - selected.trimStart().length;
  return { start: first, end: first + length };
}

async function pickFunction({ functions }: Pick<Summary, 'functions'>): Promise<Pick<Choice, 'region'> | undefined> {
  const items = functions.map(({ name, span }) => ({ label: name, span }));
  const title = vscode.l10n.t('This file only defines functions. Which one shall be computed?');
  const picked = await vscode.window.showQuickPick(items, { title });
  return picked && { region: picked.span };
}
