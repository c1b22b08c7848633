import * as vscode from 'vscode';
import type { Circuit, Group, LineName } from '../core/circuit/circuit.ts';
import type { Span } from '../core/index.ts';
import { type Choice, type FromView, isFromView, type PanelState, packed, type ToView } from '../media/protocol.ts';
import { english, type Words } from '../media/words.ts';
import type { LayoutClient } from './layout.ts';
import { panelPage } from './panelPage.ts';
import type { Program } from './program.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { mapBack, mapForward } from './track.ts';
import { fileName } from './views.ts';

/** The circuit beside the code: one panel, of the document that it was last asked for. */
export class CircuitPanel implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;
  #session: Session | undefined;
  /** Whose session it was, when that has ended: the next one of the document is shown again. */
  #last: string | undefined;
  /** The view listens. */
  #ready = false;
  #choice: Choice | undefined;
  /** What the view has drawn. */
  #drawn: { readonly run: number | undefined; readonly problem: unknown } | undefined;
  #drawing = false;
  #again = false;
  readonly #listeners: vscode.Disposable;

  constructor(
    private readonly dist: vscode.Uri,
    private readonly layout: LayoutClient,
    sessions: Sessions,
    private readonly onFailed: (reason: string) => void,
  ) {
    this.#listeners = vscode.Disposable.from(
      sessions.onDidChange((session) => this.#changed(session)),
      sessions.onDidEnd((session) => this.#ended(session)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => void this.#select(textEditor)),
    );
  }

  /** The document that is shown, while the panel is active. */
  get activeDocument(): vscode.TextDocument | undefined {
    return this.#panel?.active ? this.#session?.program.home : undefined;
  }

  /** Shows a document's circuit; the focus stays in the code. */
  show(session: Session): void {
    this.#session = session;
    this.#last = session.key;
    this.#panel ??= this.#create();
    this.#panel.title = vscode.l10n.t('Circuit of {0}', fileName(session.program.uri));
    this.#panel.reveal(undefined, true);
    void this.#draw();
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#panel?.dispose();
  }

  #create(): vscode.WebviewPanel {
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel('gradlens.circuit', vscode.l10n.t('Circuit'), place, {
      enableScripts: true,
      localResourceRoots: [this.dist],
    });
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isFromView(message)) void this.#receive(message);
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#last = undefined;
      this.#ready = false;
      this.#drawn = undefined;
    });
    panel.webview.html = panelPage(panel.webview, this.dist);
    return panel;
  }

  #post(message: ToView): void {
    if (this.#ready) void this.#panel?.webview.postMessage(packed(message));
  }

  #receive(message: FromView): Promise<void> {
    if (message.type === 'light' || message.type === 'run') return Promise.resolve();
    if (message.type === 'reveal') return this.#reveal(message, message.focus);
    this.#ready = true;
    this.#choice = message.choice;
    return this.#draw();
  }

  #changed(session: Session): void {
    if (this.#session === undefined && session.key === this.#last) this.#session = session; // cleared or closed before
    if (session !== this.#session || !this.#ready) return;
    const same = this.#drawn?.run === session.shown?.run && this.#drawn?.problem === session.problem?.finding;
    if (same) this.#post({ type: 'stale', stale: session.stale });
    else void this.#draw();
  }

  #ended(session: Session): void {
    if (session !== this.#session) return;
    this.#session = undefined;
    void this.#draw();
  }

  /** Draws what is newest; what changes meanwhile is drawn next. */
  async #draw(): Promise<void> {
    this.#again = true;
    if (this.#drawing) return;
    this.#drawing = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#drawOnce(this.#session);
      }
    } catch (error) {
      this.onFailed(error instanceof Error ? (error.stack ?? error.message) : String(error));
    } finally {
      this.#drawing = false;
    }
  }

  async #drawOnce(session: Session | undefined): Promise<void> {
    if (!this.#ready) return;
    const options = this.#choice ?? {};
    const circuit = await session?.about<'circuit'>((run) => ({ kind: 'circuit', run, options }));
    const picture =
      session !== undefined && circuit
        ? { circuit: translated(circuit, session.program), places: await this.layout.place(circuit) }
        : undefined;
    const selected = session === undefined ? [] : await this.#entriesOf(session);
    if (session !== this.#session) return;
    const problem = session?.problem?.finding;
    const said = problem && sentence(problem);
    const label = vscode.l10n.t('Compute Gradients');
    const empty = vscode.l10n.t('Select a forward pass and run “GradLens: Compute Gradients” to see its circuit.');
    this.#drawn = { run: session?.shown?.run, problem };
    const state: PanelState = {
      source: undefined,
      words: words(),
      picture,
      hint: picture === undefined ? { text: said ?? empty, action: 'compute', label } : undefined,
      error: picture === undefined ? undefined : said,
      stale: session?.stale ?? false,
      selected,
    };
    this.#post({ type: 'state', state });
  }

  async #select(editor: vscode.TextEditor): Promise<void> {
    const session = this.#session;
    if (session === undefined || !session.program.has(editor.document) || !this.#ready) return;
    const { run } = session.shown ?? {};
    const entries = await this.#entriesOf(session, editor);
    if (session === this.#session && run === session.shown?.run) this.#post({ type: 'select', entries });
  }

  /** The gates at the cursor. */
  async #entriesOf(session: Session, editor = editorOf(session.program)): Promise<readonly number[]> {
    const { shown, program } = session;
    if (editor === undefined || shown === undefined) return [];
    const { selection, document } = editor;
    const start = mapBack(program.offsetAt(document, selection.start), shown.edits);
    const end = mapBack(program.offsetAt(document, selection.end), shown.edits);
    if (start === undefined || end === undefined) return [];
    const question = (run: number) =>
      ({ kind: 'entriesAt', run, start, end: selection.isEmpty ? undefined : end }) as const;
    return (await session.about<'entriesAt'>(question)) ?? [];
  }

  /** Shows the source of a gate, wherever edits have moved it. */
  async #reveal(ran: Span, focus: boolean): Promise<void> {
    const session = this.#session;
    const span = mapForward(ran, session?.shown?.edits ?? []);
    if (session === undefined || span === undefined) return;
    const { document, range } = session.program.placeOf(span);
    const selection = new vscode.Selection(range.start, range.end);
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
    const { notebook } = session.program;
    if (editor === undefined || focus || notebook !== undefined) {
      const viewColumn = editor?.viewColumn ?? columnOf(notebook) ?? vscode.ViewColumn.One;
      await vscode.window.showTextDocument(document, { viewColumn, selection, preserveFocus: !focus });
    } else {
      editor.selection = selection;
      editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }
}

