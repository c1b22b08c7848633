import type * as vscode from 'vscode';
import { formatTree } from '../core/format.ts';
import { shortened } from './lineTexts.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';

/** What the short views (status bar, CodeLens) say of a session. */
export type State = 'done' | 'stale' | 'error' | 'stopped';

export function stateOf({ problem, stale }: Session): State {
  if (problem?.finding.code.startsWith('budget-')) return 'stopped';
  if (problem?.finding.severity === 'error') return 'error';
  return stale ? 'stale' : 'done';
}

const LONGEST_VALUE = 40;
const LONGEST_ERROR = 60;

/** `f = -12`; undefined: there is no output. */
export function outputText({ shown }: Session, digits: number): string | undefined {
  const output = shown?.summary.output;
  if (!output) return undefined;
  return shortened(`${output.name} = ${formatTree(output.value, output.shape, digits)}`, LONGEST_VALUE);
}

export function problemText({ problem }: Session): string | undefined {
  return problem && shortened(sentence(problem.finding), LONGEST_ERROR);
}

export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
