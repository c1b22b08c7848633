import type * as vscode from 'vscode';

/** A worker, seen from outside; on the desktop a thread of Node, in the browser a web worker. */
export interface Port {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The worker ended by itself. */
  onFailure(listener: (reason: string) => void): void;
  terminate(): void;
}

export type WorkerName = 'worker' | 'layout';

/** What differs between desktop and browser. */
export interface Platform {
  startWorker(context: vscode.ExtensionContext, name: WorkerName): Port;
}
