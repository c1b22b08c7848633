/** Why there is no picture, and what can be done about it. */
import * as vscode from 'vscode';
import type { ProblemCode } from '../core/messages.ts';
import type { Hint } from '../media/protocol.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import type { Ending } from './sessions.ts';
import { fileName } from './views.ts';

/**
 * Why a panel has no session. When it is restored: its code has `changed` beyond recognition, its document is `missing`,
 * or it could not be computed again (`failed`).
 */
export type Lost = Ending | 'nothing' | 'changed' | 'missing' | 'failed';

/** @param file its name */
export function lostHint(why: Lost, file: string): Hint {
  const { t } = vscode.l10n;
  const compute = { action: 'compute', label: t('Compute Gradients') } as const;
  const open = { action: 'open', label: t('Open {0}', file) } as const;
  switch (why) {
    case 'nothing':
      return {
        text: t('Select a forward pass and run “GradLens: Compute Gradients” to see its circuit.'),
        ...compute,
      };
    case 'cleared':
      return {
        text: t('The results of {0} were cleared. Compute Gradients brings its circuit back.', file),
        ...compute,
      };
    case 'closed':
      return { text: t('{0} was closed. Open it, and its circuit is shown again.', file), ...open };
    case 'gone':
      return {
        text: t('The code of this circuit is not there any more. Select other code and compute its gradients.'),
        ...open,
      };
    case 'changed':
      return {
        text: t('{0} has changed, and the code of this circuit is not found in it. Select it and compute anew.', file),
        ...open,
      };
    case 'missing':
      return {
        text: t('{0} cannot be opened any more. Close this panel, or open the file and compute anew.', file),
        action: 'close',
        label: t('Close Panel'),
      };
    case 'failed':
      return { text: t('{0} could not be computed again by itself. Compute Gradients says why.', file), ...compute };
  }
}

/** Nothing ran, or nothing that could be drawn. */
export function emptyHint(session: Session): Hint {
  const { t } = vscode.l10n;
  const { problem, shown, program } = session;
  if (problem !== undefined) {
    const { finding, line } = problem;
    const text = sentence(finding);
    const found = actionFor(finding.code);
    if (found !== undefined) return { text, ...found };
    return { text, action: 'showProblem', label: t('Go to Line {0}', program.nameOfLine(line)) };
  }
  const { output, outputs = [] } = shown?.summary ?? {};
  if (output) {
    const text = t(
      '{0} does not depend on any input, so there is nothing to draw. Choose another output.',
      output.name,
    );
    if (outputs.length > 1) return { text, action: 'chooseOutput', label: t('Choose Output') };
    return {
      text: t(
        '{0} does not depend on any input, so there is nothing to draw. Give a number a name, and use it.',
        output.name,
      ),
      action: 'open',
      label: t('Open {0}', fileName(program.uri)),
    };
  }
  return {
    text: t('The code has changed since it was computed. Compute it again to see its circuit.'),
    action: 'computeAgain',
    label: t('Compute Again'),
  };
}

/** @param gates how many there are to be drawn */
export function unplacedHint(gates: number): Hint {
  return {
    text: vscode.l10n.t('The places of {0} gates could not be found in time. Close groups to draw fewer.', gates),
    action: 'closeGroups',
    label: vscode.l10n.t('Close Groups'),
  };
}

export function failedHint(): Hint {
  const { t } = vscode.l10n;
  return { text: t('The circuit could not be drawn. The log says more.'), action: 'showLog', label: t('Show Log') };
}

/** To compute it again asks for what it lacks. */
function actionFor(code: ProblemCode): Omit<Hint, 'text'> | undefined {
  const { t } = vscode.l10n;
  switch (code) {
    case 'input-needed':
    case 'input-invalid':
      return { action: 'computeAgain', label: t('Give Inputs') };
    case 'choose-function':
      return { action: 'computeAgain', label: t('Choose Function') };
    case 'budget-time':
    case 'budget-memory':
      return { action: 'showLimits', label: t('Change the Limits') };
    case 'engine-ended':
    case 'internal':
      return { action: 'showLog', label: t('Show Log') };
    default:
      return undefined;
  }
}
