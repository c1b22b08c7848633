import type { Finding } from '../../core/index.ts';
import { noChoice } from '../choice.ts';
import { endedProblem } from '../ended.ts';
import type { Program, ProgramEdit } from '../program.ts';
import { limitsOf } from '../request.ts';
import type { LiveSettings, Settings } from '../settings.ts';
import type { CheckClient, CheckOutcome, TimedCheck } from './client.ts';
import { editedReport, type ShownReport, shownReport } from './placed.ts';

/** Verdicts are dimmed when no newer ones have come in so many milliseconds. */
const DIM_AFTER = 120;
/** While there is nothing to judge, what is typed is looked through at leisure. */
const LEISURE = 400;
/** The reason of a wrong gradient is looked for when nothing was typed for so long. */
const CALM = 250;
/** So many milliseconds are spent on it. */
const PATIENCE = 3_000;

/** What decides at which point a program is checked, besides its text. */
export type CheckInputs = Pick<TimedCheck, 'inputs' | 'remembered'>;

/** The check of one program's backward pass: runs it again as the text is edited, holds what is shown. */
export class CheckSession {
  /** Somebody asked for it; else it goes with the gradients that are computed. */
  isAsked = false;
  #shown: ShownReport | undefined;
  #problem: Finding | undefined;
  #stale = false;
  #timer: Timer | undefined;
  #dim: Timer | undefined;
  #calm: Timer | undefined;
  #judging = 0;
  #explaining = 0;
  #disposed = false;
  #waiting: { readonly isOver: () => boolean; readonly tell: () => void }[] = [];

  constructor(
    readonly program: Program,
    private readonly client: CheckClient,
    private readonly settings: LiveSettings,
    private readonly inputs: () => CheckInputs,
    private readonly events: { changed(): void; failed(reason: string): void },
  ) {}

  get key(): string {
    return this.program.uri.toString();
  }

  get shown(): ShownReport | undefined {
    return this.#shown;
  }

  /** What ended the run, or keeps the text as it is from being checked. */
  get problem(): Finding | undefined {
    return this.#problem;
  }

  /** What is shown belongs to an older text. */
  get stale(): boolean {
    return this.#stale;
  }

  /** What is shown is of the text as it is now. */
  get isCurrent(): boolean {
    return this.#shown?.text === this.program.text;
  }

  /** Checks the present text, and resolves when the verdicts are shown. */
  refresh(): Promise<void> {
    this.#schedule(0);
    return this.#until(() => this.#isJudged());
  }

  /** Resolves when reasons are known, too, as far as they can be found. */
  settled(): Promise<void> {
    return this.#until(() => this.#isJudged() && this.#calm === undefined && this.#explaining === 0);
  }

  /** The program is checked at another point. */
  inputsChanged(): void {
    if (this.settings.now.run === 'onType') this.#schedule(LEISURE);
  }

  edited(edits: readonly ProgramEdit[]): void {
    this.#shown = this.#shown && editedReport(this.#shown, edits);
    this.#stopExplaining();
    const { run, delay } = this.settings.now;
    if (run === 'onType') {
      this.#dim ??= setTimeout(() => this.#setStale(), DIM_AFTER);
      const isIdle = this.#shown?.report.checks.length === 0 && this.#judging === 0;
      this.#schedule(isIdle ? Math.max(LEISURE, delay) : delay);
    } else if (this.isCurrent && this.#shown !== undefined) {
      this.#accept(this.#shown.text, this.#shown.report); // the edits were taken back
    } else this.#setStale();
    if (edits.some((edit) => edit.inserted.includes('\n') || edit.endLine > edit.startLine)) this.events.changed();
  }

  saved(): void {
    if (this.settings.now.run === 'onSave' && !this.isCurrent) this.#schedule(0);
  }

  settingsChanged(was: Settings, now: Settings): void {
    const repeats = (['check.names', 'timeLimit', 'memoryLimit'] as const).some((key) => was[key] !== now[key]);
    if (repeats || (now.run === 'onType' && !this.isCurrent)) this.#schedule(0);
    this.events.changed();
  }

  dispose(): void {
    this.#disposed = true;
    for (const timer of [this.#timer, this.#dim, this.#calm]) clearTimeout(timer);
    this.client.forget(this.key);
    for (const { tell } of this.#waiting) tell();
    this.#waiting = [];
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#stopExplaining();
    this.#timer = setTimeout(() => void this.#judge(), milliseconds);
  }

  async #judge(): Promise<void> {
    this.#timer = undefined;
    this.#judging++;
    const request = this.#request(0);
    const outcome = await this.client.check(this.key, request);
    this.#judging--;
    if (this.#disposed) return;
    if (outcome.kind !== 'done') this.#tellEnded(outcome);
    else if (request.text === this.program.text) this.#accept(request.text, outcome.report);
    this.#tellOver();
  }

  async #explain(): Promise<void> {
    this.#calm = undefined;
    this.#explaining++;
    const request = this.#request(PATIENCE);
    const outcome = await this.client.check(this.key, request);
    this.#explaining--;
    if (this.#disposed) return;
    const isWanted = this.#timer === undefined && this.#judging === 0 && request.text === this.program.text;
    // Where no reason could be had, the verdicts stand all the same.
    if (outcome.kind === 'failed') this.events.failed(outcome.reason);
    if (outcome.kind === 'done' && isWanted) this.#show(request.text, outcome.report);
    this.#tellOver();
  }

  #accept(text: string, report: ShownReport['report']): void {
    const hadVerdicts = this.#shown !== undefined && this.#shown.report.checks.length > 0;
    if (report.error !== null && report.checks.length === 0 && hadVerdicts) {
      this.#problem = report.error;
      this.#setStale(); // a statement half typed
      return;
    }
    this.#show(text, report);
    const isOpen = report.checks.some(({ verdict, diagnosis }) => verdict === 'wrong' && diagnosis === null);
    if (isOpen) this.#calm = setTimeout(() => void this.#explain(), CALM);
  }

  #show(text: string, report: ShownReport['report']): void {
    this.#shown = shownReport(text, report);
    this.#problem = report.error ?? undefined;
    this.#stale = false;
    clearTimeout(this.#dim);
    this.#dim = undefined;
    this.events.changed();
  }

  #request(patience: number): TimedCheck {
    const { language, text } = this.program;
    const names = this.settings.now['check.names'];
    return { ...this.inputs(), language, text, names, limits: limitsOf(this.settings.now), patience };
  }

  #tellEnded(outcome: Exclude<CheckOutcome, { kind: 'done' }>): void {
    if (outcome.kind === 'failed') this.events.failed(outcome.reason);
    if (outcome.kind === 'superseded') return;
    this.#problem = endedProblem(this.program, noChoice, outcome).finding;
    this.#setStale();
  }

  #stopExplaining(): void {
    clearTimeout(this.#calm);
    this.#calm = undefined;
  }

  #setStale(): void {
    this.#stale = true;
    this.events.changed();
  }

  #isJudged(): boolean {
    return this.#timer === undefined && this.#judging === 0;
  }

  #until(isOver: () => boolean): Promise<void> {
    if (this.#disposed || isOver()) return Promise.resolve();
    return new Promise((tell) => this.#waiting.push({ isOver, tell }));
  }

  #tellOver(): void {
    const over = this.#waiting.filter(({ isOver }) => isOver());
    this.#waiting = this.#waiting.filter((one) => !over.includes(one));
    for (const { tell } of over) tell();
  }
}

type Timer = ReturnType<typeof setTimeout>;
