/** What the check of a hand-written backward pass is asked, and what it answers. Plain data, as all answers. */
import type { Finding, LanguageId, Reason, Shape } from '../answers.ts';
import type { Limits } from '../runtime/budget.ts';
import type { Span } from '../runtime/nodes.ts';

export interface CheckRequest {
  readonly language: LanguageId;
  /** The whole document. All of it runs. */
  readonly text: string;
  /** Only gradients that are written here are told. Absent: all. */
  readonly region?: Span;
  /** What a name is the gradient of, besides what its form says; `false`: of nothing. */
  readonly names?: Readonly<Record<string, string | false>>;
  /** As in `InspectRequest`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly remembered?: Readonly<Record<string, string>>;
  readonly limits?: Partial<Limits>;
  /** How many milliseconds may be spent to find out what is wrong; 0: nobody asks. Absent: 3,000. */
  readonly patience?: number;
}

export interface CheckReport {
  /** In source order. */
  readonly checks: readonly Check[];
  /** What ended the run. What was written before it is checked all the same. */
  readonly error: Finding | null;
}

export type Verdict = 'correct' | 'wrong' | 'kink' | 'unjudged';

/** A hand-written gradient of one variable: of all that lines write into it, the whole. */
export interface Check {
  /** As it is written: `dW1`, `self.dW`, `grads['W1']`. */
  readonly name: string;
  /** What it is the gradient of, as that is written. */
  readonly of: string;
  /** The function that it is written in; for a method with its class: `Affine.backward`. */
  readonly within: string | undefined;
  /** The statement that is to blame, or else the last that writes into it; and its first line. */
  readonly span: Span;
  readonly line: number;
  readonly verdict: Verdict;
  /** −1: the code holds the negative gradient throughout, and adds it. */
  readonly factor: 1 | -1;
  /** Greatest of |a − b| / max(1e-8, |a| + |b|); null where there is nothing to compare. */
  readonly maxRelError: number | null;
  /** Where that is; [] for a number. */
  readonly worstIndex: readonly number[] | null;
  /** What the code has there, and what autodiff gives, given what the line was given. */
  readonly value: number | null;
  readonly expected: number | null;
  /** Of what the code has. */
  readonly shape: Shape;
  readonly expectedShape: Shape;
  /** Gradients before it that are wrong: given these it is right, or wrong. */
  readonly given: readonly string[];
  /** At a kink: the one-sided slopes there. */
  readonly slopes: readonly [left: number, right: number] | undefined;
  /** Why it could not be judged, or in what it differs (an ε inside a logarithm). */
  readonly reason: Reason | undefined;
  /** All statements that write into it. */
  readonly lines: readonly LineVerdict[];
  readonly diagnosis: Diagnosis | null;
}

/** One of the statements that write a gradient. */
export interface LineVerdict {
  readonly span: Span;
  readonly line: number;
  /** `part`: it adds some of the terms, and these are right. */
  readonly verdict: Verdict | 'part';
}

export const diagnoses = [
  'sign',
  'factor',
  'transposed',
  'not-summed',
  'not-accumulated',
  'branch-missing',
  'mean-or-sum',
  'wrong-variable',
  'upstream-missing',
  'wrong-value',
  'term-missing',
  'overwritten',
  'operator',
  'shape',
] as const;

export type DiagnosisCode = (typeof diagnoses)[number];

/** Why a gradient is wrong. With its edits it is right: that was tried. */
export interface Diagnosis {
  readonly code: DiagnosisCode;
  /** `message(reason.code, reason.args)` says it. */
  readonly reason: Reason;
  /** Where the mistake is. */
  readonly span: Span;
  /** They do not overlap. */
  readonly edits: readonly Edit[];
  /** What the first edited line says then. */
  readonly fix: string;
}

export interface Edit extends Span {
  readonly text: string;
}
