import * as vscode from 'vscode';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** Longer results are painted only where they can be seen, and a little around it: VS Code needs a while for each. */
const PAINT_ALL = 60;
const MARGIN = 12;
const LONGEST_PROBLEM = 80;

/**
 * Values and gradients at the ends of lines, in every visible editor of a document. Both belong to one decoration with
 * an empty range, as several types at one place would sort unpredictably.
 */
export class Decorations implements vscode.Disposable {
  readonly #fresh = lineEnd('gradlens.valueForeground', 'gradlens.gradientForeground');
  readonly #stale = lineEnd('gradlens.staleValueForeground', 'gradlens.staleGradientForeground');
  readonly #listeners: vscode.Disposable;

  constructor(private readonly sessions: Sessions) {
    this.#listeners = vscode.Disposable.from(
      this.#fresh,
      this.#stale,
      sessions.onDidChange((session) => this.#paintDocument(session.document)),
      sessions.onDidEnd((document) => this.#paintDocument(document)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.#paint(editor);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        const shown = sessions.of(textEditor.document)?.shown;
        if (shown !== undefined && shown.lines.length > PAINT_ALL) this.#paint(textEditor);
      }),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #paintDocument(document: vscode.TextDocument): void {
    for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) this.#paint(editor);
  }

  #paint(editor: vscode.TextEditor): void {
    const session = this.sessions.of(editor.document);
    const options = session === undefined ? [] : decorate(session, editor);
    editor.setDecorations(this.#fresh, session?.stale ? [] : options);
    editor.setDecorations(this.#stale, session?.stale ? options : []);
  }
}

function lineEnd(value: string, gradient: string): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    before: { color: new vscode.ThemeColor(value), margin: '0 0 0 3ch' },
    after: { color: new vscode.ThemeColor(gradient), margin: '0 0 0 2ch' },
  });
}

/** A line's texts as they are painted. */
export interface LineTexts {
  readonly values: string;
  readonly gradients: string;
  readonly problem: string;
}

/** What stands at the ends of a document's lines (from 0): the last of several that edits have brought to one line. */
export function lineTexts(session: Session): Map<number, LineTexts> {
  const texts = new Map<number, LineTexts>();
  for (const { line, values, gradients } of session.shown?.lines ?? [])
    texts.set(line, { values, gradients, problem: '' });
  const { problem } = session;
  if (problem !== undefined) {
    const { values = '', gradients = '' } = texts.get(problem.line) ?? {};
    texts.set(problem.line, { values, gradients, problem: shortened(sentence(problem.finding)) });
  }
  return texts;
}

function decorate(session: Session, editor: vscode.TextEditor): vscode.DecorationOptions[] {
  const { document, visibleRanges } = editor;
  const texts = [...lineTexts(session)].filter(([line]) => line < document.lineCount);
  const near = (line: number) =>
    visibleRanges.some(({ start, end }) => line >= start.line - MARGIN && line <= end.line + MARGIN);
  const painted = texts.length <= PAINT_ALL ? texts : texts.filter(([line]) => near(line));
  return painted.map(([line, text]) => {
    const { end } = document.lineAt(line).range;
    return { range: new vscode.Range(end, end), renderOptions: renderOptions(text) };
  });
}

function renderOptions({ values, gradients, problem }: LineTexts): vscode.DecorationInstanceRenderOptions {
  const before = values === '' ? undefined : { contentText: values };
  if (problem === '') return { before, after: gradients === '' ? undefined : { contentText: gradients } };
  // There is one place for two texts; a line that fails seldom has a gradient.
  const color = new vscode.ThemeColor('gradlens.problemForeground');
  const contentText = gradients === '' ? problem : `${gradients}   ${problem}`;
  return { before, after: gradients === '' ? { contentText, color } : { contentText } };
}

function shortened(text: string): string {
  return text.length > LONGEST_PROBLEM ? `${text.slice(0, LONGEST_PROBLEM - 1)}…` : text;
}
