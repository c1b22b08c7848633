// node test/extension/measure/drag.mjs [--host NAME] [--steps N] [--extension FOLDER] [--plot]: how long after a key on a
// slider the new output stands in the Inputs view, and at its line in the editor; and how many outputs a second a dragged
// one shows; with the circuit and a plot along it open, if that is wanted. Reports; judges nothing.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as w2 from '../../bench/w2.mjs';
import { startServer } from '../host/server.mjs';
import { root } from '../host/window.mjs';
import { launchBrowser, until, Workbench } from '../host/workbench.mjs';
import { HOSTS } from '../hosts.mjs';

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: HOSTS[0].name },
    steps: { type: 'string', default: '60' },
    extension: { type: 'string', default: root },
    plot: { type: 'boolean', default: false },
  },
});
const host = HOSTS.find(({ name }) => name === values.host);
const steps = Number(values.steps);
/** The first are run by code that is not compiled yet. */
const WARM = 10;
const DRAGGED = 3_000;

const example = (name) => fs.readFileSync(path.join(root, 'examples', name), 'utf8');
/** A text, the slider, and the line of the output. */
const PROGRAMS = [
  { name: 'product.js', slider: 'Slider of x' },
  { name: 'gates.js', slider: 'Slider of x' },
  { name: 'staged.js', slider: 'Slider of x' },
  { name: 'staged.py', slider: 'Slider of x' },
  { name: 'w2.js', slider: 'Slider of W1[0, 0]', text: w2.program },
];

/** In every frame, before its own scripts: in the view when a key came and when the output changed, in the editor when its line did. */
function watch() {
  const now = () => performance.timeOrigin + performance.now();
  const times = { key: 0, view: 0, editor: 0, moves: 0, changes: 0 };
  window.gradlensTimes = times;
  const key = ({ timeStamp }) => {
    times.key = performance.timeOrigin + timeStamp;
    times.view = 0;
  };
  let output = '';
  const lookAtView = () => {
    const next = document.querySelector('.gl-in-out-value')?.textContent ?? '';
    if (next === output) return;
    output = next;
    times.view ||= now();
    times.changes++;
  };
  const decorations = () =>
    Array.from(document.querySelectorAll('.view-line span[class*="ced-"]'), (span) => {
      return getComputedStyle(span, '::before').content + getComputedStyle(span, '::after').content;
    }).join();
  let lines = '';
  const lookAtEditor = () => {
    if (times.editor > 0) return;
    const next = decorations();
    if (next !== lines && lines !== '') times.editor = now();
    lines = next;
  };
  window.gradlensArm = () => {
    lines = decorations();
    times.editor = 0;
  };
  const observe = () => {
    addEventListener('keydown', key, true);
    addEventListener('pointermove', () => times.moves++, true);
    const look = window === top ? lookAtEditor : lookAtView;
    const what = { subtree: true, childList: true, attributes: window === top, characterData: true };
    new MutationObserver(look).observe(document, what);
  };
  if (window === top) addEventListener('DOMContentLoaded', observe);
  else {
    // VS Code writes the document of a webview anew: its own script tells when there is something to look at.
    const listen = window.addEventListener;
    window.addEventListener = function (type, ...rest) {
      if (type === 'message') observe();
      return listen.call(this, type, ...rest);
    };
  }
}

/** The frame of a page, however deep, in which something is. */
function frameWith(page, selector) {
  return until(selector, async () => {
    for (const frame of page.frames()) if ((await frame.locator(selector).count()) > 0) return frame;
    throw new Error('in no frame');
  });
}

/** Opens the plot along an input, beside the circuit. */
async function plot({ page }, view, label) {
  const name = label.replace(/^Slider of |\[.*$/g, '');
  await view.getByRole('button', { name: `Plot along ${name}`, exact: true }).click();
  await frameWith(page, '.gl-plot-curve');
}

async function stepping(window, slider) {
  const { page } = window;
  const there = [];
  for (let i = 0; i < steps + WARM; i++) {
    await page.evaluate(() => window.gradlensArm());
    await slider.press(i % 20 < 10 ? 'ArrowRight' : 'ArrowLeft');
    const view = await slider.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error('the output did not change')), 10_000);
          const look = () => {
            const { key, view } = window.gradlensTimes;
            if (view === 0) return setTimeout(look, 4);
            clearTimeout(timer);
            resolve({ key, view });
          };
          look();
        }),
    );
    await page.waitForFunction(() => window.gradlensTimes.editor > 0, undefined, { polling: 5, timeout: 10_000 });
    const editor = await page.evaluate(() => window.gradlensTimes.editor);
    if (i >= WARM) there.push({ view: view.view - view.key, editor: editor - view.key });
    await page.waitForTimeout(40 + ((i * 37) % 60)); // not in step with the frames
  }
  return there;
}

/** While the pointer moves about as often as frames are drawn: moves a second, and outputs. */
async function dragging(window, slider) {
  const { page } = window;
  const { x, y, width, height } = await slider.boundingBox();
  const before = await slider.evaluate(() => ({ ...window.gradlensTimes }));
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  const start = performance.now();
  for (let i = 0; performance.now() - start < DRAGGED; i++) {
    await page.mouse.move(x + width * (0.5 + 0.4 * Math.sin(i / 25)), y + height / 2);
    await page.waitForTimeout(12);
  }
  const took = performance.now() - start;
  await page.mouse.up();
  const after = await slider.evaluate(() => window.gradlensTimes);
  const rate = (what) => ((1000 * (after[what] - before[what])) / took).toFixed(0);
  return `${rate('moves')} moves a second, ${rate('changes')} outputs`;
}

function report(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))])} ms`;
  console.log(`${name.padEnd(28)} p50 ${at(0.5)}  p95 ${at(0.95)}  max ${at(1)}  (${times.length} steps)`);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-drag-'));
const server = await startServer({
  version: host.version,
  tests: true,
  web: host.web ? ['gradlens.gradlens'] : [],
  env: {},
});
const browser = await launchBrowser();
try {
  const load = os.loadavg().map((x) => x.toFixed(1));
  console.log(`VS Code ${server.vscode} (${host.name}), load average ${load.join(' ')}: from a key on a slider`);
  for (const { name, slider: label, text = example(name) } of PROGRAMS) {
    const file = path.join(folder, name);
    fs.writeFileSync(file, text);
    const window = new Workbench();
    try {
      const prepare = (page) => page.addInitScript(watch);
      await window.show(browser, server.address({ folder, file, extension: path.resolve(values.extension) }), prepare);
      await window.editor(name).locator('.view-line').first().waitFor();
      await window.command('GradLens: Compute Gradients');
      await window.waitLines('values', (lines) => lines.some(({ after }) => after.length > 0));
      await window.command('View: Show GradLens');
      const view = await frameWith(window.page, '.gl-in-out');
      const slider = view.getByRole('slider', { name: label, exact: true });
      if (values.plot) await plot(window, view, label);
      await slider.focus();
      const there = await stepping(window, slider);
      report(
        `${name}: output in view`,
        there.map(({ view }) => view),
      );
      report(
        `${name}: lines in editor`,
        there.map(({ editor }) => editor),
      );
      console.log(`${`${name}: dragged`.padEnd(28)} ${await dragging(window, slider)}`);
    } finally {
      await window.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
  fs.rmSync(folder, { recursive: true });
}
