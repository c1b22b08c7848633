import * as vscode from 'vscode';
import type { Span } from '../core/index.ts';
import { siteMarkdown } from './chain.ts';
import type { Sessions } from './sessions.ts';
import { mapBack, mapForward } from './track.ts';

/** A newer result is waited for so long; after that the older one answers, or nobody. */
const WAIT = 300;

/** Value, gradient and chain rule of whatever is under the mouse. */
export class GradientHover implements vscode.HoverProvider {
  constructor(private readonly sessions: Sessions) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken) {
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
    const markdown = siteMarkdown(site, {
      output: shown.summary.output?.name,
      source: (place) => textAt(document, mapForward(place, edits)),
      t: vscode.l10n.t,
    });
    const note = session.stale ? `\n\n*${vscode.l10n.t('Before the latest edit.')}*` : '';
    return new vscode.Hover(new vscode.MarkdownString(markdown + note), rangeOf(document, span));
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
