import { assert } from 'chai';
import type { Summary } from '../../../core/index.ts';
import { Engine } from '../../../extension/engine.ts';
import { Session } from '../../../extension/session.ts';
import { LiveSettings } from '../../../extension/settings.ts';
import { open } from './editor.ts';

describe('a worker that ends in a run', () => {
  it('is told where the code begins, and the next edit runs on another', async () => {
    const editor = await open('\nconst f = 2;\n');
    const reply: ((message: unknown) => void)[] = [];
    const fail: ((reason: string) => void)[] = [];
    const engine = new Engine(
      () => {
        const at = reply.length;
        return {
          // The first one dies of what it is asked; the spare answers.
          post: (message) => {
            const { id, question } = message as { id: number; question: { kind: string; run: number } };
            if (at === 0 && question.run === 1) setTimeout(() => fail[0]('out of memory\n  at somewhere'));
            else if (at > 0) setTimeout(() => reply[at]({ id, kind: 'answer', answer: SUMMARY }));
          },
          onMessage: (listener) => reply.push(listener),
          onFailure: (listener) => fail.push(listener),
          terminate: () => {},
        };
      },
      () => {},
    );
    const failures: string[] = [];
    const settings = new LiveSettings();
    const choice = { region: { start: 1, end: 13 }, of: undefined, answers: {} };
    const session = new Session(editor.document, engine, settings, choice, {
      ...{ changed: () => {}, cleared: () => {} },
      failed: (reason) => failures.push(reason),
    });
    try {
      await session.refresh();
      assert.deepInclude(session.problem?.finding, {
        code: 'engine-ended',
        args: { reason: 'out of memory' },
        line: 2,
      });
      assert.lengthOf(failures, 1);
      await session.refresh();
      assert.isUndefined(session.problem);
      assert.equal(session.shown?.summary.entries, 7);
    } finally {
      session.dispose();
      engine.dispose();
      settings.dispose();
    }
  });
});

const SUMMARY: Summary = {
  ...{ language: 'javascript', region: { start: 1, end: 13 }, slice: [{ start: 1, end: 13 }] },
  ...{ output: null, outputs: [], inputs: [], missing: [], functions: [], lines: [], findings: [] },
  ...{ error: null, console: [], entries: 7 },
};
