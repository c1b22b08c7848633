import * as vscode from 'vscode';
import type { Engine } from './engine.ts';
import { support } from './languages.ts';
import { notebookOf } from './programs.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings } from './settings.ts';
import { outputText, problemText, type State, seedText, stateOf } from './views.ts';

/** A run that is quick is not told. */
const TELL_AFTER = 250;

const ICONS: Readonly<Record<State | 'idle' | 'running', string>> = {
  idle: '∇',
  running: '$(loading~spin)',
  done: '$(check)',
  stale: '$(history)',
  error: '$(error)',
  stopped: '$(debug-stop)',
};

/** How it stands with the active document. A click lists what can be done with it. */
export class Status implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('gradlens.status', vscode.StatusBarAlignment.Right, 90);
  readonly #listeners: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = '';

  constructor(
    private readonly engine: Engine,
    private readonly sessions: Sessions,
    private readonly settings: LiveSettings,
  ) {
    this.#item.name = 'GradLens';
    this.#item.command = 'gradlens.showCommands';
    const update = () => this.#update();
    this.#listeners = vscode.Disposable.from(
      this.#item,
      sessions.onDidChange(update),
      sessions.onDidEnd(update),
      settings.onDidChange(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      engine.onBusy(() => this.#busyChanged()),
    );
    update();
  }

  /** Its text, if it is shown; for the tests. */
  get text(): string | undefined {
    return this.#document() && this.#item.text;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listeners.dispose();
  }

  #busyChanged(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#isRunning() ? setTimeout(() => this.#update(), TELL_AFTER) : undefined;
    if (this.#timer === undefined) this.#update();
  }

  #document(): vscode.TextDocument | undefined {
    const document = vscode.window.activeTextEditor?.document;
    return document && support(document, this.settings.now) === 'yes' ? document : undefined;
  }

  #isRunning(): boolean {
    const document = this.#document();
    return (
      document !== undefined &&
      this.engine.isBusy((key) => key.endsWith((notebookOf(document) ?? document).uri.toString()))
    );
  }

  #update(): void {
    const document = this.#document();
    if (document === undefined) {
      this.#item.hide();
      this.#said = '';
      return;
    }
    const session = this.sessions.of(document);
    const state = this.#isRunning() ? 'running' : session === undefined ? 'idle' : stateOf(session);
    const parts = session && [outputText(session, this.settings.now.digits), seedText(session)];
    const output = parts?.filter((part) => part !== undefined).join(' · ');
    const told = { idle: '', running: '', done: output, stale: output, error: session && problemText(session) };
    const detail = state === 'stopped' ? told.error : told[state];
    const text = [stateText(state), detail].filter(Boolean).join(': ');
    if (this.#said === state + text) return;
    this.#said = state + text;
    this.#item.text = `${ICONS[state]} GradLens`;
    this.#item.tooltip = `GradLens: ${text}\n${vscode.l10n.t('Click for its commands.')}`;
    this.#item.accessibilityInformation = { label: `GradLens, ${text}`, role: 'button' };
    this.#item.show();
  }
}

function stateText(state: State | 'idle' | 'running'): string {
  const { t } = vscode.l10n;
  switch (state) {
    case 'idle':
      return t('nothing computed yet');
    case 'running':
      return t('computing');
    case 'done':
      return t('up to date');
    case 'stale':
      return t('edited since it was computed');
    case 'error':
      return t('ended by an error');
    case 'stopped':
      return t('stopped at its budget');
  }
}
