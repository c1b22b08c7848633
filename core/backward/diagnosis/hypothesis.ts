/** What could be wrong, before it was tried. */
import type { Reason } from '../../answers.ts';
import type { Span } from '../../runtime/nodes.ts';
import type { DiagnosisCode, Edit } from '../answers.ts';
import type { Inquiry } from './inquiry.ts';
import type { Prospect } from './prospects.ts';

export interface Hypothesis {
  readonly code: DiagnosisCode;
  readonly reason: Reason;
  /** Where the mistake would be. */
  readonly span: Span;
  readonly edits: readonly Edit[];
  /** How unlikely it is: below 1 where the numbers speak for it, infinite where they speak against it. */
  readonly cost: number;
}

/** All that mistakes of one kind could be. */
export type Family = (inquiry: Inquiry) => Iterable<Hypothesis>;

/** Of what the numbers say of it, and how plausible it is without them. */
export function costOf(prospect: Prospect, base: number): number {
  return prospect === 'right' ? base / 10 : prospect === 'wrong' ? Number.POSITIVE_INFINITY : base;
}
