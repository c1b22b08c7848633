/** A text and a choice after the choice was written into it. Pure. */
import type { Summary } from '../core/index.ts';
import { asInCode, type Choice, type ChoiceChange, movedChoice, movedNames } from './choice.ts';
import type { LineEdit } from './track.ts';
import type { Writing } from './writeDirective.ts';

/** What is in the code is not in memory any more. */
export function dropped(choice: Choice, { names, change }: Writing): ChoiceChange {
  return { ...asInCode(choice, names), ...change };
}

/** Text and choice as they are to be. */
export function applied(text: string, choice: Choice, written: Writing): [string, Choice] {
  let after: Choice = { ...choice, ...dropped(choice, written) };
  for (const { span, text: put } of written.edits.toReversed()) {
    after = movedChoice(after, { start: span.start, removed: span.end - span.start, inserted: put }) ?? after;
    after = movedNames(after, lineEdit(text, span, put));
    text = text.slice(0, span.start) + put + text.slice(span.end);
  }
  return [text, after];
}

function lineEdit(text: string, { start, end }: Writing['edits'][number]['span'], inserted: string): LineEdit {
  const before = text.slice(0, start).split('\n');
  const startLine = before.length - 1;
  const endLine = startLine + text.slice(start, end).split('\n').length - 1;
  return { startLine, startCharacter: before[startLine].length, endLine, inserted };
}

/** What the choice is to leave as it is. */
export function meaning({ inputs, output }: Summary): string {
  const numbers = inputs.map(({ name, value, gradient }) => [plainName(name), value, gradient]);
  return JSON.stringify([numbers, output && [output.value, output.seed]]);
}

/** Without the line of a literal: lines move. */
function plainName(name: string): string {
  return name.replace(/ \(line \d+/, '');
}
