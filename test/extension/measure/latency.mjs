// node test/extension/measure/latency.mjs [--host NAME] [--edits N] [--extension FOLDER]: how long after a key its new values
// stand in the page, and how long until a key itself shows while a program runs that never ends. Reports; judges nothing.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { watchEcho } from '../host/echo.mjs';
import { startServer } from '../host/server.mjs';
import { root } from '../host/window.mjs';
import { launchBrowser, Workbench } from '../host/workbench.mjs';
import { HOSTS } from '../hosts.mjs';

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: HOSTS[0].name },
    edits: { type: 'string', default: '100' },
    extension: { type: 'string', default: root },
  },
});
const host = HOSTS.find(({ name }) => name === values.host);
const edits = Number(values.edits);

/** The examples that are typed in, with the line of a number, and one long file. */
const PROGRAMS = {
  'product.js': { line: 6 },
  'gates.js': { line: 4 },
  'staged.js': { line: 10 },
  'network.js': { line: 17 },
  'long.js': { line: 1, text: long(1000) },
};

function long(lines) {
  const code = Array.from({ length: lines - 2 }, (_, i) => `const v${i + 1} = v${i} * 1.001 + Math.sin(v${i});`);
  return ['const v0 = 2;', ...code, `const f = v${lines - 2} * 2;`, ''].join('\n');
}

/** In the page: from a key's own time to the moment when the line of the caret ends in another text. */
function watch() {
  const editor = document.querySelector('.editor-group-container.active .monaco-editor');
  const rows = editor.querySelector('.view-lines');
  const caret = editor.querySelector('.cursors-layer .cursor');
  // The text itself: that old results dim is no news. Of one line only, since asking takes time.
  const read = () => {
    const row = [...rows.children].find(({ style }) => style.top === caret.style.top);
    const spans = row?.querySelectorAll('span[class*="ced-"]') ?? [];
    return Array.from(spans, (span) => getComputedStyle(span, '::after').content).join();
  };
  const state = { read, key: 0, before: '', took: undefined };
  const start = (event) => {
    state.key = event.timeStamp;
    state.before = read();
    state.took = undefined;
  };
  const look = () => {
    if (state.key === 0 || state.took !== undefined) return;
    const now = read();
    if (now !== '' && now !== state.before) state.took = performance.now() - state.key;
  };
  addEventListener('keydown', start, true);
  new MutationObserver(look).observe(rows, { subtree: true, childList: true, attributes: true, characterData: true });
  window.gradlensLatency = state;
}

async function typing(window, line) {
  const { page } = window;
  await window.waitLines('values', (lines) => lines.some(({ after }) => after.length > 0));
  await window.goto(line, 1);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft'); // before the semicolon
  await page.evaluate(watch);
  const times = [];
  for (let i = 0; i < edits; i++) {
    await page.keyboard.press(i % 2 === 0 ? '7' : 'Backspace');
    const took = await page.waitForFunction(() => window.gradlensLatency.took, undefined, {
      polling: 5,
      timeout: 10_000,
    });
    times.push(await took.jsonValue());
    await page.waitForTimeout(40 + ((i * 37) % 60)); // not in step with the frames
  }
  return times;
}

async function echo(window) {
  const { page } = window;
  await window.goto(8, 1); // an empty line
  await page.keyboard.insertText('for (;;) {}');
  await page.evaluate(watchEcho);
  for (let i = 0; i < edits; i++) await page.keyboard.press(i % 2 === 0 ? ' ' : 'Backspace', { delay: 10 });
  await page.waitForTimeout(100);
  return page.evaluate(() => window.gradlensEchoes);
}

function report(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))])} ms`;
  console.log(`${name.padEnd(28)} p50 ${at(0.5)}  p95 ${at(0.95)}  max ${at(1)}  (${times.length} keys)`);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-latency-'));
const server = await startServer({
  version: host.version,
  tests: true,
  web: host.web ? ['gradlens.gradlens'] : [],
  env: {},
});
const browser = await launchBrowser();
try {
  console.log(`VS Code ${server.vscode} (${host.name}): from a key to its new values in the page`);
  for (const [name, { line, text }] of Object.entries(PROGRAMS)) {
    const file = path.join(folder, name);
    fs.writeFileSync(file, text ?? fs.readFileSync(path.join(root, 'examples', name), 'utf8'));
    const window = new Workbench();
    try {
      await window.show(browser, server.address({ folder, file, extension: path.resolve(values.extension) }));
      await window.editor(name).locator('.view-line').first().waitFor();
      await window.command('GradLens: Compute Gradients');
      report(name, await typing(window, line));
      if (name === 'product.js') report('key echo in for (;;) {}', await echo(window));
    } finally {
      await window.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
  fs.rmSync(folder, { recursive: true });
}
