import * as vscode from 'vscode';
import type { Span, Summary } from '../core/index.ts';
import { askInputs, type Earlier } from './askInputs.ts';
import type { Engine, Outcome } from './engine.ts';
import { support } from './languages.ts';
import { isInside, Past } from './past.ts';
import type { Program } from './program.ts';
import type { Programs } from './programs.ts';
import type { Remembered } from './remembered.ts';
import { sentence } from './sentence.ts';
import { type Choice, requestFor, type Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings } from './settings.ts';
import { moveRegion } from './track.ts';

type Done = Extract<Outcome, { kind: 'done' }>;

/** Milliseconds. */
const TOLD_FOR = 6_000;

/** What the commands of a program's session do. */
export class Compute implements vscode.Disposable {
  readonly #past: Past;

  constructor(
    private readonly engine: Engine,
    private readonly programs: Programs,
    private readonly sessions: Sessions,
    private readonly remembered: Remembered,
    private readonly settings: LiveSettings,
    private readonly onFailed: (reason: string) => void,
  ) {
    this.#past = new Past(programs, sessions, (document, choice) => void this.restore(programs.of(document), choice));
  }

  dispose(): void {
    this.#past.dispose();
  }

  /**
   * Runs the selection, else what was cleared at the cursor, else the function there, else the file or the cell of a
   * notebook, and asks for what it lacks.
   */
  async compute(editor = vscode.window.activeTextEditor): Promise<void> {
    if (editor === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a JavaScript file to compute gradients.'));
      return;
    }
    if (!(await this.#readable(editor.document))) return;
    const { document, selection } = editor;
    const program = this.programs.of(document);
    const answers = this.remembered.of(program);
    const session = this.sessions.of(document);
    const offset = program.offsetAt(document, selection.active);
    const isShown = session?.program === program && isInside(session.choice.region, offset);
    if (selection.isEmpty && isShown && session.stale) {
      await this.#start(program, session.choice);
      return;
    }
    const cleared = selection.isEmpty ? this.#past.clearedAt(program, offset) : undefined;
    if (cleared !== undefined) {
      await this.#start(program, { ...cleared, answers });
      return;
    }
    await this.#start(program, { region: await this.#regionOf(program, editor), of: undefined, answers });
  }

  /** Runs what is shown anew, on the text as it is now. */
  async computeAgain(document: vscode.TextDocument | undefined): Promise<void> {
    const session = document && this.sessions.of(document);
    if (session !== undefined) await this.#start(session.program, session.choice);
  }

  /** Runs what was chosen before. */
  resume(document: vscode.TextDocument, choice: Choice): Promise<void> {
    return this.#start(this.programs.of(document), choice);
  }

  /**
   * Shows a program's former choice again. It was not asked for: so it asks nothing, and does not say why it cannot.
   * False: nothing is shown.
   */
  async restore(program: Program, choice: Choice): Promise<boolean> {
    const { home } = program;
    if (support(home, this.settings.now) !== 'yes') return false;
    const request = requestFor(program, choice, this.settings.now);
    const outcome = await this.engine.inspect(keyOf(program), request);
    if (outcome.kind === 'superseded') return true; // what came after it is shown
    if (outcome.kind !== 'done') return false;
    const isShown = this.sessions.byUri(program.uri) !== undefined;
    const isSame = !home.isClosed && program.text === request.text && !isShown;
    if (isSame && lacks(outcome.summary, choice) === undefined) {
      this.sessions.begin(program, choice, outcome);
      return true;
    }
    this.engine.release(outcome.run);
    return isShown;
  }

  clear(document: vscode.TextDocument | undefined): void {
    const session = document && this.sessions.of(document);
    if (session === undefined) return;
    this.sessions.end(session, 'cleared');
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
    if (session?.shown === undefined) return;
    const { outputs, output } = session.shown.summary;
    const items = outputs.map((label) => ({
      label,
      description: label === output?.name ? vscode.l10n.t('now') : undefined,
    }));
    const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Differentiate which variable?') });
    if (picked !== undefined) await this.#start(session.program, { ...session.choice, of: picked.label });
  }

  /** Asks again for the inputs that were asked for. */
  async changeInputs(document: vscode.TextDocument | undefined): Promise<void> {
    const session = document && this.sessions.of(document);
    const { inputs = [], missing = [] } = session?.shown?.summary ?? {};
    const names = [...inputs.filter(({ source }) => source === 'remembered').map(({ name }) => name), ...missing];
    if (session === undefined || names.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No input here was asked for: the code gives all values.'),
      );
      return;
    }
    const answers = await this.#ask(session.program, names);
    if (answers !== undefined) await this.#start(session.program, { ...session.choice, ...answers });
  }

  async #readable(document: vscode.TextDocument): Promise<boolean> {
    const answer = support(document, this.settings.now);
    if (answer === 'yes') return true;
    void vscode.window.showInformationMessage(refusal(answer, document.languageId));
    return false;
  }

