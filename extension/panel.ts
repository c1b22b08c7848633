import * as vscode from 'vscode';
import type { CircuitOptions } from '../core/circuit/build.ts';
import type { Span } from '../core/index.ts';
import { isFromInputs } from '../media/inputs/protocol.ts';
import type { PlotAxis } from '../media/plot/protocol.ts';
import {
  type Choice,
  type FromView,
  type Hint,
  type HintAction,
  isFromView,
  type PanelState,
  packed,
  type Source,
  type ToView,
  type ViewCommand,
} from '../media/protocol.ts';
import { Gone } from './channel.ts';
import { sourceOf } from './circuitSource.ts';
import { emptyHint, failedHint, type Lost, lostHint, unplacedHint } from './emptyPanel.ts';
import { saveCircuit } from './exports.ts';
import { type DeskServices, InputsDesk } from './inputsDesk.ts';
import type { LayoutClient } from './layout.ts';
import type { Light } from './light.ts';
import { Pace } from './pace.ts';
import { titleOf, translated, words } from './panelTexts.ts';
import { Plot } from './plot.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import { entriesAtCursor, placeNow, reveal } from './toCode.ts';
import { fileName } from './views.ts';

/** What panels need of the extension. */
export interface PanelHost {
  readonly layout: LayoutClient;
  readonly light: Light;
  readonly inputs: DeskServices;
  /** A button in an empty panel was pressed. */
  run(action: HintAction, panel: CircuitPanel): void;
  failed(reason: string): void;
}

type Drawn = Pick<PanelState, 'picture' | 'hint'>;

/** One panel: the circuit of one session, or why there is none. */
export class CircuitPanel {
  #session: Session | undefined;
  /** Why there is no session. Without a reason one is on its way. */
  #lost: Lost | undefined;
  #source: Source | undefined;
  #pinned = false;
  /** Its page is there, or is loaded: what is sent to it meanwhile comes when it can listen. */
  #hasPage = true;
  #disposed = false;
  /** What the view has drawn, or will draw when it listens. */
  #state: PanelState | undefined;
  /** The places that the view has. */
  #placed: string | undefined;
  #stateOf: { readonly run: number | undefined; readonly problem: unknown; readonly chosen: unknown } | undefined;
  #drawing = false;
  #again = false;
  readonly #pace = new Pace();
  readonly #inputs: InputsDesk;
  readonly #plot: Plot;

