import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { examples, notes, waitNotes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';

describe('Compute Gradients', () => {
  const window = useWindow({ files: examples('chain.js', 'gates.js') });

  it('shows values and gradients of a selection at the ends of its lines', async () => {
    await window.select(4, 9);
    await window.command(COMPUTE);
    await waitNotes(window, {
      'const x = -2;': '-2 ∂ -4',
      'const y = 5;': '5 ∂ -4',
      'const z = -4;': '-4 ∂ 3',
      'const q = x + y;': '3 ∂ -4',
      'const f = q * z;': '-12 ∂ 1',
    });
  });

  it('leaves the caret at the end of the code, before the values', async () => {
    await window.goto(9, 1);
    await window.page.keyboard.press('End');
    await until('the caret', async () => {
      const [caret, code] = await window.editor().evaluate((editor) => {
        const line = [...editor.querySelectorAll('.view-line')].find((found) => /q.\*.z/.test(found.textContent));
        const last = [...line.querySelectorAll('span[class^="mtk"]')].at(-1);
        const { left } = editor.querySelector('.cursors-layer .cursor').getBoundingClientRect();
        return [left, last.getBoundingClientRect().right];
      });
      assert.ok(Math.abs(caret - code) < 3, `the caret is at ${caret}, the code ends at ${code}`);
    });
  });

  it('explains a name in its hover, with the numbers of the chain rule', async () => {
    const text = await window.hoverAt(4, 7, /upstream/);
    assert.match(text, /as q = x \+ y \(line 8\): upstream -4 × local 1 = -4/);
    assert.doesNotMatch(text, /∂f\/∂x/); // it stands at the line's end
  });

  it('computes again as a number is edited, and back with undo', async () => {
    await window.goto(5, 12);
    await window.page.keyboard.type('0');
    await window.waitLines('edited', (lines) => notes(lines)['const f = q * z;'] === '-192 ∂ 1');
    await window.page.keyboard.press('Control+Z');
    await window.waitLines('undone', (lines) => notes(lines)['const f = q * z;'] === '-12 ∂ 1');
  });

  it('shows the same in a second editor of the file', async () => {
    await window.command('View: Split Editor Right');
    const second = window.page.locator('.editor-group-container').nth(1).locator('.monaco-editor').first();
    await window.waitLines('the second editor', (lines) => notes(lines)['const f = q * z;'] === '-12 ∂ 1', second);
    await window.command('View: Close All Editors in Group');
  });

  it('clears', async () => {
    await window.command('GradLens: Clear');
    await waitNotes(window, {});
    await window.goto(5, 12);
    await window.page.keyboard.type('1');
    await window.waitLines('typed', (lines) => lines.some(({ text }) => text === 'const y = 51;'));
    await waitNotes(window, {});
  });

  it('computes a whole file without a selection', async () => {
    await window.open('gates.js');
    await window.goto(1);
    await window.command(COMPUTE);
    await waitNotes(window, {
      'const x = 3;': '3 ∂ -8',
      'const y = -4;': '-4 ∂ 6',
      'const z = 2;': '2 ∂ 2',
      'const w = -1;': '-1 ∂ 0',
      'const f = 2 * (x * y + Math.max(z, w));': '-20 ∂ 1',
    });
  });

  it('is in the context menu of the editor', async () => {
    const item = window.page.locator('.monaco-menu .action-label', { hasText: 'Compute Gradients' });
    await until('the menu', async () => {
      await window.page.keyboard.press('Escape');
      await window.editor().locator('.view-line', { hasText: 'const f' }).click({ button: 'right' });
      await item.waitFor({ timeout: 10_000 });
    });
    await window.page.keyboard.press('Escape');
  });
});
