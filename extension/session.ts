import type * as vscode from 'vscode';
import { formatLine } from '../core/format.ts';
import type { Finding, LanguageId, Span, Summary } from '../core/index.ts';
import { Gone } from './channel.ts';
import type { Engine, Outcome, TimedRequest } from './engine.ts';
import { type Edit, editOf, type LineEdit, moveLine, moveRegion, touches } from './track.ts';
import type { Answers, Question, QuestionOf } from './worker/protocol.ts';

/** What the user has chosen for a document. */
export interface Choice {
  /** Absent: the whole document. */
  readonly region: Span | undefined;
  /** Name of the output; absent: the engine's choice. */
  readonly of: string | undefined;
  /** Expressions for inputs that nothing gives a value to. */
  readonly answers: Readonly<Record<string, string>>;
}

/** A line's texts, at the line (from 0) where it is now. */
export interface PlacedLine {
  readonly line: number;
  readonly values: string;
  readonly gradients: string;
}

export interface PlacedFinding {
  readonly line: number;
  readonly finding: Finding;
}

/** A run that is shown, and what was edited since. */
export interface Shown {
  readonly run: number;
  readonly summary: Summary;
  readonly lines: readonly PlacedLine[];
  readonly edits: readonly Edit[];
  readonly slice: readonly Span[];
}

/** Results are dimmed when no newer ones have come in so many milliseconds: a run that is quick does not flicker. */
const DIM_AFTER = 120;
/** An error is told when nothing was typed for so long, if it leaves nothing else to show: a statement half typed. */
const QUIET = 600;
/** An edit elsewhere may give a name that the region uses another meaning: that is looked after at leisure. */
const LEISURE = 400;

/** One region of one document: keeps it in place while the text is edited, runs it again, holds what is shown. */
export class Session {
  #choice: Choice;
  #shown: Shown | undefined;
  #problem: PlacedFinding | undefined;
  #stale = false;
  #timer: Timer | undefined;
  #dim: Timer | undefined;
  #quiet: Timer | undefined;
  #runs = 0;
  #touched = false;
  #disposed = false;
  #settled: (() => void)[] = [];

