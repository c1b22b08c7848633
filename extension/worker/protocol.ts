/**
 * What the extension asks its workers, and what they answer. Plain data only: it crosses threads. Every request gets
 * exactly one reply.
 */
import type { CheckReport, CheckRequest } from '../../core/backward/answers.ts';
import type { CircuitOptions } from '../../core/circuit/build.ts';
import type { Circuit } from '../../core/circuit/circuit.ts';
import type { Detail } from '../../core/circuit/detail.ts';
import type { Places } from '../../core/circuit/places.ts';
import type {
  FramePath,
  InspectRequest,
  LanguageId,
  NotChecked,
  NumericCheck,
  NumericPlace,
  Reason,
  ShownLines,
  Site,
  Span,
  Summary,
} from '../../core/index.ts';
import type { Chosen } from '../../core/occurrences/shown.ts';
import type { Axes, Sample } from '../../core/plot/sample.ts';

/** A run is named by a number that the client gives it. It stays in the worker; questions name it. */
export type Question =
  | {
      readonly kind: 'inspect';
      readonly run: number;
      readonly request: InspectRequest;
      /** A run that nobody needs any more then: where only values differ, its program runs again, and it is gone. */
      readonly instead?: number;
    }
  /** What lines show of other iterations and calls. */
  | { readonly kind: 'lines'; readonly run: number; readonly shown: Chosen }
  | { readonly kind: 'site'; readonly run: number; readonly offset: number; readonly shown?: Chosen }
  | { readonly kind: 'entriesAt'; readonly run: number; readonly start: number; readonly end?: number }
  | { readonly kind: 'circuit'; readonly run: number; readonly options: CircuitOptions }
  | { readonly kind: 'detail'; readonly run: number; readonly entry: number }
  /** Texts for the list, of at most so many binding events. */
  | { readonly kind: 'rows'; readonly run: number; readonly most: number; readonly digits: number }
  /**
   * The output along inputs, as far as it is known after so many milliseconds. Asked again, it goes on; `isGlance`
   * takes no longer than that, though nothing may be known then.
   */
  | {
      readonly kind: 'sample';
      readonly run: number;
      readonly axes: Axes;
      readonly milliseconds: number;
      readonly isGlance: boolean;
    }
  | { readonly kind: 'dispose'; readonly run: number }
  | { readonly kind: 'functionAt'; readonly text: string; readonly language: LanguageId; readonly offset: number }
  | { readonly kind: 'names'; readonly text: string; readonly language: LanguageId }
  | {
      readonly kind: 'checkInput';
      readonly language: LanguageId;
      readonly name: string;
      readonly expression: string;
    }
  | { readonly kind: 'check'; readonly request: CheckRequest }
  /** The gradient of a variable, by differences. */
  | { readonly kind: 'numeric'; readonly request: InspectRequest; readonly place: NumericPlace };

export interface Answers {
  readonly inspect: Summary;
  readonly lines: ShownLines;
  readonly site: Site | null;
  readonly entriesAt: readonly number[];
  /** null: nothing ran. */
  readonly circuit: Circuit | null;
  /** null: there is no such entry. */
  readonly detail: Detail | null;
  readonly rows: Rows;
  /** null: there is no such number among the inputs, or no gradient. */
  readonly sample: Sample | null;
  readonly dispose: null;
  /** The innermost function around an offset, if there is one. */
  readonly functionAt: Span | null;
  readonly names: readonly string[];
  /** Why an expression cannot be an input's value; null: it can. */
  readonly checkInput: Reason | null;
  readonly check: CheckReport;
  readonly numeric: NumericCheck | NotChecked;
}

/** A binding event as texts. */
export interface Row {
  readonly name: string;
  readonly line: number;
  readonly frame: FramePath;
  readonly shape: string;
  readonly value: string;
  /** Empty: none. */
  readonly gradient: string;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** Of all: where there are more than asked for, those in the middle are left out. */
  readonly count: number;
}

/** What the layout worker is asked. */
export interface LayoutQuestion {
  readonly kind: 'place';
  readonly circuit: Circuit;
}

export interface LayoutAnswers {
  readonly place: Places;
}

export type QuestionOf<K extends Question['kind']> = Extract<Question, { kind: K }>;

export interface Request<Q> {
  readonly id: number;
  readonly question: Q;
}

export type Reply =
  | { readonly id: number; readonly kind: 'answer'; readonly answer: unknown }
  /** The run that the question names is not there any more. */
  | { readonly id: number; readonly kind: 'gone' }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };

export function isReply(message: unknown): message is Reply {
  return typeof message === 'object' && message !== null && 'id' in message && 'kind' in message;
}
