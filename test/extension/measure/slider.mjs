// node test/extension/measure/slider.mjs: what one step of a moving value costs in the worker, and from the extension's
// side to its answer and back, for the examples and for a program of 65,000 operations. Reports; judges nothing.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import esbuild from 'esbuild';
import * as w2 from '../../bench/w2.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const STEPS = 60;
/** The first are run by code that is not compiled yet. */
const WARM = 10;

const example = (name) => fs.readFileSync(path.join(root, 'examples', name), 'utf8');
const number = (start) => (i) => start + Math.sin(i / 7) / 10;
/** A text, the input that moves, and where it is at each step. */
const PROGRAMS = {
  'product.js': { text: example('product.js'), input: 'x', at: number(4) },
  'gates.js': { text: example('gates.js'), input: 'x', at: number(3) },
  'staged.js': { text: example('staged.js'), input: 'x', at: number(3) },
  W2: { text: w2.program, input: 'b3', at: (i) => [Math.sin(i / 7) / 10] },
};

function report(name, times) {
  const sorted = times.slice(WARM).sort((a, b) => a - b);
  const at = (share) => `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1)} ms`;
  console.log(`${name.padEnd(34)} p50 ${at(0.5)}  p95 ${at(0.95)}  (${sorted.length} steps)`);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-slider-'));
const bundle = async (name, contents) => {
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  const outfile = path.join(folder, `${name}.mjs`);
  await esbuild.build({ stdin, bundle: true, outfile, format: 'esm', platform: 'node', logLevel: 'warning' });
  return outfile;
};

const core = await import(await bundle('core', `export { inspect, prepare } from './core/index.ts';`));
const { Session, Engine, noChoice } = await import(
  await bundle(
    'host',
    `export { Session } from './extension/session.ts';
    export { Engine } from './extension/engine.ts';
    export { noChoice } from './extension/choice.ts';`,
  )
);
const evaluation = await bundle('worker', `import './extension/worker/evaluate.main.ts';`);

function startWorker() {
  const worker = new Worker(evaluation);
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onFailure: (listener) => worker.on('error', (error) => listener(String(error))),
    terminate: () => worker.terminate(),
  };
}

const settings = { now: { run: 'onType', delay: 0, digits: 4, timeLimit: 5_000, memoryLimit: 4_000_000 } };
const limits = { milliseconds: 5_000, entries: 4_000_000, elements: 20_000_000 };

for (const [name, { text, input, at }] of Object.entries(PROGRAMS)) {
  const prepared = core.prepare({ language: 'javascript', text, limits }, { now: () => performance.now() });
  const own = [];
  for (let i = 0; i < STEPS; i++) {
    const start = performance.now();
    const { summary } = prepared.run({ [input]: at(i) });
    own.push(performance.now() - start);
    if (summary.error !== null) throw new Error(`${name}: ${summary.error.code}`);
  }
  report(`${name}: run`, own);

  const engine = new Engine(startWorker, (reason) => console.error(reason));
  const program = { text, language: 'javascript', cell: undefined, uri: name };
  const events = { changed() {}, cleared() {}, failed: (reason) => console.error(reason) };
  const session = new Session(program, engine, settings, noChoice, events);
  await session.refresh();
  const there = [];
  for (let i = 0; i < STEPS; i++) {
    const start = performance.now();
    await session.vary({ [input]: at(i) });
    there.push(performance.now() - start);
  }
  report(`${name}: to the extension`, there);
  session.dispose();
  engine.dispose();
}
fs.rmSync(folder, { recursive: true });