  async #regionOf(program: Program, { document, selection }: vscode.TextEditor): Promise<Span | undefined> {
    const { text, language } = program;
    const start = program.offsetAt(document, selection.start);
    const selected = trimmed(text, { start, end: program.offsetAt(document, selection.end) });
    if (selected !== undefined) return selected;
    const found = this.engine.ask<'functionAt'>({ kind: 'functionAt', text, language, offset: start });
    return (await found.catch(() => null)) ?? undefined;
  }

  /** Runs a program, asks for what it lacks, and shows the run of its newest text. */
  async #start(program: Program, wanted: Choice): Promise<void> {
    let choice = wanted;
    // What is typed while questions are open moves the region.
    const following = this.programs.onDidEdit((event) => {
      if (event.program !== program) return;
      for (const edit of event.edits) choice = { ...choice, region: choice.region && moveRegion(choice.region, edit) };
    });
    try {
      for (let pending = true; pending; ) {
        const { text } = program;
        const outcome = await this.#probe(program, choice);
        if (outcome === undefined || program.home.isClosed) return;
        const lacking = lacks(outcome.summary, choice);
        pending = program.text !== text;
        if (lacking === undefined) {
          if (pending) this.engine.release(outcome.run);
          else this.sessions.begin(program, choice, outcome);
          continue;
        }
        pending = true;
        const more = 'functions' in lacking ? await pickFunction(lacking) : await this.#ask(program, lacking.names);
        if (more === undefined) {
          this.#left(program, choice, outcome, 'names' in lacking && program.text === text);
          return;
        }
        this.engine.release(outcome.run);
        choice = { ...choice, ...more };
      }
    } finally {
      following.dispose();
    }
  }

  /** The form was left: what ran up to what is lacking is shown, unless there are good results to keep. */
  #left(program: Program, choice: Choice, outcome: Done, isShown: boolean): void {
    const session = this.sessions.byUri(program.uri);
    const keeps = session?.shown !== undefined && session.problem === undefined;
    if (isShown && !keeps && !program.home.isClosed) this.sessions.begin(program, choice, outcome);
    else this.engine.release(outcome.run);
  }

  async #ask(program: Program, names: readonly string[]): Promise<Pick<Choice, 'answers'> | undefined> {
    const { language } = program;
    const problemWith = async (name: string, expression: string) => {
      const answer = this.engine.ask<'checkInput'>({ kind: 'checkInput', language, name, expression });
      const reason = await answer.catch(() => null);
      return reason === null ? undefined : sentence(reason);
    };
    const given = await askInputs(names, this.#earlier(program), problemWith);
    if (given === undefined) return undefined;
    this.remembered.remember(program, given);
    return { answers: this.remembered.of(program) };
  }

  #earlier(program: Program): Earlier {
    return { now: this.remembered.of(program), before: this.remembered.before(program) };
  }

  /** Undefined when it did not come to its own end, which is told in its document. */
  async #probe(program: Program, choice: Choice): Promise<Done | undefined> {
    const outcome = await this.engine.inspect(keyOf(program), requestFor(program, choice, this.settings.now));
    if (outcome.kind === 'done') return outcome;
    if (outcome.kind === 'superseded' || program.home.isClosed) return undefined;
    if (outcome.kind === 'failed') this.onFailed(outcome.reason);
    this.sessions.beginFailed(program, choice, outcome);
    return undefined;
  }
}

/** Apart from the session's own runs: neither takes the other's place. */
function keyOf({ uri }: Program): string {
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