/** The active editor, if it is one of the program's; else one that is visible. */
function editorOf(program: Program): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor !== undefined && program.has(activeTextEditor.document)) return activeTextEditor;
  return visibleTextEditors.find(({ document }) => document === program.home);
}

/** Where a notebook is shown: the editors of its cells have no column. */
function columnOf(notebook: vscode.NotebookDocument | undefined): vscode.ViewColumn | undefined {
  return vscode.window.visibleNotebookEditors.find((editor) => editor.notebook === notebook)?.viewColumn;
}

/** The view's texts in the user's language. */
function words(): Words {
  return Object.fromEntries(Object.entries(english).map(([key, text]) => [key, vscode.l10n.t(text)])) as Words;
}

/** As people read it: conventions at kinks in their language, lines of cells by their own numbers. */
function translated(circuit: Circuit, program: Program): Circuit {
  const named = (line: LineName) => (typeof line === 'number' && line > 0 ? program.nameOfLine(line - 1) : line);
  const grouped = (group: Group) => ({ ...group, line: named(group.line), lastLine: named(group.lastLine) });
  const gates = circuit.gates.map((gate) => ({
    ...gate,
    line: named(gate.line),
    group: gate.group && grouped(gate.group),
    kink: gate.kink && { ...gate.kink, convention: vscode.l10n.t(gate.kink.convention) },
  }));
  const boxes = circuit.boxes.map((box) => ({ ...box, group: grouped(box.group) }));
  return { ...circuit, gates, boxes };
}
