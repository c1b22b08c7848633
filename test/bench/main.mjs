/** `npm run bench [W1a … python]`: see README.md. */
import { WORKLOADS as ARRAYS, compare as compareArrays } from './arrays.mjs';
import { race, ratio, spread } from './measure.mjs';
import { fromText, prepared } from './ours.mjs';
import { peers } from './peers.mjs';
import { phasesOf } from './phases.mjs';
import { parsing } from './python.mjs';
import { duration, goal, row } from './report.mjs';
import * as w1a from './w1a.mjs';
import * as w1b from './w1b.mjs';
import * as w2 from './w2.mjs';

const WORKLOADS = [w1a, w1b, w2];
const asked = process.argv.slice(2);
const workloads = asked.length === 0 ? WORKLOADS : WORKLOADS.filter(({ name }) => asked.includes(name));

let failed = 0;
console.log(`node ${process.versions.node}, ${process.arch}. Times: median [min, max] of interleaved rounds.`);
console.log('Ratios: to hand-written JavaScript in the same round.\n');
for (const workload of workloads) {
  compare(workload);
  textToSummary(workload);
}
for (const workload of ARRAYS)
  if (asked.length === 0 || asked.includes(workload.name)) failed += compareArrays(workload);
if (asked.length === 0 || asked.includes('python')) parsing();
process.exitCode = failed > 0 ? 1 : 0;

/** Forward and backward with changed inputs each time; every gradient is read. */
function compare(workload) {
  const contestants = [
    { name: 'by hand', run: workload.byHand },
    { name: 'GradLens, prepared', run: prepared(workload) },
    ...peers.map(({ name, of, tolerance }) => ({ name, run: of(workload), tolerance })),
  ];
  const inputs = Float64Array.from(workload.inputs);
  const out = new Float64Array(1 + inputs.length);
  for (const contestant of contestants) verify(workload, contestant, inputs, out);
  let sink = 0;
  const times = race(
    contestants.map(({ run }) => (i) => {
      vary(inputs, workload.inputs, i);
      run(inputs, out);
      sink += out[0] + out[1];
    }),
  );
  if (!Number.isFinite(sink)) throw new Error('a result is not finite');
  console.log(`${workload.name}   value and all gradients, inputs changed each run`);
  contestants.forEach(({ name }, c) => {
    row(name, times[c], c === 0 ? undefined : ratio(times[c], times[0]));
  });
  for (const { of, limit, text } of workload.goals) {
    const reached = of === 'ratio' ? ratio(times[1], times[0]).median : spread(times[1]).median;
    goal(text, reached <= limit);
  }
  console.log();
}

/** From the text on, its numbers edited each time; and where the time goes. */
function textToSummary(workload) {
  const texts = Array.from({ length: 64 }, (_, i) => edited(workload.program, i));
  const out = new Float64Array(1 + workload.inputs.length);
  const [bare, full] = [false, true].map((withSummary) => fromText(workload, withSummary));
  const times = race([(i) => bare(texts[i % 64], out), (i) => full(texts[i % 64], out)]);
  row('GradLens, from text', times[0]);
  row('… with the summary', times[1]);
  if (workload.textGoal) goal(workload.textGoal.text, spread(times[0]).median <= workload.textGoal.limit);
  const phases = Object.entries(phasesOf(workload)).map(([name, ms]) => `${name} ${duration(ms)}`);
  console.log(`  ${phases.join(' · ')}\n`);
}

function verify({ name, expected, sums }, { name: who, run, tolerance = 1e-9 }, inputs, out) {
  out.fill(0);
  run(inputs, out);
  const gradients = out.subarray(1);
  const wanted = [expected.value, ...(sums ? Object.values(expected.sums) : expected.gradients)];
  const found = [out[0], ...(sums ? Object.values(sums(gradients)) : gradients)];
  const isClose = (x, i) => Math.abs(x - wanted[i]) <= tolerance * Math.max(1, Math.abs(wanted[i]));
  if (found.every(isClose)) return;
  failed++;
  console.log(`${name}: ${who} is wrong: ${found.join(', ')} instead of ${wanted.join(', ')}`);
}

/** Other inputs in each run, near the workload's own. */
function vary(inputs, base, run) {
  const step = (run & 63) * 2 ** -20;
  for (let i = 0; i < inputs.length; i++) inputs[i] = base[i] + step;
}

/** The program with another number in its first line. */
function edited(program, i) {
  return program.replace(/\d+(\.\d+)?/, (number) => String(Number(number) + i * 2 ** -20));
}
