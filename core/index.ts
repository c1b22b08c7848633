/** The engine: what the extension, the workers and the command line may use. */
import type { InspectRequest, LanguageId, Reason } from './answers.ts';
import type { CheckReport, CheckRequest } from './backward/answers.ts';
import { checkBackward } from './backward/check.ts';
import type { NotChecked, NumericCheck, NumericPlace } from './backward/numeric/answers.ts';
import { checkNumber } from './backward/numeric/check.ts';
import { javascript } from './languages/javascript/index.ts';
import type { Language } from './languages/language.ts';
import { python } from './languages/python/index.ts';
import { type Prepared, prepared, type Run } from './run.ts';
import type { Span } from './runtime/nodes.ts';
import { Problem } from './runtime/problem.ts';

export type * from './answers.ts';
export type * from './backward/answers.ts';
export type * from './backward/numeric/answers.ts';
export { message, messages, type ProblemCode } from './messages.ts';
export type { RunRecord } from './record.ts';
export type { Prepared, Run } from './run.ts';
export { DEFAULT_LIMITS, type Limits } from './runtime/budget.ts';
export type { Span } from './runtime/nodes.ts';

export interface EngineHost {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

const languages: Readonly<Record<LanguageId, Language>> = { javascript, python };

/**
 * Parses, slices, runs and sweeps. Never throws for anything that the document or the request says: what is wrong is
 * in the summary, located.
 */
export function inspect(request: InspectRequest, host: EngineHost): Run {
  return prepare(request, host).run();
}

/**
 * Parses, slices and compiles once what is to run many times with other inputs: for a slider, or for differences. What
 * is wrong with the document or the request is in the summary of each run, as with `inspect`.
 */
export function prepare(request: InspectRequest, host: EngineHost): Prepared {
  return prepared(languages[request.language], request, host.now);
}

/**
 * Compares the gradients that are written by hand in a program with those of autodiff, and finds out why one is wrong.
 * Never throws for anything that the document says.
 */
export function check(request: CheckRequest, host: EngineHost): CheckReport {
  return checkBackward(languages[request.language], request, host.now);
}

/**
 * Compares the gradient of one variable, wherever it is bound or used, with centred differences. Runs the program many
 * times: see `NumericPlace.patience`. Never throws for anything that the document or the request says.
 */
export function checkNumerically(
  request: InspectRequest,
  place: NumericPlace,
  host: EngineHost,
): NumericCheck | NotChecked {
  return checkNumber(languages[request.language], request, place, host.now);
}

/** The named function around an offset, as the region that inspects it; undefined also where the text has no syntax. */
export function regionAt(language: LanguageId, text: string, offset: number): Span | undefined {
  try {
    return languages[language].functionAround(text, offset);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** The names of a text's variables, to choose from; none where it has no syntax. */
export function namesIn(language: LanguageId, text: string): readonly string[] {
  try {
    return languages[language].names(text);
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

/** What is wrong with an expression for an input; undefined: nothing. */
export function checkInput(
  language: LanguageId,
  name: string,
  expression: string,
  host: EngineHost,
): Reason | undefined {
  const problem = languages[language].checkInput(name, expression, host.now);
  return problem && { code: problem.code, args: problem.args };
}
