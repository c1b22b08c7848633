import type { InputValues, Span, Summary } from '../core/index.ts';
import { Gone } from './channel.ts';
import {
  asInCode,
  type Choice,
  type ChoiceChange,
  movedChoice,
  movedNames,
  settledLiterals,
  withoutUnknown,
  withValues,
} from './choice.ts';
import { type Ended, endedProblem, type PlacedFinding } from './ended.ts';
import type { Engine, Outcome } from './engine.ts';
import { Live } from './live.ts';
import { editedShown, moved, type Shown, shownOf, withLines } from './placed.ts';
import type { Program, ProgramEdit } from './program.ts';
import { requestFor } from './request.ts';
import type { LiveSettings, Settings } from './settings.ts';
import { type LineEdit, touches } from './track.ts';
import type { Answers, Question, QuestionOf } from './worker/protocol.ts';

/** Results are dimmed when no newer ones have come in so many milliseconds: a run that is quick does not flicker. */
const DIM_AFTER = 120;
/** An error is told when nothing was typed for so long, if it leaves nothing else to show: a statement half typed. */
const QUIET = 600;
/** An edit elsewhere may give a name that the region uses another meaning: that is looked after at leisure. */
const LEISURE = 400;
/** So long the next step of a moving value waits for what views ask about the last one. */
const PATIENCE = 150;
/** So often a question is put again, when the run that it is about made room for a newer one. */
const ATTEMPTS = 4;

