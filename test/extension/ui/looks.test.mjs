import assert from 'node:assert/strict';
import path from 'node:path';
import { session, shots, until, useWindow } from '../host/window.mjs';
import { examples } from './examples.mjs';

/** Each with the class that it gives the workbench. */
const THEMES = {
  light: { theme: 'Light Modern', kind: 'vs' },
  dark: { theme: 'Dark Modern', kind: 'vs-dark' },
  'high-contrast': { theme: 'Dark High Contrast', kind: 'hc-black' },
  'high-contrast-light': { theme: 'Light High Contrast', kind: 'hc-light' },
};

/** WCAG's contrast for text. */
const CONTRAST = 4.5;

describe('the look', () => {
  const window = useWindow({ files: examples('staged.js') });

  before(async () => {
    await window.goto(1);
    await window.command('GradLens: Compute Gradients');
    await window.command('GradLens: Show Circuit');
    await window.webview().locator('svg.gl-circuit .gl-gate').first().waitFor();
    await window.command('View: Focus First Editor Group');
    await window.goto(19, 14);
  });

  for (const [name, { theme, kind }] of Object.entries(THEMES)) {
    it(`is readable in ${theme}`, async () => {
      await until('the theme', async () => {
        await window.command('Preferences: Color Theme');
        await window.quick.locator('input[type=text]').fill(theme);
        await window.quick.locator('.monaco-list-row', { hasText: theme }).first().click({ timeout: 10_000 });
        await window.page.locator(`.monaco-workbench.${kind}`).waitFor({ timeout: 10_000 });
      });
      await window.hoverAt(19, 7, /upstream/);
      const file = path.join(shots, `${session.host.name}-${name}.png`);
      await window.page.screenshot({ path: file });
      await window.page.keyboard.press('Escape');
      await until('contrast', async () => {
        const ratios = await window.editor('staged.js').evaluate(contrasts);
        assert.ok(ratios.length > 10);
        assert.ok(Math.min(...ratios) >= CONTRAST, `contrast ${Math.min(...ratios)}`);
      });
    });
  }
});

/** In the page: the contrast of each decoration's text with the editor's background. */
function contrasts(editor) {
  const channels = (color) =>
    color
      .match(/[\d.]+/g)
      .slice(0, 3)
      .map(Number);
  const linear = (x) => (x / 255 <= 0.03928 ? x / 255 / 12.92 : ((x / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map(linear);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const back = luminance(getComputedStyle(editor).backgroundColor);
  return [...editor.querySelectorAll('.view-line span')].flatMap((span) => {
    const { content, color } = getComputedStyle(span, '::after');
    if (!/^"/.test(content)) return [];
    const front = luminance(color);
    return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
  });
}
