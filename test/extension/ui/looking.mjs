import path from 'node:path';
import { session, shots, until } from '../host/window.mjs';

/** Each with the class that it gives the workbench. */
export const THEMES = {
  light: { theme: 'Light Modern', kind: 'vs' },
  dark: { theme: 'Dark Modern', kind: 'vs-dark' },
  'high-contrast': { theme: 'Dark High Contrast', kind: 'hc-black' },
  'high-contrast-light': { theme: 'Light High Contrast', kind: 'hc-light' },
};

/** WCAG's contrast for text. */
export const CONTRAST = 4.5;

export function useTheme(window, { theme, kind }) {
  return until('the theme', async () => {
    await window.command('Preferences: Color Theme');
    await window.quick.locator('input[type=text]').fill(theme);
    await window.quick.locator('.monaco-list-row', { hasText: theme }).first().click({ timeout: 10_000 });
    await window.page.locator(`.monaco-workbench.${kind}`).waitFor({ timeout: 10_000 });
  });
}

export async function takePicture(window, name) {
  await window.page.screenshot({ path: path.join(shots, `${session.host.name}-${name}.png`) });
}

/** The contrast of each decoration's text with its editor's background. */
export function contrastsIn(editor) {
  return editor.evaluate(contrasts);
}

/** In the page. */
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
