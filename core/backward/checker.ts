/** A program that is run and judged again and again, as it is and with edits. */
import type { Execution, Language, Program } from '../languages/language.ts';
import { Problem } from '../runtime/problem.ts';
import type { Check, CheckRequest, Edit } from './answers.ts';
import { callsFor } from './calls/index.ts';
import type { Claim } from './claims.ts';
import { applied } from './diagnosis/lines.ts';
import type { Happenings } from './happenings.ts';
import { notRun, type Told, tell } from './report.ts';
import { judge, type Reading, read } from './run.ts';

export interface Outcome {
  readonly reading: Reading;
  readonly happenings: Happenings;
  readonly execution: Execution;
  readonly program: Program;
  readonly told: readonly Told[];
}

/** With edits a run may take so many times as much. */
const MOST_TIMES = 4;
const MORE_ENTRIES = 10_000;

export class Checker {
  /** Gradients in functions that did not run. */
  idle: readonly Check[] = [];
  /** Calls of what nobody calls. */
  #appended = '';
  /** Of the tape, when it ran as it is. */
  #entries = 0;

  constructor(
    private readonly language: Language,
    private readonly request: CheckRequest,
    private readonly now: () => number,
  ) {}

  /** @throws Problem where nothing can run; undefined: there is no hand-written gradient */
  run(): Outcome | undefined {
    const reading = read(this.language, this.request);
    if (reading.claims.all.length === 0) {
      this.#checkSyntax();
      return undefined;
    }
    let outcome: Outcome | Problem;
    try {
      outcome = this.#judge(reading);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      outcome = error;
    }
    this.#appended = this.#callsOfOthers(reading, outcome instanceof Problem ? undefined : outcome.happenings);
    if (this.#appended !== '') outcome = this.#judge(reading);
    const happenings = outcome instanceof Problem ? undefined : outcome.happenings;
    this.idle = idleClaims(reading, happenings).map((claim) => notRun(claim, reading.source));
    if (!(outcome instanceof Problem)) {
      this.#entries = outcome.execution.machine.tape.length;
      return outcome;
    }
    if (outcome.code !== 'choose-function') throw outcome;
    return undefined;
  }

  /** @throws Problem `syntax`: where a part cannot be read there may be gradients */
  #checkSyntax(): void {
    const { text } = this.request;
    try {
      this.language.prepare({ language: this.language.id, text }, this.now);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'syntax') throw error;
    }
  }

  /** undefined: it cannot run at all with these edits. */
  runWith(edits: readonly Edit[]): Outcome | undefined {
    const text = applied(this.request.text, edits);
    // `dx[j + 1] += …` may lengthen what a loop goes through, so that it never ends.
    const limits = { ...this.request.limits, entries: MOST_TIMES * this.#entries + MORE_ENTRIES };
    try {
      return this.#judge(read(this.language, { ...this.request, text }), limits);
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }

  #judge(reading: Reading, limits = this.request.limits): Outcome {
    const request = { ...this.request, limits };
    const judged = judge(this.language, request, reading, reading.source.text + this.#appended, this.now);
    return { reading, ...judged, told: tell(judged.findings, reading.source) };
  }

  /** Of functions with hand-written gradients that did not run. */
  #callsOfOthers(reading: Reading, happenings: Happenings | undefined): string {
    const idle = new Set(idleClaims(reading, happenings).flatMap(({ scope }) => scope.function ?? []));
    return idle.size === 0 ? '' : callsFor(this.language, this.request, reading.program, [...idle], this.now);
  }
}

function idleClaims({ claims }: Reading, happenings: Happenings | undefined): Claim[] {
  const isIdle = ({ scope }: Claim) => happenings === undefined || happenings.callsOf(scope).length === 0;
  return claims.all.filter((claim) => claim.scope.function !== undefined && isIdle(claim));
}
