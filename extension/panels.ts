import * as vscode from 'vscode';
import { asMemory, noChoice } from '../media/memory.ts';
import type { HintAction, Source, Choice as ViewChoice } from '../media/protocol.ts';
import { type Choice, isSameChoice } from './choice.ts';
import { hasTab, openSource } from './circuitSource.ts';
import type { Compute } from './compute.ts';
import type { DeskServices } from './inputsDesk.ts';
import { choiceIn } from './kept.ts';
import type { LayoutClient } from './layout.ts';
import { Light } from './light.ts';
import { CircuitPanel } from './panel.ts';
import { panelPage } from './panelPage.ts';
import type { Program } from './program.ts';
import { notebookOf, type Programs } from './programs.ts';
import { destination } from './renames.ts';
import type { Session } from './session.ts';
import type { Ending, Sessions } from './sessions.ts';
import { showCode } from './toCode.ts';

const TYPE = 'gradlens.circuit';

/**
 * The circuits beside the code. A document has a panel that follows what is computed in it, and as many others as were
 * kept, each for its own region.
 */
export class CircuitPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #panels = new Set<CircuitPanel>();
  readonly #light = new Light();
  /** Documents whose own panel was kept: the next circuit there opens another. */
  readonly #awaited = new Set<string>();
  readonly #listeners: vscode.Disposable;
  #activeIsPinned = false;

  constructor(
    private readonly dist: vscode.Uri,
    private readonly layout: LayoutClient,
    private readonly programs: Programs,
    private readonly sessions: Sessions,
    private readonly compute: Compute,
    private readonly inputs: DeskServices,
    private readonly onFailed: (reason: string) => void,
  ) {
    this.#listeners = vscode.Disposable.from(
      this.#light,
      sessions.onDidChange((session) => this.#own(session.key)?.follow(session)),
      sessions.onDidBegin((session) => this.#begun(session)),
      sessions.onWillEnd(({ session, why }) => {
        const own = this.#own(session.key);
        if (own?.session === session) this.#ended(own, why);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        for (const panel of this.#panels) void panel.select(textEditor, kind !== undefined);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      vscode.workspace.onDidRenameFiles(({ files }) => this.#renamed(files)),
      vscode.window.registerWebviewPanelSerializer(TYPE, this),
    );
  }

  /** The panel that has the focus. */
  get active(): CircuitPanel | undefined {
    return [...this.#panels].find((panel) => panel.active);
  }

  /** Shows a document's circuit; the focus stays in the code. */
  show(session: Session): CircuitPanel {
    const found = this.#showing(session) ?? this.#own(session.key) ?? this.#kept(session);
    const panel = found ?? this.#create(session.key);
    if (!panel.pinned) panel.follow(session);
    panel.show();
    return panel;
  }

  /** Lets a panel keep to the region that it shows. */
  keep(panel = this.active): void {
    const session = panel?.session;
    if (panel === undefined || session === undefined || panel.pinned) return;
    panel.pin(this.#apart(panel, session.program, session.choice));
    this.#awaited.add(session.key);
    this.#tellActive();
  }

  /** A window is loaded anew, with the panels that it had. */
  async deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { source, choice } = asMemory(state);
    view.webview.options = { enableScripts: true, localResourceRoots: [this.dist] };
    const panel = this.#add(view, source?.document ?? '', choice);
    if (source === undefined) panel.lose('nothing');
    else await this.#restore(panel, source);
  }

  /** The panels stay: a window that is loaded anew brings them back. */
  dispose(): void {
    this.#listeners.dispose();
  }

  #create(key: string): CircuitPanel {
    // Beside the code; where circuits are already, among them.
    const columns = [...this.#panels].map((panel) => panel.column);
    const viewColumn = columns.find((column) => column !== undefined) ?? vscode.ViewColumn.Beside;
    const options = { enableScripts: true, localResourceRoots: [this.dist] };
    const place = { viewColumn, preserveFocus: true };
    return this.#add(vscode.window.createWebviewPanel(TYPE, vscode.l10n.t('Circuit'), place, options), key, noChoice);
  }

  #add(view: vscode.WebviewPanel, key: string, choice: ViewChoice): CircuitPanel {
    const panel = new CircuitPanel(view, key, choice, {
      layout: this.layout,
      light: this.#light,
      inputs: this.inputs,
      run: (action, from) => void this.#actions[action](from),
      failed: this.onFailed,
    });
    this.#panels.add(panel);
    view.onDidChangeViewState(() => this.#tellActive());
    view.onDidDispose(() => {
      this.#panels.delete(panel);
      if (panel.pinned && panel.session !== undefined) this.sessions.end(panel.session, 'closed');
      this.#tellActive();
    });
    view.webview.html = panelPage(view.webview, this.dist, 'panel', vscode.l10n.t('Circuit'));
    return panel;
  }

  #own(key: string): CircuitPanel | undefined {
    return [...this.#panels].find((panel) => !panel.pinned && panel.key === key);
  }

  #showing(session: Session): CircuitPanel | undefined {
    return [...this.#panels].find((panel) => panel.session === session);
  }

  /** A panel that keeps to the same region. */
  #kept({ key, choice }: Session): CircuitPanel | undefined {
    return [...this.#panels].find(({ pinned, key: own, session }) => {
      return pinned && own === key && session !== undefined && isSameChoice(session.choice, choice);
    });
  }

  #apart(panel: CircuitPanel, program: Program, choice: Choice): Session {
    return this.sessions.apart(program, choice, {
      changed: () => panel.changed(),
      ended: (why) => this.#ended(panel, why),
    });
  }

  #begun(session: Session): void {
    if (!this.#awaited.has(session.key) || this.#own(session.key) || this.#kept(session)) return;
    this.#awaited.delete(session.key);
    this.show(session);
  }

  #ended(panel: CircuitPanel, why: Ending): void {
    if (!this.#panels.has(panel)) return;
    panel.lose(why);
    // VS Code closes a document that nobody has looked at for a while, though its tab is there.
    const { source } = panel;
    if (why === 'closed' && source !== undefined && hasTab(source.document)) void this.#restore(panel, source);
  }

  /** Shows again what a panel has shown, in the text as it is now. */
  async #restore(panel: CircuitPanel, source: Source): Promise<void> {
    panel.awaitSession(source);
    const document = await openSource(source);
    if (!this.#panels.has(panel)) return; // closed meanwhile
    if (document === undefined) return panel.lose('missing');
    const program = this.programs.of(document);
    const choice = choiceIn(source.kept, program);
    if (choice === undefined) return panel.lose('changed');
    if (source.pinned) return panel.pin(this.#apart(panel, program, choice));
    const session = this.sessions.byUri(program.uri);
    if (session !== undefined) return panel.follow(session);
    if (!(await this.compute.restore(program, choice)) && panel.session === undefined) panel.lose('failed');
  }

  /** What was shown in a document before it was closed comes back by itself, but for what stands apart. */
  #opened(document: vscode.TextDocument): void {
    const key = (notebookOf(document) ?? document).uri.toString();
    for (const panel of this.#panels) {
      const { source, lost } = panel;
      const returns = lost === 'missing' || (lost === 'closed' && panel.pinned);
      if (source?.document === key && returns) void this.#restore(panel, source);
    }
  }

  #renamed(files: vscode.FileRenameEvent['files']): void {
    for (const panel of this.#panels) {
      const to = destination(vscode.Uri.parse(panel.key), files);
      if (to === undefined) continue;
      panel.renamed(to.toString());
      const session = this.sessions.byUri(to);
      if (!panel.pinned && session !== undefined) panel.follow(session);
      else if (panel.lost !== undefined && panel.source !== undefined) void this.#restore(panel, panel.source);
    }
  }

  /** Its menu offers to keep a circuit that is not kept already. */
  #tellActive(): void {
    const pinned = this.active?.pinned === true;
    if (pinned === this.#activeIsPinned) return;
    this.#activeIsPinned = pinned;
    void vscode.commands.executeCommand('setContext', 'gradlens.circuitPinned', pinned);
  }

  async #showCode({ session, source, column }: CircuitPanel): Promise<vscode.TextEditor | undefined> {
    const document = session?.program.home ?? (source && (await openSource(source)));
    return document && (await showCode(document, column, {}, notebookOf(document)));
  }

  readonly #actions: Readonly<Record<HintAction, (panel: CircuitPanel) => unknown>> = {
    // One that is kept comes back by itself: what its document computes is another.
    compute: async (panel) =>
      panel.pinned && panel.source !== undefined
        ? this.#restore(panel, panel.source)
        : this.compute.compute(await this.#showCode(panel)),
    computeAgain: ({ session }) => this.compute.computeAgain(session),
    chooseOutput: ({ session }) => vscode.commands.executeCommand('gradlens.chooseOutput', session?.key),
    open: (panel) => this.#showCode(panel),
    showProblem: (panel) => {
      const { finding } = panel.session?.problem ?? {};
      return finding && panel.showSpan(finding.span, true);
    },
    showLog: () => vscode.commands.executeCommand('gradlens.showLog'),
    showLimits: () => vscode.commands.executeCommand('workbench.action.openSettings', '@ext:gradlens.gradlens limit'),
    closeGroups: (panel) => panel.perform('levelGroup'),
    close: (panel) => panel.close(),
  };
}
