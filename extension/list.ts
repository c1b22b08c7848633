import * as vscode from 'vscode';
import { listText } from './listText.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings } from './settings.ts';
import { fileName } from './views.ts';

const SCHEME = 'gradlens-list';
const MOST_ROWS = 4_000;
/** While one types, the list follows a little later: a screen reader would read each change. */
const CALM = 300;

/** Every value and gradient of a program as a table in a read-only document, for keyboard and screen reader. */
export class ValueList implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #listeners: vscode.Disposable;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly sessions: Sessions,
    private readonly settings: LiveSettings,
  ) {
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      sessions.onDidTouch((session) => this.#tell(session)),
    );
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#listeners.dispose();
  }

  async show(session: Session): Promise<void> {
    const address = addressFor(session);
    this.#changed.fire(address); // it may have been opened before
    const list = await vscode.workspace.openTextDocument(address);
    await vscode.window.showTextDocument(list, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  }

  async provideTextDocumentContent(address: vscode.Uri): Promise<string> {
    const session = this.sessions.byKey(address.query);
    const { digits } = this.settings.now;
    const rows = await session?.about<'rows'>((run) => ({ kind: 'rows', run, most: MOST_ROWS, digits }));
    if (session === undefined || rows === undefined)
      return `${vscode.l10n.t('Nothing is computed in {0}.', fileName(vscode.Uri.parse(address.query.split(' ')[0])))}\n`;
    return listText(session, rows, digits);
  }

  #tell(session: Session): void {
    const address = addressFor(session);
    const key = address.toString();
    if (this.#timers.has(key)) return;
    if (!vscode.workspace.textDocuments.some((document) => document.uri.toString() === key)) return;
    const tell = () => {
      this.#timers.delete(key);
      this.#changed.fire(address);
    };
    this.#timers.set(key, setTimeout(tell, CALM));
  }
}

/** The session is named in the query, by a key that begins with its document; the path is what the tab says. */
function addressFor({ key, program }: Session): vscode.Uri {
  const path = `/${vscode.l10n.t('Values of {0}', fileName(program.uri)).replaceAll('.', '․')}`;
  return vscode.Uri.from({ scheme: SCHEME, path, query: key });
}
