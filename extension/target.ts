import * as vscode from 'vscode';
import type { Compute } from './compute.ts';
import type { CircuitPanels } from './panels.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** What a command acts on: views name a session by its key, CodeLenses and menus a document; else it is what is active. */
export class Target {
  constructor(
    private readonly sessions: Sessions,
    private readonly panels: CircuitPanels,
    private readonly compute: Compute,
  ) {}

  document(named?: unknown): vscode.TextDocument | undefined {
    const found = named instanceof vscode.Uri ? (this.sessions.byUri(named)?.program.home ?? openAt(named)) : undefined;
    return found ?? vscode.window.activeTextEditor?.document ?? this.session()?.program.home;
  }

  /** That of an active circuit may stand apart from its document's own. */
  session(named?: unknown): Session | undefined {
    const found = typeof named === 'string' ? this.sessions.byKey(named) : undefined;
    if (found !== undefined) return found;
    const isElsewhere = !(named instanceof vscode.Uri) && vscode.window.activeTextEditor === undefined;
    if (isElsewhere) return this.panels.active?.session;
    const document = this.document(named);
    return document && this.sessions.of(document);
  }

  /** For what needs something computed: computes it first if need be. */
  async use(named: unknown, act: (session: Session) => unknown): Promise<void> {
    if (this.session(named) === undefined) await this.compute.compute();
    const session = this.session(named);
    if (session !== undefined) await act(session);
  }
}

function openAt(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
