import * as vscode from 'vscode';
import type { Sessions } from './sessions.ts';
import { fileName } from './views.ts';

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
      sessions.onDidChange(({ program, shown, key }) => {
        const name = fileName(program.uri);
        const lines = shown?.summary.console ?? [];
        const text = lines.map(({ line, text }) => `${name}:${program.nameOfLine(line - 1)}  ${text}`).join('\n');
        if ((this.#printed.get(key) ?? '') === text) return;
        this.#printed.set(key, text);
        if (text !== '') this.#channel.info(text);
      }),
      sessions.onDidEnd(({ key }) => this.#printed.delete(key)),
    );
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
