import * as vscode from 'vscode';
import { EndNotes, type LineEnds } from './lineEnds.ts';
import { type LineTexts, lineTexts } from './lineTexts.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings, Settings } from './settings.ts';

/** Longer results are painted only where they can be seen: VS Code needs a while for each. */
const PAINT_ALL = 60;
/** A little around it, for scrolling: that can wait until so many milliseconds brought nothing new. */
const MARGIN = 12;
const PAUSE = 150;

/** Values and gradients at the ends of lines, in every visible editor of a program's documents. */
export class Decorations implements vscode.Disposable {
  readonly #listeners: vscode.Disposable;
  readonly #notes = new EndNotes();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly settings: LiveSettings,
    private readonly types: LineEnds,
  ) {
    this.#listeners = vscode.Disposable.from(
      sessions.onDidChange((session) => this.#paintSession(session)),
      sessions.onDidEnd((session) => this.#paintSession(session)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.#paint(editor);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        const shown = sessions.of(textEditor.document)?.shown;
        if (shown !== undefined && shown.lines.length > PAINT_ALL) this.#paint(textEditor);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (settings.now.lines === 'current' && sessions.of(textEditor.document)) this.#paint(textEditor);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#pause);
    this.#listeners.dispose();
  }

  #paintSession({ program, shown }: Session): void {
    for (const editor of vscode.window.visibleTextEditors) if (program.mayHold(editor.document)) this.#paint(editor, 0);
    clearTimeout(this.#pause);
    if ((shown?.lines.length ?? 0) <= PAINT_ALL) return;
    this.#pause = setTimeout(() => {
      for (const editor of vscode.window.visibleTextEditors) this.#paint(editor);
    }, PAUSE);
  }

  #paint(editor: vscode.TextEditor, margin = MARGIN): void {
    const session = this.sessions.of(editor.document);
    const lines =
      session === undefined || isSideOfDiff(editor) ? [] : paintedLines(session, editor, this.settings.now, margin);
    const { values, gradients, staleValues, staleGradients, problems } = this.types;
    const [value, gradient] = session?.stale ? [staleValues, staleGradients] : [values, gradients];
    const paint = (type: vscode.TextEditorDecorationType, text: (line: LineTexts) => string) => {
      const texts = lines.map(([line, found]) => [line, text(found)] as const);
      this.#notes.paint(editor, type, texts);
    };
    const nothing = () => '';
    for (const type of [values, staleValues]) paint(type, type === value ? (line) => line.values : nothing);
    for (const type of [gradients, staleGradients]) paint(type, type === gradient ? (line) => line.gradients : nothing);
    paint(problems, (line) => line.problem);
  }
}

type PaintedLine = readonly [line: number, texts: LineTexts];

function paintedLines(
  session: Session,
  editor: vscode.TextEditor,
  settings: Settings,
  margin: number,
): readonly PaintedLine[] {
  if (settings.inline !== 'decorations') return [];
  const { document, visibleRanges, selections } = editor;
  const many = (session.shown?.lines.length ?? 0) > PAINT_ALL;
  const near = (line: number) =>
    visibleRanges.some(({ start, end }) => line >= start.line - margin && line <= end.line + margin);
  const atCursor = (line: number) => selections.some(({ active }) => active.line === line);
  const wanted = (line: number) => (!many || near(line)) && (settings.lines !== 'current' || atCursor(line));
  return [...lineTexts(session, document, settings, wanted)].filter(([line]) => line < document.lineCount);
}

/** Whether the results of a line are to be seen in every editor of its document. */
export function isPainted(document: vscode.TextDocument, line: number, { inline, lines }: Settings): boolean {
  if (inline !== 'decorations') return false;
  const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  const atCursor = ({ selections }: vscode.TextEditor) => selections.some(({ active }) => active.line === line);
  return editors.every((editor) => !isSideOfDiff(editor) && (lines !== 'current' || atCursor(editor)));
}

/** Comparisons stay as they are. An editor inside of something else has no column; cells of notebooks are such, too. */
export function isSideOfDiff({ viewColumn, document }: vscode.TextEditor): boolean {
  return viewColumn === undefined && document.uri.scheme !== 'vscode-notebook-cell';
}
