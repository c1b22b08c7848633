/** GradLens as a contestant: the program prepared, every intermediate's gradient kept and read. */
import { inspect, prepare } from '../../core/index.ts';

const host = { now: () => performance.now() };

export function requestOf({ program, ours }) {
  return { language: 'javascript', text: program, ...ours.request };
}

export function prepared(workload) {
  const program = prepare(requestOf(workload), host);
  const { named } = workload.ours;
  const entries = inputEntries(program.run(named(workload.inputs)), workload);
  return (inputs, out) => readAll(program.run(named(inputs)), entries, out);
}

/** From the text on: the workload's own numbers are edited in it, as somebody would who types. */
export function fromText(workload, withSummary) {
  const entries = inputEntries(inspect(requestOf(workload), host), workload);
  const request = requestOf(workload);
  return (text, out) => {
    const run = inspect({ ...request, text }, host);
    readAll(run, entries, out);
    return withSummary ? run.summary : undefined;
  };
}

/** Where the workload's inputs are on the tape: at the same place in every run. */
function inputEntries({ record, summary }, { name, inputs }) {
  const entries = Int32Array.from(record.inputs.keys());
  if (entries.length !== inputs.length) throw new Error(`${name}: ${summary.error?.code ?? 'other inputs'}`);
  return entries;
}

/** The gradients of the inputs into `out`, and the sum of all that are on the tape to its caller. */
function readAll({ record }, entries, out) {
  const { tape, outputs } = record;
  const { gradient, value, length } = tape;
  out[0] = value[outputs[0]];
  for (let i = 0; i < entries.length; i++) out[1 + i] = gradient[entries[i]];
  let sum = 0;
  for (let entry = 0; entry < length; entry++) sum += gradient[entry];
  return sum;
}
