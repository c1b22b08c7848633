/** Where the time goes from the text to what the editor shows. */
import { sweep } from '../../core/autodiff/backward.ts';
import { prepare } from '../../core/index.ts';
import { JsProgram } from '../../core/languages/javascript/execute.ts';
import { planRun } from '../../core/languages/javascript/plan/plan.ts';
import { parseProgram } from '../../core/languages/javascript/syntax/parse.ts';
import { race, spread } from './measure.mjs';
import { requestOf } from './ours.mjs';

const now = () => performance.now();

/** Median milliseconds of each phase. What cannot be timed alone is a difference. */
export function phasesOf(workload) {
  const request = requestOf(workload);
  const plan = planRun(request);
  const compiled = new JsProgram(plan, undefined, now);
  const prepared = prepare(request, { now });
  const { tape } = prepared.run().record;
  const seeds = [{ entry: prepared.run().record.outputs[0], gradient: 1 }];
  const [parse, planned, first, again, swept, run, summarized] = race([
    () => parseProgram(request.text),
    () => planRun(request),
    () => new JsProgram(plan, undefined, now).run(),
    () => compiled.run(),
    () => sweep(tape, seeds),
    () => prepared.run(),
    () => prepared.run().summary,
  ]).map((times) => spread(times).median);
  return { parse, plan: planned - parse, compile: first - again, run: again, sweep: swept, summary: summarized - run };
}
