import * as vscode from 'vscode';
import { formatLine, NOTHING } from '../core/format.ts';
import type { LineSummary } from '../core/index.ts';
import { SELECTOR } from './languages.ts';
import { type LineTexts, lineTexts, summaryAt } from './lineTexts.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings } from './settings.ts';
import { shortened } from './words.ts';

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
    const room = roomFor(document);
    return [...lineTexts(session, document, this.settings.now, wanted)].flatMap(([line, texts]) => {
      if (line > last || line < range.start.line) return [];
      const old = session.stale && texts.values !== '' ? `${vscode.l10n.t('old')}: ` : '';
      const summary = wanted(line) ? summaryAt(session, document, this.settings.now, line) : undefined;
      const label = fitted(texts, summary, room - old.length);
      if (label === '') return [];
      const hint = new vscode.InlayHint(document.lineAt(line).range.end, old + label);
      hint.paddingLeft = true;
      const whole = joined({ ...texts, ...(summary && formatLine(summary, Number.POSITIVE_INFINITY)) });
      if (whole !== label) hint.tooltip = whole;
      return [hint];
    });
  }

  #isWanted(document: vscode.TextDocument, line: number): boolean {
    if (this.settings.now.lines !== 'current') return true;
    const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
    return editors.some(({ selection }) => selection.active.line === line);
  }
}

/** What VS Code cuts hints to: as its settings say, and 43 where it has no such setting yet. */
function roomFor(document: vscode.TextDocument): number {
  const most = vscode.workspace.getConfiguration('editor', document).get('inlayHints.maximumLength', 43);
  return most > 0 ? most : Number.POSITIVE_INFINITY;
}

/** Value and gradient in so many characters: VS Code would cut off the gradient. The tooltip has the rest. */
export function fitted(texts: LineTexts, summary: LineSummary | undefined, room: number): string {
  const whole = joined(texts);
  if (whole.length <= room) return whole;
  if (texts.problem !== '' || summary === undefined) return shortened(texts.problem || whole, room);
  const nameless = joined(withoutNames(summary));
  if (nameless.length <= room) return nameless;
  for (let length = room - 1; length > 0; length--) {
    const label = joined({ ...formatLine(summary, length), problem: '' });
    if (label.length <= room) return label;
  }
  return shortened(whole, room);
}

/** Their order is that of the names in the code. */
function withoutNames(summary: LineSummary): LineTexts {
  const { cells } = summary;
  const value = cells.map((cell) => cell.value).join(', ');
  const gradients = cells.map(({ gradient = NOTHING }) => gradient);
  const gradient = gradients.every((text) => text === NOTHING) ? undefined : gradients.join(', ');
  const cell = { name: '', value, gradient };
  return { ...formatLine({ ...summary, cells: [cell] }, Number.POSITIVE_INFINITY), problem: '' };
}

function joined({ values, gradients, problem }: LineTexts): string {
  return [values, gradients, problem].filter((text) => text !== '').join('  ');
}
