import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { examples, notes } from './examples.mjs';

describe('the circuit panel', () => {
  const window = useWindow({ files: examples('chain.js') });
  const view = () => window.webview();
  const gate = (label) => view().locator(`.gl-gate[aria-label^=${JSON.stringify(label)}]`);
  /** `q 3 ∂ -4` by wire. */
  const wires = () =>
    view()
      .locator('.gl-wire')
      .evaluateAll((all) => all.map((wire) => [...wire.querySelectorAll('text')].map((t) => t.textContent).join(' ')));
  const waitWires = (expected) => until('the wires', async () => assert.deepEqual(await wires(), expected));
  const selected = () =>
    view()
      .locator('.gl-selected')
      .evaluateAll((all) => all.map((found) => found.getAttribute('aria-label').split(/[ :,]/)[0]));
  const status = () => window.statusbar(/Ln \d+, Col \d+/).textContent();

  it('opens beside the code, and computes first if need be', async () => {
    await window.goto(1);
    await window.command('GradLens: Show Circuit');
    await waitWires(['-2 ∂ -4', '5 ∂ -4', '-4 ∂ 3', 'q 3 ∂ -4', '-12 ∂ 1']);
    assert.equal((await window.tabs()).length, 2);
  });

  it('shows the source of a gate that is clicked', async () => {
    await gate('q').click();
    await window.editor('chain.js').locator('.selected-text').first().waitFor();
    await window.command('View: Focus First Editor Group');
    await until('the place', async () => assert.match(await status(), /Ln 8, Col 16 \(5 selected\)/));
  });

  it('marks the gate at the cursor', async () => {
    await window.goto(9, 14); // q * z
    await until('the gate', async () => assert.deepEqual(await selected(), ['f']));
    await window.goto(4, 7);
    await until('the input', async () => assert.deepEqual(await selected(), ['x']));
  });

  it('changes with the line ends and the hover when a number is edited', async () => {
    await window.goto(5, 12);
    await window.page.keyboard.type('0'); // y = 50
    await waitWires(['-2 ∂ -4', '50 ∂ -4', '-4 ∂ 48', 'q 48 ∂ -4', '-192 ∂ 1']);
    const isNew = (lines) => notes(lines)['const f = q * z;'] === '-192 ∂ 1';
    await window.waitLines('the line end', isNew, window.editor('chain.js'));
    await window.hoverAt(9, 11, /q = 48\s+∂f\/∂q = -4/);
  });

  it('dims while a statement is half typed', async () => {
    await window.replaceLine(9, 'const f = q * ');
    await view().locator('.gl-stale').waitFor();
    await window.page.keyboard.type('2;');
    await waitWires(['-2 ∂ 2', '50 ∂ 2', 'q 48 ∂ 2', '96 ∂ 1']);
    await view().locator('.gl-stale').waitFor({ state: 'detached' });
  });

  it('is empty after Clear, which also works while the panel is active', async () => {
    await gate('f').click();
    await window.command('GradLens: Clear');
    await view().locator('.gl-hint', { hasText: 'Compute Gradients' }).waitFor();
  });
});
