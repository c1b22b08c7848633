/** The evaluation worker without its thread: holds runs, answers questions about them. */
import { buildCircuit } from '../../core/circuit/build.ts';
import type { EngineHost, InspectRequest, LanguageId, Run, Span } from '../../core/index.ts';
import type { Answers, Question } from './protocol.ts';
import { GONE } from './serve.ts';

export interface EngineModule {
  inspect(request: InspectRequest, host: EngineHost): Run;
  /** The innermost function around an offset. */
  regionAt?(text: string, language: LanguageId, offset: number): Span | undefined;
}

/** Runs that are kept. Each document needs one; the oldest goes first. */
const MOST_RUNS = 8;

export function evaluator(engine: EngineModule, host: EngineHost): (question: Question) => unknown {
  const runs = new Map<number, Run>();

  function keep(name: number, run: Run): void {
    runs.set(name, run);
    for (const oldest of runs.keys()) {
      if (runs.size <= MOST_RUNS) break;
      runs.delete(oldest);
    }
  }

  return (question): Answers[Question['kind']] | typeof GONE => {
    if (question.kind === 'inspect') {
      const run = engine.inspect(question.request, host);
      keep(question.run, run);
      return run.summary;
    }
    if (question.kind === 'functionAt')
      return engine.regionAt?.(question.text, question.language, question.offset) ?? null;
    const run = runs.get(question.run);
    if (run === undefined) return question.kind === 'dispose' ? null : GONE;
    switch (question.kind) {
      case 'site':
        return run.site(question.offset) ?? null;
      case 'entriesAt':
        return run.entriesAt(question.start, question.end);
      case 'circuit':
        return run.record === undefined ? null : buildCircuit(run.record, question.options);
      case 'dispose':
        runs.delete(question.run);
        return null;
    }
  };
}
