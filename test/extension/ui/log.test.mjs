import { useWindow } from '../host/window.mjs';

describe('what a program prints', () => {
  const window = useWindow({ files: { 'prints.js': "const x = 3;\nconst f = x * x;\nconsole.log('nine is', f);\n" } });

  it('is in the output channel', async () => {
    await window.goto(1);
    await window.command('GradLens: Compute Gradients');
    await window.waitLines('values', (lines) => lines.some(({ after }) => after.length > 0));
    await window.command('Output: Show Output Channels...');
    await window.quick.locator('.monaco-list-row', { hasText: 'GradLens' }).first().click();
    await window.page.locator('.part.panel .view-line', { hasText: 'prints.js:3 nine is 9' }).first().waitFor();
  });
});
