// node test/extension/measure/steps.mjs: what a circuit costs step by step, in Node and in the panel's page without VS Code.
// Each step by itself, so that what a wait is made of can be told. Reports; judges nothing.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { instance } from '@viz-js/viz';
import esbuild from 'esbuild';
import { openPanel } from '../host/panelPage.mjs';
import { layered } from './programs.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const TIMES = 25;
const host = { now: () => performance.now() };

const bundled = async (contents, options) => {
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  const { outputFiles } = await esbuild.build({ stdin, bundle: true, write: false, logLevel: 'warning', ...options });
  return outputFiles[0].text;
};

async function imported(contents) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-steps-'));
  const file = path.join(folder, 'steps.mjs');
  fs.writeFileSync(file, await bundled(contents, { format: 'esm', platform: 'node' }));
  const module = await import(file);
  fs.rmSync(folder, { recursive: true });
  return module;
}

const core = await imported(`
  export { inspect } from './core/index.ts';
  export { buildCircuit } from './core/circuit/build.ts';
  export { Layout } from './core/circuit/layout.ts';
  export { toDot } from './core/circuit/dot.ts';
  export { packed } from './media/protocol.ts';`);
const view = await bundled(
  `import { patch } from './media/patch.ts';
  import { unpacked } from './media/protocol.ts';
  import { renderCircuit } from './media/render.ts';
  Object.assign(globalThis, { steps: { patch, unpacked, renderCircuit } });`,
  { format: 'iife' },
);

function median(times) {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}

/** Steps, each made of what the one before made; `make(step, i)` is timed. */
async function timed(steps, given) {
  const times = new Map();
  for (let i = 0; i < TIMES; i++) {
    let made = given;
    for (const [name, make] of Object.entries(steps)) {
      const start = performance.now();
      const next = make(made, i);
      const took = performance.now() - start;
      times.set(name, [...(times.get(name) ?? []), took]);
      made = { ...made, [name]: next };
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}

function inNode(text, graphviz) {
  const known = new core.Layout(graphviz);
  return timed(
    {
      run: (_, i) => core.inspect({ language: 'javascript', text: text.replace('0.1;', `0.1${i};`) }, host),
      circuit: ({ run }) => core.buildCircuit(run.record, {}),
      clone: ({ circuit }) => structuredClone(circuit),
      dot: ({ circuit }) => core.toDot(circuit),
      graphviz: ({ dot }) => graphviz.render(dot, { format: 'json0', yInvert: true }).output,
      json: ({ graphviz }) => JSON.parse(graphviz),
      place: ({ circuit }) => new core.Layout(graphviz).place(circuit),
      'place again': ({ circuit }) => known.place(circuit),
      pack: ({ circuit, place: places }) => JSON.stringify(core.packed({ circuit, places })),
    },
    {},
  );
}

/** In the page. */
async function draw({ messages, times }) {
  const { patch, unpacked, renderCircuit } = window.steps;
  const taken = { parse: [], unpack: [], render: [], dom: [], replace: [], patch: [], frame: [] };
  const stage = document.querySelector('.gl-stage');
  const time = (name, make) => {
    const start = performance.now();
    const made = make();
    taken[name].push(performance.now() - start);
    return made;
  };
  const svg = (text) =>
    document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true);
  for (let i = 0; i < times; i++) {
    const data = time('parse', () => JSON.parse(messages[i % 2]));
    const { circuit, places } = time('unpack', () => unpacked(data));
    const text = time('render', () => renderCircuit(circuit, places));
    const next = time('dom', () => svg(text));
    if (i % 4 === 0) {
      time('replace', () => {
        stage.replaceChildren(next);
        stage.querySelector('.gl-scene').getBBox();
      });
    } else time('patch', () => patch(stage.firstElementChild, next));
    await new Promise((resolve) => {
      const start = performance.now();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(taken.frame.push(performance.now() - start));
      requestAnimationFrame(() => port2.postMessage(undefined));
    });
  }
  const middle = (all) => all.sort((a, b) => a - b)[all.length >> 1];
  return Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, middle(all)]));
}

const report = (name, steps) =>
  console.log(
    name,
    Object.entries(steps)
      .map(([step, took]) => `${step} ${took.toFixed(1)}`)
      .join(', '),
  );

console.log(`Milliseconds a step; load average ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} cores`);
const graphviz = await instance();
for (const [inputs, hidden] of [
  [3, 4],
  [4, 18],
]) {
  const text = layered(inputs, hidden);
  const message = (source) => {
    const { record } = core.inspect({ language: 'javascript', text: source }, host);
    const circuit = core.buildCircuit(record, {});
    return { circuit, places: new core.Layout(graphviz).place(circuit) };
  };
  const pictures = [message(text), message(text.replace('0.1;', '0.17;'))];
  const { gates, wires } = pictures[0].circuit;
  console.log(`${gates.length} gates, ${wires.length} wires`);
  report('  in Node:', await inNode(text, graphviz));
  const panel = await openPanel({ file: 'measured.js', text });
  await panel.page.evaluate(view);
  const messages = pictures.map((picture) => JSON.stringify(core.packed(picture)));
  console.log(`  a message of ${Math.round(messages[0].length / 1024)} KB`);
  report('  in the page:', await panel.page.evaluate(draw, { messages, times: TIMES }));
  await panel.close();
}
