import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { examples, notes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';

/** `settings.json` of the folder. */
const settings = (values) => ({ '.vscode/settings.json': JSON.stringify(values, null, 2) });

describe('around the code', () => {
  const window = useWindow({ files: examples('chain.js') });
  const state = () => window.statusbar('GradLens');

  before(async () => {
    await window.select(4, 9);
    await window.command(COMPUTE);
  });

  it('a CodeLens says output and inputs, and chooses another output', async () => {
    await window.codeLens('inputs x, y, z').waitFor();
    await window.codeLens('∇ f = -12').click();
    await window.quick.locator('.monaco-list-row', { hasText: /^q/ }).click();
    await window.codeLens('∇ q = 3').waitFor();
    await window.codeLens('∇ q = 3').click();
    await window.quick.locator('.monaco-list-row', { hasText: /^f/ }).click();
    await window.codeLens('∇ f = -12').waitFor();
  });

  it('the status bar lists what can be done', async () => {
    await window.read(state().locator('a'), /GradLens.*up to date: f = -12/, 'aria-label');
    await state().locator('a').click();
    await window.quick.locator('.monaco-list-row', { hasText: 'List Values and Gradients' }).click();
    await window.page.locator('.tab.active[aria-label*="Values of chain"]').waitFor();
    await window.waitLines('the list', (lines) => lines.some(({ text }) => /^f +9 +\[\] +-12 +1$/.test(text)));
  });

  it('the list follows the code', async () => {
    await window.command('View: Focus First Editor Group');
    await window.replaceLine(5, 'const y = 6;');
    const list = window.page.locator('.editor-group-container').nth(1).locator('.monaco-editor').first();
    await window.waitLines('the list', (lines) => lines.some(({ text }) => /^f +9 +\[\] +-16 +1$/.test(text)), list);
  });

  it('a CodeLens clears', async () => {
    await window.codeLens('clear').click();
    await window.codeLens('clear').waitFor({ state: 'detached' });
    await window.waitLines('cleared', (lines) => Object.keys(notes(lines)).length === 0, window.editor('chain.js'));
  });
});

describe('instead of decorations', () => {
  const values = { 'gradlens.inline': 'inlayHints', 'gradlens.gutter': true };
  const window = useWindow({ files: { ...examples('chain.js'), ...settings(values) } });

  it('there are inlay hints and marks in the gutter, if they are wanted', async () => {
    await window.select(4, 9);
    await window.command(COMPUTE);
    await window.waitLines('hints', (lines) => lines.some(({ hints }) => hints.join('').includes('-12  ∂ 1')));
    await until('marks', async () => {
      const marks = await window.editor('chain.js').locator('.glyph-margin-widgets .cgmr, .margin .cgmr').count();
      assert.ok(marks >= 5, `${marks}`);
    });
  });
});
