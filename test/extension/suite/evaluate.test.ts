import { assert } from 'chai';
import type { Run } from '../../../core/index.ts';
import { type EngineModule, evaluator } from '../../../extension/worker/evaluate.ts';
import type { Question } from '../../../extension/worker/protocol.ts';
import { serve } from '../../../extension/worker/serve.ts';

/** An engine whose runs say their own text. */
const engine = {
  inspect: ({ text }: { text: string }) => {
    if (text === 'bad') throw new Error('no such engine');
    return { summary: { entries: text.length }, record: undefined, site: () => ({ text }), entriesAt: () => [1, 2] };
  },
  regionAt: () => undefined,
  namesIn: () => ['x'],
  checkInput: () => ({ code: 'syntax', args: { detail: 'no' } }),
} as unknown as EngineModule;

describe('the evaluation worker', () => {
  let ask: (question: Question) => ReturnType<typeof serve>;
  const inspect = (run: number, text = 'text') =>
    ask({ kind: 'inspect', run, request: { language: 'javascript', text } });

  beforeEach(() => {
    const answer = evaluator(engine, { now: () => 0 });
    ask = (question) => serve({ id: 7, question }, answer);
  });

  it('answers questions about the runs that it holds', async () => {
    assert.deepEqual(await inspect(1), { id: 7, kind: 'answer', answer: { entries: 4 } as unknown as Run });
    assert.deepEqual(await ask({ kind: 'site', run: 1, offset: 0 }), {
      id: 7,
      kind: 'answer',
      answer: { text: 'text' },
    });
    assert.deepEqual(await ask({ kind: 'entriesAt', run: 1, start: 0 }), { id: 7, kind: 'answer', answer: [1, 2] });
    assert.deepEqual(await ask({ kind: 'circuit', run: 1, options: {} }), { id: 7, kind: 'answer', answer: null });
    assert.deepEqual(await ask({ kind: 'detail', run: 1, entry: 0 }), { id: 7, kind: 'answer', answer: null });
  });

  it('says so when a run is gone', async () => {
    const site = { kind: 'site', run: 1, offset: 0 } as const;
    assert.deepEqual(await ask(site), { id: 7, kind: 'gone' });
    await inspect(1);
    await ask({ kind: 'dispose', run: 1 });
    assert.deepEqual(await ask(site), { id: 7, kind: 'gone' });
  });

  it('keeps a few runs only, the newest', async () => {
    for (let run = 1; run <= 20; run++) await inspect(run);
    assert.equal((await ask({ kind: 'site', run: 1, offset: 0 })).kind, 'gone');
    assert.equal((await ask({ kind: 'site', run: 20, offset: 0 })).kind, 'answer');
  });

  it('answers also when something goes wrong', async () => {
    const reply = await inspect(1, 'bad');
    assert.equal(reply.kind, 'failed');
    assert.include(JSON.stringify(reply), 'no such engine');
  });

  it('says what is wrong with an input', async () => {
    const question = { kind: 'checkInput', language: 'javascript', name: 'x', expression: '{' } as const;
    assert.deepEqual(await ask(question), {
      id: 7,
      kind: 'answer',
      answer: { code: 'syntax', args: { detail: 'no' } },
    });
  });
});
