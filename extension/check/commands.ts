import * as vscode from 'vscode';
import type { Compute } from '../compute.ts';
import type { Programs } from '../programs.ts';
import type { Remembered } from '../remembered.ts';
import { sentence } from '../sentence.ts';
import { reveal } from '../toCode.ts';
import { spanNow } from './placed.ts';
import { placeOf } from './problems.ts';
import type { CheckSession } from './session.ts';
import type { Checks } from './sessions.ts';

/** What the commands of the check do. */
export class CheckCommands {
  constructor(
    private readonly checks: Checks,
    private readonly programs: Programs,
    private readonly compute: Compute,
    private readonly remembered: Remembered,
  ) {}

  /** Checks all of a document, asks for what it lacks, and says so where there is nothing to check. */
  async check(document: vscode.TextDocument | undefined): Promise<void> {
    if (document === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a file with a backward pass to check it.'));
      return;
    }
    if (!(await this.compute.readable(document))) return;
    const program = this.programs.of(document);
    for (;;) {
      const check = await this.checks.start(program);
      const names = missing(check);
      if (names.length === 0) {
        tell(check);
        return;
      }
      const [now, before] = [this.remembered.of(program), this.remembered.before(program)];
      const given = await this.compute.askFor(program, names, { now, before });
      if (given === undefined) return;
      this.remembered.remember(program, given);
    }
  }

  clear(document: vscode.TextDocument | undefined): void {
    const check = document && this.checks.of(document);
    if (check !== undefined) this.checks.end(check);
  }

  /** Selects the first gradient that is wrong. */
  async goToWrong(document: vscode.TextDocument | undefined): Promise<void> {
    const check = document && this.checks.of(document);
    const spans = check?.shown?.report.checks.filter(({ verdict }) => verdict === 'wrong').map(placeOf) ?? [];
    const [first] = spans.toSorted((one, other) => one.start - other.start);
    const now = first && check?.shown && spanNow(check.shown, first);
    if (check !== undefined && now !== undefined)
      await reveal(check.program, check.program.placeOf(now), true, undefined);
  }
}

function missing({ shown, problem }: CheckSession): string[] {
  const isOpen = problem?.code === 'input-needed' && (shown?.report.checks.length ?? 0) === 0;
  return isOpen ? String(problem.args.names).split(', ') : [];
}

/** What no line can say. */
function tell({ shown, problem }: CheckSession): void {
  if ((shown?.report.checks.length ?? 0) > 0) return;
  if (problem !== undefined) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The backward pass cannot be checked: {0}', sentence(problem)));
    return;
  }
  const text = vscode.l10n.t(
    'There is no gradient here to check. Name it after its variable (dx, grad_x, x_grad), or say what it is: “gradlens: dhidden is grad of h1”.',
  );
  void vscode.window.showInformationMessage(text);
}
