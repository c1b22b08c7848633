import { until, useWindow } from '../host/window.mjs';

describe('what a program prints', () => {
  const window = useWindow({ files: { 'prints.js': "const x = 3;\nconst f = x * x;\nconsole.log('nine is', f);\n" } });

  it('is in the output channel', async () => {
    await window.goto(1);
    await window.command('GradLens: Compute Gradients');
    await window.waitLines('values', (lines) => lines.some(({ after }) => after.length > 0));
    await until('the channel', async () => {
      await window.command('Output: Show Output Channels...');
      const channel = window.quick.locator('.monaco-list-row', { hasText: 'GradLens' }).first();
      await channel.click({ timeout: 2000 }).catch((error) => {
        // Older versions list a channel a little later than it is made.
        return window.page.keyboard.press('Escape').then(() => Promise.reject(error));
      });
    });
    await window.page.locator('.part.panel .view-line', { hasText: 'prints.js:3 nine is 9' }).first().waitFor();
  });
});
