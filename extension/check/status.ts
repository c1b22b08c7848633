import * as vscode from 'vscode';
import type { Checks } from './sessions.ts';
import { countText } from './texts.ts';

/** `7 ✓ 1 ✗` for the active document. A click goes to the first that is wrong. */
export class CheckStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('gradlens.check', vscode.StatusBarAlignment.Right, 89);
  readonly #listeners: vscode.Disposable;

  constructor(private readonly checks: Checks) {
    this.#item.name = vscode.l10n.t('GradLens: Check');
    const update = () => this.#update();
    this.#listeners = vscode.Disposable.from(
      this.#item,
      checks.onDidChange(update),
      checks.onDidEnd(update),
      vscode.window.onDidChangeActiveTextEditor(update),
    );
    update();
  }

  /** Its text, if it is shown; for the tests. */
  get text(): string | undefined {
    return this.#counted() === '' ? undefined : this.#item.text;
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #session() {
    const document = vscode.window.activeTextEditor?.document;
    return document && this.checks.of(document);
  }

  #counted(): string {
    return countText(this.#session()?.shown?.report.checks ?? []);
  }

  #update(): void {
    const { t } = vscode.l10n;
    const session = this.#session();
    const checks = session?.shown?.report.checks ?? [];
    if (checks.length === 0) {
      this.#item.hide();
      return;
    }
    const count = (verdict: string) => checks.filter((check) => check.verdict === verdict).length;
    const wrong = count('wrong');
    const said = [
      t('Hand-written gradients: {0} right, {1} wrong', count('correct'), wrong),
      ...(count('kink') > 0 ? [t('{0} at a kink', count('kink'))] : []),
      ...(count('unjudged') > 0 ? [t('{0} not judged', count('unjudged'))] : []),
    ].join(', ');
    this.#item.text = `${session?.stale ? '$(history) ' : ''}${countText(checks)}`;
    this.#item.tooltip = wrong > 0 ? `${said}\n${t('Click for the first that is wrong.')}` : said;
    this.#item.command = wrong > 0 ? 'gradlens.goToWrong' : undefined;
    this.#item.accessibilityInformation = { label: said, role: wrong > 0 ? 'button' : undefined };
    this.#item.show();
  }
}
