import { assert } from 'chai';
import type { Summary } from '../../../core/index.ts';
import { Gone } from '../../../extension/channel.ts';
import { Engine, type TimedRequest } from '../../../extension/engine.ts';
import type { Port } from '../../../extension/port.ts';
import type { Question, Request } from '../../../extension/worker/protocol.ts';

const request = (text: string, milliseconds = 5_000): TimedRequest => ({
  ...{ language: 'javascript', text, limits: { milliseconds } },
});

/** A worker that answers when it is told to. */
class Puppet implements Port {
  readonly asked: Request<Question>[] = [];
  ended = false;
  message: (message: unknown) => void = () => {};
  fail: (reason: string) => void = () => {};

  post(message: unknown): void {
    this.asked.push(message as Request<Question>);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.message = listener;
  }
  onFailure(listener: (reason: string) => void): void {
    this.fail = listener;
  }
  terminate(): void {
    this.ended = true;
  }

  get inspected(): string[] {
    return this.asked.flatMap(({ question }) => (question.kind === 'inspect' ? question.request.text : []));
  }
  /** Answers the newest question. */
  answer(answer: unknown = {}): void {
    this.message({ id: this.asked.at(-1)?.id, kind: 'answer', answer });
  }
}

describe("the engine's client", () => {
  let workers: Puppet[];
  let crashes: string[];
  let engine: Engine;

  beforeEach(() => {
    workers = [];
    crashes = [];
    const start = () => {
      const worker = new Puppet();
      workers.push(worker);
      return worker;
    };
    engine = new Engine(start, (reason) => crashes.push(reason));
  });
  afterEach(() => engine.dispose());

  it('starts no worker before the first question, and then keeps a spare', async () => {
    assert.lengthOf(workers, 0);
    const outcome = engine.inspect('a', request('1'));
    assert.lengthOf(workers, 2);
    workers[0].answer({ entries: 7 });
    const done = await outcome;
    assert.equal(done.kind === 'done' && done.summary.entries, 7);
  });

  it('lets only the newest text of a document wait', async () => {
    const first = engine.inspect('a', request('1'));
    const second = engine.inspect('a', request('2'));
    const third = engine.inspect('a', request('3'));
    const other = engine.inspect('b', request('other'));
    assert.equal((await second).kind, 'superseded');
    workers[0].answer();
    assert.equal((await first).kind, 'done');
    workers[0].answer();
    assert.equal((await third).kind, 'done');
    workers[0].answer();
    assert.equal((await other).kind, 'done');
    assert.deepEqual(workers[0].inspected, ['1', '3', 'other']);
  });

  it('ends a run that goes on while newer text waits, and goes on with the spare worker', async () => {
    const slow = engine.inspect('a', request('for (;;) {}'));
    const next = engine.inspect('a', request('2'));
    assert.equal((await slow).kind, 'superseded');
    assert.isTrue(workers[0].ended);
    workers[1].answer();
    assert.equal((await next).kind, 'done');
    assert.lengthOf(workers, 3);
  });

  it('lets no slow question keep a run from beginning', async () => {
    const site = engine.ask<'site'>({ kind: 'site', run: 1, offset: 0 }).catch((error) => error);
    const outcome = engine.inspect('a', request('2'));
    assert.instanceOf(await site, Gone);
    assert.isTrue(workers[0].ended);
    workers[1].answer();
    assert.equal((await outcome).kind, 'done');
    assert.deepEqual(workers[1].inspected.slice(-1), ['2']);
  });

  it('ends a run that does not keep to its time', async () => {
    const outcome = await engine.inspect('a', request('for (;;) {}', -950));
    assert.deepEqual(outcome, { kind: 'stopped', milliseconds: -950 });
    assert.isTrue(workers[0].ended);
  });

  it('tells who asks about a run that is gone', async () => {
    const question = { kind: 'site', run: 1, offset: 0 } as const;
    const asked = engine.ask<'site'>(question);
    workers[0].message({ id: workers[0].asked[0].id, kind: 'gone' });
    assert.instanceOf(await asked.catch((error) => error), Gone);
  });

  it('goes on after a worker has crashed', async () => {
    const outcome = engine.inspect('a', request('1'));
    workers[0].fail('out of memory');
    const failed = await outcome;
    assert.equal(failed.kind === 'failed' && failed.reason.includes('out of memory'), true);
    assert.deepEqual(crashes, ['out of memory']);
    const next = engine.inspect('a', request('2'));
    workers[1].answer({} as Summary);
    assert.equal((await next).kind, 'done');
  });
});
