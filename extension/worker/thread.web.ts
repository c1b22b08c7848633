import type { Request } from './protocol.ts';
import { serve } from './serve.ts';

/** The part of a web worker's global scope that is used here. */
declare const self: {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
};

/** Answers what comes to a web worker. */
export function listen<Q>(answer: (question: Q) => unknown): void {
  self.onmessage = async ({ data }) => self.postMessage(await serve(data as Request<Q>, answer));
}
