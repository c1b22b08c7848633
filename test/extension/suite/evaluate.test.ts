import { assert } from 'chai';
import type { Run } from '../../../core/index.ts';
import { type EngineModule, evaluator } from '../../../extension/worker/evaluate.ts';
import type { Question } from '../../../extension/worker/protocol.ts';
import { serve } from '../../../extension/worker/serve.ts';

let prepared = 0;

/** An engine whose runs say their own text. */
const engine = {
  prepare: ({ text }: { text: string }) => {
    if (text === 'bad') throw new Error('no such engine');
    prepared++;
    const run = (values: object) => ({
      summary: { entries: text.length, values },
      ...{ record: undefined, site: () => ({ text }), entriesAt: () => [1, 2] },
    });
    return { run };
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
    assert.deepEqual(await inspect(1), { id: 7, kind: 'answer', answer: { entries: 4, values: {} } as unknown as Run });
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

  it('gives up the run that nobody asked about for longest', async () => {
    for (let run = 1; run <= 8; run++) await inspect(run);
    const kind = async (run: number) => (await ask({ kind: 'site', run, offset: 0 })).kind;
    assert.equal(await kind(1), 'answer');
    await inspect(9);
    assert.equal(await kind(1), 'answer');
    assert.equal(await kind(2), 'gone');
  });

  it('runs the same program again where only values differ, and gives up the run before', async () => {
    const request = { language: 'javascript', text: 'again', values: { x: 1 } } as const;
    const before = prepared;
    await ask({ kind: 'inspect', run: 1, request });
    const again = await ask({ kind: 'inspect', run: 2, request: { ...request, values: { x: 2 } }, instead: 1 });
    assert.deepEqual(again.kind === 'answer' && again.answer, { entries: 5, values: { x: 2 } });
    assert.equal(prepared, before + 1);
    assert.equal((await ask({ kind: 'site', run: 1, offset: 0 })).kind, 'gone');
    assert.equal((await ask({ kind: 'site', run: 2, offset: 0 })).kind, 'answer');
  });

  it('prepares another program anew, and keeps the run before', async () => {
    const before = prepared;
    await inspect(1);
    await ask({ kind: 'inspect', run: 2, request: { language: 'javascript', text: 'other' }, instead: 1 });
    const also = { language: 'javascript', text: 'other', also: ['n'] } as const;
    await ask({ kind: 'inspect', run: 3, request: also, instead: 2 });
    assert.equal(prepared, before + 3);
    for (const run of [1, 2, 3]) assert.equal((await ask({ kind: 'site', run, offset: 0 })).kind, 'answer');
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
