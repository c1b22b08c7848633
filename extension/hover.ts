import * as vscode from 'vscode';
import type { Site } from '../core/index.ts';
import { type ChainContext, siteMarkdown } from './chain.ts';
import { isPainted } from './decorations.ts';
import { SELECTOR } from './languages.ts';
import { cellAt } from './lineTexts.ts';
import type { Place } from './program.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings } from './settings.ts';
import { mapBack, mapForward } from './track.ts';

/** A newer result is waited for so long; after that the older one answers, or nobody. */
const WAIT = 300;

/** One does not look at a hover for longer, in milliseconds. */
const READING = 60_000;

/** Value, gradient and chain rule of whatever is under the mouse. */
export class GradientHover implements vscode.HoverProvider, vscode.Disposable {
  readonly #listeners: vscode.Disposable;
  /** The last hover that was asked for, of any extension: all are asked. */
  #asked: { readonly document: vscode.TextDocument; readonly at: number } | undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly settings: LiveSettings,
  ) {
    // Saved settings and logs are documents, too.
    const closed = (document: vscode.TextDocument) => {
      if (this.#asked?.document === document) this.#asked = undefined;
    };
    this.#listeners = vscode.Disposable.from(
      vscode.languages.registerHoverProvider(SELECTOR, this),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => closed(textEditor.document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) closed(document);
      }),
    );
  }

  /**
   * Whether a hover may have been open when a key was pressed: VS Code closes it before it looks what the key does, so
   * that no `when` can tell. Each is told of once.
   */
  takeOpen(): boolean {
    const isOpen = this.#asked !== undefined && performance.now() - this.#asked.at < READING;
    this.#asked = undefined;
    return isOpen;
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken) {
    this.#asked = { document, at: performance.now() };
    const session = this.sessions.of(document);
    if (session === undefined) return undefined;
    await soon(session.settled());
    if (token.isCancellationRequested) return undefined;
    const { program } = session;
    const here = mapBack(program.offsetAt(document, position), session.shown?.edits ?? []);
    if (here === undefined) return undefined;
    const { shown } = session;
    const { shown: chosen } = session.choice;
    const site = await soon(session.about<'site'>((run) => ({ kind: 'site', run, offset: here, shown: chosen })));
    if (!site || shown === undefined || session.shown?.run !== shown.run || token.isCancellationRequested)
      return undefined;
    const { edits } = session.shown;
    const span = mapForward(site.span, edits);
    if (span === undefined) return undefined;
    const place = program.placeOf(span);
    if (place.document !== document) return undefined;
    const markdown = siteMarkdown(site, {
      onLine: this.#onLine(session, place, site),
      output: shown.summary.output?.name,
      source: (ran) => {
        const now = mapForward(ran, edits);
        return now && textAt(program.placeOf(now));
      },
      line: (line) => program.nameOfLine(line - 1),
      isDark: isDark(),
      t: vscode.l10n.t,
    });
    if (markdown === undefined) return undefined;
    const note = session.stale ? `\n\n*${vscode.l10n.t('Before the latest edit.')}*` : '';
    return new vscode.Hover(new vscode.MarkdownString(markdown + note), place.range);
  }

  /** What of a site its line shows already, not dimmed and not shortened. */
  #onLine(session: Session, place: Place, site: Site): ChainContext['onLine'] {
    const { document, range } = place;
    if (session.stale || !isPainted(document, range.end.line, this.settings.now))
      return { value: false, gradient: false };
    const cell = cellAt(session, document, this.settings.now, range.end.line, textAt(place));
    return { value: cell?.value === site.value, gradient: cell?.gradient === site.gradient };
  }
}

function isDark(): boolean {
  const { kind } = vscode.window.activeColorTheme;
  return kind === vscode.ColorThemeKind.Dark || kind === vscode.ColorThemeKind.HighContrast;
}

function textAt({ document, range }: Place): string {
  return document.getText(range);
}

function soon<T>(promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), WAIT))]);
}
