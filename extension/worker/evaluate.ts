/** The evaluation worker without its thread: holds runs, answers questions about them. */
import { buildCircuit } from '../../core/circuit/build.ts';
import { detailOf } from '../../core/circuit/detail.ts';
import { formatTree } from '../../core/format.ts';
import type { EngineHost, InspectRequest, Prepared, Run, Variable } from '../../core/index.ts';
import { Samplers } from '../../core/plot/samplers.ts';
import type { Answers, Question, Row } from './protocol.ts';
import { GONE } from './serve.ts';

/** The part of the core's surface that is used here. */
export type EngineModule = Pick<
  typeof import('../../core/index.ts'),
  'prepare' | 'regionAt' | 'namesIn' | 'checkInput' | 'check' | 'checkNumerically'
>;

/** A run, and what runs it again. */
interface Held {
  readonly run: Run;
  readonly prepared: Prepared;
  readonly request: InspectRequest;
}

/** Runs that are kept. Each document needs one, and each circuit that is kept; what was not asked about goes first. */
const MOST_RUNS = 8;

export function evaluator(engine: EngineModule, host: EngineHost): (question: Question) => unknown {
  const runs = new Map<number, Held>();
  const samplers = new Samplers((request) => engine.prepare(request, host), host.now);

  function prepare(request: InspectRequest, instead: number | undefined): Prepared {
    const old = instead === undefined ? undefined : runs.get(instead);
    if (instead === undefined || old === undefined || !differInValuesAlone(old.request, request))
      return engine.prepare(request, host);
    runs.delete(instead); // the next run takes its memory
    return old.prepared;
  }

  function keep(name: number, run: Held): void {
    runs.set(name, run);
    for (const oldest of runs.keys()) {
      if (runs.size <= MOST_RUNS) break;
      runs.delete(oldest);
    }
  }

  return (question): Answers[Question['kind']] | typeof GONE => {
    switch (question.kind) {
      case 'inspect': {
        const { request } = question;
        const prepared = prepare(request, question.instead);
        const run = prepared.run(request.values ?? {});
        keep(question.run, { run, prepared, request });
        return run.summary;
      }
      case 'functionAt':
        return engine.regionAt(question.language, question.text, question.offset) ?? null;
      case 'names':
        return engine.namesIn(question.language, question.text);
      case 'checkInput':
        return engine.checkInput(question.language, question.name, question.expression, host) ?? null;
      case 'check':
        return engine.check(question.request, host);
      case 'numeric':
        return engine.checkNumerically(question.request, question.place, host);
    }
    const held = runs.get(question.run);
    if (held === undefined) return question.kind === 'dispose' ? null : GONE;
    runs.delete(question.run);
    runs.set(question.run, held); // the newest now
    const { run, request } = held;
    switch (question.kind) {
      case 'site':
        return run.site(question.offset, question.shown) ?? null;
      case 'lines':
        return run.lines(question.shown);
      case 'entriesAt':
        return run.entriesAt(question.start, question.end);
      case 'circuit':
        return run.record === undefined ? null : buildCircuit(run.record, question.options);
      case 'detail':
        return (run.record && detailOf(run.record, question.entry)) ?? null;
      case 'rows':
        return { rows: run.variables(question.most).map((v) => row(v, question.digits)), count: run.countVariables() };
      case 'sample':
        return samplers.sample(run, request, question.axes, question.milliseconds, question.isGlance) ?? null;
      case 'dispose':
        runs.delete(question.run);
        return null;
    }
  };
}

function differInValuesAlone(one: InspectRequest, other: InspectRequest): boolean {
  const rest = (request: InspectRequest) => JSON.stringify({ ...request, text: '', values: undefined });
  return one.text === other.text && rest(one) === rest(other);
}

function row({ name, line, frame, value, gradient, shape }: Variable, digits: number): Row {
  return {
    ...{ name, line, frame },
    shape: shape === null ? '' : `[${shape.join(', ')}]`,
    value: formatTree(value, shape, digits),
    gradient: gradient === null ? '' : formatTree(gradient, shape, digits),
  };
}