/** One region of one program: keeps it in place while the text is edited, runs it again, holds what is shown. */
export class Session {
  #choice: Choice;
  #shown: Shown | undefined;
  #problem: PlacedFinding | undefined;
  #stale = false;
  #timer: Timer | undefined;
  #dim: Timer | undefined;
  #quiet: Timer | undefined;
  #runs = 0;
  /** The newest of them. */
  #running: Promise<void> | undefined;
  readonly #live = new Live(
    () => this.#runNow(),
    () => this.#answered(),
  );
  readonly #questions = new Set<Promise<unknown>>();
  #touched = false;
  #disposed = false;
  #settled: (() => void)[] = [];

  constructor(
    readonly program: Program,
    private readonly engine: Engine,
    private readonly settings: LiveSettings,
    choice: Choice,
    private readonly events: { changed(): void; cleared(): void; failed(reason: string): void },
    /** Its name among all: a newer run under it takes the place of an older one. */
    readonly key: string = program.uri.toString(),
  ) {
    this.#choice = choice;
  }

  get choice(): Choice {
    return this.#choice;
  }

  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** What keeps the text as it is from being shown. */
  get problem(): PlacedFinding | undefined {
    return this.#problem;
  }

  /** Significant digits of the short texts. */
  get digits(): number {
    return this.settings.now.digits;
  }

  /** What is shown belongs to an older text. */
  get stale(): boolean {
    return this.#stale;
  }

  /** Shows a run of the present text that was made for this choice. */
  begin(choice: Choice, outcome: Extract<Outcome, { kind: 'done' }>): void {
    this.#choice = choice;
    this.#drop();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#accept(outcome.run, outcome.summary, this.program.text);
  }

  /** Tells that a run for this choice did not come to its own end. What is shown stays, dimmed, if it is this choice's. */
  fail(choice: Choice, outcome: Ended): void {
    if (choice !== this.#choice) this.#drop();
    this.#choice = choice;
    this.#tellEnded(outcome);
  }

  /** Runs the present text, and resolves when its result is shown, or a newer one's. */
  refresh(): Promise<void> {
    this.#schedule(0);
    return this.settled();
  }

  /** Runs with another choice, and resolves when that is shown, or a newer one's. What it does not name stays. */
  choose(change: ChoiceChange): Promise<void> {
    this.#choice = { ...this.#choice, ...change };
    this.#dim ??= setTimeout(() => this.#setStale(), DIM_AFTER);
    return this.refresh();
  }

  /**
   * Numbers for inputs while they move: each step is shown that there is time for, at once, and the newest in any case;
   * what is shown is not dimmed meanwhile.
   *
   * @returns when nothing moves any more
   */
  vary(values: InputValues): Promise<void> {
    this.#choice = { ...this.#choice, ...withValues(this.#choice, values) };
    this.#live.want();
    return this.settled();
  }

  /** Nothing was varied for so many milliseconds. */
  isAtRest(milliseconds: number): boolean {
    return this.#disposed || this.#live.isAtRest(milliseconds);
  }

  /** Resolves when nothing was varied for so many milliseconds: what takes long is asked then, and no step waits for it. */
  rested(milliseconds: number): Promise<void> {
    return this.#live.rested(milliseconds);
  }

  /** Gives an input, or all of them, what the code has. */
  reset(name?: string): Promise<void> {
    return this.choose(asInCode(this.#choice, name === undefined ? undefined : [name]));
  }

  /** Shows these iterations and calls of the run that is shown, and of all that come. */
  show(shown: Choice['shown']): Promise<void> {
    this.#choice = { ...this.#choice, shown };
    return this.#showChosen();
  }

  /** Resolves when no run is under way. */
  settled(): Promise<void> {
    if (this.#disposed || this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  edited(edits: readonly ProgramEdit[]): void {
    const lines = edits.filter((edit) => edit.inserted.includes('\n') || edit.endLine > edit.startLine);
    for (const edit of edits) {
      if (!this.#move(edit)) {
        this.events.cleared();
        return;
      }
    }
    for (const edit of lines) this.#moveLines(edit);
    this.#choice = settledLiterals(this.#choice, this.program.text);
    clearTimeout(this.#quiet);
    const { run, delay } = this.settings.now;
    if (run !== 'onType') this.#wait();
    else if (this.#touched || this.#runs > 0 || this.#shown === undefined) {
      this.#dim ??= setTimeout(() => this.#setStale(), DIM_AFTER);
      this.#schedule(delay);
    } else this.#schedule(Math.max(LEISURE, delay));
    if (lines.length > 0) this.events.changed();
  }

  saved(): void {
    if (this.settings.now.run === 'onSave' && this.#isBehind()) this.#schedule(0);
  }

  /** Another way of running, or of writing numbers, is taken up at once. */
  settingsChanged(was: Settings, now: Settings): void {
    const repeats = (['digits', 'timeLimit', 'memoryLimit'] as const).some((key) => was[key] !== now[key]);
    const waits = now.run !== 'onType' && this.#isBehind();
    if (!waits && (repeats || (now.run === 'onType' && this.#isBehind()))) this.#schedule(0);
    this.events.changed();
  }

  /** Asks about the run that is shown. Undefined when it is gone and could not be had again. */
  async about<K extends Question['kind']>(ask: (run: number) => QuestionOf<K>): Promise<Answers[K] | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS && this.#shown !== undefined; attempt++) {
      const { run } = this.#shown;
      try {
        return await this.#asked(this.engine.ask(ask(run)));
      } catch (error) {
        if (!(error instanceof Gone)) throw error;
        if (run !== this.#shown?.run) continue; // a newer one is shown
        if (this.settings.now.run !== 'onType' && this.#isBehind()) return undefined;
        await (this.#runs > 0 ? this.#running : this.refresh());
        if (run === this.#shown?.run) return undefined;
      }
    }
    return undefined;
  }

  dispose(): void {
    this.#disposed = true;
    for (const timer of [this.#timer, this.#dim, this.#quiet]) clearTimeout(timer);
    this.#drop();
    this.#tellSettled();
  }

  /** False when the whole region was deleted. */
  #move(edit: ProgramEdit): boolean {
    const { region } = this.#choice;
    const shown = this.#shown;
    const places = [...(shown?.slice ?? []), ...(region === undefined ? [] : [region])];
    this.#touched ||= region === undefined || places.some((place) => touches(place, edit));
    const moved = movedChoice(this.#choice, edit);
    if (moved === undefined) return false;
    this.#choice = moved;
    this.#shown = shown && editedShown(shown, edit);
    return true;
  }

  #moveLines(edit: LineEdit): void {
    this.#problem = this.#problem && moved(this.#problem, edit)[0];
    this.#choice = movedNames(this.#choice, edit);
  }

  #isIdle(): boolean {
    return this.#runs === 0 && this.#timer === undefined && !this.#live.isWanted;
  }

  /** The text is not what ran. */
  #isBehind(): boolean {
    return this.#shown?.text !== this.program.text;
  }

  /** Nothing runs before the user says so: until then what is shown is old, unless the edits are taken back. */
  #wait(): void {
    const shown = this.#shown;
    clearTimeout(this.#dim);
    this.#dim = undefined;
    if (shown === undefined || this.#isBehind()) {
      if (!this.#stale) this.#setStale();
      return;
    }
    const { error } = shown.summary;
    this.#shown = shownOf(shown.run, shown.text, shown.summary);
    this.#problem = error ? { line: error.line - 1, finding: error } : undefined;
    this.#stale = false;
    this.events.changed();
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#runNow(), milliseconds);
  }

  #runNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#live.taken();
    const running = this.#run();
    this.#running = running;
    return running;
  }

  /** What a result made the views ask is answered before the next step: with that its run is gone. */
  async #answered(): Promise<void> {
    await pause(0);
    if (this.#questions.size > 0) await Promise.race([Promise.allSettled(this.#questions), pause(PATIENCE)]);
  }

  #asked<T>(question: Promise<T>): Promise<T> {
    const asked = question.finally(() => this.#questions.delete(asked));
    this.#questions.add(asked);
    return asked;
  }

  async #run(): Promise<void> {
    this.#touched = false;
    this.#runs++;
    const { shown } = this.#choice;
    const request = requestFor(this.program, this.#choice, this.settings.now);
    const outcome = await this.engine.inspect(this.key, request, this.#shown?.run);
    this.#runs--;
    if (this.#disposed) {
      if (outcome.kind === 'done') this.engine.release(outcome.run);
      return;
    }
    if (outcome.kind === 'failed') this.events.failed(outcome.reason);
    if (outcome.kind === 'failed' || outcome.kind === 'stopped') this.#tellEnded(outcome);
    if (outcome.kind === 'done') {
      if (request.text === this.program.text) {
        this.#accept(outcome.run, outcome.summary, request.text);
        if (shown !== this.#choice.shown) void this.#showChosen();
      } else {
        this.engine.release(outcome.run);
        this.#schedule(0);
      }
    }
    if (this.#isIdle()) this.#tellSettled();
  }

  #accept(run: number, summary: Summary, text: string): void {
    const problem = summary.error && { line: summary.error.line - 1, finding: summary.error };
    clearTimeout(this.#quiet);
    const isNothing = problem !== null && problem.finding.code !== 'directive-off' && summary.lines.length === 0;
    if (isNothing && this.#shown !== undefined) {
      this.engine.release(run);
      const tell = () => {
        this.#problem = problem;
        this.#setStale();
      };
      if (this.#shown.text === text) tell();
      else this.#quiet = setTimeout(tell, QUIET);
      return;
    }
    this.#drop();
    this.#shown = shownOf(run, text, summary);
    this.#problem = problem ?? undefined;
    this.#adoptRegion(summary.region);
    this.#stale = false;
    clearTimeout(this.#dim);
    this.#dim = undefined;
    this.events.changed();
    const known = summary.error && withoutUnknown(this.#choice, summary.error);
    if (known) void this.choose(known);
  }

  async #showChosen(): Promise<void> {
    const { shown } = this.#choice;
    let asked: number | undefined;
    const lines = await this.about<'lines'>((run) => {
      asked = run;
      return { kind: 'lines', run, shown };
    });
    const now = this.#shown;
    if (lines === undefined || now === undefined || now.run !== asked || shown !== this.#choice.shown) return;
    this.#shown = withLines(now, lines);
    this.events.changed();
  }

  #drop(): void {
    if (this.#shown !== undefined) this.engine.release(this.#shown.run);
    this.#shown = undefined;
  }

  /** The region grows to the whole statements that ran; it does not give up blank lines at its end. */
  #adoptRegion(ran: Span): void {
    const { region } = this.#choice;
    if (region === undefined || ran.end <= ran.start) return;
    const grown = { start: Math.min(region.start, ran.start), end: Math.max(region.end, ran.end) };
    this.#choice = { ...this.#choice, region: grown };
  }

  #tellEnded(outcome: Ended): void {
    this.#problem = endedProblem(this.program, this.#choice, outcome);
    this.#setStale();
  }

  #setStale(): void {
    this.#stale = true;
    this.events.changed();
  }

  #tellSettled(): void {
    const waiting = this.#settled;
    this.#settled = [];
    for (const tell of waiting) tell();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

type Timer = ReturnType<typeof setTimeout>;
