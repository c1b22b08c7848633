import * as vscode from 'vscode';
import { SELECTOR } from './languages.ts';
import { lineTexts } from './lineTexts.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings } from './settings.ts';

/** The texts of the line ends as inlay hints, where the settings want them instead of decorations. */
export class LineHints implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listeners: vscode.Disposable;

  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(
    private readonly sessions: Sessions,
    private readonly settings: LiveSettings,
  ) {
    const tell = () => {
      if (this.#isOn) this.#changed.fire();
    };
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      vscode.languages.registerInlayHintsProvider(SELECTOR, this),
      sessions.onDidChange(tell),
      sessions.onDidEnd(tell),
      settings.onDidChange(({ was, now }) => {
        if (was.inline !== now.inline || this.#isOn) this.#changed.fire();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (settings.now.lines === 'current' && sessions.of(textEditor.document)) tell();
      }),
    );
  }

  get #isOn(): boolean {
    return this.settings.now.inline === 'inlayHints';
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const session = this.sessions.of(document);
    if (!this.#isOn || session === undefined) return [];
    const last = Math.min(range.end.line, document.lineCount - 1);
    const wanted = (line: number) => line >= range.start.line && line <= last && this.#isWanted(document, line);
    return [...lineTexts(session, this.settings.now, wanted)].flatMap(([line, texts]) => {
      const label = [texts.values, texts.gradients, texts.problem].filter((text) => text !== '').join('  ');
      if (label === '' || line > last || line < range.start.line) return [];
      const said = session.stale && texts.values !== '' ? `${vscode.l10n.t('before the edit')}: ${label}` : label;
      const hint = new vscode.InlayHint(document.lineAt(line).range.end, said);
      hint.paddingLeft = true;
      return [hint];
    });
  }

  #isWanted(document: vscode.TextDocument, line: number): boolean {
    if (this.settings.now.lines !== 'current') return true;
    const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
    return editors.some(({ selection }) => selection.active.line === line);
  }
}
