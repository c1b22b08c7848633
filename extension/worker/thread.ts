import type { Request } from './protocol.ts';
import { serve } from './serve.ts';

/** The part of a web worker's global scope that is used here. Threads of Node have none of it. */
interface WebScope {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage?(message: unknown): void;
}

/** Answers what comes to this worker. The same bundle runs in a thread of Node and in a web worker. */
export function listen<Q>(answer: (question: Q) => unknown): void {
  const web = globalThis as unknown as WebScope;
  if (web.postMessage === undefined) void listenInNode(answer);
  else web.onmessage = async ({ data }) => web.postMessage?.(await serve(data as Request<Q>, answer));
}

/** What came before the port is listened to has waited in it. */
async function listenInNode<Q>(answer: (question: Q) => unknown): Promise<void> {
  const { parentPort } = await import('node:worker_threads');
  parentPort?.on('message', async (request: Request<Q>) => parentPort.postMessage(await serve(request, answer)));
}
