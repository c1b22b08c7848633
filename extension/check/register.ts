import * as vscode from 'vscode';
import type { Compute } from '../compute.ts';
import { followChecked } from '../context.ts';
import type { LineEnds } from '../lineEnds.ts';
import type { Port } from '../port.ts';
import type { Programs } from '../programs.ts';
import type { Remembered } from '../remembered.ts';
import type { Sessions } from '../sessions.ts';
import type { LiveSettings } from '../settings.ts';
import { CheckClient } from './client.ts';
import { CheckCommands } from './commands.ts';
import { CheckFixes } from './fixes.ts';
import { CheckHover } from './hover.ts';
import { checkInputs } from './inputs.ts';
import { CheckLens } from './lens.ts';
import { VerdictNotes } from './notes.ts';
import { CheckProblems } from './problems.ts';
import { Checks } from './sessions.ts';
import { CheckStatus } from './status.ts';

interface Parts {
  readonly programs: Programs;
  readonly sessions: Sessions;
  readonly settings: LiveSettings;
  readonly remembered: Remembered;
  readonly compute: Compute;
  readonly ends: LineEnds;
}

/** Constructs the check of backward passes and its views. */
export function createCheck(startWorker: () => Port, parts: Parts, failed: (reason: string) => void) {
  const { programs, sessions, settings, remembered, compute, ends } = parts;
  const client = new CheckClient(startWorker, failed);
  const inputs = checkInputs(sessions, remembered);
  const checks = new Checks(client, programs, sessions, settings, inputs, failed);
  const status = new CheckStatus(checks);
  const subscription = vscode.Disposable.from(
    client,
    checks,
    status,
    followChecked(checks),
    new VerdictNotes(checks, settings, ends),
    new CheckHover(checks, settings),
    new CheckProblems(checks, sessions, settings),
    new CheckFixes(checks),
    new CheckLens(checks, settings),
  );
  return { checks, status, subscription, commands: new CheckCommands(checks, programs, compute, remembered) };
}
