// The panel's page in Chromium, without VS Code: for looking at it and for measuring. A host in this process answers it
// as the extension does. After `npm run build`:
//
//     node test/extension/host/panelPage.mjs examples/staged.py [--theme dark] [--size 1200x500] [--level named] -o a.png
//
// or, in a script that does more with it:
//
//     import { openPanel } from '…/panelPage.mjs';
//     const panel = await openPanel({ file: 'examples/staged.py', theme: 'light' });
//     await panel.page.locator('.gl-gate').first().hover(); // Playwright's page
//     await panel.page.screenshot({ path: 'a.png' });
//     panel.received; // messages of the view to the host, as they came: `receive` is told them, too
//     await panel.send({ type: 'select', entries: [3], follow: true });
//     await panel.edit(text); // another text of the program: runs it, and sends the new picture
//     await panel.close();
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { instance } from '@viz-js/viz';
import esbuild from 'esbuild';
import { launchBrowser } from './workbench.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
/** The variables and classes that VS Code gives a page in its four standard themes. */
const themes = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'themes.json'), 'utf8'));

/** Of the sources, what a host needs, and more. */
async function loadCore(more = '') {
  const contents = `
    export { inspect } from './core/index.ts';
    export { buildCircuit } from './core/circuit/build.ts';
    export { detailOf } from './core/circuit/detail.ts';
    export { Layout } from './core/circuit/layout.ts';
    export { packed, unpacked } from './media/protocol.ts';
    export { english } from './media/words.ts';
    ${more}`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-panel-'));
  const outfile = path.join(folder, 'core.mjs');
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  await esbuild.build({ stdin, bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'warning' });
  const core = await import(outfile);
  fs.rmSync(folder, { recursive: true });
  return core;
}

/**
 * @param file a program; `text` goes before it. `words`: other texts than English. `reducedMotion`: as Playwright says it
 */
export async function openPanel(options) {
  const { file, theme = 'dark', width = 1200, height = 600, level, words, reducedMotion = 'reduce' } = options;
  const { text = fs.readFileSync(path.resolve(root, file), 'utf8') } = options;
  const language = file.endsWith('.py') ? 'python' : 'javascript';
  const core = await loadCore(options.exports);
  const layout = new core.Layout(await instance());
  const browser = options.browser ?? (await launchBrowser());
  const viewport = { width, height };
  const permissions = ['clipboard-read', 'clipboard-write'];
  const context = await browser.newContext({ viewport, reducedMotion, permissions });
  const page = await context.newPage();
  const received = [];
  let run;
  let choice = {};
  let shown = {};

  const panel = {
    page,
    core,
    received,
    send: (message) => page.evaluate((data) => window.postMessage(data), core.packed(message)),
    /** Runs another text, and shows it. */
    async edit(next, values) {
      run = core.inspect({ language, text: next, values }, { now: () => performance.now() });
      await panel.draw();
    },
    /** Sends the picture of the run that there is. */
    async draw() {
      const circuit = run.record && core.buildCircuit(run.record, { ...choice, shown });
      const drawn = circuit !== undefined && circuit.gates.length > 0;
      const picture = drawn ? { circuit, places: layout.place(circuit) } : undefined;
      const { error } = run.summary;
      const hint = { text: error?.code ?? '', action: 'compute', label: 'Compute Gradients' };
      const state = { source: undefined, words: words ?? core.english, picture, stale: false, selected: [] };
      await panel.send({
        type: 'state',
        state: { ...state, ...(picture ? { error: error?.code } : { hint }), ...options.state },
      });
    },
    async close() {
      await context.close();
      if (options.browser === undefined) await browser.close();
    },
  };

  const pending = [];
  await page.exposeFunction('gradlensReceive', async (data) => {
    const message = core.unpacked(data);
    received.push(message);
    await options.receive?.(message, panel);
    if (message.type === 'detail')
      await panel.send({ type: 'detail', detail: core.detailOf(run.record, message.entry) });
    if (message.type === 'step') shown = { ...shown, [message.series]: message.at };
    else if (message.type === 'ready' || message.type === 'choose') choice = message.choice;
    else return;
    const drawn = run === undefined ? panel.edit(text) : panel.draw();
    pending.push(drawn);
    await drawn;
  });
  const { className, variables } = themes[theme];
  const style = Object.entries({ ...variables, '--vscode-font-family': 'system-ui, "DejaVu Sans", sans-serif' })
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
  const dist = (name) => fs.readFileSync(path.join(root, 'dist', name), 'utf8').replaceAll('</script', '<\\/script');
  await page.setContent(`<!doctype html><html style='${style.replaceAll("'", '"')}'><head><meta charset="utf-8">
<style>${dist('panel.css')}</style></head><body class="${className}"><script>
let stored = ${JSON.stringify(options.stored ?? null)};
globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => gradlensReceive(message),
  getState: () => stored,
  setState: (state) => { stored = state; },
});
</script><script>${dist('panel.js')}</script></body></html>`);
  await page.waitForFunction(() => document.querySelector('.gl-gate, .gl-hint:not([hidden])') !== null);
  await Promise.all(pending);
  if (level !== undefined) {
    choice = { ...choice, level };
    await panel.draw();
  }
  return panel;
}

if (import.meta.filename === path.resolve(process.argv[1] ?? '')) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      theme: { type: 'string', default: 'dark' },
      size: { type: 'string', default: '1200x600' },
      level: { type: 'string' },
      out: { type: 'string', short: 'o', default: 'panel.png' },
    },
  });
  const [width, height] = values.size.split('x').map(Number);
  const panel = await openPanel({ file: positionals[0], theme: values.theme, level: values.level, width, height });
  await panel.page.screenshot({ path: values.out });
  await panel.close();
}
