/** What comes out for hand-written gradients when they are judged. */
import type { Seed } from '../autodiff/backward.ts';
import type { Claim } from './claims.ts';
import type { Numbers, Term } from './fault.ts';
import type { Generation } from './generations.ts';
import type { Root } from './outputs.ts';
import type { Version } from './versions.ts';

/** What came out for one generation of a claim. */
export interface Finding {
  readonly generation: Generation;
  readonly verdict: 'correct' | 'wrong' | 'unjudged';
  readonly factor: 1 | -1;
  /** What the code has; undefined: it is no array of numbers. */
  readonly value: Numbers | undefined;
  /** undefined: nothing to compare with. */
  readonly expected: Numbers | undefined;
  /** Of which it is, or should be, the gradient. */
  readonly version: Version | undefined;
  readonly root: Root | undefined;
  /** What was given of gradients that are wrong, when it was compared. */
  readonly given: readonly Given[];
  readonly reason: Unjudged | undefined;
  /** Of a wrong one: what the uses of its variable contribute, and the number of the write that is to blame. */
  readonly terms: readonly Term[];
  readonly blame: number | undefined;
  /** Of one that is right, given what is wrong: what would be expected if nothing was. */
  readonly plain: Numbers | undefined;
  /** Of a wrong one: something that is made of it is right all the same. */
  readonly isServed: boolean;
}

export type Unjudged = 'no-value' | 'no-root' | 'no-variable' | 'unreached' | 'depends' | 'too-small' | 'unsupported';

/** A wrong gradient that others were computed from. */
export interface Given {
  readonly claim: Claim;
  readonly seeds: readonly Seed[];
}

/** Of what is still to be found out. */
export const NOTHING: Omit<Finding, 'generation'> = {
  verdict: 'unjudged',
  factor: 1,
  value: undefined,
  expected: undefined,
  version: undefined,
  root: undefined,
  given: [],
  reason: undefined,
  terms: [],
  blame: undefined,
  plain: undefined,
  isServed: false,
};
