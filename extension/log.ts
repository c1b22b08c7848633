import * as vscode from 'vscode';
import type { Sessions } from './sessions.ts';

/** The output channel: what the inspected programs print, and what went wrong inside GradLens. */
export class Log implements vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel('GradLens', { log: true });
  readonly #printed = new Map<string, string>();
  #told = false;

  show(): void {
    this.#channel.show(true);
  }

  /** What goes wrong inside is told once, and written down every time. */
  failed(reason: string): void {
    this.#channel.error(reason);
    if (this.#told) return;
    this.#told = true;
    const show = vscode.l10n.t('Show Log');
    const text = vscode.l10n.t('GradLens made a mistake, and started its engine anew. The log says more.');
    void vscode.window.showErrorMessage(text, show).then((picked) => picked && this.#channel.show());
  }

  /** Writes down what programs print, where it differs from their last run. */
  follow(sessions: Sessions): vscode.Disposable {
    return vscode.Disposable.from(
      sessions.onDidChange(({ document, shown, key }) => {
        const lines = shown?.summary.console ?? [];
        const text = lines.map(({ line, text }) => `${name(document)}:${line}  ${text}`).join('\n');
        if ((this.#printed.get(key) ?? '') === text) return;
        this.#printed.set(key, text);
        if (text !== '') this.#channel.info(text);
      }),
      sessions.onDidEnd(({ uri }) => this.#printed.delete(uri.toString())),
    );
  }

  dispose(): void {
    this.#channel.dispose();
  }
}

function name({ uri }: vscode.TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
