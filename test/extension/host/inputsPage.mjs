// The page of the Inputs view in Chromium, without VS Code: for looking at it. A host in this process runs the program as
// the extension does. After `npm run build`:
//
//     node test/extension/host/inputsPage.mjs examples/staged.py [--theme dark] [--size 300x700] -o a.png
//
// or, in a script that does more with it:
//
//     const inputs = await openInputs({ file: 'examples/staged.py', theme: 'light' });
//     await inputs.page.getByRole('slider').first().press('ArrowRight'); // Playwright's page
//     await inputs.show({ stale: true }); // the same state with other parts
//     await inputs.close();
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { launchBrowser } from './workbench.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const themes = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'themes.json'), 'utf8'));

async function loadSources() {
  const contents = `
    export { inspect } from './core/index.ts';
    export { asInCode, noChoice, withDifferentiated, withExpression, withValues } from './extension/choice.ts';
    export { varied } from './extension/elements.ts';
    export { listed } from './extension/inputsState.ts';
    export { Bases } from './extension/whatIf.ts';
    export { packed, unpacked } from './media/protocol.ts';
    export { english } from './media/words.ts';`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-inputs-'));
  const outfile = path.join(folder, 'sources.mjs');
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  await esbuild.build({ stdin, bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'warning' });
  const sources = await import(outfile);
  fs.rmSync(folder, { recursive: true });
  return sources;
}

/** @param file a program; `text` goes before it. `state`: parts of the state that are others. `words`: not English */
export async function openInputs(options) {
  const { file, theme = 'dark', width = 300, height = 700, request = {} } = options;
  const { text = fs.readFileSync(path.resolve(root, file), 'utf8') } = options;
  const language = file.endsWith('.py') ? 'python' : 'javascript';
  const sources = await loadSources();
  const browser = options.browser ?? (await launchBrowser());
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const received = [];
  const bases = new sources.Bases();
  const places = new Map();
  const of = {};
  let [choice, columns, filter, parts] = [sources.noChoice, 8, '', options.state ?? {}];
  let shown;

  const lineOf = (span) => span && text.slice(0, span.start).split('\n').length;
  const run = () => {
    const { summary } = sources.inspect({ language, text, ...choice, ...request }, { now: () => performance.now() });
    shown = { text, summary };
  };
  const post = (message) => page.evaluate((data) => window.postMessage(data), sources.packed(message));
  const send = async () => {
    const look = { filter, columns, places, digits: 4, lineOf };
    const state = {
      ...{ words: options.words ?? sources.english, hint: undefined },
      ...{ stale: false, error: undefined, isRemark: false, whatIf: bases.whatIf(of, { shown, choice }) },
      ...sources.listed(shown.summary, choice, look),
      ...parts,
    };
    await post({ type: 'state', state });
  };
  const choose = (change) => {
    choice = { ...choice, ...change };
    run();
    return send();
  };
  await page.exposeFunction('gradlensReceive', async (data) => {
    const message = sources.unpacked(data);
    received.push(message);
    switch (message.type) {
      case 'ready':
        run();
        return send();
      case 'vary': {
        for (const { name } of message.changes) bases.begin(of, { shown, choice }, name);
        choice = { ...choice, ...sources.withValues(choice, sources.varied(shown.summary, choice, message.changes)) };
        run();
        await post({ type: 'moved', turn: message.turn });
        return send();
      }
      case 'express':
        return choose(sources.withExpression(choice, message.name, message.expression));
      case 'differentiate':
        return choose(sources.withDifferentiated(choice, message.name, message.on));
      case 'reset':
        bases.end(of);
        return choose(sources.asInCode(choice, message.name && [message.name]));
      case 'look':
        places.set(message.name, message.place);
        return send();
      case 'room':
        columns = message.columns;
        return shown && send();
      case 'filter':
        filter = message.text;
        return send();
      case 'run':
        if (message.action === 'rebase') bases.restart(of, { shown, choice });
        return send();
    }
  });
  const { className, variables } = themes[theme];
  const style = Object.entries({ ...variables, '--vscode-font-family': 'system-ui, "DejaVu Sans", sans-serif' })
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
  const dist = (name) => fs.readFileSync(path.join(root, 'dist', name), 'utf8').replaceAll('</script', '<\\/script');
  await page.setContent(`<!doctype html><html style='${style.replaceAll("'", '"')}'><head><meta charset="utf-8">
<style>body { background: var(--vscode-sideBar-background, var(--vscode-editor-background)); color: var(--vscode-foreground); }</style>
<style>${dist('inputs.css')}</style></head><body class="${className}"><script>
globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => gradlensReceive(message) });
</script><script>${dist('inputs.js')}</script></body></html>`);
  const drawn = () => page.waitForFunction(() => document.querySelector('.gl-in-row, .gl-hint:not([hidden])') !== null);
  await drawn();
  return {
    page,
    received,
    get shown() {
      return shown;
    },
    async show(next) {
      parts = next;
      await send();
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    },
    async close() {
      await context.close();
      if (options.browser === undefined) await browser.close();
    },
  };
}

if (import.meta.filename === path.resolve(process.argv[1] ?? '')) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      theme: { type: 'string', default: 'dark' },
      size: { type: 'string', default: '300x700' },
      out: { type: 'string', short: 'o', default: 'inputs.png' },
    },
  });
  const [width, height] = values.size.split('x').map(Number);
  const inputs = await openInputs({ file: positionals[0], theme: values.theme, width, height });
  await inputs.page.screenshot({ path: values.out });
  await inputs.close();
}
