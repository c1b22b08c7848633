import * as vscode from 'vscode';
import type { Span } from '../core/index.ts';
import { withOutput } from './choice.ts';
import type { Compute } from './compute.ts';
import { chooseUpstream, isArray } from './outputs.ts';
import { isInside } from './past.ts';
import type { Program } from './program.ts';
import type { Programs } from './programs.ts';
import { sentence } from './sentence.ts';
import type { Sessions } from './sessions.ts';
import { trimmed, type Word, wordAt } from './words.ts';

/** What an editor points at. */
export interface Pointed {
  readonly program: Program;
  /** The selection without the blanks around it, else the name or number at the cursor. */
  readonly span: Span;
  /** If it is one, and no longer expression. */
  readonly word: Word | undefined;
}

/** Undefined: at nothing. */
export function pointedAt(program: Program, { document, selection }: vscode.TextEditor): Pointed | undefined {
  const { text } = program;
  const start = program.offsetAt(document, selection.start);
  const selected = trimmed(text, { start, end: program.offsetAt(document, selection.end) });
  const word = wordAt(text, selected?.start ?? start);
  const span = selected ?? word;
  if (span === undefined) return undefined;
  const isWord = word !== undefined && span.start === word.start && span.end === word.end;
  return { program, span, word: isWord ? word : undefined };
}

/** Where an editor points, in what is shown; where it is not, the region around is computed first. */
export class Pointing {
  constructor(
    private readonly programs: Programs,
    private readonly sessions: Sessions,
    readonly compute: Compute,
  ) {}

  /** Undefined: it points at nothing, which is told, or nothing can be computed there. */
  async at(editor: vscode.TextEditor | undefined, what: string) {
    if (editor === undefined || !(await this.compute.readable(editor.document))) return undefined;
    const program = this.programs.of(editor.document);
    const pointed = pointedAt(program, editor);
    if (pointed === undefined) {
      void vscode.window.showInformationMessage(what);
      return undefined;
    }
    return pointed;
  }

  /** The session that shows a place, begun if need be. */
  async session({ program, span }: Pointed, editor: vscode.TextEditor) {
    const shown = () => {
      const session = this.sessions.byUri(program.uri);
      return session?.program === program && isInside(session.choice.region, span.start) ? session : undefined;
    };
    if (shown() === undefined) {
      const { active } = editor.selection;
      const choice = await this.compute.choiceAround(program, editor, new vscode.Selection(active, active));
      await this.compute.start(program, choice);
    }
    return shown();
  }
}

/** Makes the variable or expression that an editor points at the output. */
export async function gradientsOf(pointing: Pointing, editor = vscode.window.activeTextEditor): Promise<void> {
  const { t } = vscode.l10n;
  const told = t('Put the cursor on a variable, or select an expression, to differentiate it.');
  const pointed = await pointing.at(editor, told);
  if (pointed === undefined || editor === undefined) return;
  const session = await pointing.session(pointed, editor);
  if (session === undefined) return;
  const { of, ofAt, upstream } = session.choice;
  await session.choose(withOutput({ ofAt: pointed.span }));
  const output = session.shown?.summary.output;
  const { problem } = session;
  const isTold = problem !== undefined && problem.finding.severity === 'error';
  if (isTold && (session.stale || !output)) {
    void vscode.window.showWarningMessage(sentence(problem.finding));
    await session.choose({ of, ofAt, upstream });
  } else if (isArray(output)) await chooseUpstream(session, pointing.compute);
}
