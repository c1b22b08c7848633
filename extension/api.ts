import * as vscode from 'vscode';
import type { InputValues } from '../core/index.ts';
import { lineTexts } from './lineTexts.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings } from './settings.ts';
import type { Status } from './status.ts';

/**
 * What `activate` returns. Decorations cannot be read back from VS Code, so the tests in the extension host read here
 * what is painted.
 */
export interface Api {
  /** What stands at the ends of a document's lines, when no run is under way. Undefined: the document is not inspected. */
  snapshot(uri: vscode.Uri): Promise<Snapshot | undefined>;
  /** Moves inputs, as a slider does; resolves when the newest values are shown. */
  vary(uri: vscode.Uri, values: InputValues): Promise<void>;
  /** What the status bar says; undefined: nothing. */
  readonly status: string | undefined;
}

export interface Snapshot {
  /** By line, from 1. */
  readonly lines: Readonly<Record<number, { values: string; gradients: string; problem: string }>>;
  readonly stale: boolean;
  /** In the program's text. */
  readonly region: { readonly start: number; readonly end: number } | undefined;
}

export function createApi(sessions: Sessions, settings: LiveSettings, status: Status): Api {
  return {
    get status() {
      return status.text;
    },
    async vary(uri, values) {
      await sessions.byUri(uri)?.vary(values);
    },
    async snapshot(uri) {
      const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
      if (document === undefined) return undefined;
      await sessions.of(document)?.settled();
      const session = sessions.of(document);
      if (session === undefined) return undefined;
      const texts = lineTexts(session, document, settings.now);
      const lines = Object.fromEntries([...texts].map(([line, text]) => [line + 1, text]));
      return { lines, stale: session.stale, region: session.choice.region };
    },
  };
}
