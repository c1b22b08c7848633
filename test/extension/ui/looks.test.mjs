import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { examples } from './examples.mjs';
import { CONTRAST, contrastsIn, THEMES, takePicture, useTheme } from './looking.mjs';

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

  for (const [name, theme] of Object.entries(THEMES)) {
    it(`is readable in ${theme.theme}`, async () => {
      await useTheme(window, theme);
      await window.hoverAt(19, 7, /upstream/);
      await takePicture(window, name);
      await window.goto(19, 14); // without the hover
      await until('contrast', async () => {
        const ratios = await contrastsIn(window.editor('staged.js'));
        assert.ok(ratios.length > 10);
        assert.ok(Math.min(...ratios) >= CONTRAST, `contrast ${Math.min(...ratios)}`);
      });
    });
  }
});
