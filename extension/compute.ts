import * as vscode from 'vscode';
import type { FunctionCall, Guess, Span, Summary } from '../core/index.ts';
import { askInputs, type Earlier } from './askInputs.ts';
import { pickCall } from './calls.ts';
import { type Choice, type ChoiceChange, isSameRegion, movedChoice, noChoice, withCall } from './choice.ts';
import type { Engine, Outcome } from './engine.ts';
import { support } from './languages.ts';
import { isInside, Past } from './past.ts';
import type { Program, ProgramEdit } from './program.ts';
import type { Programs } from './programs.ts';
import type { Remembered } from './remembered.ts';
import { requestFor } from './request.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings } from './settings.ts';
import { mapForward } from './track.ts';
import { trimmed } from './words.ts';

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
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a JavaScript or Python file to compute gradients.'),
      );
      return;
    }
    if (!(await this.readable(editor.document))) return;
    const { document, selection } = editor;
    const program = this.programs.of(document);
    const offset = program.offsetAt(document, selection.active);
    const found = selection.isEmpty ? this.#chosenAt(program, offset) : undefined;
    await this.start(program, found ?? (await this.choiceAround(program, editor)));
  }

  /** What was chosen, here or before, for the region that an editor's selection means. */
  async choiceAround(program: Program, editor: vscode.TextEditor, selection = editor.selection): Promise<Choice> {
    const region = await this.#regionOf(program, editor.document, selection);
    const shown = this.sessions.byUri(program.uri);
    const known = shown?.program === program ? [shown.choice] : [];
    const choices = [...known, ...this.remembered.choices(program)];
    const found = choices.find((choice) => isSameRegion(choice.region, region)) ?? { ...noChoice, region };
    return { ...found, answers: this.remembered.of(program) };
  }

  /** Runs what is shown anew, on the text as it is now, and asks for what it lacks. */
  async computeAgain(session: Session | undefined): Promise<void> {
    if (session === undefined) return;
    if (this.sessions.isApart(session)) await this.#supplyApart(session);
    else await this.start(session.program, session.choice);
  }

  /** Runs what was chosen before. */
  resume(document: vscode.TextDocument, choice: Choice): Promise<void> {
    return this.start(this.programs.of(document), choice);
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

  clear(session: Session | undefined): void {
    if (session === undefined) return;
    this.sessions.end(session, 'cleared');
    const told = vscode.l10n.t('GradLens: cleared. Compute Gradients brings it back.');
    vscode.window.setStatusBarMessage(told, TOLD_FOR);
  }

  /** Asks again for the inputs that were asked for. */
  async changeInputs(session: Session | undefined): Promise<void> {
    const { inputs = [], missing = [] } = session?.shown?.summary ?? {};
    const names = [...inputs.filter(({ source }) => source === 'remembered').map(({ name }) => name), ...missing];
    if (session === undefined || names.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No input here was asked for: the code gives all values.'),
      );
      return;
    }
    const answers = await this.#ask(session.program, names);
    if (answers === undefined) return;
    if (this.sessions.isApart(session)) await session.choose(answers);
    else await this.start(session.program, { ...session.choice, ...answers });
  }

  /** What is shown at an offset and older than the text, else what was chosen there before. */
  #chosenAt(program: Program, offset: number): Choice | undefined {
    const session = this.sessions.byUri(program.uri);
    const isThere = ({ region }: Choice) => isInside(region, offset);
    if (session?.program === program) {
      if (session.stale && isThere(session.choice)) return session.choice;
    }
    const cleared = this.#past.clearedAt(program, offset);
    if (cleared !== undefined) return { ...cleared, answers: this.remembered.of(program) };
    if (session?.program === program) return undefined;
    return this.remembered.choices(program).find((choice) => choice.region !== undefined && isThere(choice));
  }

  /** Says so where it is not. */
  async readable(document: vscode.TextDocument): Promise<boolean> {
    const answer = support(document, this.settings.now);
    if (answer === 'yes') return true;
    void vscode.window.showInformationMessage(refusal(answer, document.languageId));
    return false;
  }

  async #regionOf(program: Program, document: vscode.TextDocument, selection: vscode.Range): Promise<Span | undefined> {
    const { text, language } = program;
    const start = program.offsetAt(document, selection.start);
    const selected = trimmed(text, { start, end: program.offsetAt(document, selection.end) });
    if (selected !== undefined) return selected;
    const found = this.engine.ask<'functionAt'>({ kind: 'functionAt', text, language, offset: start });
    return (await found.catch(() => null)) ?? undefined;
  }

  /** Runs a program, asks for what it lacks, and shows the run of its newest text. */
  async start(program: Program, wanted: Choice): Promise<void> {
    let choice = wanted;
    let edits: ProgramEdit[] = [];
    // What is typed while questions are open moves the region, and what they offered.
    const following = this.programs.onDidEdit((event) => {
      if (event.program !== program) return;
      edits.push(...event.edits);
      for (const edit of event.edits) choice = movedChoice(choice, edit) ?? { ...choice, region: undefined };
    });
    try {
      for (let pending = true; pending; ) {
        const { text } = program;
        edits = [];
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
        const more = await this.#more(program, choice, lacking);
        if (more === undefined) {
          this.#left(program, choice, outcome, 'names' in lacking && program.text === text);
          return;
        }
        this.engine.release(outcome.run);
        choice = { ...choice, ...moved(more, edits) };
      }
    } finally {
      following.dispose();
    }
  }

  /** What stands apart runs by itself: only what it lacks is asked for. */
  async #supplyApart(session: Session): Promise<void> {
    for (;;) {
      await session.refresh();
      const { shown, choice, program } = session;
      const lacking = shown && lacks(shown.summary, choice);
      const more = lacking && (await this.#more(program, choice, lacking));
      if (more === undefined) return;
      await session.choose(moved(more, session.shown?.edits ?? []));
    }
  }

  #more(program: Program, choice: Choice, lacking: Lacking): Promise<ChoiceChange | undefined> {
    return 'functions' in lacking ? pickFunction(lacking) : this.#supply(program, choice, lacking);
  }

  /** The arguments of a call, or other values. */
  async #supply(program: Program, choice: Choice, lacking: Values): Promise<ChoiceChange | undefined> {
    const { calls, names, guesses } = lacking;
    const call = calls.length === 0 ? 'other' : await pickCall(calls, program);
    if (call === undefined) return undefined;
    return call === 'other' ? this.#ask(program, names, guesses) : withCall(choice, call);
  }

  /** The form was left: what ran up to what is lacking is shown, unless there are good results to keep. */
  #left(program: Program, choice: Choice, outcome: Done, isShown: boolean): void {
    const session = this.sessions.byUri(program.uri);
    const keeps = session?.shown !== undefined && session.problem === undefined;
    if (isShown && !keeps && !program.home.isClosed) this.sessions.begin(program, choice, outcome);
    else this.engine.release(outcome.run);
  }

  async #ask(
    program: Program,
    names: readonly string[],
    guesses: readonly Guess[] = [],
  ): Promise<Pick<Choice, 'answers'> | undefined> {
    const given = await this.askFor(program, names, { ...this.#earlier(program), guesses });
    if (given === undefined) return undefined;
    this.remembered.remember(program, given);
    return { answers: this.remembered.of(program) };
  }

  /** Asks for expressions that can be evaluated. Undefined: the form was left. */
  askFor(program: Program, names: readonly string[], earlier: Earlier): Promise<Record<string, string> | undefined> {
    return askInputs(names, earlier, program.language, (name, expression) =>
      this.problemWith(program, name, expression),
    );
  }

  /** Why an expression cannot be a value. */
  async problemWith({ language }: Program, name: string, expression: string): Promise<string | undefined> {
    const answer = this.engine.ask<'checkInput'>({ kind: 'checkInput', language, name, expression });
    const reason = await answer.catch(() => null);
    return reason === null ? undefined : sentence(reason);
  }

  #earlier(program: Program): Earlier {
    return { now: this.remembered.of(program), before: this.remembered.before(program) };
  }

  /** What a program would say with another text, which nothing shows. */
  async probeText(program: Program, choice: Choice, text: string): Promise<Summary | undefined> {
    const request = requestFor(program, choice, this.settings.now);
    const { cell } = program;
    const grown = cell && { start: cell.start, end: cell.end + text.length - program.text.length };
    const region = choice.region ?? grown;
    const outcome = await this.engine.inspect(keyOf(program), { ...request, text, region });
    if (outcome.kind !== 'done') return undefined;
    this.engine.release(outcome.run);
    return outcome.summary;
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

/** Names that need values, and who could give them. */
interface Values {
  readonly names: readonly string[];
  readonly guesses: readonly Guess[];
  readonly calls: readonly FunctionCall[];
}

type Lacking = Pick<Summary, 'functions'> | Values;

/** What must be asked for before a run can be shown. */
function lacks({ error, functions, missing, calls, guesses }: Summary, { answers }: Choice): Lacking | undefined {
  if (error?.code === 'choose-function' && functions.length > 0) return { functions };
  const offered = calls.some(({ chosen }) => chosen) ? [] : calls;
  if (missing.length > 0) return { names: missing, guesses, calls: offered };
  const unusable = error?.code === 'input-invalid' ? String(error.args.name) : undefined;
  return unusable !== undefined && unusable in answers ? { names: [unusable], guesses, calls: [] } : undefined;
}

/** What was picked, after what was typed meanwhile; a place that was edited is none any more. */
function moved(more: ChoiceChange, edits: readonly ProgramEdit[]): ChoiceChange {
  const { region, call } = more;
  return {
    ...more,
    ...(region && { region: mapForward(region, edits) }),
    ...(call && { call: mapForward(call, edits) }),
  };
}

async function pickFunction({ functions }: Pick<Summary, 'functions'>): Promise<ChoiceChange | undefined> {
  const items = functions.map(({ name, span }) => ({ label: name, span }));
  const title = vscode.l10n.t('This file only defines functions. Which one shall be computed?');
  const picked = await vscode.window.showQuickPick(items, { title });
  return picked && { region: picked.span };
}