  /**
   * @param key address of the file or notebook
   * @param choice what the view will choose when it listens: the picture is made while it is loaded
   */
  constructor(
    private readonly view: vscode.WebviewPanel,
    private address: string,
    private choice: Choice,
    private readonly host: PanelHost,
  ) {
    this.#inputs = new InputsDesk((message) => this.#post({ type: 'inputs', message }), host.inputs);
    this.#plot = new Plot((message) => this.#post({ type: 'plot', message }), host.inputs.bases, host.failed);
    view.webview.onDidReceiveMessage((message: unknown) => {
      if (isFromView(message)) void this.#receive(message);
    });
    view.onDidChangeViewState(() => this.#seen());
    view.onDidDispose(() => {
      this.#disposed = true;
      host.light.clear(this);
    });
  }

  get key(): string {
    return this.address;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  get lost(): Lost | undefined {
    return this.#lost;
  }

  /** What it shows, or showed last. */
  get source(): Source | undefined {
    return this.#session === undefined ? this.#source : sourceOf(this.#session, this.#pinned);
  }

  /** It keeps to its region, with a session of its own. */
  get pinned(): boolean {
    return this.#pinned;
  }

  get active(): boolean {
    return !this.#disposed && this.view.active;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#disposed ? undefined : this.view.viewColumn;
  }

  /** Shows a session, from now on. */
  follow(session: Session): void {
    if (session === this.#session) {
      this.changed();
      return;
    }
    this.#session = session;
    this.#lost = undefined;
    this.#entitle();
    this.#inputs.follow(session);
    this.#plot.follow(session);
    void this.#draw();
  }

  /** Shows a session that is its own. */
  pin(session: Session): void {
    this.#pinned = true;
    this.follow(session);
  }

  /** Something that its session shows has changed. */
  changed(): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#entitle();
    this.#inputs.changed();
    this.#plot.changed();
    const { shown, problem, stale, choice } = session;
    const drawn = this.#stateOf;
    const same = drawn?.run === shown?.run && drawn?.problem === problem?.finding && drawn?.chosen === choice.shown;
    if (!same || this.#state === undefined) void this.#draw();
    else this.#setStale(stale);
  }

  /** Its session has ended, or could not be begun. */
  lose(why: Lost): void {
    this.#source = this.source;
    this.#session = undefined;
    this.#lost = why;
    this.#inputs.follow(undefined);
    this.#plot.follow(undefined);
    this.host.light.clear(this);
    void this.#draw();
  }

  /** A session is on its way: until then all stays as it is. */
  awaitSession(source: Source): void {
    this.#source = source;
    this.#pinned = source.pinned;
    this.#lost = undefined;
    this.#entitle();
  }

  /** Its document has another name. */
  renamed(address: string): void {
    this.address = address;
    this.#source = this.source && { ...this.source, document: address };
  }

  /** @param follow brings what is at the cursor in sight */
  async select(editor: vscode.TextEditor, follow: boolean): Promise<void> {
    const session = this.#session;
    if (session === undefined || !session.program.has(editor.document) || !this.#hasPage) return;
    const { run } = session.shown ?? {};
    const entries = await entriesAtCursor(session, editor);
    if (session === this.#session && run === session.shown?.run) this.#post({ type: 'select', entries, follow });
  }

  /** Plots its output along inputs. */
  plot(axes: readonly PlotAxis[]): void {
    this.#plot.open(axes);
  }

  perform(name: ViewCommand): void {
    this.#post({ type: 'command', name });
  }

  /** Comes to the front; the focus stays where it is. */
  show(): void {
    this.view.reveal(undefined, true);
  }

  async showSpan(ran: Span, focus: boolean): Promise<void> {
    const place = this.#session && placeNow(this.#session, ran);
    if (this.#session !== undefined && place !== undefined)
      await reveal(this.#session.program, place, focus, this.column);
  }

  close(): void {
    this.view.dispose();
  }

  #entitle(): void {
    const title = titleOf(fileName(vscode.Uri.parse(this.key)), this.#session, this.#pinned);
    if (this.view.title !== title) this.view.title = title;
  }

  /** What is hidden has no page; it gets one when it is seen again. */
  #seen(): void {
    if (this.#disposed || this.view.visible === this.#hasPage) return;
    this.#hasPage = this.view.visible;
    if (!this.#hasPage) this.#inputs.leave();
    if (!this.#hasPage) this.#plot.close();
    this.#state = undefined;
    this.#placed = undefined;
    this.host.light.clear(this);
    void this.#draw();
  }

  #post(message: ToView): void {
    if (this.#hasPage && !this.#disposed) void this.view.webview.postMessage(packed(message));
  }

  /** A third of a picture are the places, which an edit of values does not change. */
  #postState(state: PanelState): void {
    const key = state.picture?.places?.key;
    const isPlaced = key !== undefined && key === this.#placed;
    const picture = state.picture && isPlaced ? { ...state.picture, places: undefined } : state.picture;
    this.#placed = key ?? this.#placed;
    this.#post({ type: 'state', state: { ...state, picture } });
  }

  #setStale(stale: boolean): void {
    if (this.#state === undefined || this.#state.stale === stale) return;
    this.#state = { ...this.#state, stale };
    this.#post({ type: 'stale', stale });
  }

  #receive(message: FromView): Promise<void> | void {
    switch (message.type) {
      case 'reveal':
        return this.showSpan(message, message.focus);
      case 'light':
        return this.#light(message.start, message.end);
      case 'detail':
        return this.#tell(message.entry);
      case 'step': {
        const session = this.#session;
        return session?.show({ ...session.choice.shown, [message.series]: message.at });
      }
      case 'run':
        return this.host.run(message.action, this);
      case 'inputs':
        return isFromInputs(message.message) ? this.#inputs.receive(message.message) : undefined;
      case 'plot':
        return this.#plot.receive(message.message);
      case 'save':
        return saveCircuit(vscode.Uri.parse(this.key), message.format, message.data);
      case 'ready':
        if (!message.drawn) this.#placed = undefined; // it is another page, as in another window
        this.#plot.listened();
        return this.#choose(message.choice, message.drawn);
      case 'choose':
        return this.#choose(message.choice, true);
    }
  }

  async #tell(entry: number): Promise<void> {
    const drawn = this.#stateOf?.run;
    const detail = await this.#session?.about<'detail'>((run) => ({ kind: 'detail', run, entry }));
    // Of another run it would be another entry.
    if (detail && drawn === this.#session?.shown?.run && drawn === this.#stateOf?.run) {
      this.#post({ type: 'detail', detail });
    }
  }

  #choose(choice: Choice, isDrawn: boolean): Promise<void> | void {
    if (JSON.stringify(choice) !== JSON.stringify(this.choice)) {
      this.choice = choice;
      return this.#draw();
    }
    if (this.#state === undefined && !this.#drawing) return this.#draw();
    if (this.#state !== undefined && !isDrawn) this.#postState(this.#state);
  }

  #light(start: number | undefined, end: number | undefined): void {
    const session = this.#session;
    const place = session && start !== undefined && end !== undefined ? placeNow(session, { start, end }) : undefined;
    if (place === undefined) this.host.light.clear(this);
    else this.host.light.show(this, place);
  }

  /** Draws what is newest; what changes meanwhile is drawn next. */
  async #draw(): Promise<void> {
    this.#again = true;
    if (this.#drawing) return;
    this.#drawing = true;
    try {
      while (this.#again) {
        this.#again = false;
        await Promise.resolve(); // what ends in this moment may begin anew
        if (this.#session !== undefined) await this.#pace.await(this.#session, () => this.#setStale(true));
        this.#again = false; // what is drawn is the newest
        if (!this.#disposed && this.view.visible) await this.#drawOnce();
      }
    } finally {
      this.#drawing = false;
    }
  }

  async #drawOnce(): Promise<void> {
    const session = this.#session;
    const { choice } = this;
    const chosen = session?.choice.shown;
    const stateOf = { run: session?.shown?.run, problem: session?.problem?.finding, chosen };
    const [drawn, selected] = await Promise.all([
      this.#drawn(session, { ...choice, shown: chosen }),
      session ? entriesAtCursor(session) : [],
    ]).catch((error: unknown) => {
      this.host.failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return [{ picture: undefined, hint: failedHint() }, []] as const;
    });
    if (drawn === undefined || session !== this.#session || choice !== this.choice) return;
    const error = drawn.picture && session?.problem && sentence(session.problem.finding);
    const stale = session?.stale ?? false;
    this.#stateOf = stateOf;
    this.#state = { source: this.source, words: words(), ...drawn, error, stale, selected };
    this.#postState(this.#state);
  }

  /** Undefined: nothing can be said yet. */
  async #drawn(session: Session | undefined, options: CircuitOptions): Promise<Drawn | undefined> {
    const empty = (hint: Hint) => ({ picture: undefined, hint });
    if (session === undefined) return this.#lost && empty(lostHint(this.#lost, fileName(vscode.Uri.parse(this.key))));
    if (session.shown === undefined && session.problem === undefined) return undefined;
    const answer = await this.#pace.timed(() => session.about<'circuit'>((run) => ({ kind: 'circuit', run, options })));
    if (!answer || answer.gates.length === 0) return empty(emptyHint(session));
    const circuit = translated(answer, session.program);
    const places = await this.host.layout.place(circuit).catch((error: Error) => {
      if (!(error instanceof Gone)) this.host.failed(error.message);
      return undefined;
    });
    if (places === undefined) return empty(unplacedHint(circuit.gates.length));
    return { picture: { circuit, places }, hint: undefined };
  }
}
