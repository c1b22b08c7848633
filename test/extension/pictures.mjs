// node test/extension/pictures.mjs [--only TEXT]: takes the pictures of README and of the walkthrough again, from the
// extension as it is now. Look at each of them afterwards.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { NEWEST } from './host/install.mjs';
import { startServer } from './host/server.mjs';
import { root } from './host/window.mjs';
import { launchBrowser, until, Workbench } from './host/workbench.mjs';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
};

/** Nothing but the editor. */
const BARE = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 14,
  'editor.renderLineHighlight': 'none',
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
};

const COMPUTE = 'GradLens: Compute Gradients';

/** Each has a file name, a theme, an example, a size, and what is done before. `part` is what of the window is taken. */
const README = [
  { name: 'staged-dark', theme: 'dark', example: 'staged.js', size: [1280, 760], prepare: staged },
  { name: 'neuron-light', theme: 'light', example: 'neuron.js', size: [1280, 620], prepare: circuitAlone },
  { name: 'mistake-high-contrast', theme: 'high-contrast', example: 'mistake.js', size: [860, 400], prepare: computed },
];

const STEPS = {
  open: { size: [640, 400], prepare: picking },
  compute: { size: [640, 300], prepare: computed },
  hover: { size: [640, 400], prepare: (window) => computed(window).then(() => hovered(window, 9, 7)) },
  circuit: { size: [640, 420], prepare: circuitAlone },
  change: { size: [640, 300], prepare: changed },
};
const walkthrough = Object.entries(STEPS).flatMap(([step, picture]) =>
  ['dark', 'light'].map((theme) => ({ name: `walkthrough/${step}-${theme}`, theme, example: 'gates.js', ...picture })),
);

async function computed(window) {
  await window.goto(1);
  await window.command(COMPUTE);
  await window.waitLines('values', (lines) => lines.some(({ after }) => after.length > 0));
}

async function hovered(window, line, column) {
  await window.hoverAt(line, column);
  await window.page.locator('.monaco-hover:visible').first().waitFor();
}

async function staged(window) {
  await computed(window);
  await circuitBeside(window);
  await hovered(window, 13, 7);
}

async function circuitBeside(window) {
  await window.command('GradLens: Show Circuit');
  await window.webview().locator('.gl-gate').first().waitFor();
  await window.command('View: Focus First Editor Group');
}

async function circuitAlone(window) {
  await computed(window);
  await window.command('GradLens: Show Circuit');
  await window.webview().locator('.gl-gate').first().waitFor();
  await window.command('View: Move Editor into Previous Group');
  await window.webview().locator('.gl-gate').first().waitFor();
  await window.webview().locator('body').press('0');
}

async function picking(window) {
  await window.command('GradLens: Open an Example');
  await window.quick.locator('.monaco-list-row').nth(3).waitFor();
}

async function changed(window) {
  await computed(window);
  await window.goto(6, 11);
  await window.page.keyboard.type('-2');
  await window.page.keyboard.press('Delete');
}

async function take(browser, server, { name, example, size, prepare }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-picture-'));
  const file = path.join(folder, example);
  fs.copyFileSync(path.join(root, 'examples', example), file);
  const window = new Workbench();
  const [width, height] = size;
  try {
    const address = server.address({ folder, file, extension: root });
    await window.show(browser, address, undefined, { viewport: { width, height }, deviceScaleFactor: 1.5 });
    await window.editor(example).locator('.view-line').first().waitFor();
    await window.command('View: Close Primary Side Bar').catch(() => {});
    await prepare(window);
    await window.page.mouse.move(width - 2, 2);
    await settled(window.page);
    const out = path.join(root, 'images', `${name}.png`);
    fs.mkdirSync(path.dirname(out), { recursive: true });
    await window.page.locator('.part.editor').first().screenshot({ path: out });
    console.log(`${path.relative(root, out)} ${Math.round(fs.statSync(out).size / 1000)} kB`);
  } finally {
    await window.close();
    fs.rmSync(folder, { recursive: true });
  }
}

/** Two pictures in a row are the same: nothing moves or loads any more. */
async function settled(page) {
  let last = '';
  await until('a picture that stays', async () => {
    const now = (await page.screenshot()).toString('base64');
    const same = now === last;
    last = now;
    if (!same) throw new Error('it still changes');
  });
}

const wanted = [...README, ...walkthrough].filter(({ name }) => name.includes(values.only));
const browser = await launchBrowser();
try {
  for (const [theme, label] of Object.entries(THEMES)) {
    const pictures = wanted.filter((picture) => picture.theme === theme);
    if (pictures.length === 0) continue;
    const settings = { ...BARE, 'workbench.colorTheme': label };
    const server = await startServer({ version: NEWEST, tests: true, settings });
    try {
      for (const picture of pictures) await take(browser, server, picture);
    } finally {
      await server.stop();
    }
  }
} finally {
  await browser.close();
}
