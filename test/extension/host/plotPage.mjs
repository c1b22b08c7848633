// The panel's page with a plot, in Chromium, without VS Code: for looking at it. After `npm run build`:
//
//     node test/extension/host/plotPage.mjs examples/gates.js --along x,y [--theme dark] [--size 1200x600] -o a.png
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openPanel } from './panelPage.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const exports = `
  export { prepare } from './core/index.ts';
  export { Samplers } from './core/plot/samplers.ts';
  export { variableOf } from './core/plot/objective.ts';
  export { varied } from './extension/elements.ts';
  export { plotRangesAround } from './media/plot/range.ts';`;

/**
 * @param options as for `openPanel`; `along`: axes
 * @returns the panel; `values` are those that the view has chosen
 */
export async function openPlot({ along, ...options }) {
  const state = { asked: undefined, values: {}, ranges: new Map(), samplers: undefined };
  const language = options.file.endsWith('.py') ? 'python' : 'javascript';
  const { text = fs.readFileSync(path.resolve(root, options.file), 'utf8') } = options;
  const host = { now: () => performance.now() };

  async function answer(panel, turn) {
    const { core } = panel;
    state.samplers ??= new core.Samplers((request) => core.prepare(request, host), host.now);
    const request = { language, text: text, values: state.values };
    const run = core.prepare(request, host).run();
    const { inputs } = run.summary;
    const asked = state.asked.length > 0 ? state.asked : [{ name: inputs[0].name }];
    const at = asked.map((axis) => core.variableOf(run.summary, { ...axis, from: 0, to: 1 })?.at ?? 0);
    const found = core.plotRangesAround(at);
    const axes = asked.map((axis, i) => {
      const key = JSON.stringify([axis.name, axis.element]);
      if (!state.ranges.has(key)) state.ranges.set(key, found[i]);
      return { ...axis, range: axis.range ?? state.ranges.get(key) };
    });
    const ranged = axes.map(({ range, ...axis }) => ({ ...axis, ...range }));
    for (let isFirst = true; ; isFirst = false) {
      const sample = state.samplers.sample(run, request, ranged, options.milliseconds ?? 40);
      const shaped = inputs.map(({ name, shape }) => ({ name, shape: shape ?? [] }));
      const note = sample?.failed && `No output at some points: ${sample.failed.reason.code}`;
      const hint = sample === undefined ? 'There is nothing to plot.' : undefined;
      const plot = {
        inputs: shaped,
        axes,
        sample,
        hint,
        note,
        digits: 4,
        turn: isFirst ? turn : undefined,
        isOld: false,
      };
      await panel.send({ type: 'plot', message: { type: 'state', state: plot } });
      if (sample?.complete !== false) return;
    }
  }

  const panel = await openPanel({
    ...options,
    text,
    exports,
    async receive({ type, message }, panel) {
      if (type !== 'plot') return;
      if (message.type === 'ask') state.asked = message.axes;
      if (message.type === 'vary') {
        const run = panel.core.prepare({ language, text: text, values: state.values }, host).run();
        state.values = { ...state.values, ...panel.core.varied(run.summary, state, message.changes) };
        await panel.edit(text, state.values);
      }
      if (message.type !== 'close') await answer(panel, message.turn);
    },
  });
  panel.plot = state;
  await panel.send({ type: 'plot', message: { type: 'open', axes: along } });
  await panel.page.locator('.gl-plot-point').first().waitFor({ state: 'attached' });
  return panel;
}

/** `x`, `w:0`. */
export function axisIn(text) {
  const [name, element] = text.split(':');
  return element === undefined ? { name } : { name, element: Number(element) };
}

if (import.meta.filename === path.resolve(process.argv[1] ?? '')) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      along: { type: 'string', default: 'x' },
      theme: { type: 'string', default: 'dark' },
      size: { type: 'string', default: '1200x600' },
      out: { type: 'string', short: 'o', default: 'plot.png' },
    },
  });
  const [width, height] = values.size.split('x').map(Number);
  const along = values.along.split(',').map(axisIn);
  const panel = await openPlot({ file: positionals[0], along, theme: values.theme, width, height });
  await panel.page.screenshot({ path: values.out });
  await panel.close();
}
