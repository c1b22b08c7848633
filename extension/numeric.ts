/** Checks the gradient of the variable at the cursor by differences. */
import * as vscode from 'vscode';
import type { NotChecked, NumericCheck } from '../core/index.ts';
import { Channel, Gone } from './channel.ts';
import type { Pointing } from './gradientsOf.ts';
import { numericText } from './numericText.ts';
import type { Port } from './port.ts';
import { requestFor } from './request.ts';
import { sentence } from './sentence.ts';
import type { LiveSettings } from './settings.ts';
import type { Answers, Question } from './worker/protocol.ts';

/** In milliseconds: of a large array as many numbers are checked as there is time for. */
const PATIENCE = 2_000;

/** @returns what was told; undefined: nothing was */
export async function checkNumerically(
  pointing: Pointing,
  startWorker: () => Port,
  settings: LiveSettings,
  failed: (reason: string) => void,
  editor = vscode.window.activeTextEditor,
): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const pointed = await pointing.at(editor, t('Put the cursor on a variable to check its gradient.'));
  if (pointed === undefined || editor === undefined) return undefined;
  const session = await pointing.session(pointed, editor);
  if (session === undefined) return undefined;
  const { span, word, program } = pointed;
  const question: Question = {
    kind: 'numeric',
    request: requestFor(program, session.choice, settings.now),
    // The element that a selection names is known by its end.
    place: { offset: word === undefined ? span.end : span.start, patience: PATIENCE },
  };
  const answer = await asked(question, startWorker, failed);
  if (answer === undefined) return undefined;
  if ('reason' in answer) {
    const text = sentence(answer.reason);
    void vscode.window.showWarningMessage(text);
    return text;
  }
  const text = numericText(answer, { t, sentence, digits: settings.now.digits });
  if (answer.worst.verdict === 'wrong') void vscode.window.showWarningMessage(text);
  else void vscode.window.showInformationMessage(text);
  return text;
}

/** In a worker of its own: the program runs many times, and nobody else is to wait for that. Undefined: cancelled. */
function asked(
  question: Extract<Question, { kind: 'numeric' }>,
  startWorker: () => Port,
  failed: (reason: string) => void,
): Thenable<NumericCheck | NotChecked | undefined> {
  const title = vscode.l10n.t('Checking the gradient numerically…');
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_progress, cancelled) => {
    const channel = new Channel<Question, Answers>(startWorker(), failed);
    cancelled.onCancellationRequested(() => channel.end());
    try {
      return await channel.ask<'numeric'>(question);
    } catch (error) {
      if (!(error instanceof Gone)) failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return undefined;
    } finally {
      channel.end();
    }
  });
}
