import * as vscode from 'vscode';
import { formatTree } from '../core/format.ts';
import type { FunctionCall } from '../core/index.ts';
import { isArray } from './outputs.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import { shortened } from './words.ts';

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

/** `seed dD`; undefined: the output is one number, or there is none, or nothing that fits it. */
export function seedText({ shown }: Session): string | undefined {
  const output = shown?.summary.output;
  if (!isArray(output) || output.seed === '') return undefined;
  return vscode.l10n.t('seed {0}', shortened(output.seed, LONGEST_VALUE));
}

/** `call 2/3`; undefined: there is but one, or none was chosen. */
export function callText(calls: readonly FunctionCall[]): string | undefined {
  const chosen = calls.findIndex((call) => call.chosen);
  if (chosen < 0 || calls.length < 2) return undefined;
  return vscode.l10n.t('call {0}/{1}', chosen + 1, calls.length);
}

export function problemText({ problem }: Session): string | undefined {
  return problem && shortened(sentence(problem.finding), LONGEST_ERROR);
}

export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
