import * as vscode from 'vscode';
import type { InputValues } from '../core/index.ts';
import { joined, lineVerdicts } from './check/notes.ts';
import type { Checks } from './check/sessions.ts';
import type { CheckStatus } from './check/status.ts';
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
  /** What the ends of a document's lines say of its backward pass, when all is judged and explained. Undefined: no check. */
  checked(uri: vscode.Uri): Promise<Checked | undefined>;
  /** What the status bar says of it. */
  readonly checkStatus: string | undefined;
}

export interface Snapshot {
  /** By line, from 1. */
  readonly lines: Readonly<Record<number, { values: string; gradients: string; problem: string }>>;
  readonly stale: boolean;
  /** In the program's text. */
  readonly region: { readonly start: number; readonly end: number } | undefined;
}

export interface Checked {
  /** By line, from 1. */
  readonly lines: Readonly<Record<number, string>>;
  readonly stale: boolean;
}

export function createApi(
  sessions: Sessions,
  settings: LiveSettings,
  status: Status,
  check: { readonly checks: Checks; readonly status: CheckStatus },
): Api {
  const documentOf = (uri: vscode.Uri) =>
    vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  return {
    get status() {
      return status.text;
    },
    get checkStatus() {
      return check.status.text;
    },
    async checked(uri) {
      const document = documentOf(uri);
      const session = document && check.checks.of(document);
      await session?.settled();
      if (document === undefined || session?.shown === undefined) return undefined;
      const texts = lineVerdicts(session, document, settings.now);
      const lines = Object.fromEntries(texts.map(([line, text]) => [line + 1, joined(text)]));
      return { lines, stale: session.stale };
    },
    async vary(uri, values) {
      await sessions.byUri(uri)?.vary(values);
    },
    async snapshot(uri) {
      const document = documentOf(uri);
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
