import * as vscode from 'vscode';
import { isSideOfDiff } from './decorations.ts';
import { lineTexts } from './lineTexts.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings } from './settings.ts';

/** A mark beside the numbers of lines that have results, where the settings want it. */
export class GutterMarks implements vscode.Disposable {
  readonly #fresh = markType(1);
  readonly #stale = markType(0.45);
  readonly #listeners: vscode.Disposable;
  readonly #marked = new WeakSet<vscode.TextEditor>();

  constructor(
    private readonly sessions: Sessions,
    private readonly settings: LiveSettings,
  ) {
    const paint = ({ program }: Session) => {
      for (const editor of vscode.window.visibleTextEditors) if (program.mayHold(editor.document)) this.#paint(editor);
    };
    this.#listeners = vscode.Disposable.from(
      this.#fresh,
      this.#stale,
      sessions.onDidChange(paint),
      sessions.onDidEnd(paint),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.#paint(editor);
      }),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #paint(editor: vscode.TextEditor): void {
    const session = this.sessions.of(editor.document);
    const isOn = session !== undefined && this.settings.now.gutter && !isSideOfDiff(editor);
    if (!isOn && !this.#marked.has(editor)) return;
    this.#marked.add(editor);
    const lines = isOn ? [...lineTexts(session, editor.document, this.settings.now)] : [];
    const ranges = lines
      .filter(([line, { values }]) => values !== '' && line < editor.document.lineCount)
      .map(([line]) => new vscode.Range(line, 0, line, 0));
    editor.setDecorations(this.#fresh, session?.stale ? [] : ranges);
    editor.setDecorations(this.#stale, session?.stale ? ranges : []);
  }
}

/** VS Code takes no colours of the theme for pictures here; these are those of the values. */
function markType(opacity: number): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    light: { gutterIconPath: mark('#1a7f37', opacity) },
    dark: { gutterIconPath: mark('#7cc48f', opacity) },
    gutterIconSize: 'contain',
  });
}

function mark(color: string, opacity: number): vscode.Uri {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">' +
    `<path d="M4.5 5h7L8 11.5z" fill="none" stroke="${color}" stroke-width="1.4" stroke-linejoin="round" ` +
    `opacity="${opacity}"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`, true);
}
