import assert from 'node:assert/strict';
import { useWindow } from '../host/window.mjs';
import { examples, notes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';

describe('a Python file', () => {
  const window = useWindow({ files: examples('staged.py', 'engine.py') });

  it('shows values and gradients, and hand-written gradients without one', async () => {
    await window.open('staged.py');
    await window.goto(1);
    await window.command(COMPUTE);
    await window.waitLines('values', (lines) => {
      const shown = notes(lines);
      assert.equal(shown['x = 3'], '3 ∂ 2.06');
      assert.equal(shown['f = num * invden'], '1.546 ∂ 1');
      assert.match(shown['dy += (1 - sigy) * sigy * dsigy'], /^1\.592 ✓ /);
      return true;
    });
  });

  it('is computed again as a number is edited', async () => {
    await window.replaceLine(10, 'x = 2.5');
    await window.waitLines('values', (lines) => notes(lines)['x = 2.5']?.startsWith('2.5 ∂ '));
  });

  it('keeps the last results while a statement is half typed, and goes on with the rest', async () => {
    await window.replaceLine(10, 'x = (');
    await window.squiggles('error').first().waitFor();
    await window.replaceLine(10, 'x = 3.0');
    await window.waitLines('values', (lines) => notes(lines)['x = 3.0'] === '3 ∂ 2.06');
  });

  it('shows the gradients of an engine that the program wrote beside its own', async () => {
    await window.open('engine.py');
    await window.goto(50);
    await window.command(COMPUTE);
    await window.waitLines('values', (lines) => {
      const shown = notes(lines);
      assert.equal(shown['x = 3.0'], '3 ∂ 24');
      assert.equal(shown['dx = a.grad'], '24 ✓ 0');
      assert.equal(shown['dy = b.grad'], '-35 ✓ 0');
      return true;
    });
  });
});
