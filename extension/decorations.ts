import * as vscode from 'vscode';
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
  readonly #types = createTypes();
  readonly #listeners: vscode.Disposable;
  /** The types of which an editor shows something. */
  readonly #painted = new WeakMap<vscode.TextEditor, Set<vscode.TextEditorDecorationType>>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly settings: LiveSettings,
  ) {
    this.#listeners = vscode.Disposable.from(
      ...Object.values(this.#types),
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
    const { values, gradients, staleValues, staleGradients, problems } = this.#types;
    const [value, gradient] = session?.stale ? [staleValues, staleGradients] : [values, gradients];
    const painted = this.#painted.get(editor) ?? new Set();
    this.#painted.set(editor, painted);
    const paint = (type: vscode.TextEditorDecorationType, text: (line: LineTexts) => string) => {
      const options = notes(editor.document, lines, text);
      // Each call is a message of its own: what is empty stays so.
      if (options.length === 0 && !painted.has(type)) return;
      if (options.length === 0) painted.delete(type);
      else painted.add(type);
      editor.setDecorations(type, options);
    };
    const nothing = () => '';
    for (const type of [values, staleValues]) paint(type, type === value ? (line) => line.values : nothing);
    for (const type of [gradients, staleGradients]) paint(type, type === gradient ? (line) => line.gradients : nothing);
    paint(problems, (line) => line.problem);
  }
}

type Types = ReturnType<typeof typesInOrder>;

/**
 * Several notes stand at one place, the end of a line, and VS Code puts them in the order of their types' keys, as
 * texts: `…10` before `…9`. So types are made until their keys are in order. (One type could show two texts, before and
 * after an empty range; but then the caret at a line's end would stand between them.)
 */
function createTypes(): Types {
  for (;;) {
    const types = typesInOrder();
    const keys = Object.values(types).map(({ key }) => key);
    if (keys.every((key, i) => i === 0 || keys[i - 1] < key)) return types;
    for (const type of Object.values(types)) type.dispose();
  }
}

function typesInOrder() {
  return {
    values: lineEnd('gradlens.valueForeground', 3),
    gradients: lineEnd('gradlens.gradientForeground', 2),
    staleValues: lineEnd('gradlens.staleValueForeground', 3),
    staleGradients: lineEnd('gradlens.staleGradientForeground', 2),
    problems: lineEnd('gradlens.problemForeground', 3),
  };
}

function lineEnd(color: string, gap: number): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    after: { color: new vscode.ThemeColor(color), margin: `0 0 0 ${gap}ch` },
  });
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

function notes(
  document: vscode.TextDocument,
  lines: readonly PaintedLine[],
  text: (line: LineTexts) => string,
): vscode.DecorationOptions[] {
  return lines.flatMap(([line, texts]) => {
    const contentText = text(texts);
    if (contentText === '') return [];
    const { end } = document.lineAt(line).range;
    return [{ range: new vscode.Range(end, end), renderOptions: { after: { contentText } } }];
  });
}
