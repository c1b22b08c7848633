import type * as vscode from 'vscode';
import { lineTexts } from './lineTexts.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings } from './settings.ts';
import type { Status } from './status.ts';

/**
 * What `activate` returns. Decorations cannot be read back from VS Code, so the tests in the extension host read here
 * what is painted.
 */
export interface Api {
  /** What stands at the ends of the lines, when no run is under way. Undefined: the document is not inspected. */
  snapshot(uri: vscode.Uri): Promise<Snapshot | undefined>;
  /** What the status bar says; undefined: nothing. */
  readonly status: string | undefined;
}

export interface Snapshot {
  /** By line, from 1. */
  readonly lines: Readonly<Record<number, { values: string; gradients: string; problem: string }>>;
  readonly stale: boolean;
  readonly region: { readonly start: number; readonly end: number } | undefined;
}

export function createApi(sessions: Sessions, settings: LiveSettings, status: Status): Api {
  return {
    get status() {
      return status.text;
    },
    async snapshot(uri) {
      await sessions.byUri(uri)?.settled();
      const session = sessions.byUri(uri);
      if (session === undefined) return undefined;
      const lines = Object.fromEntries([...lineTexts(session, settings.now)].map(([line, texts]) => [line + 1, texts]));
      return { lines, stale: session.stale, region: session.choice.region };
    },
  };
}
