import { afterEach, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../core/backward/answers.ts';
import { CheckClient, type TimedCheck } from '../../extension/check/client.ts';
import { CheckSession } from '../../extension/check/session.ts';
import type { Port } from '../../extension/port.ts';
import type { Program } from '../../extension/program.ts';
import type { LiveSettings, Settings } from '../../extension/settings.ts';
import type { Question, Request } from '../../extension/worker/protocol.ts';
import { check, report } from './reports.ts';

type Answer = (request: TimedCheck) => CheckReport | Promise<CheckReport>;

/** Workers on this thread; what they do is said by `answer`. */
class Workers {
  started = 0;
  ended = 0;
  readonly asked: TimedCheck[] = [];
  answer: Answer = () => report();

  readonly start = (): Port => {
    this.started++;
    let tell: (message: unknown) => void = () => {};
    let isOver = false;
    return {
      post: async (message) => {
        const { id, question } = message as Request<Question>;
        const { request } = question as { request: TimedCheck };
        this.asked.push(request);
        await new Promise((resolve) => setTimeout(resolve));
        const answer = await this.answer(request);
        if (!isOver) tell({ id, kind: 'answer', answer });
      },
      onMessage: (listener) => {
        tell = listener;
      },
      onFailure: () => {},
      terminate: () => {
        isOver = true;
        this.ended++;
      },
    };
  };
}

const never = () => new Promise<CheckReport>(() => {});
const request = (text: string, patience = 0): TimedCheck => ({
  ...{ language: 'python', text, patience, limits: { milliseconds: 5_000 } },
});

describe('the worker of checks', () => {
  test('of each document checks the newest text only', async () => {
    const workers = new Workers();
    const client = new CheckClient(workers.start, () => {});
    const outcomes = await Promise.all(['a', 'b', 'c'].map((text) => client.check('file', request(text))));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'superseded', 'done']);
    expect(workers.asked.map(({ text }) => text)).toEqual(['a', 'c']);
    client.dispose();
  });

  test('ends a run that goes on while newer text waits', async () => {
    const workers = new Workers();
    workers.answer = ({ text }) => (text === 'a' ? never() : report());
    const client = new CheckClient(workers.start, () => {});
    const [old, now] = await Promise.all([client.check('file', request('a')), client.check('file', request('b'))]);
    expect([old.kind, now.kind, workers.started, workers.ended]).toEqual(['superseded', 'done', 2, 1]);
    client.dispose();
  });

  test('lets verdicts go before the search for reasons, which begins again', async () => {
    const workers = new Workers();
    let searches = 0;
    workers.answer = ({ patience }) => (patience > 0 && ++searches === 1 ? never() : report());
    const client = new CheckClient(workers.start, () => {});
    const order: string[] = [];
    const told = (name: string, key: string, patience: number) =>
      client.check(key, request(name, patience)).then(({ kind }) => order.push(`${name} ${kind}`));
    const all = [told('search', 'one', 3_000), told('verdicts', 'two', 0)];
    await Promise.all(all);
    expect(order).toEqual(['verdicts done', 'search done']);
    client.dispose();
  });

  test('ends what does not keep to its time, and what nobody wants', async () => {
    const workers = new Workers();
    workers.answer = never;
    const client = new CheckClient(workers.start, () => {});
    const quick = { ...request('a'), limits: { milliseconds: -990 } };
    expect((await client.check('file', quick)).kind).toBe('stopped');
    const unwanted = client.check('file', request('a'));
    client.forget('file');
    expect((await unwanted).kind).toBe('superseded');
    client.dispose();
  });
});

const settings = { run: 'onType', delay: 0, timeLimit: 5_000, memoryLimit: 1_000_000, 'check.names': {} } as Settings;
const TEXT = 'dx = 1\ndy = 2\n';

class Bench {
  readonly workers = new Workers();
  readonly program = { text: TEXT };
  now = settings;
  readonly session: CheckSession;
  readonly told: string[] = [];
  #client = new CheckClient(this.workers.start, () => {});

