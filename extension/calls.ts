/** The calls of the inspected function, to choose whose arguments it is inspected with. */
import * as vscode from 'vscode';
import type { FunctionCall } from '../core/index.ts';
import { withCall } from './choice.ts';
import type { Compute } from './compute.ts';
import type { Program } from './program.ts';
import type { Session } from './session.ts';
import { mapForward } from './track.ts';

/** `other`: values that stand in no call. */
export async function pickCall(
  calls: readonly FunctionCall[],
  program: Program,
): Promise<FunctionCall | 'other' | undefined> {
  const { t } = vscode.l10n;
  const items = calls.map((call) => {
    const line = t('line {0}', program.nameOfLine(call.line - 1));
    return {
      label: call.text,
      description: call.chosen ? `${line} · ${t('now')}` : line,
      detail: call.arguments.map(({ name, text }) => `${name} = ${text}`).join(', '),
      call: call as FunctionCall | 'other',
    };
  });
  const other = { label: `$(edit) ${t('Other values…')}`, description: '', detail: '', call: 'other' as const };
  const options = { title: t('With the arguments of which call?'), matchOnDetail: true };
  return (await vscode.window.showQuickPick([...items, other], options))?.call;
}

/** Another call than the one whose arguments are shown. */
export async function chooseCall(session: Session, compute: Compute): Promise<void> {
  const { program } = session;
  const { calls = [], inputs = [], missing = [] } = session.shown?.summary ?? {};
  const picked = calls.length === 0 ? 'none' : await pickCall(calls, program);
  if (picked === 'none')
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No call in this file gives what is inspected its arguments.'),
    );
  else if (picked === 'other') {
    const given = Object.fromEntries(calls.flatMap((call) => call.arguments.map(({ name, text }) => [name, text])));
    const now = Object.fromEntries(inputs.flatMap(({ name, original }) => (original ? [[name, original]] : [])));
    const names = [...new Set([...Object.keys(given).flatMap((name) => name.split(', ')), ...missing])];
    const before = { now: { ...given, ...now, ...session.choice.inputs }, before: {}, guesses: [] };
    const inputsNow = await compute.askFor(program, names, before);
    if (inputsNow === undefined) return;
    const values = Object.entries(session.choice.values).filter(([name]) => !(name in inputsNow));
    await session.choose({ inputs: { ...session.choice.inputs, ...inputsNow }, values: Object.fromEntries(values) });
  } else if (picked !== undefined) {
    const span = mapForward(picked.span, session.shown?.edits ?? []);
    if (span !== undefined) await session.choose(withCall(session.choice, { ...picked, span }));
  }
}
