import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { examples, notes } from '../ui/examples.mjs';

/** VS Code's own goals would let much more pass. */
const ACTIVATION_MS = 100;

describe('what is installed', () => {
  const window = useWindow({ files: examples('chain.js') });

  it('computes the gradients of a file', async () => {
    await window.goto(1);
    await window.command('GradLens: Compute Gradients');
    const lines = await window.waitLines('values', (found) => found.some(({ after }) => after.length > 0));
    assert.deepEqual(notes(lines), {
      'const x = -2;': '-2 ∂ -4',
      'const y = 5;': '5 ∂ -4',
      'const z = -4;': '-4 ∂ 3',
      'const q = x + y;': '3 ∂ -4',
      'const f = q * z;': '-12 ∂ 1',
    });
  });

  it('explains', async () => {
    const hover = await window.hoverAt(8, 7);
    assert.match((await hover.allInnerTexts()).join('\n'), /∂f\/∂q = -4/);
    await window.page.keyboard.press('Escape');
  });

  it('draws the circuit', async () => {
    await window.command('GradLens: Show Circuit');
    await window.webview().locator('.gl-gate').first().waitFor();
    const texts = await window.webview().locator('.gl-wire').allInnerTexts();
    assert.equal(texts.length, 5);
  });

  it('starts quickly', async () => {
    await window.command('Developer: Show Running Extensions');
    const rows = window.page.locator('.runtime-extensions-editor .extension');
    const row = rows.filter({ hasText: 'GradLens' });
    await rows.first().click();
    await until('its time', async () => {
      if (!(await row.count())) await window.page.keyboard.press('PageDown'); // only rows in view are in the page
      assert.match(await row.textContent({ timeout: 500 }), /\d+ms/);
    });
    const [, ms] = /(\d+)ms/.exec(await row.textContent());
    console.log(`    activation ${ms} ms`);
    assert.ok(Number(ms) < ACTIVATION_MS, `${ms} ms`);
  });
});
