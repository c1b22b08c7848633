// node test/extension/measure/circuit.mjs [--host NAME] [--edits N] [--extension FOLDER]: how long from the command to the
// circuit, from a key to its new numbers there, and how evenly it moves under the pointer. Reports; judges nothing.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '../host/server.mjs';
import { root } from '../host/window.mjs';
import { launchBrowser, until, Workbench } from '../host/workbench.mjs';
import { HOSTS } from '../hosts.mjs';
import { layered, stepped } from './programs.mjs';

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: HOSTS[0].name },
    edits: { type: 'string', default: '40' },
    extension: { type: 'string', default: root },
  },
});
const host = HOSTS.find(({ name }) => name === values.host);
const edits = Number(values.edits);
const OPENED = 12;
const FRAME = 1000 / 60;

/** `edited` and `moved`: what is measured besides the command. */
const PROGRAMS = [
  { name: 'small', text: layered(3, 3), edited: true },
  { name: 'big', text: layered(4, 17), edited: true, moved: true },
  { name: 'statements', text: layered(8, 60) },
  { name: 'loop', text: stepped(250) },
];

/**
 * In every frame, before its own scripts. In the page: when a key was pressed. In the webview: when its script listened,
 * when a message came, when other numbers stood in the picture, and when the frame with them was done.
 */
function watch() {
  const now = () => performance.timeOrigin + performance.now();
  if (window === top) {
    addEventListener('keydown', ({ timeStamp }) => (window.gradlensKey = performance.timeOrigin + timeStamp), true);
    return;
  }
  const times = { frame: performance.timeOrigin, listened: 0, message: 0, drawn: 0, shown: 0, gates: 0 };
  let numbers = '';
  const look = () => {
    const at = now();
    const next = Array.from(document.querySelectorAll('.gl-number'), (number) => number.textContent).join();
    if (next === numbers) return;
    numbers = next;
    if (next === '') return;
    times.drawn = at;
    times.gates = document.querySelectorAll('.gl-gate').length;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      times.shown = now();
      window.gradlensTell(times);
    };
    requestAnimationFrame(() => port2.postMessage(undefined)); // which is handled when that frame is painted
  };
  // VS Code writes the document anew, so it is the script of the webview that tells when there is something to look at.
  const listen = window.addEventListener;
  window.addEventListener = function (type, ...rest) {
    if (type === 'message') {
      times.listened = now();
      listen.call(this, type, () => (times.message = now()));
      new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    }
    return listen.call(this, type, ...rest);
  };
}

