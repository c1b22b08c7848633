/** Reads a file and checks the gradients that are written by hand in it. */
import type { CheckReport } from '../core/backward/answers.ts';
import { check } from '../core/index.ts';
import { type Notice, notice, readSource } from './source.ts';

export interface Checking {
  /** As it was named on the command line. */
  readonly file: string;
  readonly text: string;
  readonly checks: CheckReport['checks'];
  readonly error: Notice | undefined;
}

/** @param inputs name → expression */
export function checkFile(file: string, inputs: Readonly<Record<string, string>>): Checking {
  const source = readSource(file);
  if (source.error !== undefined) return { ...source, checks: [] };
  const { language, text } = source;
  const { checks, error } = check({ language, text, inputs }, { now: () => performance.now() });
  return { file, text, checks, error: error ? notice(error) : undefined };
}

/** Whether somebody has to look at it. */
export function hasFailed({ checks, error }: Checking): boolean {
  return error !== undefined || checks.some(({ verdict }) => verdict === 'wrong');
}
