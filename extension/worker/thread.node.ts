import { parentPort } from 'node:worker_threads';
import type { Request } from './protocol.ts';
import { serve } from './serve.ts';

/** Answers what comes through the port of a Node worker. */
export function listen<Q>(answer: (question: Q) => unknown): void {
  parentPort?.on('message', async (request: Request<Q>) => parentPort?.postMessage(await serve(request, answer)));
}
