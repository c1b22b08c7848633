import * as vscode from 'vscode';
import { type InputsHint, isFromInputs } from '../media/inputs/protocol.ts';
import { packed, unpacked } from '../media/protocol.ts';
import { type DeskServices, InputsDesk } from './inputsDesk.ts';
import { SELECTOR } from './languages.ts';
import { panelPage } from './panelPage.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { fileName } from './views.ts';

const VIEW = 'gradlens.inputs';

/** The list of inputs in the side bar: of the active editor's document, or of the last one that was computed. */
export class InputsView implements vscode.Disposable, vscode.WebviewViewProvider {
  readonly #desk: InputsDesk;
  readonly #listeners: vscode.Disposable;
  #view: vscode.WebviewView | undefined;

  constructor(
    private readonly dist: vscode.Uri,
    private readonly sessions: Sessions,
    services: DeskServices,
  ) {
    this.#desk = new InputsDesk((message) => void this.#view?.webview.postMessage(packed(message)), services);
    this.#listeners = vscode.Disposable.from(
      vscode.window.registerWebviewViewProvider(VIEW, this),
      vscode.window.onDidChangeActiveTextEditor(() => this.#follow()),
      sessions.onDidBegin((session) => this.#follow(session)),
      sessions.onDidChange((session) => {
        if (session === this.#desk.session) this.#desk.changed();
      }),
      sessions.onDidEnd((session) => {
        if (session === this.#desk.session) this.#follow(undefined, true);
      }),
      services.settings.onDidChange(() => this.#desk.changed()),
    );
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.dist] };
    view.webview.onDidReceiveMessage((message: unknown) => {
      const received = unpacked(message);
      if (isFromInputs(received)) void this.#desk.receive(received);
    });
    // What is hidden has no page.
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.#desk.leave();
    });
    view.onDidDispose(() => {
      this.#view = undefined;
      this.#desk.leave();
    });
    view.webview.html = panelPage(view.webview, this.dist, 'inputs', vscode.l10n.t('Inputs'));
    this.#follow();
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  /**
   * An editor with no session of its own says so; where no editor is active, as in a panel, nothing changes.
   *
   * @param begun was computed right now
   * @param isLost what was shown is there no more
   */
  #follow(begun?: Session, isLost = false): void {
    const document = vscode.window.activeTextEditor?.document;
    const active = document && this.sessions.of(document);
    const isOurs = document !== undefined && vscode.languages.match(SELECTOR, document) > 0;
    const kept = isLost ? undefined : this.#desk.session;
    const session = active ?? (isOurs ? undefined : (begun ?? kept));
    this.#desk.follow(session, hintFor(isOurs ? document : undefined));
    if (this.#view !== undefined) this.#view.description = session && fileName(session.program.uri);
  }
}

function hintFor(document: vscode.TextDocument | undefined): InputsHint {
  const { t } = vscode.l10n;
  const compute = { action: 'compute', label: t('Compute Gradients') } as const;
  if (document === undefined) return { text: t('Open a JavaScript or Python file to see its inputs.'), ...compute };
  const text = t(
    'Nothing is computed in {0} yet. Select a forward pass, or compute it as it is.',
    fileName(document.uri),
  );
  return { text, ...compute };
}
