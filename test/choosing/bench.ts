import * as core from '../../core/index.ts';
import { type Choice, noChoice } from '../../extension/choice.ts';
import { Engine } from '../../extension/engine.ts';
import type { Port } from '../../extension/port.ts';
import type { Program, ProgramEdit } from '../../extension/program.ts';
import { Session } from '../../extension/session.ts';
import type { LiveSettings } from '../../extension/settings.ts';
import { evaluator } from '../../extension/worker/evaluate.ts';
import type { Question, Request } from '../../extension/worker/protocol.ts';
import { serve } from '../../extension/worker/serve.ts';

/** A worker on this thread: what it is asked it answers in order, a turn of the event loop later each. */
class Near implements Port {
  #ended = false;
  #message: (message: unknown) => void = () => {};
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly answer: (question: Question) => unknown,
    private readonly asked: Question[],
  ) {}

  post(message: unknown): void {
    const request = structuredClone(message) as Request<Question>;
    this.#last = this.#last.then(async () => {
      await new Promise((resolve) => setTimeout(resolve));
      if (this.#ended) return;
      this.asked.push(request.question);
      this.#message(structuredClone(await serve(request, this.answer)));
    });
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
  }
  onFailure(): void {}
  terminate(): void {
    this.#ended = true;
  }
}

export const settings = { run: 'onType', delay: 0, digits: 4, timeLimit: 5_000, memoryLimit: 1_000_000 };

/** A session of a JavaScript program, with a worker on this thread. */
export class Bench {
  prepared = 0;
  readonly asked: Question[] = [];
  readonly engine: Engine;
  readonly program: { text: string };
  readonly session: Session;
  /** What stood there each time that views were told: the output, and whether it is old. */
  readonly told: (number | string)[] = [];

  constructor(text: string, choice: Partial<Choice> = {}, viewed?: (session: Session) => void) {
    const counting = {
      ...core,
      prepare: (...args: Parameters<typeof core.prepare>) => {
        this.prepared++;
        return core.prepare(...args);
      },
    };
    const start = () => new Near(evaluator(counting, { now: () => performance.now() }), this.asked);
    this.engine = new Engine(start, () => {});
    this.program = { text };
    const program = { ...this.program, language: 'javascript', cell: undefined, uri: { toString: () => 'a' } };
    Object.defineProperty(program, 'text', { get: () => this.program.text });
    const changed = () => {
      const { shown, stale } = this.session;
      this.told.push(stale ? 'old' : Number(shown?.summary.output?.value));
      viewed?.(this.session);
    };
    this.session = new Session(
      program as unknown as Program,
      this.engine,
      { now: settings } as unknown as LiveSettings,
      { ...noChoice, ...choice },
      { changed, cleared: () => {}, failed: (reason) => this.told.push(reason) },
    );
  }

  async begin(): Promise<void> {
    await this.session.refresh();
    await new Promise((resolve) => setTimeout(resolve, 20));
    this.prepared = 0;
    this.asked.length = 0;
    this.told.length = 0;
  }

  edit(old: string, inserted: string): void {
    const start = this.program.text.indexOf(old);
    const before = this.program.text.slice(0, start);
    this.program.text = this.program.text.replace(old, inserted);
    const startLine = before.split('\n').length - 1;
    const startCharacter = start - before.lastIndexOf('\n') - 1;
    const endLine = startLine + old.split('\n').length - 1;
    const edit: ProgramEdit = { start, removed: old.length, inserted, startLine, startCharacter, endLine };
    this.session.edited([edit]);
  }

  get runs(): number {
    return this.asked.filter(({ kind }) => kind === 'inspect').length;
  }
}
