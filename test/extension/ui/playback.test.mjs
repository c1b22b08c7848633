import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { examples } from './examples.mjs';

describe('stepping through the passes', () => {
  const window = useWindow({ files: examples('chain.js') });
  const view = () => window.webview();
  const gate = (label) => view().locator(`.gl-gate[aria-label^=${JSON.stringify(label)}]`);
  const press = (key) => window.page.keyboard.press(key);
  const caption = () => view().locator('.gl-equation').allTextContents();
  const numbers = () => view().locator('.gl-number').allTextContents();
  const waitCaption = (...expected) => until('the arithmetic', async () => assert.deepEqual(await caption(), expected));

  /** The lines of code in which something is framed. */
  const lit = () =>
    window.editor('chain.js').evaluate((editor) => {
      const tops = [...editor.querySelectorAll('.view-overlays .cdr')]
        .filter((mark) => getComputedStyle(mark).borderTopStyle === 'solid' && mark.clientWidth > 0)
        .map((mark) => Math.round(mark.getBoundingClientRect().top));
      const lines = [...editor.querySelectorAll('.view-line')].filter((line) => {
        const { top, bottom } = line.getBoundingClientRect();
        return tops.some((at) => top - 1 <= at && at < bottom - 1);
      });
      return lines.map((line) => line.textContent.replaceAll('\u00a0', ' '));
    });
  const waitLit = (...expected) => until('the lit lines', async () => assert.deepEqual(await lit(), expected));

  it('shows the arithmetic of each step, and lights up its line', async () => {
    await window.goto(1);
    await window.command('GradLens: Show Circuit');
    await gate('f').waitFor();
    await gate('x').press('p');
    await press(' ');
    await press('Home');
    await waitCaption('x = -2,  y = 5,  z = -4');
    assert.deepEqual(await numbers(), ['-2', '5', '-4']);
    await press('ArrowRight');
    await waitCaption('q = x + y = -2 + 5 = 3');
    await waitLit('const q = x + y;');
    assert.deepEqual(await numbers(), ['-2', '5', '-4', 'q 3']);
    for (const _ of ['f', 'its gradient', 'back through ×']) await press('ArrowRight');
    await waitCaption('dq = df · z = 1 · (-4) = -4', 'dz = df · q = 1 · 3 = 3');
    await waitLit('const f = q * z;');
    assert.equal(await view().locator('.gl-progress').textContent(), 'backward 2/3');
  });

  it('leaves the picture its whole width', async () => {
    const [picture, deck] = await Promise.all(['.gl-stage', '.gl-deck'].map((at) => view().locator(at).boundingBox()));
    assert.equal(picture.width, deck.width);
    assert.ok(picture.y + picture.height <= deck.y);
  });

  it('keeps the step when a number is edited', async () => {
    await window.command('View: Focus First Editor Group');
    await window.goto(6, 12); // z = -4
    await press('Delete');
    await window.page.keyboard.type('7');
    await waitCaption('dq = df · z = 1 · (-7) = -7', 'dz = df · q = 1 · 3 = 3');
  });

  it('ends with everything in sight and nothing lit', async () => {
    await gate('q').press('Escape');
    await view().locator('.gl-deck').waitFor({ state: 'hidden' });
    await until('all numbers', async () => assert.equal((await numbers()).length, 10));
    await waitLit();
  });

  it('plays by itself, which its commands do, too', async () => {
    await gate('x').focus();
    // The commands are for the panel that VS Code knows to be active.
    await window.page.locator('.editor-group-container.active .tab.active[aria-label^="Circuit of"]').waitFor();
    await window.command('GradLens: Play or Pause the Passes');
    await waitCaption('q = x + y = -2 + 5 = 3');
    await window.command('GradLens: One Step Back');
    await waitCaption('x = -2,  y = 5,  z = -7');
    await press('Escape');
  });
});
