/** Reads a file and checks the gradients that are written by hand in it. */
import type { CheckReport } from '../core/backward/answers.ts';
import type { Notice } from './source.ts';

export interface Checking {
  /** As it was named on the command line. */
  readonly file: string;
  readonly text: string;
  readonly checks: CheckReport['checks'];
  readonly error: Notice | undefined;
}

/** Whether somebody has to look at it. */
export function hasFailed({ checks, error }: Checking): boolean {
  return error !== undefined || checks.some(({ verdict }) => verdict === 'wrong');
}
