import * as vscode from 'vscode';
import type { Site, Span } from '../core/index.ts';
import { type ChainContext, siteMarkdown } from './chain.ts';
import { isPainted } from './decorations.ts';
import { SELECTOR } from './languages.ts';
import { cellAt } from './lineTexts.ts';
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
    const here = mapBack(document.offsetAt(position), session.shown?.edits ?? []);
    if (here === undefined) return undefined;
    const { shown } = session;
    const site = await soon(session.about<'site'>((run) => ({ kind: 'site', run, offset: here })));
    if (!site || shown === undefined || session.shown?.run !== shown.run || token.isCancellationRequested)
      return undefined;
    const { edits } = session.shown;
    const span = mapForward(site.span, edits);
    if (span === undefined) return undefined;
    const range = rangeOf(document, span);
    const markdown = siteMarkdown(site, {
      onLine: this.#onLine(session, range, site),
      output: shown.summary.output?.name,
      source: (place) => textAt(document, mapForward(place, edits)),
      t: vscode.l10n.t,
    });
    if (markdown === undefined) return undefined;
    const note = session.stale ? `\n\n*${vscode.l10n.t('Before the latest edit.')}*` : '';
    return new vscode.Hover(new vscode.MarkdownString(markdown + note), range);
  }

  /** What of a site its line shows already, not dimmed and not shortened. */
  #onLine(session: Session, range: vscode.Range, site: Site): ChainContext['onLine'] {
    const { document, stale } = session;
    if (stale || !isPainted(document, range.end.line, this.settings.now)) return { value: false, gradient: false };
    const cell = cellAt(session, this.settings.now, range.end.line, document.getText(range));
    return { value: cell?.value === site.value, gradient: cell?.gradient === site.gradient };
  }
}

function textAt(document: vscode.TextDocument, span: Span | undefined): string | undefined {
  return span && document.getText(rangeOf(document, span));
}

function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function soon<T>(promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), WAIT))]);
}
