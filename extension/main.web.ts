import * as vscode from 'vscode';
import { activate as start } from './main.ts';
import type { Platform, Port, WorkerName } from './port.ts';

/** The part of the browser's workers that is used here. */
interface WebWorker {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message: string; preventDefault(): void }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}
declare const Worker: new (address: string) => WebWorker;

/**
 * Nothing can be imported from the extension's own address where the folder is remote. So the bundle is read, and the
 * worker started from a Blob of it.
 */
class BlobPort implements Port {
  #worker: WebWorker | undefined;
  #ended = false;
  readonly #early: unknown[] = [];
  #message: (message: unknown) => void = () => {};
  #failure: (reason: string) => void = () => {};

  constructor(bundle: vscode.Uri) {
    this.#start(bundle).catch((error) => this.#failure(String(error)));
  }

  async #start(bundle: vscode.Uri): Promise<void> {
    const code = await vscode.workspace.fs.readFile(bundle);
    if (this.#ended) return;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    worker.onmessage = ({ data }) => this.#message(data);
    worker.onerror = (event) => {
      // Else it is the extension host's, too. Ended while it loads, a worker says that it could not.
      event.preventDefault();
      if (!this.#ended) this.#failure(event.message);
    };
    for (const message of this.#early) worker.postMessage(message);
    this.#worker = worker;
  }

  post(message: unknown): void {
    if (this.#worker === undefined) this.#early.push(message);
    else this.#worker.postMessage(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
  }

  onFailure(listener: (reason: string) => void): void {
    this.#failure = listener;
  }

  terminate(): void {
    this.#ended = true;
    this.#worker?.terminate();
  }
}

const platform: Platform = {
  startWorker: (context: vscode.ExtensionContext, name: WorkerName) =>
    new BlobPort(vscode.Uri.joinPath(context.extensionUri, 'dist', `${name}.js`)),
};

export const activate = (context: vscode.ExtensionContext) => start(context, platform);