/** The next picture with other numbers that a webview tells of. */
class Pictures {
  #hear = () => {};
  /** For `prepare` of a window. */
  prepare = async (page) => {
    await page.exposeBinding('gradlensTell', (_, times) => this.#hear(times));
    await page.addInitScript(watch);
  };
  next(what) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no picture ${what}`)), 30_000);
      this.#hear = (times) => {
        clearTimeout(timer);
        resolve(times);
      };
    });
  }
}

/** From the key that runs the command in the palette. Its parts add up to `shown`. */
async function opening(window, pictures) {
  const { page, quick } = window;
  const title = 'GradLens: Show Circuit';
  await until('the command', async () => {
    await page.keyboard.press('F1');
    await quick.locator('input[type=text]').fill(`>${title}`);
    await quick.locator(`.monaco-list-row.focused[aria-label^="${title}"]`).waitFor({ timeout: 5_000 });
  });
  const picture = pictures.next('after the command');
  await page.keyboard.press('Enter');
  const { frame, listened, message, drawn, shown, gates } = await picture;
  const key = await page.evaluate(() => window.gradlensKey);
  const parts = { webview: frame - key, script: listened - frame, answer: message - listened, draw: drawn - message };
  return { total: drawn - key, parts: { ...parts, paint: shown - drawn }, gates };
}

/** From a key in the editor; its line is `const x1 = 0.1;`. */
async function typing(window, pictures) {
  const { page } = window;
  await window.goto(1, 1);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft'); // before the semicolon
  const times = [];
  for (let i = 0; i < edits; i++) {
    const picture = pictures.next('after a key');
    await page.keyboard.press(i % 2 === 0 ? '7' : 'Backspace');
    const { message, drawn, shown, gates } = await picture;
    const key = await page.evaluate(() => window.gradlensKey);
    times.push({
      total: drawn - key,
      parts: { answer: message - key, draw: drawn - message, paint: shown - drawn },
      gates,
    });
    await page.waitForTimeout(80 + ((i * 37) % 60)); // not in step with the frames
  }
  return times;
}

/** Milliseconds between the frames of the webview while `act` goes on. */
async function frames(view, act) {
  await view.evaluate(() => {
    const times = [];
    window.gradlensFrames = times;
    const tick = (time) => {
      times.push(time);
      if (window.gradlensFrames === times) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await act();
  const times = await view.evaluate(() => {
    const { gradlensFrames } = window;
    window.gradlensFrames = undefined;
    return gradlensFrames;
  });
  return times.slice(1).map((time, i) => time - times[i]);
}

async function moving(window) {
  const { page } = window;
  const view = window.webview().locator('body');
  await window.webview().locator('.gl-gate[tabindex="0"]').focus();
  await page.keyboard.press('0'); // the whole of it in sight
  const { x, y, width, height } = await window.webview().locator('.gl-stage').boundingBox();
  const middle = { x: x + width / 2, y: y + height / 2 };
  const spot = (i) => [middle.x + 0.3 * width * Math.sin(i / 15), middle.y + 0.3 * height * Math.sin(i / 11)];
  const still = await frames(view, () => page.waitForTimeout(1_500));
  await page.mouse.move(...spot(0));
  await page.mouse.down();
  const drag = await frames(view, async () => {
    for (let i = 1; i <= 150; i++) await page.mouse.move(...spot(i));
  });
  await page.mouse.up();
  await page.mouse.move(middle.x, middle.y);
  const wheel = await frames(view, async () => {
    for (let i = 0; i < 150; i++) await page.mouse.wheel(0, i % 50 < 25 ? -40 : 40);
  });
  return { still, drag, wheel };
}

function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))])}`;
  return `min ${at(0)}  p50 ${at(0.5)}  p95 ${at(0.95)}  max ${at(1)} ms`;
}

function median(times) {
  return Math.round([...times].sort((a, b) => a - b)[times.length >> 1]);
}

function report(what, measured) {
  const { gates, parts } = measured.at(-1);
  const told = Object.keys(parts).map((part) => `${part} ${median(measured.map((one) => one.parts[part]))}`);
  const all = percentiles(measured.map(({ total }) => total));
  console.log(`${what.padEnd(26)} ${String(gates).padStart(3)} gates  ${all.padEnd(37)} (${told.join(', ')})`);
}

function reportFrames(what, times) {
  const dropped = times.reduce((sum, time) => sum + Math.max(0, Math.round(time / FRAME) - 1), 0);
  console.log(`${what.padEnd(26)} ${percentiles(times)}  ${times.length} frames, ${dropped} dropped`);
}

const load = () => `load average ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} cores`;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-circuit-'));
const server = await startServer({
  version: host.version,
  tests: true,
  web: host.web ? ['gradlens.gradlens'] : [],
  env: {},
});
const browser = await launchBrowser();
try {
  console.log(`VS Code ${server.vscode} (${host.name}), ${load()}: the circuit`);
  for (const { name, text, edited, moved } of PROGRAMS) {
    const file = path.join(folder, `${name}.js`);
    fs.writeFileSync(file, text);
    const window = new Workbench();
    const pictures = new Pictures();
    try {
      const extension = path.resolve(values.extension);
      await window.show(browser, server.address({ folder, file, extension }), pictures.prepare);
      await window.editor(`${name}.js`).locator('.view-line').first().waitFor();
      await window.command('GradLens: Compute Gradients');
      await window.waitLines('values', (lines) => lines.some(({ after }) => after.length > 0));
      const opened = [];
      for (let i = 0; i <= OPENED; i++) {
        opened.push(await opening(window, pictures));
        if (i < OPENED) await window.closeTab('Circuit');
      }
      report(`${name}: first in the window`, opened.slice(0, 1));
      report(`${name}: Show Circuit`, opened.slice(1));
      if (edited) report(`${name}: a key`, await typing(window, pictures));
      if (moved) {
        const { still, drag, wheel } = await moving(window);
        reportFrames(`${name}: frames at rest`, still);
        reportFrames(`${name}: while dragged`, drag);
        reportFrames(`${name}: while zoomed`, wheel);
      }
    } finally {
      await window.close();
    }
  }
  console.log(load());
} finally {
  await browser.close();
  await server.stop();
  fs.rmSync(folder, { recursive: true });
}
