import assert from 'node:assert/strict';
import { watchEcho } from '../host/echo.mjs';
import { useWindow } from '../host/window.mjs';
import { examples, notes } from './examples.mjs';

/** Were the loop in the editor's way, a key would wait for its end: until the time limit, 5 s. */
const ECHO_MS = 1_500;

describe('a loop that never ends', () => {
  const window = useWindow({ files: examples('product.js') });

  it('does not keep the editor from typing', async () => {
    const { page } = window;
    await window.goto(1);
    await window.command('GradLens: Compute Gradients');
    await window.waitLines('values', (lines) => notes(lines)['const f = x * y;'] === '-12 ∂ 1');
    await page.evaluate(watchEcho);
    await window.goto(8, 1); // an empty line
    await page.keyboard.insertText('for (;;) {}');
    const endless = await echo(page);
    assert.ok(endless <= ECHO_MS, `a key shows after ${endless} ms`);
  });

  it('is told, and harms nothing that comes after it', async () => {
    await window.squiggles('error').first().waitFor();
    await window.select(8);
    await window.page.keyboard.press('Delete');
    await window.waitLines('values', (lines) => notes(lines)['const f = x * y;'] === '-12 ∂ 1');
    await window.replaceLine(7, 'const y = 5;');
    await window.waitLines('values', (lines) => notes(lines)['const f = x * y;'] === '20 ∂ 1');
  });
});

/** How long nearly all keys take to show, in milliseconds. */
async function echo(page) {
  await page.evaluate(() => window.gradlensEchoes.splice(0));
  for (let i = 0; i < 40; i++) await page.keyboard.press(i % 2 === 0 ? ' ' : 'Backspace', { delay: 15 });
  const times = await page.evaluate(() => window.gradlensEchoes.sort((a, b) => a - b));
  assert.ok(times.length >= 5, `${times.length} changes were seen`); // keys in one frame change the text once
  return times[Math.floor(0.9 * times.length)];
}
