// node test/extension/pictures.mjs [--only TEXT]: takes the pictures of README and of the walkthrough again, from the
// extension as it is now. Look at each of them afterwards.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import UPNG from 'upng-js';
import { NEWEST } from './host/install.mjs';
import { startServer } from './host/server.mjs';
import { root, shots } from './host/window.mjs';
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
  'editor.hover.above': false,
  'editor.lightbulb.enabled': 'off',
  'editor.renderLineHighlight': 'none',
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
};

const COMPUTE = 'GradLens: Compute Gradients';

/** Each has a file name, a theme, an example, a size, and what is done before; `part` of the window is taken. */
const README = [
  { name: 'staged-dark', theme: 'dark', example: 'staged.js', size: [1280, 800], prepare: staged },
  { name: 'neuron-light', theme: 'light', example: 'neuron.js', size: [1100, 380], prepare: circuitAlone },
  {
    name: 'mistake-high-contrast',
    theme: 'high-contrast',
    example: 'mistake.js',
    size: [1200, 280],
    prepare: computed,
  },
];

const STEPS = {
  open: { size: [640, 330], prepare: picking, part: 'body' },
  compute: { size: [640, 270], prepare: computed },
  hover: { size: [640, 270], prepare: (window) => computed(window).then(() => window.hoverAt(4, 7, /upstream/)) },
  circuit: { size: [640, 330], prepare: circuitAlone },
  change: { size: [640, 270], prepare: changed },
};
const walkthrough = Object.entries(STEPS).flatMap(([step, picture]) =>
  ['dark', 'light'].map((theme) => ({ name: `walkthrough/${step}-${theme}`, theme, example: 'gates.js', ...picture })),
);

async function computed(window) {
  await window.goto(1);
  await window.command(COMPUTE);
  await window.waitLines('values', (lines) => lines.some(({ after }) => after.length > 0));
}

/** Code above, circuit below, and why a value has its gradient. */
async function staged(window) {
  await computed(window);
  await circuit(window);
  await window.command('Toggle Vertical/Horizontal Editor Layout');
  await fitted(window);
  await window.command('View: Focus First Editor Group');
  await window.goto(20, 17);
  for (let i = 0; i < 3; i++) await window.page.keyboard.press('Control+ArrowUp'); // all of the forward pass is in view
  await window.command('Show or Focus Hover');
  await window.hover.first().waitFor();
}

async function circuitAlone(window) {
  await computed(window);
  await circuit(window);
  await window.page.locator('.tab', { hasText: 'Circuit of' }).click();
  await window.command('View: Toggle Maximize Editor Group');
  await fitted(window);
}

async function circuit(window) {
  await window.command('GradLens: Show Circuit');
  await window.webview().locator('.gl-gate').first().waitFor({ timeout: 30_000 });
}

async function fitted(window) {
  await window.webview().getByRole('button', { name: 'Fit' }).click();
}

async function picking(window) {
  await window.command('GradLens: Open an Example');
  await window.quick.locator('.monaco-list-row').nth(3).waitFor();
}

async function changed(window) {
  await computed(window);
  await window.replaceLine(6, 'const z = -2;');
  await window.waitLines('the change', (lines) => lines.some(({ after }) => after.join().includes('-26')));
}

async function take(browser, server, { name, example, size, prepare, part = '.part.editor' }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradlens-picture-'));
  const file = path.join(folder, example);
  fs.copyFileSync(path.join(root, 'examples', example), file);
  const window = new Workbench();
  const [width, height] = size;
  try {
    const address = server.address({ folder, file, extension: root });
    await window.show(browser, address, undefined, { viewport: { width, height }, deviceScaleFactor: 1.5 });
    await window.editor(example).locator('.view-line').first().waitFor();
    if (await window.page.locator('.part.sidebar').isVisible()) await window.page.keyboard.press('Control+B');
    await prepare(window);
    if (!(await window.hover.count())) await window.page.mouse.move(width - 2, 2); // which would end a hover
    await settled(window.page);
    const out = path.join(root, 'images', `${name}.png`);
    fs.mkdirSync(path.dirname(out), { recursive: true });
    fs.writeFileSync(out, small(await window.page.locator(part).first().screenshot()));
    console.log(`${path.relative(root, out)} ${Math.round(fs.statSync(out).size / 1000)} kB`);
  } catch (error) {
    await window.page.screenshot({ path: path.join(shots, `picture-${path.basename(name)}.png`) });
    throw error;
  } finally {
    await window.close();
    fs.rmSync(folder, { recursive: true });
  }
}

/** The same picture in 256 colours: few enough bytes to go into the package, and no eye sees the difference. */
function small(png) {
  const image = UPNG.decode(png);
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 256));
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
      // A busy machine may miss one of the waits.
      for (const picture of pictures) await take(browser, server, picture).catch(() => take(browser, server, picture));
    } finally {
      await server.stop();
    }
  }
} finally {
  await browser.close();
}