  constructor(
    readonly document: vscode.TextDocument,
    private readonly engine: Engine,
    choice: Choice,
    private readonly events: { changed(): void; cleared(): void; failed(reason: string): void },
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

  /** What is shown belongs to an older text. */
  get stale(): boolean {
    return this.#stale;
  }

  get key(): string {
    return this.document.uri.toString();
  }

  /** Shows a run of the present text that was made for this choice. */
  begin(choice: Choice, outcome: Extract<Outcome, { kind: 'done' }>): void {
    this.#choice = choice;
    this.#drop();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#accept(outcome.run, outcome.summary);
  }

  /** Runs the present text, and resolves when its result is shown, or a newer one's. */
  refresh(): Promise<void> {
    this.#schedule(0);
    return this.settled();
  }

  /** Resolves when no run is under way. */
  settled(): Promise<void> {
    if (this.#disposed || (this.#runs === 0 && this.#timer === undefined)) return Promise.resolve();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  edited(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const lines = changes.map(lineEdit).filter((edit) => edit.inserted.includes('\n') || edit.endLine > edit.startLine);
    for (const change of changes) {
      if (!this.#move(editOf(change))) {
        this.events.cleared();
        return;
      }
    }
    for (const edit of lines) this.#moveLines(edit);
    clearTimeout(this.#quiet);
    if (this.#touched || this.#runs > 0 || this.#shown === undefined) {
      this.#dim ??= setTimeout(() => this.#setStale(), DIM_AFTER);
      this.#schedule(0);
    } else this.#schedule(LEISURE);
    if (lines.length > 0) this.events.changed();
  }

  /** Asks about the run that is shown. Undefined when it is gone and could not be had again. */
  async about<K extends Question['kind']>(ask: (run: number) => QuestionOf<K>): Promise<Answers[K] | undefined> {
    for (let attempt = 0; attempt < 2 && this.#shown !== undefined; attempt++) {
      try {
        return await this.engine.ask(ask(this.#shown.run));
      } catch (error) {
        if (!(error instanceof Gone)) throw error;
        await this.refresh();
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
  #move(edit: Edit): boolean {
    const { region } = this.#choice;
    const shown = this.#shown;
    const places = [...(shown?.slice ?? []), ...(region === undefined ? [] : [region])];
    this.#touched ||= region === undefined || places.some((place) => touches(place, edit));
    const moved = region && moveRegion(region, edit);
    if (region !== undefined && moved === undefined) return false;
    this.#choice = { ...this.#choice, region: moved };
    if (shown !== undefined) {
      const slice = shown.slice.flatMap((span) => moveRegion(span, edit) ?? []);
      this.#shown = { ...shown, edits: [...shown.edits, edit], slice };
    }
    return true;
  }

  #moveLines(edit: LineEdit): void {
    const shown = this.#shown;
    if (shown !== undefined) this.#shown = { ...shown, lines: shown.lines.flatMap((line) => moved(line, edit)) };
    this.#problem = this.#problem && moved(this.#problem, edit)[0];
  }

  #schedule(milliseconds: number): void {
    if (this.#timer !== undefined && this.#touched && milliseconds > 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), milliseconds);
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#touched = false;
    this.#runs++;
    const { version } = this.document;
    const outcome = await this.engine.inspect(this.key, requestFor(this.document, this.#choice));
    this.#runs--;
    if (this.#disposed) {
      if (outcome.kind === 'done') this.engine.release(outcome.run);
      return;
    }
    if (outcome.kind === 'failed') this.events.failed(outcome.reason);
    if (outcome.kind === 'stopped') this.#tellStopped(outcome.milliseconds);
    if (outcome.kind === 'done') {
      if (version === this.document.version) this.#accept(outcome.run, outcome.summary);
      else {
        this.engine.release(outcome.run);
        this.#schedule(0);
      }
    }
    if (this.#runs === 0 && this.#timer === undefined) this.#tellSettled();
  }

  #accept(run: number, summary: Summary): void {
    const problem = summary.error && { line: summary.error.line - 1, finding: summary.error };
    clearTimeout(this.#quiet);
    if (problem !== null && summary.lines.length === 0 && this.#shown !== undefined) {
      this.engine.release(run);
      this.#quiet = setTimeout(() => {
        this.#problem = problem;
        this.#setStale();
      }, QUIET);
      return;
    }
    this.#drop();
    this.#shown = { run, summary, lines: summary.lines.map(placed), edits: [], slice: summary.slice };
    this.#problem = problem ?? undefined;
    this.#adoptRegion(summary.region);
    this.#stale = false;
    clearTimeout(this.#dim);
    this.#dim = undefined;
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

  #tellStopped(milliseconds: number): void {
    const start = this.#choice.region?.start ?? 0;
    const { line, character } = this.document.positionAt(start);
    const finding: Finding = {
      ...{ code: 'budget-time', args: { limit: milliseconds }, severity: 'error' },
      ...{ span: { start, end: start }, line: line + 1, column: character + 1 },
    };
    this.#problem = { line, finding };
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

/** What one run may take, in milliseconds. */
const BUDGET = 5_000;

export function requestFor(document: vscode.TextDocument, choice: Choice, milliseconds = BUDGET): TimedRequest {
  const { region, of, answers } = choice;
  const language = document.languageId as LanguageId;
  return { language, text: document.getText(), region, of, remembered: answers, limits: { milliseconds } };
}

function placed(summary: Summary['lines'][number]): PlacedLine {
  return { line: summary.line - 1, ...formatLine(summary) };
}

function lineEdit({ range, text }: vscode.TextDocumentContentChangeEvent): LineEdit {
  const { start, end } = range;
  return { startLine: start.line, startCharacter: start.character, endLine: end.line, inserted: text };
}

function moved<P extends { readonly line: number }>(place: P, edit: LineEdit): P[] {
  const line = moveLine(place.line, edit);
  return line === undefined ? [] : [{ ...place, line }];
}

type Timer = ReturnType<typeof setTimeout>;
