import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type * as vscode from 'vscode';
import { activate as start } from './main.ts';
import type { Platform, WorkerName } from './port.ts';

/**
 * A program that needs more ends its worker, not the extension host. Syntax trees and closures live for a run: where
 * they have room until it is over, nobody has to copy them.
 */
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 };

const platform: Platform = {
  startWorker(_context: vscode.ExtensionContext, name: WorkerName) {
    const worker = new Worker(path.join(__dirname, `${name}.js`), { resourceLimits: LIMITS });
    return {
      post: (message) => worker.postMessage(message),
      onMessage: (listener) => worker.on('message', listener),
      onFailure: (listener) => worker.on('error', (error) => listener(error.stack ?? error.message)),
      terminate: () => void worker.terminate(),
    };
  },
};

export const activate = (context: vscode.ExtensionContext) => start(context, platform);
