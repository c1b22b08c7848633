import * as vscode from 'vscode';
import { saysMore } from './choice.ts';
import type { Compute } from './compute.ts';
import type { Session } from './session.ts';
import { type Writing, writing } from './writeDirective.ts';
import { applied, dropped, meaning } from './written.ts';

/** Milliseconds. */
const TOLD_FOR = 6_000;

/** Puts what was chosen into a comment in the code, as one edit; it is not kept in memory any more then. */
export async function writeChoices(session: Session, compute: Compute): Promise<void> {
  const { t } = vscode.l10n;
  const { program } = session;
  if (session.shown?.text !== program.text) await session.refresh();
  const { shown, choice } = session;
  if (shown === undefined || shown.text !== program.text || !saysMore(choice)) {
    void vscode.window.showInformationMessage(t('Nothing is chosen here but what the code says.'));
    return;
  }
  const written = writing(shown.text, shown.summary, choice);
  const left = [...new Set(written.left)].map(leftText).join(', ');
  if (written.edits.length === 0) {
    void vscode.window.showInformationMessage(t('A comment cannot say it, so it is kept beside the code: {0}', left));
    return;
  }
  const [text, after] = applied(shown.text, choice, written);
  const summary = await compute.probeText(program, after, text);
  if (summary === undefined || meaning(summary) !== meaning(shown.summary)) {
    void vscode.window.showWarningMessage(
      t('Nothing was written: with the comment the code would not compute what is shown. It is kept beside the code.'),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { span, text: put } of written.edits) {
    const { document, range } = program.placeOf(span);
    edit.replace(document.uri, range, put);
  }
  if (program.text !== shown.text || !(await vscode.workspace.applyEdit(edit))) return;
  await session.choose(dropped(session.choice, written));
  if (left === '') vscode.window.setStatusBarMessage(t('GradLens: written into the code.'), TOLD_FOR);
  else void vscode.window.showInformationMessage(t('Written, but for what a comment cannot say: {0}', left));
}

function leftText(what: Writing['left'][number]): string {
  const { t } = vscode.l10n;
  switch (what) {
    case 'value':
      return t('a value');
    case 'output':
      return t('the output, which has no name of its own');
    case 'upstream':
      return t('the upstream gradient, which is no variable');
    case 'literals':
      return t('numbers that are inputs');
    case 'call':
      return t('the call');
  }
}
