import type { InspectRequest, Summary } from '../core/index.ts';
import { Channel, Gone } from './channel.ts';
import type { Port } from './port.ts';
import type { Answers, Question, QuestionOf } from './worker/protocol.ts';

export type Outcome =
  | { readonly kind: 'done'; readonly run: number; readonly summary: Summary }
  /** A newer request under the same key took its place. */
  | { readonly kind: 'superseded' }
  /** The worker did not keep to the run's time, and was ended. */
  | { readonly kind: 'stopped'; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Here the time that a run may take is always said. */
export type TimedRequest = InspectRequest & { readonly limits: { readonly milliseconds: number } };

interface Job {
  readonly key: string;
  readonly request: TimedRequest;
  readonly instead: number | undefined;
  readonly resolve: (outcome: Outcome) => void;
}

interface Running {
  readonly job: Job;
  readonly deadline: Timer;
  patience?: Timer;
  overtaking?: Timer;
}

/** A run ends itself at its limit; so much later its worker is ended. */
const GRACE = 1_000;
/** So long a run may go on when newer text waits. */
const PATIENCE = 150;

/** A spare worker runs this, so that its code is loaded and compiled before it is needed. */
const WARM_UP: QuestionOf<'inspect'> = {
  kind: 'inspect',
  run: 0,
  request: {
    language: 'javascript',
    text: 'const a = [1, 2];\nlet s = 0;\nfor (let i = 0; i < 20; i++) s += Math.exp(-a[0] * i) / (a[1] + i);',
  },
};

type EvaluationChannel = Channel<Question, Answers>;

/**
 * The engine, off this thread. One run at a time; of each document only the newest text waits. A second worker is kept
 * warm, so that the one that runs may be ended at any time.
 */
export class Engine {
  #active: EvaluationChannel | undefined;
  #spare: EvaluationChannel | undefined;
  #runs = 0;
  readonly #waiting = new Map<string, Job>();
  #running: Running | undefined;
  /** Not answered yet. They come before the next run. */
  readonly #questions = new Set<Promise<unknown>>();
  readonly #busyListeners = new Set<() => void>();
  #disposed = false;

  constructor(
    private readonly startWorker: () => Port,
    /** A worker ended by itself. */
    private readonly onCrash: (reason: string) => void,
  ) {}

  /**
   * Runs a program, after which questions may name the run. A newer request under the same key supersedes.
   *
   * @param instead a run that may be given up for it
   */
  inspect(key: string, request: TimedRequest, instead?: number): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#waiting.get(key)?.resolve({ kind: 'superseded' });
      this.#waiting.set(key, { key, request, instead, resolve });
      this.#tellBusy();
      const running = this.#running;
      if (running?.job.key === key) running.patience ??= setTimeout(() => this.#kill({ kind: 'superseded' }), PATIENCE);
      this.#next();
    });
  }

  /** Asks about a run. Rejects with `Gone` when it is not there any more. */
  async ask<K extends Question['kind']>(question: QuestionOf<K>): Promise<Answers[K]> {
    if (this.#disposed) throw new Gone();
    const answer = this.#channel().ask(question);
    this.#questions.add(answer);
    try {
      return await answer;
    } finally {
      this.#questions.delete(answer);
    }
  }

  /** Whether a run waits or goes on whose key is such. */
  isBusy(accept: (key: string) => boolean): boolean {
    return [...this.#waiting.keys(), ...(this.#running ? [this.#running.job.key] : [])].some(accept);
  }

  /** Tells when runs are asked for and when they end. */
  onBusy(listener: () => void): { dispose(): void } {
    this.#busyListeners.add(listener);
    return { dispose: () => this.#busyListeners.delete(listener) };
  }

  /** A run that nobody will ask about. */
  release(run: number): void {
    this.#active?.ask({ kind: 'dispose', run }).catch(() => {});
  }

  dispose(): void {
    this.#disposed = true;
    for (const job of this.#waiting.values()) job.resolve({ kind: 'superseded' });
    this.#waiting.clear();
    this.#kill({ kind: 'superseded' });
    this.#spare?.end();
  }

  #next(): void {
    if (this.#running !== undefined || this.#disposed) return;
    const [job] = this.#waiting.values();
    if (job === undefined) return;
    this.#waiting.delete(job.key);
    const { milliseconds } = job.request.limits;
    const deadline = setTimeout(() => this.#kill({ kind: 'stopped', milliseconds }), milliseconds + GRACE);
    const running: Running = { job, deadline };
    this.#running = running;
    if (this.#questions.size > 0) {
      running.overtaking = setTimeout(() => this.#overtake(running), PATIENCE);
      // What is asked from now on comes after it.
      void Promise.allSettled(this.#questions).then(() => clearTimeout(running.overtaking));
    }
    const run = ++this.#runs;
    this.#channel()
      .ask({ kind: 'inspect', run, request: job.request, instead: job.instead })
      .then(
        (summary) => this.#finish(running, { kind: 'done', run, summary }),
        (error: Error) => this.#finish(running, { kind: 'failed', reason: error.stack ?? error.message }),
      );
  }

  /** A question that takes long does not keep a run from beginning: the other worker does it. */
  #overtake(running: Running): void {
    if (this.#running !== running) return;
    const { job } = running;
    clearTimeout(running.deadline);
    clearTimeout(running.patience);
    this.#running = undefined;
    this.#active?.end();
    this.#active = undefined;
    if (this.#waiting.has(job.key)) job.resolve({ kind: 'superseded' });
    else this.#waiting.set(job.key, job);
    this.#next();
  }

  #finish(running: Running | undefined, outcome: Outcome): void {
    if (running === undefined || this.#running !== running) return; // it was killed meanwhile
    this.#running = undefined;
    clearTimeout(running.deadline);
    clearTimeout(running.patience);
    clearTimeout(running.overtaking);
    running.job.resolve(outcome);
    this.#next();
    this.#tellBusy();
  }

  #tellBusy(): void {
    for (const listener of this.#busyListeners) listener();
  }

  #kill(outcome: Outcome): void {
    const running = this.#running;
    this.#active?.end();
    this.#active = undefined;
    this.#finish(running, outcome);
  }

  #channel(): EvaluationChannel {
    this.#active ??= this.#spare ?? this.#start();
    if (this.#spare === this.#active) this.#spare = undefined;
    if (this.#spare === undefined) {
      this.#spare = this.#start();
      this.#spare.ask(WARM_UP).catch(() => {});
    }
    return this.#active;
  }

  #start(): EvaluationChannel {
    const channel: EvaluationChannel = new Channel(this.startWorker(), (reason) => {
      if (this.#active === channel) this.#active = undefined;
      if (this.#spare === channel) this.#spare = undefined;
      this.onCrash(reason);
    });
    return channel;
  }
}

type Timer = ReturnType<typeof setTimeout>;
