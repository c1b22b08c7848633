import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Summary } from '../../../core/index.ts';
import { noChoice } from '../../../extension/choice.ts';
import { Compute } from '../../../extension/compute.ts';
import { Diagnostics } from '../../../extension/diagnostics.ts';
import { Engine } from '../../../extension/engine.ts';
import { Program } from '../../../extension/program.ts';
import { Programs } from '../../../extension/programs.ts';
import { Remembered } from '../../../extension/remembered.ts';
import { Session } from '../../../extension/session.ts';
import { Sessions } from '../../../extension/sessions.ts';
import { LiveSettings } from '../../../extension/settings.ts';
import { stateOf } from '../../../extension/views.ts';
import { eventually, open, problems, replace } from './editor.ts';

/** An engine whose first worker dies of the first run; the spare ones answer. */
function dyingEngine(): Engine {
  const reply: ((message: unknown) => void)[] = [];
  const fail: ((reason: string) => void)[] = [];
  return new Engine(
    () => {
      const at = reply.length;
      return {
        post: (message) => {
          const { id, question } = message as { id: number; question: { kind: string; run: number } };
          if (at === 0 && question.run === 1) setTimeout(() => fail[0]('out of memory\n  at somewhere'));
          else if (at > 0 || question.kind !== 'inspect') {
            const answer = question.kind === 'inspect' ? SUMMARY : null;
            setTimeout(() => reply[at]({ id, kind: 'answer', answer }));
          }
        },
        onMessage: (listener) => reply.push(listener),
        onFailure: (listener) => fail.push(listener),
        terminate: () => {},
      };
    },
    () => {},
  );
}

const ENDED = { code: 'engine-ended', args: { reason: 'out of memory' }, line: 2 } as const;

describe('a worker that ends in a run', () => {
  it('is told where the code begins, and the next edit runs on another', async () => {
    const editor = await open('\nconst f = 2;\n');
    const engine = dyingEngine();
    const failures: string[] = [];
    const settings = new LiveSettings();
    const choice = { ...noChoice, region: { start: 1, end: 13 } };
    const session = new Session(new Program(editor.document, undefined), engine, settings, choice, {
      ...{ changed: () => {}, cleared: () => {} },
      failed: (reason) => failures.push(reason),
    });
    try {
      await session.refresh();
      assert.deepInclude(session.problem?.finding, ENDED);
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

  it('is told there as well when it is the first one of the document', async () => {
    const editor = await open('\n  const f = 2;\n');
    editor.selection = new vscode.Selection(1, 0, 1, 14);
    const engine = dyingEngine();
    const settings = new LiveSettings();
    const failures: string[] = [];
    const failed = (reason: string) => failures.push(reason);
    const programs = new Programs();
    const sessions = new Sessions(engine, programs, settings, failed);
    const diagnostics = new Diagnostics(sessions);
    const compute = new Compute(engine, programs, sessions, new Remembered(forgetful), settings, failed);
    try {
      await compute.compute(editor);
      assert.lengthOf(failures, 1);
      assert.deepInclude(sessions.of(editor.document)?.problem?.finding, ENDED);
      const [told] = await eventually(
        () => problems(editor),
        (found) => found.length > 0,
      );
      assert.deepInclude(told, { code: 'engine-ended', line: 2 });
      assert.include(told.message, 'out of memory');
      assert.equal(stateOf(sessions.of(editor.document)!), 'error');
      await replace(editor, '2', '3');
      await sessions.of(editor.document)?.settled();
      assert.isUndefined(sessions.of(editor.document)?.problem);
      assert.equal(sessions.of(editor.document)?.shown?.summary.entries, 7);
    } finally {
      for (const part of [compute, diagnostics, sessions, programs, engine, settings]) part.dispose();
    }
  });
});

const forgetful: vscode.Memento = {
  keys: () => [],
  get: (_key: string, other?: never) => other!,
  update: async () => {},
};

const SUMMARY: Summary = {
  ...{ language: 'javascript', region: { start: 1, end: 13 }, slice: [{ start: 1, end: 13 }] },
  ...{ output: null, outputs: [], inputs: [], missing: [], functions: [], lines: [], series: [], findings: [] },
  ...{ constants: [], calls: [], guesses: [], error: null, console: [], entries: 7 },
};