  constructor(answer: Answer) {
    this.workers.answer = answer;
    const program = { language: 'python', uri: { toString: () => 'file' } };
    Object.defineProperty(program, 'text', { get: () => this.program.text });
    const live = {};
    Object.defineProperty(live, 'now', { get: () => this.now });
    const changed = () => this.told.push(this.says());
    this.session = new CheckSession(
      program as unknown as Program,
      this.#client,
      live as LiveSettings,
      () => ({ inputs: { x: '3' } }),
      { changed, failed: (reason) => this.told.push(reason) },
    );
  }

  says(): string {
    const checks = this.session.shown?.report.checks ?? [];
    const texts = checks.map(({ name, verdict, diagnosis }) => `${name} ${diagnosis?.code ?? verdict}`);
    return `${this.session.stale ? 'old: ' : ''}${texts.join(', ')}`;
  }

  edit(text: string): void {
    this.program.text = text;
    const edit = { start: 0, removed: 0, inserted: 'x', startLine: 0, startCharacter: 0, endLine: 0 };
    this.session.edited([edit]);
  }

  dispose(): void {
    this.session.dispose();
    this.#client.dispose();
  }
}

const right = () => report(check(TEXT, 'dx'));
const wrongSign: Answer = ({ patience }) => {
  const reason = { code: 'syntax', args: { detail: '' } } as const;
  const diagnosis = { code: 'sign', reason, span: { start: 0, end: 6 }, edits: [], fix: '' } as const;
  return report(check(TEXT, 'dx', { verdict: 'wrong', diagnosis: patience > 0 ? diagnosis : null }));
};

describe('the check of a document', () => {
  let bench: Bench;
  afterEach(() => bench.dispose());

  test('has the verdicts at once, and the reasons when nothing was typed for a while', async () => {
    bench = new Bench(wrongSign);
    await bench.session.refresh();
    expect(bench.told).toEqual(['dx wrong']);
    await bench.session.settled();
    expect(bench.told).toEqual(['dx wrong', 'dx sign']);
    expect(bench.workers.asked.map(({ patience }) => patience > 0)).toEqual([false, true]);
    expect(bench.workers.asked[0]).toMatchObject({ text: TEXT, inputs: { x: '3' }, names: {} });
  });

  test('looks for no reasons where all is right', async () => {
    bench = new Bench(right);
    await bench.session.refresh();
    await bench.session.settled();
    expect(bench.workers.asked).toHaveLength(1);
  });

  test('looks for no reasons in a text that is edited', async () => {
    bench = new Bench(wrongSign);
    await bench.session.refresh();
    bench.workers.answer = right;
    bench.edit(`${TEXT}z = 1`);
    await bench.session.settled();
    expect(bench.workers.asked.map(({ patience }) => patience > 0)).toEqual([false, false]);
    expect(bench.says()).toBe('dx correct');
  });

  test('keeps the last verdicts, dimmed, while the text is broken', async () => {
    bench = new Bench(right);
    await bench.session.refresh();
    const place = { span: { start: 0, end: 1 }, line: 1, column: 1, severity: 'error' } as const;
    bench.workers.answer = () => ({ checks: [], error: { code: 'syntax', args: { detail: '' }, ...place } });
    bench.edit('dx = (');
    await bench.session.settled();
    expect(bench.says()).toBe('old: dx correct');
    bench.workers.answer = right;
    bench.edit(TEXT);
    await bench.session.settled();
    expect(bench.says()).toBe('dx correct');
    expect(bench.session.problem).toBeUndefined();
  });

  test('waits for the file to be saved where that is set', async () => {
    bench = new Bench(right);
    bench.now = { ...settings, run: 'onSave' };
    await bench.session.refresh();
    bench.edit('dx = 3\n');
    expect(bench.says()).toBe('old: dx correct');
    bench.edit(TEXT);
    expect(bench.says()).toBe('dx correct'); // taken back
    bench.edit('dx = 3\n');
    bench.session.saved();
    await bench.session.settled();
    expect(bench.workers.asked.map(({ text }) => text)).toEqual([TEXT, 'dx = 3\n']);
    expect(bench.says()).toBe('dx correct');
  });
});
