import type { Reply, Request } from './protocol.ts';

/** An answer in the place of one: the run is not there any more. */
export const GONE = Symbol('gone');

/** Replies to one request. What goes wrong is a reply, too: nobody waits for ever. */
export async function serve<Q>(request: Request<Q>, answer: (question: Q) => unknown): Promise<Reply> {
  const { id, question } = request;
  try {
    const result = await answer(question);
    return result === GONE ? { id, kind: 'gone' } : { id, kind: 'answer', answer: result };
  } catch (error) {
    return { id, kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
