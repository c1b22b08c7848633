/** What is differentiated and what is held constant, chosen where it stands in the code. */
import * as vscode from 'vscode';
import type { InputSummary, Span, Summary } from '../core/index.ts';
import { type ChoiceChange, isSame, withDifferentiated, withLiteral } from './choice.ts';
import { directiveIn } from './directiveText.ts';
import type { Pointed, Pointing } from './gradientsOf.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import { mapForward } from './track.ts';

/**
 * Makes the name or literal that an editor points at an input, or an input a constant again.
 *
 * @param isInput which of both
 */
export async function differentiate(
  pointing: Pointing,
  isInput: boolean,
  editor = vscode.window.activeTextEditor,
): Promise<void> {
  const told = vscode.l10n.t('Put the cursor on a name or on a number.');
  const pointed = await pointing.at(editor, told);
  if (pointed === undefined || editor === undefined) return;
  if (pointed.word === undefined) {
    void vscode.window.showInformationMessage(told);
    return;
  }
  const session = await pointing.session(pointed, editor);
  const summary = session?.shown?.summary;
  if (session === undefined || summary === undefined) return;
  const change = changeFor(session, summary, pointed, isInput);
  if (typeof change === 'string') void vscode.window.showInformationMessage(change);
  else await choose(session, change, pointed, isInput);
}

/** What to choose, or why there is nothing to. */
function changeFor(session: Session, summary: Summary, { span, word }: Pointed, isInput: boolean) {
  const { t } = vscode.l10n;
  const { choice } = session;
  const text = word?.text ?? '';
  const isLiteral = word?.kind === 'number';
  const found = (among: readonly InputSummary[]) =>
    among.find((one) => (isLiteral ? isNumberOf(session, one, span, text) : one.name === text));
  const [input, constant] = [found(summary.inputs), found(summary.constants)];
  if (!isInput) {
    if (input !== undefined) return changed(session, input, false);
    return constant !== undefined || isLiteral
      ? t('{0} is held constant already.', text)
      : t('{0} is computed from other values: it is no input.', text);
  }
  if (input !== undefined) return t('{0} is an input already.', text);
  if (constant !== undefined) return changed(session, constant, true);
  if (isLiteral) return withLiteral(choice, span, true);
  return t(
    '{0} is computed from other values: its gradient stands at the ends of its lines. Inputs are numbers.',
    text,
  );
}

/** An input, or a constant, the other way round. */
export function changed(session: Session, { name, span }: InputSummary, isInput: boolean): ChoiceChange {
  const { choice } = session;
  const now = span && mapForward(span, session.shown?.edits ?? []);
  const literal = now && choice.literals.find((one) => isSame(one, now));
  return literal ? withLiteral(choice, literal, isInput) : withDifferentiated(choice, name, isInput);
}

/** Whether a number in the text is an input itself, or all that a name on its line is bound to. */
function isNumberOf(session: Session, { span, original }: InputSummary, literal: Span, text: string): boolean {
  const now = span && mapForward(span, session.shown?.edits ?? []);
  if (now === undefined) return false;
  if (isSame(now, literal)) return true;
  if (original === undefined || original.replace(/^[+-]\s*/, '') !== text) return false;
  return now.end <= literal.start && !session.program.text.slice(now.end, literal.start).includes('\n');
}

async function choose(session: Session, change: ChoiceChange, { span, word }: Pointed, isInput: boolean) {
  const before = session.choice;
  await session.choose(change);
  const { inputs = [] } = session.shown?.summary ?? {};
  const isNow = inputs.some((one) => one.name === word?.text || isNumberOf(session, one, span, word?.text ?? ''));
  if (isNow === isInput) return;
  const { also, except, literals } = before;
  const { problem, stale } = session;
  const why = problem !== undefined && stale ? sentence(problem.finding) : whyNot(session, word?.text ?? '', isInput);
  await session.choose({ also, except, literals });
  void vscode.window.showInformationMessage(why);
}

function whyNot({ program, choice }: Session, name: string, isInput: boolean): string {
  const { t } = vscode.l10n;
  const { text, language } = program;
  const before = choice.region === undefined ? text : text.slice(0, choice.region.end);
  const items = before.split('\n').flatMap((line) => directiveIn(line, language)?.items ?? []);
  if (items.some(({ kind }) => kind === 'wrt'))
    return t('A comment `gradlens: wrt …` says what is differentiated here: change it there.');
  return isInput
    ? t('{0} cannot be an input here.', name)
    : t('{0} is differentiated all the same: the code asks for it.', name);
}
