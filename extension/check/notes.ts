import * as vscode from 'vscode';
import { isSideOfDiff } from '../decorations.ts';
import { EndNotes, type LineEnds } from '../lineEnds.ts';
import { sentence } from '../sentence.ts';
import type { LiveSettings, Settings } from '../settings.ts';
import type { CheckSession } from './session.ts';
import type { Checks } from './sessions.ts';
import { type Speech, type VerdictTexts, verdictTexts } from './texts.ts';

/** Verdicts at the ends of lines, after values and gradients. */
export class VerdictNotes implements vscode.Disposable {
  readonly #listeners: vscode.Disposable;
  readonly #notes = new EndNotes();

  constructor(
    private readonly checks: Checks,
    private readonly settings: LiveSettings,
    private readonly types: LineEnds,
  ) {
    const paint = ({ program }: CheckSession) => {
      for (const editor of vscode.window.visibleTextEditors) if (program.mayHold(editor.document)) this.#paint(editor);
    };
    this.#listeners = vscode.Disposable.from(
      checks.onDidChange(paint),
      checks.onDidEnd(paint),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.#paint(editor);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (settings.now.lines === 'current') this.#paint(textEditor);
      }),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #paint(editor: vscode.TextEditor): void {
    const { inline, lines } = this.settings.now;
    const check = this.checks.of(editor.document);
    const isShown = check !== undefined && inline !== 'off' && !isSideOfDiff(editor);
    const isWanted = (line: number) =>
      lines !== 'current' || editor.selections.some(({ active }) => active.line === line);
    const texts = isShown ? lineVerdicts(check, editor.document, this.settings.now) : [];
    const wanted = [...texts].filter(([line]) => isWanted(line));
    const paint = (type: vscode.TextEditorDecorationType, isOn: boolean, text: (line: VerdictTexts) => string) =>
      this.#notes.paint(editor, type, isOn ? wanted.map(([line, found]) => [line, text(found)] as const) : []);
    const isOld = check?.stale === true;
    paint(this.types.right, !isOld, ({ right }) => right);
    paint(this.types.wrong, !isOld, ({ wrong }) => wrong);
    paint(this.types.open, !isOld, ({ open }) => open);
    paint(this.types.staleVerdicts, isOld, (line) => joined(line));
  }
}

/** What stands at the ends of a document's lines (from 0). */
export function lineVerdicts(
  { shown, program }: CheckSession,
  document: vscode.TextDocument,
  settings: Settings,
): readonly (readonly [line: number, texts: VerdictTexts])[] {
  if (shown === undefined || !program.has(document)) return [];
  const first = program.lineOf(document);
  const texts = [...verdictTexts(shown.verdicts, speech(settings))].map(
    ([line, text]) => [line - first, text] as const,
  );
  return texts.filter(([line]) => line >= 0 && line < document.lineCount);
}

/** All that a line says, in the order in which it is shown. */
export function joined({ right, wrong, open }: VerdictTexts): string {
  return [right, wrong, open].filter((text) => text !== '').join(' ');
}

/** In the user's language. */
export function speech({ digits }: Settings): Speech {
  return { t: vscode.l10n.t, sentence, digits };
}
