/** Programs of numpy: prepared once, run with other arrays each time, beside the same by hand in JavaScript. */
import { prepare } from '../../core/index.ts';
import { race, ratio } from './measure.mjs';
import { goal, row } from './report.mjs';
import * as w3 from './w3.mjs';
import * as w4 from './w4.mjs';
import * as w5a from './w5a.mjs';
import * as w5b from './w5b.mjs';

export const WORKLOADS = [w3, w4, w5a, w5b];

const TOLERANCE = 1e-6;

/** @returns how many of the contestants are wrong */
export function compare(workload) {
  const inputs = copied(workload.arrays);
  const byHand = handWritten(workload, inputs);
  const ours = prepared(workload, inputs);
  const wrong = [
    ['by hand', byHand],
    ['GradLens', ours],
  ].filter(([name, { run, gradients }]) => isWrong(workload, name, run(), gradients()));

  let sink = 0;
  const times = race(
    [byHand, ours].map(({ run }) => (i) => {
      vary(inputs, workload.arrays, i);
      sink += run();
    }),
  );
  if (!Number.isFinite(sink)) throw new Error('a result is not finite');
  console.log(`${workload.name}   value and all gradients, arrays changed each run`);
  row('by hand', times[0]);
  row('GradLens, prepared', times[1], ratio(times[1], times[0]));
  goal(workload.goal.text, ratio(times[1], times[0]).median <= workload.goal.limit);
  console.log();
  return wrong.length;
}

function handWritten({ byHand }, inputs) {
  const data = mapped(inputs, (array) => array.data);
  const gradients = mapped(inputs, (array) => new Float64Array(array.data.length));
  return { run: () => byHand(data, gradients), gradients: () => gradients };
}

function prepared({ name, program, arrays }, inputs) {
  const request = { language: 'python', text: program, of: 'loss', wrt: Object.keys(arrays) };
  const compiled = prepare(request, { now: () => performance.now() });
  let last;
  return {
    run() {
      last = compiled.run(inputs);
      if (last.record === undefined) throw new Error(`${name}: ${last.summary.error?.code}`);
      const { tape, outputs } = last.record;
      // Every gradient is read.
      let sum = 0;
      for (let entry = 0; entry < tape.length; entry++) sum += tape.gradient[entry];
      for (const entry of last.record.inputs.keys()) for (const x of tape.tensorRecord(entry)?.gradient ?? []) sum += x;
      return Number.isNaN(sum) ? sum : tape.value[outputs[0]];
    },
    gradients: () =>
      Object.fromEntries(last.summary.inputs.map((input) => [input.name, Float64Array.from(input.gradient.data)])),
  };
}

function isWrong({ name, expected }, who, value, gradients) {
  const pairs = Object.entries(expected.sums).map(([input, sum]) => [
    gradients[input].reduce((total, x) => total + Math.abs(x), 0),
    sum,
  ]);
  const differing = [[value, expected.value], ...pairs].filter(
    ([found, wanted]) => !(Math.abs(found - wanted) <= TOLERANCE * Math.max(1, Math.abs(wanted))),
  );
  for (const [found, wanted] of differing) console.log(`${name}: ${who} is wrong: ${found} instead of ${wanted}`);
  return differing.length > 0;
}

const mapped = (record, change) => Object.fromEntries(Object.entries(record).map(([name, x]) => [name, change(x)]));

const copied = (arrays) =>
  mapped(arrays, ({ shape, data }) => ({ shape, data: Float64Array.from(data), dtype: 'f64' }));

/** Other numbers in each run, near the workload's own. */
function vary(inputs, arrays, run) {
  const step = (run & 63) * 2 ** -20;
  for (const [name, { data }] of Object.entries(inputs))
    data[run % data.length] = arrays[name].data[run % data.length] + step;
}
