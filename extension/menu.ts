import * as vscode from 'vscode';
import { saysMore } from './choice.ts';
import type { Session } from './session.ts';
import { callText, outputText, problemText, seedText } from './views.ts';

interface Item extends vscode.QuickPickItem {
  readonly command: string;
  readonly argument?: unknown;
}

/** The log says more of them. */
const OWN_FAULTS: ReadonlySet<string> = new Set(['engine-ended', 'internal']);

/** The commands that apply to a document now, to choose from. */
export async function showCommands(session: Session | undefined, digits: number): Promise<void> {
  const title = session && (problemText(session) ?? outputText(session, digits));
  const picked = await vscode.window.showQuickPick(items(session, digits), {
    title: title === undefined ? 'GradLens' : `GradLens: ${title}`,
  });
  if (picked !== undefined) await vscode.commands.executeCommand(picked.command, picked.argument);
}

function items(session: Session | undefined, digits: number): Item[] {
  const { t } = vscode.l10n;
  const found: Item[] = [];
  if (session?.stale) found.push({ label: `$(refresh) ${t('Compute Again')}`, command: 'gradlens.computeAgain' });
  found.push({
    label: `$(play) ${t('Compute Gradients')}`,
    description: t('of the selection, the function at the cursor, or the file'),
    command: 'gradlens.compute',
  });
  found.push({ label: `$(pass) ${t('Check the Backward Pass')}`, command: 'gradlens.check' });
  if (session !== undefined) {
    const { summary } = session.shown ?? {};
    if (summary !== undefined && summary.outputs.length > 0) {
      const description = outputText(session, digits);
      found.push({ label: `$(target) ${t('Choose Output')}`, description, command: 'gradlens.chooseOutput' });
    }
    const seed = seedText(session);
    if (seed !== undefined) {
      const label = `$(edit) ${t('Upstream Gradient…')}`;
      found.push({ label, description: seed, command: 'gradlens.chooseUpstream' });
    }
    if (summary !== undefined && summary.calls.length > 0) {
      const description = callText(summary.calls);
      found.push({ label: `$(symbol-method) ${t('Choose the Call')}`, description, command: 'gradlens.chooseCall' });
    }
    if (summary !== undefined && summary.series.length > 0) {
      const label = `$(list-ordered) ${t('Choose the Iteration or Call')}`;
      found.push({ label, command: 'gradlens.chooseOccurrence' });
    }
    const asked = summary?.inputs.some(({ source }) => source === 'remembered') || summary?.missing.length;
    if (asked) found.push({ label: `$(edit) ${t('Change Inputs')}`, command: 'gradlens.changeInputs' });
    found.push(
      { label: `$(type-hierarchy) ${t('Show Circuit')}`, command: 'gradlens.showCircuit' },
      { label: `$(symbol-number) ${t('Gradients of This')}`, command: 'gradlens.gradientsOf' },
      { label: `$(list-flat) ${t('List Values and Gradients')}`, command: 'gradlens.listValues' },
      { label: `$(clear-all) ${t('Clear')}`, command: 'gradlens.clear' },
    );
  }
  if (session !== undefined && saysMore(session.choice)) {
    found.push(
      { label: `$(edit) ${t('Write the Choices into the Code')}`, command: 'gradlens.writeChoices' },
      { label: `$(discard) ${t('Reset All Inputs')}`, command: 'gradlens.resetInputs' },
    );
  }
  if (session?.problem !== undefined && OWN_FAULTS.has(session.problem.finding.code))
    found.push({ label: `$(output) ${t('Show Log')}`, command: 'gradlens.showLog' });
  found.push({
    label: `$(gear) ${t('Settings')}`,
    command: 'workbench.action.openSettings',
    argument: '@ext:gradlens.gradlens',
  });
  return found;
}
