import * as vscode from 'vscode';
import type { LanguageId } from '../../core/index.ts';
import { SELECTOR, support } from '../languages.ts';
import type { LiveSettings } from '../settings.ts';
import { backwardHeads } from './heads.ts';
import type { CheckSession } from './session.ts';
import type { Checks } from './sessions.ts';
import { countText } from './texts.ts';

/** Above functions that run a backward pass: `check`, and when it is checked how it stands. */
export class CheckLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listeners: vscode.Disposable;
  /** What was last said of each program: only news are told. */
  readonly #said = new Map<string, string>();

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(
    private readonly checks: Checks,
    private readonly settings: LiveSettings,
  ) {
    const tell = (key: string, text: string | undefined) => {
      if (this.#said.get(key) === text) return;
      if (text === undefined) this.#said.delete(key);
      else this.#said.set(key, text);
      this.#changed.fire();
    };
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      vscode.languages.registerCodeLensProvider(SELECTOR, this),
      checks.onDidChange((check) => tell(check.key, titleOf(check))),
      checks.onDidEnd(({ key }) => tell(key, undefined)),
      settings.onDidChange(({ was, now }) => {
        if (was.codeLens !== now.codeLens) this.#changed.fire();
      }),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const { now } = this.settings;
    if (!now.codeLens || support(document, now) !== 'yes') return [];
    const { t } = vscode.l10n;
    const session = this.checks.of(document);
    const title = session && titleOf(session);
    return backwardHeads(document.getText(), document.languageId as LanguageId).flatMap((offset) => {
      const at = document.positionAt(offset);
      const lens = (command: vscode.Command) => new vscode.CodeLens(new vscode.Range(at, at), command);
      const uri = [document.uri];
      if (title === undefined)
        return [
          lens({
            title: t('check'),
            command: 'gradlens.check',
            arguments: uri,
            tooltip: t('Check the gradients that are written here'),
          }),
        ];
      return [
        lens({ title, command: 'gradlens.goToWrong', arguments: uri, tooltip: t('Go to the first that is wrong') }),
        lens({ title: t('end the check'), command: 'gradlens.clearCheck', arguments: uri }),
      ];
    });
  }
}

/** undefined: nothing is judged. */
function titleOf({ shown }: CheckSession): string | undefined {
  const text = countText(shown?.report.checks ?? []);
  return text === '' ? undefined : text;
}
