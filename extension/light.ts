import * as vscode from 'vscode';
import type { Place } from './program.ts';

/** A place in the code that is lit up while somebody points at what it computes. The cursor stays where it is. */
export class Light implements vscode.Disposable {
  readonly #line = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('gradlens.litLineBackground'),
  });
  readonly #span = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('gradlens.litBackground'),
    border: '1px solid',
    borderColor: new vscode.ThemeColor('gradlens.litBorder'),
    overviewRulerColor: new vscode.ThemeColor('gradlens.litBorder'),
  });
  #owner: object | undefined;
  #lit: readonly vscode.TextEditor[] = [];

  show(owner: object, { document, range }: Place): void {
    this.#turnOff();
    this.#owner = owner;
    this.#lit = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
    for (const editor of this.#lit) {
      editor.setDecorations(this.#line, [range]);
      editor.setDecorations(this.#span, [range]);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  /** Whoever has lit something puts it out. */
  clear(owner: object): void {
    if (owner === this.#owner) this.#turnOff();
  }

  dispose(): void {
    this.#line.dispose();
    this.#span.dispose();
  }

  #turnOff(): void {
    for (const editor of this.#lit) for (const type of [this.#line, this.#span]) editor.setDecorations(type, []);
    this.#lit = [];
    this.#owner = undefined;
  }
}
