import * as vscode from 'vscode';

export type LineEnds = ReturnType<typeof typesInOrder>;

/**
 * What stands at the ends of lines. Several notes stand at one place, and VS Code puts them in the order of their types'
 * keys, as texts: `…10` before `…9`. So types are made until their keys are in order. (One type could show two texts,
 * before and after an empty range; but then the caret at a line's end would stand between them.)
 */
export function createLineEnds(): LineEnds {
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
    right: lineEnd('gradlens.rightForeground', 3),
    wrong: lineEnd('gradlens.wrongForeground', 3, 'bold'),
    open: lineEnd('gradlens.notJudgedForeground', 3),
    staleVerdicts: lineEnd('gradlens.staleVerdictForeground', 3),
  };
}

function lineEnd(color: string, gap: number, fontWeight?: string): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    after: { color: new vscode.ThemeColor(color), margin: `0 0 0 ${gap}ch`, fontWeight },
  });
}

/** Paints texts at the ends of lines. Each call is a message of its own to VS Code: what is empty stays so. */
export class EndNotes {
  /** The types of which an editor shows something. */
  readonly #painted = new WeakMap<vscode.TextEditor, Set<vscode.TextEditorDecorationType>>();

  /** @param texts by line, from 0; where one is empty, nothing is painted */
  paint(
    editor: vscode.TextEditor,
    type: vscode.TextEditorDecorationType,
    texts: Iterable<readonly [line: number, text: string]>,
  ): void {
    const painted = this.#painted.get(editor) ?? new Set();
    this.#painted.set(editor, painted);
    const options = notes(editor.document, texts);
    if (options.length === 0 && !painted.has(type)) return;
    if (options.length === 0) painted.delete(type);
    else painted.add(type);
    editor.setDecorations(type, options);
  }
}

function notes(
  document: vscode.TextDocument,
  texts: Iterable<readonly [line: number, text: string]>,
): vscode.DecorationOptions[] {
  return [...texts].flatMap(([line, contentText]) => {
    if (contentText === '' || line < 0 || line >= document.lineCount) return [];
    const { end } = document.lineAt(line).range;
    return [{ range: new vscode.Range(end, end), renderOptions: { after: { contentText } } }];
  });
}
