import { until, useWindow } from '../host/window.mjs';
import { examples, notes, waitNotes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';
const LAST = 'const f = q * z;';

describe('Escape', () => {
  const window = useWindow({ files: examples('chain.js') });
  const press = (key) => window.page.keyboard.press(key);
  const isShown = () => window.waitLines('values', (lines) => notes(lines)[LAST] === '-12 ∂ 1');
  /** What Escape would do, if it reached GradLens, it has done when the caret has moved. */
  const moved = async (line) => {
    await window.goto(line);
    await window.read(window.statusbar(/Ln \d+, Col \d+/), new RegExp(`Ln ${line}, Col 1`));
  };

  it('closes the find widget first', async () => {
    await window.select(4, 9);
    await window.command(COMPUTE);
    await isShown();
    await moved(4);
    await press('Control+F');
    const find = window.page.locator('.find-widget.visible');
    await find.waitFor();
    await window.editor().locator('.view-line', { hasText: 'const q' }).click(); // the focus is in the code
    await press('Escape');
    await find.waitFor({ state: 'detached' });
    await moved(5);
    await isShown();
  });

  it('takes back a selection first', async () => {
    await window.select(5);
    await press('Escape');
    await window.page.locator('.statusbar-item', { hasText: 'selected' }).waitFor({ state: 'detached' });
    await moved(6);
    await isShown();
  });

  it('closes suggestions and hovers first', async () => {
    await window.goto(9, 12);
    const suggestions = window.page.locator('.suggest-widget.visible');
    // Asked before somebody can answer, VS Code shows none.
    await until('suggestions', async () => {
      await press('Control+Space');
      await suggestions.waitFor({ timeout: 5_000 });
    });
    await press('Escape');
    await suggestions.waitFor({ state: 'detached' });
    await isShown();
    await window.hoverAt(9, 11);
    await press('Escape');
    await until('no hover', async () => {
      if (await window.hover.count()) throw new Error('there is one');
    });
    await moved(7);
    await isShown();
  });

  it('clears when there is nothing else to do, and says how it comes back', async () => {
    await moved(8);
    await press('Escape');
    await waitNotes(window, {});
    await window.statusbar('brings it back').waitFor();
  });

  it('leaves what it cleared to the next computation there, wherever that is now', async () => {
    await window.goto(1);
    await press('End');
    await press('Enter');
    await window.goto(9);
    await window.command(COMPUTE);
    await waitNotes(window, {
      'const x = -2;': '-2 ∂ -4',
      'const y = 5;': '5 ∂ -4',
      'const z = -4;': '-4 ∂ 3',
      'const q = x + y;': '3 ∂ -4',
      'const f = q * z;': '-12 ∂ 1',
    });
  });

  it('does nothing in code that is not computed', async () => {
    await press('Escape');
    await waitNotes(window, {});
    await press('Escape');
    await waitNotes(window, {});
  });
});
