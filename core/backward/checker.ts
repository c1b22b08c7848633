/** A program that is run and judged again and again, as it is and with edits. */
import type { Execution, Language, Program } from '../languages/language.ts';
import { Problem } from '../runtime/problem.ts';
import type { CheckRequest, Edit } from './answers.ts';
import { callsFor } from './calls/index.ts';
import { applied } from './diagnosis/lines.ts';
import type { Happenings } from './happenings.ts';
import { type Told, tell } from './report.ts';
import { judge, type Reading, read } from './run.ts';

export interface Outcome {
  readonly reading: Reading;
  readonly happenings: Happenings;
  readonly execution: Execution;
  readonly program: Program;
  readonly told: readonly Told[];
}

export class Checker {
  /** Calls of what nobody calls. */
  #appended = '';

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
    if (this.#appended !== '') return this.#judge(reading);
    if (outcome instanceof Problem) throw outcome;
    return outcome;
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
    try {
      return this.#judge(read(this.language, { ...this.request, text }));
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }

  #judge(reading: Reading): Outcome {
    const judged = judge(this.language, this.request, reading, reading.source.text + this.#appended, this.now);
    return { reading, ...judged, told: tell(judged.findings, reading.source) };
  }

  /** Of functions with hand-written gradients that did not run. */
  #callsOfOthers({ claims, program }: Reading, happenings: Happenings | undefined): string {
    const scopes = new Set(claims.all.map(({ scope }) => scope));
    const idle = [...scopes].flatMap((scope) => {
      if (scope.function === undefined) return [];
      return happenings === undefined || happenings.callsOf(scope).length === 0 ? [scope.function] : [];
    });
    return idle.length === 0 ? '' : callsFor(this.language, this.request, program, idle, this.now);
  }
}
